package flow

import (
	"fmt"
	"slices"

	"frontdesk/internal/phi"
)

// handed reports what is handed on at a more private label than it is taken at: to an
// action, to a workflow that is called, and back to the one that called this. Whoever
// takes it relies on the label; the conditions under which a variable was set count as
// its words do.
func (a *analysis) handed() {
	for _, s := range a.def.steps {
		v, ok := s.verb.(*doing)
		if !ok {
			continue
		}
		for _, f := range a.env.Specs[v.action].In {
			a.handsTo(v.with, f.Name, shapeOf(f), "`"+v.action+"`")
		}
	}
	for n, to := range a.courses.routes {
		if to.call != nil && a.env.Workflows[to.call.workflow] != nil {
			for _, in := range a.env.Workflows[to.call.workflow].inputs {
				a.handsTo(to.call.with, in.name, in.shape, "`"+to.call.workflow+"`")
			}
			a.handsOpening(to.call)
		}
		if slices.Contains(a.courses.next[a.courses.steps+n], a.courses.over) {
			a.handsBack(to)
		}
	}
}

func (a *analysis) handsTo(with []assignment, name string, want shape, owner string) {
	for _, w := range with {
		got, ok := a.exprShape(w.expr)
		if w.name != name || !ok {
			continue
		}
		if l, most, ok := want.covers(got, a.exprContext(w.expr)); !ok {
			a.fault(w.at, "label", fmt.Sprintf("`%s` is %s, and %s takes at most %s", w.expr.src, l, owner, most),
				"it could be said where it may not be seen", "hand on something less private; mind the conditions under which it was set")
		}
		if part := got.lacks(want); part != "" {
			a.fault(w.at, "part", fmt.Sprintf("`%s` may have no `%s`, and %s counts on it", w.expr.src, part, owner),
				"a text that names it would have a gap", "hand on a value that always has it")
		}
	}
}

// handsOpening holds what is handed on as the words that began a workflow: the channel
// has to have heard them, for a workflow may ask or not by what they say.
func (a *analysis) handsOpening(c *calling) {
	for _, w := range c.with {
		if w.name != opening {
			continue
		}
		a.handsTo(c.with, opening, shape{kind: TextType, label: phi.Care}, "`"+c.workflow+"`")
		if g := a.exprGrade(w.expr); a.hidden(g.secret) != "" {
			a.fault(w.at, "label", fmt.Sprintf("`%s` is handed on as `opening`, and holds %s words that were not written on %s", w.expr.src, g.secret, a.hidden(g.secret)),
				"`opening` is what the patient wrote: a workflow asks, or does not, by what it says", "hand on the workflow's own `opening` or an answer, or declare another input")
		}
	}
}

// handsBack holds the results where the workflow ends against their labels.
func (a *analysis) handsBack(to *route) {
	for _, r := range a.def.results {
		got, ok := a.vars[r.name]
		if !ok {
			continue
		}
		if part := got.lacks(r.shape); part != "" {
			a.fault(r.at, "part", fmt.Sprintf("the result `%s` may have no `%s` at the end on line %d", r.name, part, to.at.line),
				"whoever called counts on it, and a text that names it would have a gap", "give a value that always has it")
		}
		if l, most, ok := r.shape.covers(got, a.context[r.name]); !ok {
			a.fault(r.at, "label", fmt.Sprintf("the result `%s` is %s at the end on line %d, and is declared %s", r.name, l, to.at.line, most),
				"whoever called goes on as if it were less private", fmt.Sprintf("declare it `label: %s`, or leave out what makes it private; mind the conditions under which it is set", l))
		}
	}
}

// exprContext is how private the conditions are under which the variables of an
// expression were set.
func (a *analysis) exprContext(e *expression) grade {
	g := free()
	for _, u := range slices.Concat(e.uses, e.asks) {
		g = g.with(a.context[u])
		if e.isRef {
			g = g.with(a.worded[u])
		}
	}
	return g
}

// covers reports whether a value of shape got, set under a condition, may go where s is
// stated, part by part; else how private it is, and how private it may be at most.
func (s shape) covers(got shape, under grade) (l, most phi.Label, ok bool) {
	l = phi.Highest(got.label, under.label)
	if l < s.label {
		return l, s.label, false
	}
	if s.kind == ListType && got.kind == ListType && got.items.label < s.items.label {
		return got.items.label, s.items.label, false
	}
	for n, want := range s.fields {
		if part, has := got.fields[n]; has {
			if l, most, ok = want.covers(part, free()); !ok {
				return l, most, false
			}
		}
	}
	return l, s.label, true
}
