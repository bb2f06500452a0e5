package reference

import (
	"bytes"
	"fmt"
	"strings"

	"frontdesk/workflows/flow"
)

// Page is the reference of the language and of the actions, in Markdown.
func Page(specs []flow.Spec) []byte {
	p := &page{}
	p.line("# Reference of the workflow language")
	p.line("")
	p.line("Version %d. Written by `frontdesk workflow docs`, from the tables that the checker goes by.", flow.Language)
	p.line("For a first half hour, read [workflows.md](workflows.md).")
	p.head("Steps", "A step is one of these. It has the keys below it, and no others.")
	for _, f := range flow.Steps() {
		p.form(f)
	}
	p.kinds()
	p.head("Documents, routes and other parts", "")
	for _, f := range flow.Parts() {
		p.form(f)
	}
	p.small()
	p.actions(specs)
	return p.b.Bytes()
}

type page struct{ b bytes.Buffer }

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.b, format+"\n", args...) }

func (p *page) head(title, about string) {
	p.line("\n## %s\n", title)
	if about != "" {
		p.line("%s\n", about)
	}
}

func (p *page) table(columns ...string) {
	p.row(columns...)
	p.line("|%s", strings.Repeat("---|", len(columns)))
}

// row is one row of a table; a bar in a cell would begin another cell.
func (p *page) row(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(c, "|", `\|`)
	}
	p.line("| %s |", strings.Join(cells, " | "))
}

func (p *page) form(f flow.Form) {
	p.line("### %s\n\n%s\n", f.Name, f.Help)
	p.table("key", "holds", "what it is")
	for _, k := range f.Keys {
		name := "`" + k.Name + "`"
		if k.Required {
			name += " *"
		}
		p.row(name, string(k.Holds), k.Help)
	}
	p.line("")
}

func (p *page) kinds() {
	p.head("Kinds of questions", "The answer is a variable of the type given, under the question's id. The label is how private it is at least.")
	p.table("ask", "takes", "gives", "label", "from", "routes of its own")
	for _, k := range flow.Kinds() {
		var from []string
		if k.Of {
			from = append(from, "`of`")
		}
		if k.Options {
			from = append(from, "`options`")
		}
		p.row("`"+k.Name+"`", k.Help, string(k.Gives), k.Label.String(), strings.Join(from, ", "), code(k.Exits))
	}
}

func code(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "`" + strings.Join(words, "`, `") + "`"
}

// small is what takes a line each: placeholders, types, expressions, limits.
func (p *page) small() {
	p.head("Placeholders", "The closed list of what a text may hold in braces.")
	p.table("written", "stands for")
	for _, h := range flow.Placeholders() {
		p.row("`"+h.Written+"`", h.Help)
	}
	p.head("Expressions", "A variable (`visit.first`, `visits[0]`), a quoted word (`\"'move'\"`), or a comparison: `==` `!=` `<` `<=` `>` `>=` `in` `contains` `and` `or` `not`, "+
		"with `len(list)`, `known(variable)`, `clinic.open`, `clinic.weekday` (mon to sun) and `clinic.hour` (0 to 23). Nothing else can be reached.")
	p.head("Types", "")
	var types []string
	for _, t := range flow.Types() {
		types = append(types, string(t))
	}
	p.line("%s, and `list of` each.", code(types))
	p.head("Labels", "`public` anybody may know, `notice` a lock screen may show, `care` is ordinary health and billing data, `sensitive` is specially protected.")
	p.head("Limits", "")
	p.table("of", "at most", "why")
	for _, b := range flow.Bounds() {
		p.row(b.What, b.Most, b.Why)
	}
}
