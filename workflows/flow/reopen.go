package flow

import (
	"fmt"
	"slices"
)

// bearable are the rules whose breach costs one turn, or leaves a gap in one text. Staff
// hear of a turn that fails; no label depends on these rules.
var bearable = wordSet("variable deep turn size exits outcome unsaid person segments keyword unreachable language loop each examples")

// Reopen compiles revisions that went live under the check of their time, in the order in
// which they were published: a release that checks more must not close a clinic. What
// breaks a bearable rule goes on, with a warning of rule "revision". What does not work,
// or may tell what is private, is set aside with another: the newest earlier revision of
// the workflow that holds serves in its place, or nothing begins it. Such a warning names
// the revision, the rule and the line, and no words of the workflow.
func Reopen(revisions []Revision, env Env) (*Library, []Problem) {
	revisions = slices.Clone(revisions)
	var told []Problem
	for {
		i, p := firstUnbearable(revisions, env)
		if i < 0 {
			break
		}
		gone := revisions[i]
		revisions = slices.Delete(revisions, i, i+1)
		instead := "nothing serves in its place"
		for j := i - 1; j >= 0 && revisions[j].Def.Name == gone.Def.Name; j-- {
			revisions[j].Current = true
			instead = fmt.Sprintf("%s serves in its place", revisions[j].ID)
			break
		}
		told = append(told, standingProblem(gone, fmt.Sprintf("revision %s is set aside (rule %s, line %d): %s", gone.ID, p.Rule, p.Line, instead)))
	}
	l, borne := newLibrary(revisions, env, func(p Problem) bool { return bearable[p.Rule] })
	return l, append(told, borne...)
}

// firstUnbearable is the first current revision with a fault that is not borne; i is
// negative when there is none.
func firstUnbearable(revisions []Revision, env Env) (i int, fault Problem) {
	env.Workflows = currentOf(revisions)
	for i, r := range revisions {
		if !r.Current {
			continue
		}
		for _, p := range analyse(r.Def, env).problems {
			if p.Severity == Fault && !bearable[p.Rule] {
				return i, p
			}
		}
	}
	return -1, Problem{}
}

func currentOf(revisions []Revision) map[string]*Def {
	out := map[string]*Def{}
	for _, r := range revisions {
		if r.Current {
			out[r.Def.Name] = r.Def
		}
	}
	return out
}

func standingProblem(r Revision, what string) Problem {
	return Problem{Workflow: r.Def.Name, Line: 1, Column: 1, Severity: Warning, Rule: "revision", What: what}
}

// borne turns the faults that are borne into one warning; faults are those that are left.
func borne(r Revision, problems []Problem, bears func(Problem) bool) (faults, rest []Problem) {
	told := false
	for _, p := range problems {
		switch {
		case p.Severity != Fault:
			rest = append(rest, p)
		case bears == nil || !bears(p):
			faults = append(faults, p)
		case r.Current && !told:
			told = true
			rest = append(rest, standingProblem(r, fmt.Sprintf("revision %s would not be published any more (rule %s, line %d): mend it", r.ID, p.Rule, p.Line)))
		}
	}
	return faults, rest
}
