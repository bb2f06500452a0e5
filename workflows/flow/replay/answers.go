package replay

import (
	"context"
	"slices"

	"frontdesk/workflows/flow"
)

// answers replies to the actions of a conversation as they were replied to then.
type answers struct {
	lib *flow.Library
	// calls are those of the turn under way, later those of the turns around it; used
	// says which of them have been answered with.
	calls, later         []*Call
	usedCalls, usedLater []bool
	// made are the calls of the turn under way, and invented its actions whose replies
	// nobody gave.
	made     []Call
	invented []string
}

// newAnswers holds the replies of a whole conversation.
func newAnswers(lib *flow.Library, conversation []Turn) *answers {
	a := &answers{lib: lib}
	for i := range conversation {
		for j := range conversation[i].Calls {
			a.later = append(a.later, &conversation[i].Calls[j])
		}
	}
	a.usedLater = make([]bool, len(a.later))
	return a
}

// turn begins a turn.
func (a *answers) turn(t *Turn) {
	a.calls, a.made, a.invented = a.calls[:0], nil, nil
	for i := range t.Calls {
		a.calls = append(a.calls, &t.Calls[i])
	}
	a.usedCalls = make([]bool, len(a.calls))
}

// do answers an action: with its reply in this turn, with one of another turn of the
// conversation that no step has had yet, or with a made-up one.
func (a *answers) do(_ context.Context, c flow.Call) (flow.Reply, error) {
	reply, ok := a.recorded(c.Action)
	if !ok {
		var err error
		if reply, err = a.lib.Sample(c.Action); err != nil {
			return flow.Reply{}, err
		}
		a.invented = append(a.invented, c.Action)
	}
	a.made = append(a.made, Call{c, reply})
	return reply, nil
}

func (a *answers) recorded(action string) (flow.Reply, bool) {
	is := func(c *Call) bool { return c.Action == action }
	if i := next(a.calls, a.usedCalls, is); i >= 0 {
		a.usedCalls[i] = true
		if j := slices.Index(a.later, a.calls[i]); j >= 0 {
			a.usedLater[j] = true
		}
		return a.calls[i].Reply, true
	}
	if i := next(a.later, a.usedLater, is); i >= 0 {
		a.usedLater[i] = true
		return a.later[i].Reply, true
	}
	return flow.Reply{}, false
}

// next is the first that fits and is not used; -1 where there is none.
func next(all []*Call, used []bool, fits func(*Call) bool) int {
	for i, c := range all {
		if !used[i] && fits(c) {
			return i
		}
	}
	return -1
}
