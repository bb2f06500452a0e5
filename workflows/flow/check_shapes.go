package flow

import (
	"fmt"
	"slices"

	"frontdesk/internal/phi"
)

// shapes finds the type of every variable, and how private it is. A variable may be set
// from one that is found later, or is found to be more private later, so it looks until
// nothing changes. Every round carries one of four labels one variable further at
// least.
func (a *analysis) shapes() {
	a.vars[opening] = shape{kind: TextType, label: phi.Care, secret: phi.Public}
	for _, in := range a.def.inputs {
		a.vars[in.name] = in.shape.graded(asKept)
	}
	for a.grew = true; a.grew; {
		a.grew = false
		for _, s := range a.def.steps {
			a.shapesOf(s)
		}
	}
}

func (a *analysis) shapesOf(s *step) {
	switch v := s.verb.(type) {
	case *ask:
		if sh, ok := a.answerGraded(v); ok {
			a.add(s.at, v.id, sh)
		}
	case *waiting:
		for _, in := range v.gives {
			a.add(in.at, in.name, in.shape.graded(asKept))
		}
	case *looping:
		if sh, ok := a.itemShape(v); ok {
			a.add(s.at, v.as, sh)
		}
	case *doing:
		for _, oc := range a.env.Specs[v.action].Outcomes {
			for _, f := range oc.Out {
				a.add(s.at, f.Name, shapeOf(f))
			}
		}
	}
	for _, e := range a.exitsOf(s) {
		for _, set := range e.to.set {
			if sh, ok := a.setShape(set); ok {
				a.add(set.at, set.name, sh)
			}
		}
		for _, out := range a.resultsOf(e.to) {
			a.add(e.to.call.at, out.name, out.shape.graded(asKept))
		}
	}
}

// resultsOf are the results of the workflow that a route calls.
func (a *analysis) resultsOf(to *route) []input {
	if to.call == nil || a.env.Workflows[to.call.workflow] == nil {
		return nil
	}
	return a.env.Workflows[to.call.workflow].results
}

// add gives a variable its shape, or another one of the same type.
func (a *analysis) add(at pos, name string, s shape) {
	had, ok := a.vars[name]
	if !ok {
		a.vars[name], a.grew = s, true
		return
	}
	if !had.takes(s) {
		a.fault(at, "type", fmt.Sprintf("`%s` is a %s here and a %s elsewhere", name, s.kind, had.kind), "", "give one of them another name")
		return
	}
	both := had.join(s)
	a.grew = a.grew || !both.like(had)
	a.vars[name] = both
}

// answerGraded is the shape of an answer. The channel heard it: what it hides is only
// what an item of a list says beyond the number that picks it.
func (a *analysis) answerGraded(v *ask) (s shape, ok bool) {
	s, ok = a.answerShape(v)
	switch {
	case !ok:
		return s, false
	case v.kind == askPerson:
		return s.graded(asKept), true
	case v.of == nil:
		return s.graded(heardOn), true
	}
	list, _, _ := v.of.ref.of(a.vars)
	s = s.graded(heardOn)
	switch s.kind {
	case ListType:
		return s.join(list), true
	case MarksType:
		g := s.grade().with(list.all())
		s.label, s.secret = g.label, g.secret
		return s, true
	}
	return s.join(list.item()), true
}

// answerShape is the shape of what a question gives; ok is false while the list that it
// is about is not known.
func (a *analysis) answerShape(v *ask) (s shape, ok bool) {
	s = shape{kind: questions[v.kind].gives, label: v.label}
	if v.of != nil {
		list, wrong, _ := v.of.ref.of(a.vars)
		if wrong != "" {
			return s, false
		}
		s.label = phi.Highest(s.label, list.label)
		if v.kind == askChoices {
			s.of, s.fields = list.of, list.fields
		} else if v.kind != askMarks && list.of != "" {
			s.kind, s.fields = list.of, list.fields
		}
	}
	if v.kind == askChoices && v.of == nil {
		s.of = ChoiceType
	}
	if v.kind == askName {
		s.fields = map[string]shape{"first": {kind: PersonType, label: phi.Notice}, "last": {kind: NameType, label: phi.Care}}
	}
	if v.kind == askPerson {
		s.fields = partsOf(PersonType, phi.Notice)
	}
	if v.has("other") {
		fields := map[string]shape{"wish": {kind: WishType, label: phi.Care, maybe: true}}
		for n, f := range s.fields {
			fields[n] = f
		}
		s.fields = fields
	}
	return s, true
}

// exprShape is the shape of what an expression gives; ok is false while it is not known.
func (a *analysis) exprShape(e *expression) (s shape, ok bool) {
	if e.isWord {
		return shape{kind: TextType, label: phi.Public, secret: phi.Public}, true
	}
	if e.isRef {
		s, wrong, _ := e.ref.of(a.vars)
		return s, wrong == ""
	}
	g := free()
	for _, u := range e.uses {
		v, ok := a.vars[u]
		if !ok {
			return s, false
		}
		g = g.with(e.needs(u, v))
	}
	return shape{kind: TextType, label: g.label, secret: g.secret}, true
}

// needs is how private what an expression looks at is, of the variable u with shape v:
// all of it, or a list's length where it looks at nothing else.
func (e *expression) needs(u string, v shape) grade {
	if slices.Contains(e.counts, u) {
		return v.grade()
	}
	return v.all()
}
