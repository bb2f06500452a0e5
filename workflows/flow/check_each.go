package flow

import (
	"fmt"
	"slices"
)

// rests reports a step at which a turn surely ends. A question about the person answers
// itself for most phones. What an unknown action does nobody can tell.
func (a *analysis) rests(s *step) bool {
	switch v := s.verb.(type) {
	case *waiting:
		return v.until == nil // a moment that is over is not waited for
	case *ask:
		return v.kind != askPerson
	}
	return a.isUnknown(s)
}

// progresses reports a way from inside a loop to the loop: it comes to the next item, of
// which there are MaxItems at most. From outside the loop begins anew.
func (a *analysis) progresses(from, to int) bool {
	loop := a.def.steps[to]
	_, ok := loop.verb.(*looping)
	return ok && from != to && loop.holds(a.def.steps[from])
}

// each reports loops that go through what is no list, that change it under way, or that
// take too long for one turn.
func (a *analysis) each() {
	for _, s := range a.def.steps {
		v, ok := s.verb.(*looping)
		if !ok {
			continue
		}
		a.resolve(v.list.ref, v.list.at)
		if list, wrong, _ := v.list.ref.of(a.vars); wrong == "" && list.kind != ListType {
			a.fault(v.list.at, "type", fmt.Sprintf("`%s` is a %s and no list", v.list.src, list.kind), "", "")
		}
		for _, in := range a.def.steps[s.index+1 : v.end] {
			a.keeps(in, v)
		}
		if n, ok := a.tally().around(s); ok && (n+1)*MaxItems > MaxTurn {
			a.fault(s.at, "turn", fmt.Sprintf("for one item the loop can take %d steps without asking or waiting, and %d are possible", n, MaxTurn/MaxItems-1),
				fmt.Sprintf("with %d items the turn would fail, and the patient hears nothing", MaxItems), "ask something inside, or move steps in front of the loop")
		}
	}
}

// keeps reports a step inside a loop that sets its list or its item.
func (a *analysis) keeps(s *step, v *looping) {
	for _, e := range a.edges[s.index] {
		for _, name := range []string{v.list.ref.name, v.as} {
			if slices.Contains(e.sets, name) && !a.partial {
				a.fault(s.at, "each", fmt.Sprintf("`%s` is set inside the loop that goes through it", name),
					"items would be left out, or come twice", "give one of them another name")
				return
			}
		}
	}
}

// itemShape is the shape of what a loop calls its item; ok is false while its list is
// not known.
func (a *analysis) itemShape(v *looping) (s shape, ok bool) {
	list, wrong, _ := v.list.ref.of(a.vars)
	if wrong != "" || list.kind != ListType {
		return s, false
	}
	if s = list.item(); s.kind == "" {
		s.kind = ChoiceType
	}
	return s, true
}

// lengthGrade is how private it is to know how many items a list has.
func (a *analysis) lengthGrade(list *expression) grade {
	s, wrong, _ := list.ref.of(a.vars)
	if wrong != "" {
		return free() // names says so
	}
	return s.grade().with(a.context[list.ref.name])
}

// tally counts the steps that a turn can take without coming to rest.
type tally struct {
	a *analysis
	// done is what was counted, by the step from which.
	done map[*step]int
}

func (a *analysis) tally() *tally {
	return &tally{a: a, done: map[*step]int{}}
}

// around is the longest way from a loop through its body and back; ok is false when
// every way comes to rest.
func (c *tally) around(loop *step) (steps int, ok bool) {
	n := c.from(c.a.def, loop.index+1, loop)
	return n, n > 0
}

// from is the longest way from step i of a workflow to the loop, or to the end of the
// workflow where loop is nil; zero when there is none. A circle is a fault of its own.
func (c *tally) from(d *Def, i int, loop *step) int {
	s := d.steps[i]
	if n, ok := c.done[s]; ok {
		return n
	}
	c.done[s] = 0
	best := 0
	for _, e := range s.verb.exits() {
		if !c.a.rests(s) {
			best = max(best, c.along(d, e.to, loop))
		}
	}
	if _, inner := s.verb.(*looping); inner && best > 0 {
		if n := c.a.tally().from(d, i+1, s); n > 0 {
			best = min(best+(n+1)*MaxItems, tooLong)
		}
	}
	c.done[s] = best
	return best
}

// tooLong is as far as steps are counted: loops inside loops multiply.
const tooLong = MaxTurn * MaxItems

// through is the longest way through a workflow that is called, counted once; zero when
// there is none, or when it calls itself, which is a fault of its own.
func (a *analysis) through(workflow string) int {
	if n, ok := a.lengths[workflow]; ok {
		return n
	}
	d, ok := a.env.Workflows[workflow]
	if !ok || len(d.steps) == 0 {
		return 0
	}
	if a.lengths == nil {
		a.lengths = map[string]int{}
	}
	a.lengths[workflow] = 0
	a.lengths[workflow] = a.tally().from(d, 0, nil)
	return a.lengths[workflow]
}

// along is the longest way on by a route, the step counted that it leaves.
func (c *tally) along(d *Def, to *route, loop *step) int {
	called := 0
	if to.call != nil {
		if called = c.a.through(to.call.workflow); called == 0 {
			return 0
		}
	}
	target, ok := d.index[to.to]
	switch {
	case to.handoff != "", to.again != "":
		return 0
	case !ok && loop == nil, ok && d.steps[target] == loop:
		return called + 1
	case !ok, loop != nil && !loop.holds(d.steps[target]):
		return 0
	}
	if n := c.from(d, target, loop); n > 0 {
		return min(n+called+1, tooLong)
	}
	return 0
}
