package flow

import "github.com/goccy/go-yaml/ast"

// retryRoutes makes version 2 of version 1: the route key `again` is `retry`, because a
// question has its own `again`, the words of the second asking. Only where a route stands
// is `again` that key: it may be a variable, an option or an outcome elsewhere.
func retryRoutes(doc ast.Node) []edit {
	var out []edit
	for _, f := range pairs(doc) {
		switch f.key {
		case "stuck", "unanswered":
			out = append(out, retryRoute(f.val)...)
		case "steps":
			quiet := reader{}
			for _, step := range quiet.list(f) {
				out = append(out, retryStep(pairs(step.val))...)
			}
		}
	}
	return out
}

// retryStep renames the key in the routes of a step of version 1.
func retryStep(fields []field) []edit {
	verb := ""
	for _, f := range fields {
		if f.key == "ask" || f.key == "do" {
			verb = f.key
		}
	}
	var out []edit
	for _, f := range fields {
		switch {
		case f.key == "then", f.key == "else", verb == "ask" && askRoutes1[f.key]:
			out = append(out, retryRoute(f.val)...)
		case verb == "ask" && f.key == "options":
			for _, o := range pairs(f.val) {
				out = append(out, retryRoute(o.val)...)
			}
		case verb == "do" && f.key != "do" && f.key != "id" && f.key != "with":
			out = append(out, retryRoute(f.val)...)
		}
	}
	return out
}

// askRoutes1 are the exits that a question of version 1 can have.
var askRoutes1 = wordSet("none yes no other stuck unanswered")

func retryRoute(n ast.Node) []edit {
	var out []edit
	for _, f := range pairs(n) {
		if f.key == "again" {
			out = append(out, edit{f.at, "again", "retry"})
		}
	}
	return out
}
