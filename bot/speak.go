package bot

import (
	"frontdesk/channels"
	"frontdesk/internal/gsm"
	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// maxSegments is how long one text may get before a further line starts another.
const maxSegments = 2

// speak composes the turn's lines and queues them. Lines that may all be shown become
// one message as far as it stays short: the loser of a slot hears so and reads the
// alternatives in the same text. Lines that may not be shown become one too.
func (t *turn) speak() error {
	for _, line := range t.joined() {
		o, err := channels.Compose(channels.Draft{
			To: t.s.Conversation, Text: line.Text, Notice: line.Notice,
			Neutral: t.houseText(neutralText), Class: t.class, Expires: t.expires,
		})
		if err != nil {
			return err
		}
		if err := t.tx.Enqueue(o); err != nil {
			return err
		}
	}
	return nil
}

func (t *turn) joined() []flow.Line {
	var out []flow.Line
	for _, line := range t.lines {
		if last := len(out) - 1; last >= 0 && t.joins(out[last], line) {
			out[last].Text = join(out[last].Text, line.Text)
			continue
		}
		out = append(out, line)
	}
	return out
}

func (t *turn) joins(a, b flow.Line) bool {
	shows := func(l flow.Line) bool { return t.s.Conversation.Clearance.Clears(l.Text.Label()) }
	if !shows(a) && !shows(b) {
		// One neutral notice stands for all: their number would tell something too.
		return a.Notice.Empty() && b.Notice.Empty()
	}
	if !shows(a) || !shows(b) {
		return false
	}
	return gsm.Segments(join(a.Text, b.Text).Reveal()) <= maxSegments
}

func join(a, b phi.Text) phi.Text {
	return phi.New(phi.Highest(a.Label(), b.Label()), a.Reveal()+" "+b.Reveal())
}
