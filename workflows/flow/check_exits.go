package flow

// exitsOf are the exits of a step, those included that all questions share. They are
// put together once.
func (a *analysis) exitsOf(s *step) []exit {
	if a.exited == nil {
		a.exited = make([][]exit, len(a.def.steps))
	}
	if a.exited[s.index] == nil {
		a.exited[s.index] = a.gathered(s)
	}
	return a.exited[s.index]
}

func (a *analysis) gathered(s *step) []exit {
	out := s.verb.exits()
	switch v := s.verb.(type) {
	case *ask:
		if v.stuck == nil && a.def.stuck != nil {
			out = append(out, exit{name: "stuck", to: a.def.stuck, aside: true})
		}
		if v.timeout == nil && a.def.unanswered != nil {
			out = append(out, exit{name: "unanswered", to: a.def.unanswered, aside: true})
		}
	case *doing:
		out = a.outcomesOf(v)
	}
	return out
}

// outcomesOf are the exits of an action, in the order of its spec: what is not routed
// and not the first is reported by exits.
func (a *analysis) outcomesOf(v *doing) []exit {
	spec, ok := a.env.Specs[v.action]
	if !ok {
		return v.exits()
	}
	var out []exit
	for i, oc := range spec.Outcomes {
		if to := v.route(oc.Name, i == 0); to != nil {
			out = append(out, exit{name: oc.Name, to: to})
		}
	}
	return out
}
