package jobs

import (
	"context"
	"fmt"
	"time"

	"frontdesk/internal/phi"
)

// KeepRecordings is how long the turns of conversations are kept for replays: last month,
// and some days in which to look at it.
const KeepRecordings = 35 * 24 * time.Hour

// tidyBatch is how many rows one transaction forgets.
const tidyBatch = 1000

// Memory is what the clinic keeps for a while only.
type Memory interface {
	// Forget deletes up to n recordings of turns before a time of the clinic's clock.
	Forget(ctx context.Context, before time.Time, n int) (int, error)
}

// Tidy forgets what was kept long enough.
type Tidy struct {
	Do  Do[Memory]
	Now func() time.Time
}

var tidyActor = phi.Actor{Kind: phi.System, ID: "tidy"}

// Run forgets until nothing is old.
func (t *Tidy) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		var n int
		err := t.Do(context.WithoutCancel(ctx), tidyActor, func(tx Memory) (err error) {
			n, err = tx.Forget(context.WithoutCancel(ctx), t.Now().Add(-KeepRecordings), tidyBatch)
			return err
		})
		if err != nil {
			return fmt.Errorf("forget recordings: %w", err)
		}
		if n < tidyBatch {
			return nil
		}
	}
	return nil
}
