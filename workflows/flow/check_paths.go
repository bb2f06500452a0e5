package flow

import (
	"fmt"
	"slices"
)

// reach reports steps that nothing leads to.
func (a *analysis) reach() {
	seen := make([]bool, len(a.def.steps))
	a.walk(0, seen)
	for i, s := range a.def.steps {
		if !seen[i] && (i == 0 || seen[i-1] || s.id[0] != '#') {
			a.fault(s.at, "unreachable", fmt.Sprintf("nothing leads to step %s", s.id), "", "let a route lead here, or delete it")
		}
	}
}

func (a *analysis) walk(i int, seen []bool) {
	todo := append(a.todo[:0], i)
	for len(todo) > 0 {
		i = todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[i] {
			continue
		}
		seen[i] = true
		for _, e := range a.edges[i] {
			if e.target != outside {
				todo = append(todo, e.target)
			}
		}
	}
	a.todo = todo
}

// assigned reports variables that are used where they may not be set: on some path to
// the step, nothing gave them a value.
func (a *analysis) assigned() {
	sets := a.surelySet()
	after := a.noVars()
	for i, s := range a.def.steps {
		if sets[i] == nil {
			continue // not reached
		}
		a.here = s
		a.usedAt(s, sets[i])
		for _, e := range a.edges[i] {
			a.leave(after, sets[i], s, e.exit)
			a.usedOn(s, e, after)
		}
	}
}

// usedOn reports what is not set on the way from a step. What the way sets is put into
// the set.
func (a *analysis) usedOn(s *step, e edge, after varSet) {
	for _, set := range e.to.set {
		a.need(set.expr, after)
		a.assign(after, set)
	}
	a.needText(e.to.say, after)
	if e.to.call != nil {
		if d, ok := a.env.Workflows[e.to.call.workflow]; ok {
			a.needInputs(e.to.call.with, d.fields(), after)
		}
	}
	if e.target == outside && e.to.handoff == "" && !e.aside {
		a.arrive(after, e)
		a.needResults(s, after)
	}
}

// surelySet is, for each step, the variables that every path to it sets; nil for a step
// that is not reached.
func (a *analysis) surelySet() []varSet {
	sets := make([]varSet, len(a.def.steps))
	sets[0] = a.noVars()
	for _, in := range a.def.inputs {
		if !in.optional {
			a.holds(sets[0], in.name, in.shape, nil)
		}
	}
	after, waits := a.noVars(), make([]bool, len(sets))
	for todo := []int{0}; len(todo) > 0; {
		i := todo[0]
		todo, waits[i] = todo[1:], false
		for _, e := range a.edges[i] {
			if e.target == outside {
				continue
			}
			a.leave(after, sets[i], a.def.steps[i], e.exit)
			a.arrive(after, e)
			if sets[e.target] == nil {
				sets[e.target] = slices.Clone(after)
			} else if !sets[e.target].keep(after) {
				continue
			}
			if !waits[e.target] {
				todo, waits[e.target] = append(todo, e.target), true
			}
		}
	}
	return sets
}

func (a *analysis) usedAt(s *step, set varSet) {
	for _, t := range s.verb.says() {
		a.needText(t, set)
	}
	switch v := s.verb.(type) {
	case *doing:
		if a.isUnknown(s) {
			return // what it can do without is not known
		}
		a.needInputs(v.with, a.env.Specs[v.action].In, set)
	case *branching:
		a.need(v.cond, set)
	case *looping:
		a.need(v.list, set)
	case *waiting:
		if v.until != nil {
			a.need(v.until, set)
		}
	case *ask:
		if v.of != nil {
			a.need(v.of, set)
		}
	}
}

// needInputs wants every required input to be set; an optional one may be left out at
// run time.
func (a *analysis) needInputs(given []assignment, fields []Field, set varSet) {
	for _, w := range given {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == w.name })
		if i >= 0 && fields[i].Optional && w.expr.isRef {
			continue
		}
		a.need(w.expr, set)
	}
}

// needResults wants every result to be set where the workflow ends.
func (a *analysis) needResults(s *step, set varSet) {
	for _, r := range a.def.results {
		if !r.optional && !a.has(set, r.name) {
			a.fault(s.at, "variable", fmt.Sprintf("the workflow ends here, and its result `%s` may not be set", r.name), "whoever called it goes on with it", "")
			a.onPath(flaw{rule: "variable", spot: spot{step: end}, name: r.name})
		}
	}
}

func (a *analysis) need(e *expression, set varSet) {
	if e.isRef {
		a.needRef(e.ref, wording{at: e.at}, set)
		return
	}
	if e.formula != nil {
		a.needFormula(e.formula, e.at, set)
	}
}

func (a *analysis) needText(s spoken, set varSet) {
	for _, t := range []*text{s.text, s.notice} {
		for _, w := range t.wordings() {
			for _, b := range w.bits {
				if b.hole == varHole {
					a.needRef(b.ref, w, set)
				}
			}
		}
	}
}

// needName wants a variable to be set where a wording, or an expression, names it; ok is
// false where it may not be.
func (a *analysis) needName(name string, w wording, set varSet) (ok bool) {
	if _, exists := a.vars[name]; exists && !a.has(set, name) {
		a.fault(w.at, "variable", fmt.Sprintf("`%s` may not be set here", name),
			"on some way to this step nothing gave it a value, and a patient would read a gap", fmt.Sprintf("branch on `known(%s)` first, or set it on every way", name))
		a.onPath(flaw{rule: "variable", spot: spot{step: a.here.id}, name: name, lang: w.lang})
		return false
	}
	return true
}

// loops reports cycles in which nobody is asked anything and no time passes: strongly
// connected components of the graph without the steps at which a turn rests, and
// without the ways on which a loop comes to its next item.
func (a *analysis) loops() {
	next := make([][]int, len(a.def.steps))
	for i, s := range a.def.steps {
		if a.rests(s) {
			continue
		}
		for _, e := range a.edges[i] {
			if e.target != outside && !a.progresses(i, e.target) {
				next[i] = append(next[i], e.target)
			}
		}
	}
	for _, i := range cyclic(next) {
		s := a.def.steps[i]
		a.fault(s.at, "loop", fmt.Sprintf("step %s comes back to itself without asking or waiting", s.id),
			"the turn would never end", "lead one of the routes to a question, or to `end`")
		a.onPath(flaw{rule: "loop", spot: spot{step: s.id}})
	}
}
