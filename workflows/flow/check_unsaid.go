package flow

import "fmt"

// unsaid reports answers after which nothing is said: the workflow ends, and whoever
// wrote does not know whether anybody read it. What a workflow that is only called
// leaves unsaid its caller may say.
func (a *analysis) unsaid() {
	if len(a.def.Starts) == 0 {
		return
	}
	q := &quiet{env: a.env, ends: map[*Def][2]bool{}}
	for _, s := range a.def.steps {
		if q.after(a.def, s) {
			a.fault(s.at, "unsaid", fmt.Sprintf("after an answer here (step %s) the workflow can end without a word", s.id),
				"a patient who wrote and hears nothing does not know whether anybody read it", "say something before the workflow ends")
			a.onPath(flaw{rule: "unsaid", spot: spot{step: end}})
			return
		}
	}
}

// quiet finds ways to the end of a workflow on which nothing is said.
type quiet struct {
	env Env
	// ends says of a workflow whether it can pass from its beginning to its end, and
	// from an answer to its end, without a word.
	ends map[*Def][2]bool
}

// of works it out for a workflow; one that is being worked out, because it calls itself,
// is taken to speak.
func (q *quiet) of(d *Def) (passes, tails bool) {
	if known, ok := q.ends[d]; ok {
		return known[0], known[1]
	}
	q.ends[d] = [2]bool{}
	passes = len(d.steps) > 0 && q.from(d, d.steps[0].id, map[string]bool{})
	for _, s := range d.steps {
		tails = tails || q.after(d, s)
	}
	q.ends[d] = [2]bool{passes, tails}
	return passes, tails
}

// after reports whether d can end without a word after an answer that is given at a
// step: to its question, or to the last one of what it calls.
func (q *quiet) after(d *Def, s *step) bool {
	for _, e := range s.verb.exits() {
		if _, question := s.verb.(*ask); question && !e.aside && q.along(d, e.to, map[string]bool{}) {
			return true
		}
		if called := q.called(e.to); called != nil {
			if _, tails := q.of(called); tails && q.from(d, e.to.to, map[string]bool{}) {
				return true
			}
		}
	}
	return false
}

func (q *quiet) called(to *route) *Def {
	if to.call == nil {
		return nil
	}
	return q.env.Workflows[to.call.workflow]
}

// along reports whether a route leads to the end of d without a word.
func (q *quiet) along(d *Def, to *route, seen map[string]bool) bool {
	if to.say.text != nil || to.handoff != "" || to.again != "" {
		return false
	}
	if to.call != nil {
		called := q.called(to)
		if called == nil {
			return false
		}
		if passes, _ := q.of(called); !passes {
			return false
		}
	}
	return q.from(d, to.to, seen)
}

// from reports whether d can come from a step to its end without a word. A question
// says something, unless it answers itself.
func (q *quiet) from(d *Def, id string, seen map[string]bool) bool {
	i, ok := d.index[id]
	if !ok {
		return true
	}
	if seen[id] {
		return false
	}
	seen[id] = true
	s := d.steps[i]
	switch v := s.verb.(type) {
	case *saying, *waiting:
		return false
	case *ask:
		if v.kind != askPerson {
			return false
		}
	case *looping:
		// Who was asked for several named one at least.
		if isChoices(d, v.list.ref.name) {
			return q.along(d, v.body, seen)
		}
	case *doing:
		for _, e := range (&analysis{def: d, env: q.env}).outcomesOf(v) {
			if q.along(d, e.to, seen) {
				return true
			}
		}
		return false
	}
	for _, e := range s.verb.exits() {
		if !e.aside && q.along(d, e.to, seen) {
			return true
		}
	}
	return false
}

func isChoices(d *Def, name string) bool {
	i, ok := d.index[name]
	if !ok {
		return false
	}
	a, ok := d.steps[i].verb.(*ask)
	return ok && a.kind == askChoices
}
