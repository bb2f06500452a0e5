package jobs

import (
	"context"
	"errors"
	"fmt"
	"time"

	"frontdesk/internal/phi"
)

// clockBatch is how many rows one transaction takes: a storm of reminders goes out in
// bites, and other workers take theirs meanwhile.
const clockBatch = 500

// Clock puts what is due on the clinic's clock into the inboxes: reminders, questions
// that nobody answered, holds that ended.
type Clock struct {
	Do  Do[Timers]
	Now func() time.Time
	// Raised is called when there are new events.
	Raised func()
}

var clockActor = phi.Actor{Kind: phi.System, ID: "clock"}

// Run takes what is due until nothing is.
func (c *Clock) Run(ctx context.Context) error {
	return errors.Join(
		c.drain(ctx, "reminders", Timers.RaiseReminders),
		c.drain(ctx, "ticks", Timers.RaiseTicks),
		c.drain(ctx, "holds", Timers.DropHolds))
}

type take func(tx Timers, ctx context.Context, now time.Time, n int) (int, error)

func (c *Clock) drain(ctx context.Context, what string, take take) error {
	for ctx.Err() == nil {
		var n int
		err := c.Do(context.WithoutCancel(ctx), clockActor, func(tx Timers) (err error) {
			n, err = take(tx, context.WithoutCancel(ctx), c.Now(), clockBatch)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		if n > 0 {
			c.Raised()
		}
		if n < clockBatch {
			return nil
		}
	}
	return nil
}
