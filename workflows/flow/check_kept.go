package flow

import "fmt"

// maxKept is how much of a state one run's answers may take: what actions give has the
// rest. The shipped booking takes 14 KB at its worst.
const maxKept = MaxState / 4 * 3

// kept reports a workflow that asks for more than a state holds, so that a patient who
// writes long answers would make the turn fail.
func (a *analysis) kept() {
	n := a.def.keeps(a.env.Workflows, map[string]int{})
	if n > maxKept {
		a.fault(pos{1, 1}, "size", fmt.Sprintf("the answers of one conversation can take %d bytes, and %d are kept", n, maxKept),
			"who writes long answers would make the clinic fall silent", "ask less in one workflow, or ask by numbers and options")
	}
}

// keeps is what the answers of a workflow take at their longest, with the largest of
// those that it calls.
func (d *Def) keeps(all map[string]*Def, known map[string]int) int {
	if n, ok := known[d.Name]; ok {
		return n
	}
	known[d.Name] = 0
	own, called := 0, 0
	for _, s := range d.steps {
		if q, ok := s.verb.(*ask); ok {
			own += q.keeps()
		}
		for _, e := range s.verb.exits() {
			if e.to.call == nil || all[e.to.call.workflow] == nil {
				continue
			}
			called = max(called, all[e.to.call.workflow].keeps(all, known))
		}
	}
	known[d.Name] = own + called
	return own + called
}

// wishSize is the size of the longest wish: its words, what they leave, and its spans.
const wishSize = 2*MaxHeard + 20*maxSpans*(maxAlso+1)

// keeps is the size of an answer at its longest; that of an item is the action's.
func (q *ask) keeps() int {
	n := 0
	switch q.kind {
	case askWish:
		n = wishSize
	case askText, askName:
		n = MaxHeard + MaxKey
	}
	if q.has("other") {
		n += wishSize
	}
	return n
}
