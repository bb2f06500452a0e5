package replay

import (
	"context"

	"frontdesk/workflows/flow"
)

// Recorder performs actions and keeps what was asked and answered, in order. It is for
// one step.
type Recorder struct {
	Calls []Call
	do    flow.Do
}

// Record wraps the actions of a turn.
func Record(do flow.Do) *Recorder { return &Recorder{do: do} }

// Do performs an action. One that fails is not kept: its turn fails with it.
func (r *Recorder) Do(ctx context.Context, c flow.Call) (flow.Reply, error) {
	reply, err := r.do(ctx, c)
	if err == nil {
		r.Calls = append(r.Calls, Call{c, reply})
	}
	return reply, err
}
