package flow

import "fmt"

// fate is where a patient comes to who was not understood twice.
type fate int

const (
	reachesPerson fate = iota
	reachesEnd
	reachesQuestion // or has to wait
)

// person reports questions from which two answers that were not understood do not lead
// to a person: every way on from `stuck` has to come to a handoff without asking or
// waiting. With the question itself that makes two messages from anywhere.
func (a *analysis) person() {
	told := map[*route]bool{}
	for _, s := range a.def.steps {
		v, ok := s.verb.(*ask)
		if !ok {
			continue
		}
		to := v.stuck
		if to == nil {
			to = a.def.stuck
		}
		if to == nil || told[to] {
			continue // exits says so, or it is said already
		}
		told[to] = true
		what := ""
		switch a.fateOf(a.def, to, map[*step]bool{}) {
		case reachesPerson:
			continue
		case reachesEnd:
			what = "two answers that `%s` does not understand end the workflow without a person"
		case reachesQuestion:
			what = "two answers that `%s` does not understand lead to another question, and not to a person"
		}
		a.fault(to.at, "person", fmt.Sprintf(what, v.id), "a patient whom the clinic does not understand twice is stuck, and needs a person now",
			"let every way from here come to a `handoff:` before anything is asked")
		a.onPath(flaw{rule: "person", spot: spot{step: s.id}})
	}
}

// fateOf is the worst that a route of a workflow leads to. What goes round in circles is
// told by loops, and what is unknown by names.
func (a *analysis) fateOf(d *Def, to *route, seen map[*step]bool) fate {
	switch {
	case to.handoff != "":
		return reachesPerson
	case to.again != "":
		return reachesQuestion
	}
	if to.call != nil {
		called, ok := a.env.Workflows[to.call.workflow]
		if !ok || called == nil {
			return reachesPerson
		}
		if f := a.fateFrom(called, 0, seen); f != reachesEnd {
			return f
		}
	}
	if i, ok := d.index[to.to]; ok {
		return a.fateFrom(d, i, seen)
	}
	return reachesEnd
}

// fateFrom is the worst that step i of a workflow leads to.
func (a *analysis) fateFrom(d *Def, i int, seen map[*step]bool) fate {
	s := d.steps[i]
	if seen[s] {
		return reachesPerson
	}
	seen[s] = true
	out := reachesPerson
	switch v := s.verb.(type) {
	case *ask, *waiting:
		return reachesQuestion
	case *doing:
		for _, e := range a.outcomesOf(v) {
			out = max(out, a.fateOf(d, e.to, seen))
		}
	default:
		for _, e := range v.exits() {
			out = max(out, a.fateOf(d, e.to, seen))
		}
	}
	return out
}
