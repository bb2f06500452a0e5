// Package channels is words in and words out.
//
// Only the cleared can leave: an Outbound has no exported fields, and only Compose and
// Restore make one; both hold the label of the words against the clearance of the
// endpoint. Words that do not clear are sealed: the endpoint gets the notice instead,
// the words wait in the portal behind a second factor.
package channels

import (
	"context"
	"errors"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// Inbound is one message that reached the clinic. It has been verified, bounded and
// sanitised: valid UTF-8 without NUL.
type Inbound struct {
	// Channel is "sms", "telegram", ...
	Channel string
	// From is the sender's address in the channel's canonical form (sms: E.164).
	From phi.Text
	// ProviderID is the provider's id of the message, unique in the channel: what
	// makes a redelivery a no-op.
	ProviderID string
	Text       phi.Text
	// OptOut is the provider's own reading of the text: "STOP", "START", "HELP" or
	// empty. Where it is set the provider has already answered.
	OptOut string
	// Media counts attachments; they are not fetched.
	Media int
}

// Draft is what somebody would like to say.
type Draft struct {
	To care.Conversation
	// Text is the words; its label decides where they may go.
	Text phi.Text
	// Notice is said instead where Text may not be; it must itself clear. Empty
	// means Neutral.
	Notice phi.Text
	// Neutral is the clinic's default notice.
	Neutral phi.Text
	Class   Class
	// Expires is when the words are no longer worth sending; zero means never.
	Expires time.Time
}

// Class groups messages by what a duplicate or a loss would cost, and by the purpose
// that a person can opt out of.
type Class string

// The classes of messages.
const (
	// Reply answers what the person just wrote.
	Reply Class = "reply"
	// ReminderClass is about a visit that was booked.
	ReminderClass Class = "reminder"
	// Required is owed by law or safety: the confirmation of STOP, HELP, danger.
	Required Class = "required"
)

// ID names one outgoing message: the outbox row, the callback, the link.
type ID = care.ID[Outbound]

// Status is what a provider reports about a message that it took.
type Status struct {
	// Message is our outbox id, carried through the provider's callback.
	Message ID
	// ProviderID is the provider's id of the message.
	ProviderID string
	State      State
	// Code is the provider's error code, 0 for none.
	Code int
}

// State is how far a message has come. Callbacks repeat and come out of order, so
// states are ranked and only a higher rank changes a row.
type State string

// The states of an outgoing message, in rank order. Delivered, Undelivered and Failed
// are terminal.
const (
	Queued      State = "queued"
	Sending     State = "sending"
	Unknown     State = "unknown"
	Accepted    State = "accepted"
	Sent        State = "sent"
	Delivered   State = "delivered"
	Undelivered State = "undelivered"
	Failed      State = "failed"
)

// Receipt is a provider's acceptance of a message.
type Receipt struct {
	ProviderID string
	State      State
}

// Sender delivers on one channel. Each error wraps exactly one of the sentinels below.
type Sender interface {
	// Send hands the message to the provider, once.
	Send(ctx context.Context, o Outbound) (Receipt, error)
	// Lookup asks the provider whether it already has this message, when the answer
	// to Send was lost. taken are the provider's ids that belong to other messages of
	// ours; since is on the machine's clock, not a clinic's. ok is false when the
	// provider knows no such message. Every error wraps ErrUnknown, because a look-up
	// that failed says nothing about the message.
	Lookup(ctx context.Context, o Outbound, since time.Time, taken []string) (r Receipt, ok bool, err error)
}

// Why a message was not taken. The list is closed.
var (
	// ErrUnknown: the provider may or may not have it (time-out, reset, 5xx after the
	// request was written). Never send again before Lookup.
	ErrUnknown = errors.New("outcome unknown")
	// ErrLater: certainly not taken, try again (429, connection refused, 20429). A
	// RetryAfterError in the chain says how long the provider wants us to wait.
	ErrLater = errors.New("not taken, try later")
	// ErrOptedOut: the person stopped texts at the provider (21610). Final.
	ErrOptedOut = errors.New("opted out at the provider")
	// ErrBadAddress: nobody can be reached there (21211, 21614, ...). Final.
	ErrBadAddress = errors.New("address cannot be reached")
	// ErrRefusedContent: filtered or unregistered (30007, 30034). Final.
	ErrRefusedContent = errors.New("refused by the carrier")
	// ErrConfig: our account or sender is wrong (20003, 21606, ...). Alarm; the message
	// stays and is tried again when the configuration is mended.
	ErrConfig = errors.New("provider configuration")
)

// RetryAfterError carries the provider's own wish of when to come back.
type RetryAfterError struct{ After time.Duration }

func (e RetryAfterError) Error() string { return "retry after " + e.After.String() }
