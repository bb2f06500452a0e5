package bot

import (
	"context"
	"errors"
	"time"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows"
	"frontdesk/workflows/helpdesk"
)

// Tx is what a turn asks of the record.
type Tx interface {
	Desk
	Doubts
	workflows.Tx
	helpdesk.Tx
}

// Desk is the inbox, the conversation and the outbox.
type Desk interface {
	// Next locks the conversation and reads its first unanswered event with all that a
	// turn needs. ErrNothing when there is none, or another worker holds the lock.
	Next(ctx context.Context, c care.ConversationID) (Situation, error)
	// Answered ends the event and keeps the run state for the next one.
	Answered(s Situation, next After) error
	// Enqueue puts words into the outbox.
	Enqueue(o channels.Outbound) error
	// Said is how many messages were queued for the conversation within the last hour
	// of the record's own clock.
	Said(ctx context.Context, c care.ConversationID) (int, error)
	// Stop and Resume end and renew the person's wish to be texted.
	Stop(c care.ConversationID, at time.Time)
	Resume(c care.ConversationID)
	// Speak sets the language that the conversation's texts are said in.
	Speak(c care.ConversationID, lang string)
	// Park sets the conversation's first unanswered event aside and drops its run
	// state. It opens nothing sealed, which may be what failed: the situation names the
	// event's kind and the conversation, without address, words, people or state.
	// ErrNothing as for Next.
	Park(ctx context.Context, c care.ConversationID) (Situation, error)
}

// Doubts is what was asked about because nobody could be sure.
type Doubts interface {
	// AskStop notes that the person wrote at that time what is perhaps a wish to get no
	// more texts, and tells when they did before; zero for never.
	AskStop(ctx context.Context, c care.ConversationID, at time.Time) (before time.Time, err error)
}

// ErrNothing: there is no event to answer, or somebody else is answering it.
var ErrNothing = errors.New("nothing to answer")

// Situation is a conversation as a turn finds it.
type Situation struct {
	Event        Event
	Conversation care.Conversation
	People       []care.Person
	// State is the run state, empty while nothing is open.
	State []byte
	// WakeAt is when the open question wants a tick; zero for never.
	WakeAt time.Time
	// More says that further events wait behind this one; Arrivals counts all that
	// came, so that the store can tell whether one came during the turn.
	More     bool
	Arrivals int64
}

// After is what a turn leaves behind.
type After struct {
	State  []byte
	WakeAt time.Time
	// Recording is what happened, for a replay (replay.Turn); empty for nothing. It
	// holds what people wrote and answered.
	Recording []byte
}

// Event is one row of the inbox.
type Event struct {
	ID   care.ID[Event]
	Kind EventKind
	Text phi.Text
	// OptOut is set where the provider has already answered STOP, START or HELP.
	OptOut string
	// Appointments are what a reminder is about.
	Appointments []care.AppointmentID
	ReceivedAt   time.Time
}

// EventKind is what happened.
type EventKind string

// The kinds of events.
const (
	// TextEvent: the person wrote.
	TextEvent EventKind = "text"
	// TickEvent: the time that an open question was given has passed.
	TickEvent EventKind = "tick"
	// ReminderEvent: visits are to be reminded of.
	ReminderEvent EventKind = "reminder"
)
