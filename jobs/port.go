package jobs

import (
	"context"
	"time"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// Do runs fn in one transaction of the record (law 1).
type Do[T any] func(ctx context.Context, who phi.Actor, fn func(T) error) error

// Inbox is where events wait for their turn.
type Inbox interface {
	// Claim takes up to n conversations with something new to answer, those first where
	// somebody waits, and counts the attempt at their first event. Nobody else is given
	// them for the length of the lease.
	Claim(ctx context.Context, n int, lease time.Duration) ([]Claim, error)
	// ClaimTried takes one conversation whose turn was tried before and whose wait or
	// lease is over. It comes alone: what kills a worker must not count against others.
	ClaimTried(ctx context.Context, lease time.Duration) ([]Claim, error)
	// Failed counts a turn that failed, and lets its conversation rest.
	Failed(c care.ConversationID, wait time.Duration)
}

// Claim is a conversation that was taken.
type Claim struct {
	Conversation care.ConversationID
	// Attempts at the first event, this one too, and how many of the earlier ones failed.
	// The others ended with their process.
	Attempts, Failures int
}

// Post is where messages wait for delivery.
type Post interface {
	// ClaimMessages takes the first unsettled message of up to n conversations; reminders
	// only where the clinic's clock, now, is outside the quiet hours.
	ClaimMessages(ctx context.Context, n int, lease time.Duration, now time.Time) ([]Parcel, error)
	// Taken lists the provider's ids of the conversation's other messages since then.
	Taken(ctx context.Context, p Parcel) ([]string, error)
	// Retry lets a message rest in the given state, and be claimed again afterwards.
	Retry(p Parcel, state channels.State, wait time.Duration)
	// Settle ends delivery: the provider has the message, or nobody ever will.
	Settle(p Parcel, s Settlement)
	// StopTexts is what the provider told us of a person's wish.
	StopTexts(c care.ConversationID, at time.Time)
	// Undeliverable asks staff to reach the person in another way.
	Undeliverable(p Parcel, at time.Time)
}

// Parcel is a message that was taken for delivery.
type Parcel struct {
	channels.Stored
	// Was is the state it was found in. Sending means that a worker died on it,
	// Unknown that the provider's answer was lost: look it up before sending again.
	Was      channels.State
	Attempts int
	// Age is how long it has waited, by the database's clock.
	Age time.Duration
	// TriedAt is the first hand-over whose outcome is not known; zero if none.
	TriedAt time.Time
}

// Settlement is how delivery ended.
type Settlement struct {
	State      channels.State
	ProviderID string
	// Why is "" or one word: "stopped", "expired", "refused", "address", "attempts".
	Why string
}

// Timers is what the clinic's clock sets off.
type Timers interface {
	// RaiseReminders puts up to n due reminders into the inboxes of those who are to
	// hear them, siblings together, and tells how many were due.
	RaiseReminders(ctx context.Context, now time.Time, n int) (int, error)
	// RaiseTicks does so for up to n questions that nobody answered in time.
	RaiseTicks(ctx context.Context, now time.Time, n int) (int, error)
	// DropHolds deletes up to n holds that have ended.
	DropHolds(ctx context.Context, now time.Time, n int) (int, error)
}
