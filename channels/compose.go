package channels

import (
	"errors"
	"fmt"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// Why words cannot be made into an Outbound.
var (
	// ErrNotCleared: neither the words nor their notice may be shown at that address.
	ErrNotCleared = errors.New("not cleared for the channel")
	// ErrNoWords: there is nothing to say.
	ErrNoWords = errors.New("no words")
)

// Compose makes a new message of a draft. Words that the conversation's clearance does
// not cover are withheld, and the notice is what travels: Draft.Notice, or
// Draft.Neutral where there is none.
//
// ErrNotCleared when the notice does not clear either, ErrNoWords when the draft or the
// notice it needs is empty.
func Compose(d Draft) (Outbound, error) {
	o := Outbound{id: care.NewID[Outbound](), to: d.To, class: d.Class, body: d.Text, expires: d.Expires}
	if d.Text.Empty() {
		return Outbound{}, fmt.Errorf("compose for %s: %w", d.To.ID, ErrNoWords)
	}
	if d.To.Clearance.Clears(d.Text.Label()) {
		return o, nil
	}
	notice, err := clearedNotice(d)
	if err != nil {
		return Outbound{}, fmt.Errorf("compose for %s: %w", d.To.ID, err)
	}
	o.body, o.withheld, o.sealed = notice, d.Text, true
	return o, nil
}

// clearedNotice does not fall back from a notice that is too private to the neutral
// one: whoever wrote it was wrong about its label and has to learn that.
func clearedNotice(d Draft) (phi.Text, error) {
	notice := d.Notice
	if notice.Empty() {
		notice = d.Neutral
	}
	if notice.Empty() {
		return phi.Text{}, ErrNoWords
	}
	if !d.To.Clearance.Clears(notice.Label()) {
		return phi.Text{}, fmt.Errorf("%s notice: %w", notice.Label(), ErrNotCleared)
	}
	return notice, nil
}

// Stored is a message as the outbox keeps it.
type Stored struct {
	ID ID
	// To is the conversation as it is now, not as it was when the words were composed.
	To care.Conversation
	// Body is what Outbound.Body was, with the label that it had.
	Body    phi.Text
	Class   Class
	Sealed  bool
	Expires time.Time
}

// Restore makes a message of its stored row and holds the label against the
// conversation's clearance again, for that may have been lowered since.
//
// ErrNotCleared when the words may no longer be shown there, ErrNoWords when the row
// has none.
func Restore(s Stored) (Outbound, error) {
	if s.Body.Empty() {
		return Outbound{}, fmt.Errorf("restore %s: %w", s.ID, ErrNoWords)
	}
	if !s.To.Clearance.Clears(s.Body.Label()) {
		return Outbound{}, fmt.Errorf("restore %s: %s words: %w", s.ID, s.Body.Label(), ErrNotCleared)
	}
	return Outbound{id: s.ID, to: s.To, class: s.Class, body: s.Body, sealed: s.Sealed, expires: s.Expires}, nil
}
