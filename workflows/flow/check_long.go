package flow

import "fmt"

// stride is how long one turn can get in a workflow. It counts upwards: a loop whose
// items may come to rest counts as all its steps twice, for where a turn begins inside
// and where it ends.
type stride struct {
	a    *analysis
	d    *Def
	done map[int]int
}

// long reports a workflow in which one turn can take more steps than are taken.
func (a *analysis) long() {
	c := stride{a, a.def, map[int]int{}}
	longest, from := 0, 0
	for i := range a.def.steps {
		if n := c.on(i); n > longest {
			longest, from = n, i
		}
	}
	if longest > MaxTurn {
		s := a.def.steps[from]
		a.fault(s.at, "turn", fmt.Sprintf("from here one turn can take %d steps without asking or waiting, and %d are possible", longest, MaxTurn),
			"the turn would fail, and the patient hears nothing", "ask something on the way, or leave steps out")
	}
}

// on is how many steps a turn can take from step i. A circle is a fault of its own.
func (c *stride) on(i int) int {
	if n, ok := c.done[i]; ok {
		return n
	}
	c.done[i] = 0
	s := c.d.steps[i]
	best := 0
	if !c.stops(s) {
		for _, e := range s.verb.exits() {
			best = max(best, c.along(s, e.to))
		}
	}
	c.done[i] = min(c.weight(s)+best, tooLong)
	return c.done[i]
}

func (c *stride) along(s *step, to *route) int {
	n := 0
	if to.call != nil {
		n = c.a.strides(to.call.workflow)
	}
	if target, ok := c.d.index[to.to]; ok && !c.d.steps[target].holds(s) {
		n += c.on(target)
	}
	return n
}

// weight is one step, or a loop as often as a turn can go through it.
func (c *stride) weight(s *step) int {
	v, ok := s.verb.(*looping)
	if !ok {
		return 1
	}
	if n := c.a.tally().from(c.d, s.index+1, s); n > 0 {
		return min((n+1)*MaxItems, tooLong)
	}
	return v.end - s.index
}

// stops reports a step behind which a turn surely does not go on. A question may be
// answered by the words that are there already.
func (c *stride) stops(s *step) bool {
	q, ok := s.verb.(*ask)
	return c.a.rests(s) && (!ok || q.from == nil && q.kind != askChoice && q.kind != askWish)
}

// strides is how long one turn can get in a workflow that is called, counted once; zero
// for one that calls itself, which is a fault of its own.
func (a *analysis) strides(workflow string) int {
	if n, ok := a.longest[workflow]; ok {
		return n
	}
	d := a.env.Workflows[workflow]
	if d == nil {
		return 0
	}
	if a.longest == nil {
		a.longest = map[string]int{}
	}
	a.longest[workflow] = 0
	c := stride{a, d, map[int]int{}}
	for i := range d.steps {
		a.longest[workflow] = max(a.longest[workflow], c.on(i))
	}
	return a.longest[workflow]
}
