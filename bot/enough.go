package bot

import (
	"context"

	"frontdesk/workflows/flow"
	"frontdesk/workflows/helpdesk"
)

// maxSaid is how many messages a conversation gets within an hour before only an
// expected answer brings another. Booking for a family of four takes about fifteen, and
// trying things out twice that.
const maxSaid = 40

// enough reports that so much was said within the hour that no more is: two programs
// that answer each other would never end. Staff are asked once to look. STOP, HELP and
// words of danger have had their answer before this, and an expected answer to the open
// question still has one: a program that answers everything does not give it.
func (t *turn) enough(ctx context.Context) (bool, error) {
	if t.lib.Fits(t.state, t.s.Event.Text, t.world()) == flow.Exact {
		return false, nil
	}
	said, err := t.tx.Said(ctx, t.s.Conversation.ID)
	if err != nil || said < maxSaid {
		return false, err
	}
	return true, t.task(ctx, helpdesk.FrontDesk, helpdesk.Handoff)
}
