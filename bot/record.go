package bot

import (
	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/replay"
)

// record keeps what a step saw and what came of it, so that the turn can be played again
// on an edited workflow.
func (t *turn) record(e flow.Event, w flow.World, r flow.Result, calls []replay.Call) {
	t.recorded = &replay.Turn{Event: t.happened(e), World: w, Unclear: t.unclear}
	t.recorded.Heard(r, calls)
}

// happened is the event as it came: what was made of it depends on the workflows.
func (t *turn) happened(e flow.Event) flow.Event {
	switch t.s.Event.Kind {
	case TextEvent:
		return flow.Event{Kind: flow.Said, Text: t.s.Event.Text}
	case ReminderEvent:
		e.Name = reminderEvent
	}
	return e
}

// recording is what is kept of the turn when it leaves a state behind; nil where nothing
// happened. Of what the house answered itself no word is kept: no workflow heard it.
func (t *turn) recording(state []byte) []byte {
	before, after := replay.Digest(t.s.State), replay.Digest(state)
	if t.recorded == nil {
		if t.s.Event.Kind != TextEvent && before == after {
			return nil
		}
		t.recorded = &replay.Turn{House: true}
	}
	t.recorded.Before, t.recorded.After = before, after
	return t.recorded.Encode()
}
