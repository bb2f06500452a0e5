package replay

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// compare tells how a turn differs from what it was then.
func compare(then *Turn, now *played) Kind {
	if now.tick {
		then = &Turn{Event: now.Event, World: now.World}
	}
	words, deeds := sameWords(then, &now.Turn), sameDeeds(then, &now.Turn)
	missed, had := now.Missed || now.Unclear, then.Missed || then.Unclear
	silent := len(now.Lines)+len(now.Handoffs) == 0 && len(then.Lines)+len(then.Handoffs) > 0
	switch {
	case now.err != nil:
		return Fails
	case now.gone && len(then.Lines) > 0, now.Event.Kind != flow.Ticked && (missed && !had || silent):
		return Stuck
	case len(now.Handoffs) > len(then.Handoffs):
		return Handed
	case words && deeds:
		return Same
	case !deeds || had != missed || !slices.Equal(path(then.Trace), path(now.Trace)):
		return Branched
	}
	return Changed
}

// sameWords compares what the person reads.
func sameWords(then, now *Turn) bool {
	return otherLine(then, now) < 0 && then.Unclear == now.Unclear
}

// otherLine is the index of the first line that differs; -1 for none.
func otherLine(then, now *Turn) int {
	for i := range max(len(then.Lines), len(now.Lines)) {
		if i >= len(then.Lines) || i >= len(now.Lines) || !sameLine(then.Lines[i], now.Lines[i], then.World.Clearance) {
			return i
		}
	}
	return -1
}

func sameLine(a, b flow.Line, c phi.Clearance) bool {
	return a.Text.Reveal() == b.Text.Reveal() && a.Notice.Reveal() == b.Notice.Reveal() && a.Media == b.Media &&
		c.Clears(a.Text.Label()) == c.Clears(b.Text.Label()) &&
		slices.EqualFunc(a.Buttons, b.Buttons, func(a, b flow.Button) bool {
			return a.Answer == b.Answer && a.Label.Reveal() == b.Label.Reveal()
		})
}

// sameDeeds compares what is done: who takes over, and each action with its inputs.
func sameDeeds(then, now *Turn) bool {
	return slices.Equal(then.Handoffs, now.Handoffs) && slices.EqualFunc(then.Calls, now.Calls, func(a, b Call) bool {
		return a.Action == b.Action && a.Reply.Outcome == b.Reply.Outcome && slices.Equal(packed(a.With), packed(b.With))
	})
}

func packed(m map[string]flow.Value) []byte {
	var w writer
	w.values(m)
	return w
}

// path is the steps of a trace that have a name. The number of one that has none moves
// with every step that is added above it, and an action is compared by what it does.
func path(trace []flow.Passed) []flow.Passed {
	out := make([]flow.Passed, 0, len(trace))
	for _, p := range trace {
		if !strings.HasPrefix(p.Step, "#") {
			p.Revision = ""
			out = append(out, p)
		}
	}
	return out
}
