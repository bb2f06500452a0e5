// Package helpdesk is the work that waits for a person.
package helpdesk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"frontdesk/internal/care"
)

// Task asks a person of the clinic to look at a conversation. It names the
// conversation and never holds its words.
type Task struct {
	ID care.ID[Task]
	// Queue is the team that is asked: "front desk", "pharmacy team".
	Queue        string
	Conversation care.ConversationID
	Why          Why
	OpenedAt     time.Time
}

// Why is what makes a person needed. The list is closed: staff see it, and a queue is
// sorted by it.
type Why string

// The reasons, most urgent first.
const (
	// Danger: the patient's words may be about an emergency or a crisis.
	Danger Why = "danger"
	// Parked: an event could not be answered by the program.
	Parked Why = "parked"
	// Undeliverable: words for the patient reached nobody.
	Undeliverable Why = "undeliverable"
	// Asked: the patient asked for a person.
	Asked Why = "asked"
	// Handoff: a workflow gave the conversation away.
	Handoff Why = "handoff"
)

// FrontDesk is the queue of whatever names none.
const FrontDesk = "front desk"

// Whys are all reasons, most urgent first.
func Whys() []Why { return []Why{Danger, Parked, Undeliverable, Asked, Handoff} }

// ErrBadTask: the task names no conversation, or a reason that is not on the list.
var ErrBadTask = errors.New("bad task")

// Tx is what the helpdesk asks of the record, inside the caller's transaction.
type Tx interface {
	// OpenTask writes a task unless one is open for its conversation and reason: a
	// patient who writes five frightened texts is one task, not five.
	OpenTask(ctx context.Context, t Task) error
}

// Open asks a person to look. Without a queue it is the front desk that is asked.
// ErrBadTask for a task that nobody could find or sort.
func Open(ctx context.Context, tx Tx, t Task) error {
	if t.Conversation.Zero() || t.OpenedAt.IsZero() || !slices.Contains(Whys(), t.Why) {
		return fmt.Errorf("task for conversation %s: %w", t.Conversation, ErrBadTask)
	}
	if t.ID.Zero() {
		t.ID = care.NewID[Task]()
	}
	if t.Queue == "" {
		t.Queue = FrontDesk
	}
	return tx.OpenTask(ctx, t)
}
