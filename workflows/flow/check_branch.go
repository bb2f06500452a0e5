package flow

// branch is how private it is to know which way was taken from a node; free when there
// is only one.
func (a *analysis) branch(n int) grade {
	i, ok := a.courses.step(n)
	if !ok || len(a.courses.next[n]) < 2 {
		return free()
	}
	g := a.decision(a.def.steps[i])
	if r := a.def.steps[i].reveals; r != nil {
		g = g.lowered(r.as)
	}
	return g
}

// decision is how private it is to know what was decided at a step.
func (a *analysis) decision(s *step) grade {
	switch v := s.verb.(type) {
	case *branching:
		return a.exprGrade(v.cond)
	case *doing:
		g := free()
		for _, oc := range a.env.Specs[v.action].Outcomes {
			g = g.with(kept(oc.Label))
		}
		return g
	case *waiting:
		if v.event != "" {
			return kept(v.label)
		}
	case *looping:
		return a.lengthGrade(v.list)
	case *ask:
		// Which answer was given is as private as the answer, except that a time was
		// asked for instead of an offered one. The channel has heard it, unless an item
		// that it only knows by number decides.
		g := heardOn(kept(v.label))
		if v.of != nil && len(v.options) > 0 && v.kind != askMarks {
			g = g.with(a.lengthGrade(v.of)).with(a.itemsGrade(v))
		}
		return g
	}
	return free()
}
