package flow

import (
	"slices"

	"frontdesk/internal/phi"
)

// label finds how private each text is: its parts, and the conditions under which it is
// said. Conditions make variables private (set in a branch) and variables make
// conditions private (branched on), so it looks until nothing changes; grades only ever
// rise, and there are few.
func (a *analysis) label() {
	a.courses = a.courseOf()
	a.under = slices.Repeat([]grade{free()}, len(a.courses.next))
	for n := range a.labels {
		a.labels[n] = phi.Public
	}
	a.conditions()
	for a.grew = true; a.grew; {
		a.grew = false
		for n := range a.courses.next {
			a.labelNode(n)
		}
	}
}

// conditions are those under which variables are set before the workflow begins: to
// know whether an optional input was given is as private as the input.
func (a *analysis) conditions() {
	for n := range a.vars {
		a.context[n], a.worded[n] = free(), free()
	}
	for _, in := range a.def.inputs {
		if in.optional {
			a.context[in.name] = kept(in.shape.label)
		}
	}
}

// labelNode carries what is known of one node to what it decides, sets and says.
func (a *analysis) labelNode(n int) {
	under := a.under[n]
	if g := under.with(a.branch(n)); g != free() {
		a.courses.decided(n, func(m int) { a.raise(&a.under[m], g) })
	}
	if under != free() {
		a.courses.strays(n, func(m int) { a.raise(&a.under[m], under) })
	}
	if to := a.courses.route(n); to != nil {
		a.labelRoute(to, under)
	}
	if i, ok := a.courses.step(n); ok {
		a.labelStep(a.def.steps[i], under)
	}
}

func (a *analysis) raise(g *grade, to grade) {
	if g.raise(to) {
		a.grew = true
	}
}

func (a *analysis) raiseVar(name string, to grade) {
	g := a.context[name]
	a.raise(&g, to)
	a.context[name] = g
}

// labelStep raises the texts of a step, and the variables that it gives.
func (a *analysis) labelStep(s *step, under grade) {
	q, _ := s.verb.(*ask)
	for _, t := range s.verb.says() {
		a.labelText(t, under.label, q)
	}
	for _, e := range a.edges[s.index] {
		if q == nil {
			under = a.under[a.courses.index[e.to]]
		}
		for _, name := range a.setBy(s, e.name) {
			a.raiseVar(name, under)
		}
		for _, f := range a.maybes(s, e.name) {
			a.raiseVar(f.Name, under.with(kept(f.Label)))
		}
	}
	if name, list := itemsOf(s); list != nil {
		a.raiseVar(name, a.context[list.ref.name])
	}
	if q != nil {
		for _, o := range q.options {
			g := a.worded[q.id]
			a.raise(&g, a.textGrade(o.label, nil))
			a.worded[q.id] = g
		}
	}
}

// itemsOf is the variable that a step fills with items of a list, and the list; nil for
// a step that does not.
func itemsOf(s *step) (name string, list *expression) {
	switch v := s.verb.(type) {
	case *ask:
		return v.id, v.of
	case *looping:
		return v.as, v.list
	}
	return "", nil
}

// maybes are what an action or an event may give when a step is left by an exit, or not.
func (a *analysis) maybes(s *step, exit string) (out []Field) {
	if v, ok := s.verb.(*waiting); ok && exit == "then" {
		for _, in := range v.gives {
			if in.optional {
				out = append(out, Field{Name: in.name, Label: in.shape.label})
			}
		}
	}
	v, ok := s.verb.(*doing)
	if !ok {
		return out
	}
	for _, oc := range a.env.Specs[v.action].Outcomes {
		for _, f := range oc.Out {
			if oc.Name == exit && f.Optional {
				out = append(out, f)
			}
		}
	}
	return out
}

// labelRoute raises what is set, called and said on a way.
func (a *analysis) labelRoute(to *route, under grade) {
	for _, set := range to.set {
		a.raiseVar(set.name, under.with(a.setContext(set)))
	}
	for _, r := range a.resultsOf(to) {
		g := under
		if r.optional {
			g = g.with(kept(r.shape.label))
		}
		a.raiseVar(r.name, g)
	}
	if to.call != nil {
		l, ok := a.calls[to.call]
		if !ok || under.label < l {
			a.calls[to.call] = under.label
			a.grew = true
		}
	}
	a.labelText(to.say, under.label, nil)
}

// setContext is how private it is to know that a variable was set from another: what is
// missing stays missing.
func (a *analysis) setContext(set assignment) grade {
	g := free()
	for _, u := range slices.Concat(set.expr.uses, set.expr.asks) {
		g = g.with(a.context[u])
		if set.expr.isRef {
			g = g.with(a.worded[u])
		}
	}
	if set.expr.isRef && len(set.expr.ref.path) > 0 {
		g = g.with(a.refGrade(set.expr.ref))
	}
	if set.as != nil {
		g = g.lowered(set.as.as)
	}
	return g
}

// labelText raises a text of the question q; nil for a text that is no question's.
func (a *analysis) labelText(s spoken, under phi.Label, q *ask) {
	for _, t := range []*text{s.text, s.notice} {
		if t == nil {
			continue
		}
		l := phi.Highest(under, a.textGrade(t, q).label)
		if l < a.labels[t.n] {
			a.labels[t.n], a.grew = l, true
		}
	}
}

// textGrade is how private the parts of a text are.
func (a *analysis) textGrade(t *text, q *ask) grade {
	g := free()
	for _, w := range t.wordings() {
		for _, b := range w.bits {
			switch {
			case b.hole == varHole:
				g = g.with(a.holeGrade(b))
			case b.hole == listHole && q != nil:
				g = g.with(a.listGrade(q)).with(a.itemsGrade(q))
			case b.hole == countHole && q != nil, b.hole == rangeHole && q != nil:
				g = g.with(a.listGrade(q))
			}
		}
	}
	return g
}

// listGrade is how private it is to know how many answers a question offers.
func (a *analysis) listGrade(q *ask) grade {
	switch {
	case q.kind == askPerson:
		return kept(phi.Notice)
	case q.of == nil:
		return free()
	}
	return a.lengthGrade(q.of)
}

// itemsGrade is how private the words of the answers are that a question offers.
func (a *analysis) itemsGrade(q *ask) grade {
	g := free()
	for _, o := range q.options {
		g = g.with(a.textGrade(o.label, nil))
	}
	if q.of == nil {
		return g
	}
	if list, wrong, _ := q.of.ref.of(a.vars); wrong == "" {
		g = g.with(list.items)
	}
	return g
}

// refGrade is how private a variable or a part of it is, and that it is set at all.
func (a *analysis) refGrade(r ref) grade {
	if a.missing(r.name) {
		return free() // nothing goes live before the action is known
	}
	s, wrong, _ := r.of(a.vars)
	if wrong != "" {
		return grade{secret: phi.Public} // names says so, and nobody is sent to look for more
	}
	return s.own().with(a.context[r.name]).with(a.worded[r.name])
}

// exprGrade is how private what an expression gives is.
func (a *analysis) exprGrade(e *expression) grade {
	if e.isRef {
		return a.refGrade(e.ref)
	}
	g := free()
	for _, u := range e.uses {
		if _, exists := a.vars[u]; exists {
			g = g.with(e.needs(u, a.vars[u])).with(a.context[u])
		}
	}
	for _, u := range e.asks {
		g = g.with(a.context[u])
	}
	return g
}
