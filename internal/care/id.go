package care

import (
	"fmt"

	"github.com/google/uuid"
)

// ID is a UUIDv7 that knows what it names: an ID of a patient is no ID of a visit.
// We make ids before the INSERT, so that a sealed value can be bound to its row.
// The zero ID names nothing.
type ID[T any] [16]byte

// The things that have ids. The names are FHIR's where FHIR has one.
type (
	PatientID      = ID[Patient]
	PractitionerID = ID[Practitioner]
	LocationID     = ID[Location]
	ServiceID      = ID[Service]
	AppointmentID  = ID[Appointment]
	ConversationID = ID[Conversation]
)

// NewID makes a fresh, time-ordered id.
func NewID[T any]() ID[T] { return ID[T](uuid.Must(uuid.NewV7())) }

// ParseID reads the form that String writes.
func ParseID[T any](s string) (ID[T], error) {
	u, err := uuid.Parse(s)
	if err != nil {
		return ID[T]{}, fmt.Errorf("id of %d bytes: not a UUID", len(s))
	}
	return ID[T](u), nil
}

// Zero reports whether the id names nothing.
func (id ID[T]) Zero() bool { return id == ID[T]{} }

func (id ID[T]) String() string { return uuid.UUID(id).String() }

// MarshalText writes the canonical form, empty for the zero ID.
func (id ID[T]) MarshalText() ([]byte, error) {
	if id.Zero() {
		return nil, nil
	}
	return []byte(id.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (id *ID[T]) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*id = ID[T]{}
		return nil
	}
	*id, err = ParseID[T](string(b))
	return err
}
