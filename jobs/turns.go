package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

const (
	// turnLimit bounds one turn. It is well under the lease, so that a slow turn ends
	// before somebody else may begin the same one.
	turnLimit  = 5 * time.Second
	eventLease = turnLimit + 10*time.Second
	// maxFailures: an event that failed this often is poison, and parks.
	maxFailures = 5
	// maxAttempts bounds the attempts whose process died, too. They are more: a process
	// that is killed, or whose machine is, seldom dies of what it was answering.
	maxAttempts = 12
)

// Turns answers events.
type Turns struct {
	Do Do[Inbox]
	// Parallel is how many conversations are answered at a time.
	Parallel int
	// Turn answers the first event of a conversation. An event that is no longer there
	// is no error.
	Turn func(ctx context.Context, c care.ConversationID) error
	// Park sets the first event of a conversation aside and tells staff and patient.
	Park func(ctx context.Context, c care.ConversationID) error
	// Spoken is called when there may be words to deliver.
	Spoken func()
	Log    *slog.Logger
}

var turnsActor = phi.Actor{Kind: phi.System, ID: "turns"}

// Run answers events until none is left, several conversations at a time. What was
// tried before has its chance alone: at the beginning, also when new events never end,
// and again when they do.
func (t *Turns) Run(ctx context.Context) error {
	if _, err := t.retry(ctx); err != nil {
		return err
	}
	under := &flight{}
	defer under.all.Wait()
	look := time.NewTicker(glance)
	defer look.Stop()
	for ctx.Err() == nil {
		busy := under.size()
		claims, err := t.claim(ctx, func(tx Inbox) ([]Claim, error) {
			return tx.Claim(ctx, max(t.Parallel, 1)-busy, eventLease)
		})
		if err != nil {
			return err
		}
		for _, c := range claims {
			under.launch(func() { t.answer(ctx, c) })
		}
		if busy+len(claims) > 0 {
			select {
			case <-under.landed(): // its conversation may have more to answer
			case <-look.C: // a slow turn holds up its own conversation and no other
			case <-ctx.Done():
			}
			continue
		}
		if found, err := t.retry(ctx); err != nil || !found {
			return err
		}
	}
	return nil
}

// retry answers one event that was tried before.
func (t *Turns) retry(ctx context.Context) (found bool, err error) {
	claims, err := t.claim(ctx, func(tx Inbox) ([]Claim, error) { return tx.ClaimTried(ctx, eventLease) })
	for _, c := range claims {
		t.answer(ctx, c)
	}
	return len(claims) > 0, err
}

// claim counts the attempts in its own small commit: whatever the turn does to the
// process, it was counted.
func (t *Turns) claim(ctx context.Context, take func(Inbox) ([]Claim, error)) (claims []Claim, err error) {
	err = t.Do(context.WithoutCancel(ctx), turnsActor, func(tx Inbox) (err error) {
		claims, err = take(tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("claim conversations: %w", err)
	}
	return claims, nil
}

func (t *Turns) answer(ctx context.Context, c Claim) {
	// A turn that began is finished, also while the process drains.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), turnLimit)
	defer cancel()
	err := t.attempt(ctx, c)
	if err == nil {
		t.Spoken()
		return
	}
	t.Log.ErrorContext(ctx, "turn failed", "conversation", c.Conversation.String(), "attempt", c.Attempts, "err", err)
	if err := t.failed(c, time.Second<<min(c.Failures, 4)); err != nil {
		// The lease ends by itself.
		t.Log.WarnContext(ctx, "failed turn not counted", "conversation", c.Conversation.String(), "err", err)
	}
}

func (t *Turns) attempt(ctx context.Context, c Claim) (err error) {
	defer func() {
		if r := recover(); r != nil {
			// The value may hold a patient's words; its type is enough to begin with.
			err = fmt.Errorf("turn panicked with a %T", r)
		}
	}()
	if c.Failures >= maxFailures || c.Attempts > maxAttempts {
		t.Log.ErrorContext(ctx, "event parked", "conversation", c.Conversation.String())
		return t.Park(ctx, c.Conversation)
	}
	return t.Turn(ctx, c.Conversation)
}

func (t *Turns) failed(c Claim, wait time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return t.Do(ctx, turnsActor, func(tx Inbox) error {
		tx.Failed(c.Conversation, wait)
		return nil
	})
}
