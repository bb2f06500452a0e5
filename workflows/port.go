package workflows

import (
	"context"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/reminders"
)

// Tx is what the actions ask of the record, inside the turn's transaction.
type Tx interface {
	booking.Tx
	reminders.Tx
	Directory
}

// Directory is who stands behind a conversation, and the links given to them.
type Directory interface {
	// RegisterPatient writes a new, unverified patient and puts them behind the
	// conversation.
	RegisterPatient(ctx context.Context, c care.ConversationID, p care.Person) error
	// IssueLink makes an unguessable token that opens one thing until a time. Only
	// its hash is stored.
	IssueLink(ctx context.Context, l Link) (token string, err error)
	// Note puts what was done on the audit trail, in the turn's commit: ids only.
	Note(action string, subject [16]byte)
}

// Link is what a token opens.
type Link struct {
	// Kind is "calendar" (a content-free .ics file) or "message" (sealed words).
	Kind    string
	Subject [16]byte
	Expires time.Time
}

// Env is what an action may know besides its inputs.
type Env struct {
	Tx           Tx
	Clinic       care.Clinic
	Conversation care.Conversation
	// People stand behind the conversation; an action acts for nobody else.
	People []care.Person
	Actor  phi.Actor
	Now    time.Time
	// URL makes the address that a token opens: URL("c", token) for a calendar link.
	URL func(kind, token string) string
}
