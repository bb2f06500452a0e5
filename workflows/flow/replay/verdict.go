package replay

import (
	"cmp"
	"fmt"
	"slices"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// Verdict is what an edit does to one conversation. It holds names and wordings of the
// workflows only.
type Verdict struct {
	Kind Kind
	// Turns is how many turns were played and compared.
	Turns int
	// The rest is of the first of the worst turns, and empty where all is the same.

	// Turn is its place in the conversation, from 1.
	Turn int
	// Workflow and Step are where it differs: the step now, or the one of then where
	// there is none.
	Workflow, Step string
	// Was and Is are the first text that differs as the workflows write it; empty where
	// there is none.
	Was, Is string
	// Why says in a few words what differs.
	Why string
	// Invented are actions that were not called then, whose replies are made up.
	Invented []string
}

// verdict describes a turn that differs.
func verdict(k Kind, i int, then *Turn, now *played) Verdict {
	if now.tick {
		then = &Turn{Event: now.Event, World: now.World}
	}
	v := Verdict{Kind: k, Turn: i + 1, Invented: slices.Compact(slices.Sorted(slices.Values(now.invented)))}
	place := differs(then, &now.Turn)
	if n := otherLine(then, &now.Turn); n >= 0 {
		was, is := lineAt(then.Lines, n), lineAt(now.Lines, n)
		v.Was, v.Is = was.Wording, is.Wording
		if said := cmp.Or(is.Step, was.Step); k == Changed && said != "" {
			place = flow.Passed{Workflow: cmp.Or(is.Workflow, was.Workflow), Step: said}
		}
	}
	v.Workflow, v.Step = place.Workflow, place.Step
	v.Why = why(k, then, now)
	return v
}

func lineAt(lines []flow.Line, n int) flow.Line {
	if n < len(lines) {
		return lines[n]
	}
	return flow.Line{}
}

// differs is the first step at which two turns part; where they pass the same steps, the
// last one.
func differs(then, now *Turn) flow.Passed {
	a, b := path(then.Trace), path(now.Trace)
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(b) && i == 0:
			return a[0]
		case i >= len(b):
			return b[i-1] // it goes no further
		case i >= len(a) || a[i] != b[i]:
			return b[i]
		}
	}
	if len(b) > 0 {
		return b[len(b)-1]
	}
	if len(now.Trace) > 0 {
		return now.Trace[len(now.Trace)-1]
	}
	return flow.Passed{}
}

func why(k Kind, then *Turn, now *played) string {
	switch {
	case now.err != nil:
		return now.err.Error()
	case now.gone:
		return fmt.Sprintf("no workflow begins on %s any more", now.Event.Name)
	case now.tick:
		return "time runs out here, and did not then"
	case k == Stuck && (now.Missed || now.Unclear):
		return "what was understood then is not understood now"
	case k == Stuck:
		return "nothing is said any more"
	case k == Handed:
		return now.Handoffs[len(then.Handoffs)] + " takes over"
	case k == Branched:
		return deed(then, &now.Turn)
	}
	return phrasing(then, &now.Turn)
}

// deed is the first action or handoff that differs; empty where only the way does.
func deed(then, now *Turn) string {
	for i := range max(len(then.Calls), len(now.Calls)) {
		switch {
		case i >= len(now.Calls):
			return then.Calls[i].Action + " is not called any more"
		case i >= len(then.Calls):
			return now.Calls[i].Action + " is called"
		case then.Calls[i].Action != now.Calls[i].Action:
			return now.Calls[i].Action + " is called, and not " + then.Calls[i].Action
		case !slices.Equal(packed(then.Calls[i].With), packed(now.Calls[i].With)):
			return now.Calls[i].Action + " is given something else"
		}
	}
	if len(now.Handoffs) < len(then.Handoffs) {
		return then.Handoffs[len(now.Handoffs)] + " does not take over any more"
	}
	if then.Event.Kind == flow.Ticked && len(now.Trace) == 0 {
		return "time does not run out here any more"
	}
	return ""
}

// phrasing is what differs about a text whose wording is the same.
func phrasing(then, now *Turn) string {
	n := otherLine(then, now)
	if n < 0 || n >= len(then.Lines) || n >= len(now.Lines) {
		return ""
	}
	was, is := then.Lines[n], now.Lines[n]
	shown := func(t phi.Text) bool { return then.World.Clearance.Clears(t.Label()) }
	switch {
	case len(then.Lines) != len(now.Lines):
		return ""
	case shown(was.Text) && !shown(is.Text):
		return "the text is sealed now, and was shown"
	case !shown(was.Text) && shown(is.Text):
		return "the text is shown now, and was sealed"
	case was.Wording != is.Wording:
		return ""
	case was.Text.Reveal() == is.Text.Reveal():
		return "the notice, the buttons or the picture differ"
	}
	return "the same wording with other values"
}
