package flow

import (
	"fmt"

	"frontdesk/internal/phi"
)

// shapes finds the type of every variable. A variable may be set from one that is found
// later, so it looks until nothing changes; each round finds at least one.
func (a *analysis) shapes() {
	a.vars[opening] = shape{kind: TextType, label: phi.Care}
	for _, in := range a.def.inputs {
		a.vars[in.name] = in.shape
	}
	for range len(a.def.exprs) + 2 {
		before := len(a.vars)
		for _, s := range a.def.steps {
			a.shapesOf(s)
		}
		if len(a.vars) == before {
			break
		}
	}
}

func (a *analysis) shapesOf(s *step) {
	switch v := s.verb.(type) {
	case *ask:
		if sh, ok := a.answerShape(v); ok {
			a.add(s.at, v.id, sh)
		}
	case *waiting:
		for _, in := range v.gives {
			a.add(in.at, in.name, in.shape)
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
			if sh, ok := a.exprShape(set.expr); ok {
				a.add(set.at, set.name, sh)
			}
		}
		for _, out := range a.resultsOf(e.to) {
			a.add(e.to.call.at, out.name, out.shape)
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
		a.vars[name] = s
		return
	}
	if !had.takes(s) {
		a.fault(at, "type", fmt.Sprintf("`%s` is a %s here and a %s elsewhere", name, s.kind, had.kind), "", "give one of them another name")
		return
	}
	a.vars[name] = had.join(s)
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
		fields := map[string]shape{"wish": {kind: WishType, label: phi.Care}}
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
		return shape{kind: TextType, label: phi.Public}, true
	}
	if e.isRef {
		s, wrong, _ := e.ref.of(a.vars)
		return s, wrong == ""
	}
	s = shape{kind: TextType, label: phi.Public}
	for _, u := range e.uses {
		v, ok := a.vars[u]
		if !ok {
			return s, false
		}
		s.label = phi.Highest(s.label, v.all())
	}
	return s, true
}
