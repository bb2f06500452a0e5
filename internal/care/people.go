package care

import (
	"time"

	"frontdesk/internal/phi"
)

// Conversation is one address (phone number, Telegram chat, portal session) talking
// with the clinic. Several people may stand behind one; one person may have several.
type Conversation struct {
	ID ConversationID
	// Channel is "sms", "telegram", "mattermost" or "portal".
	Channel string
	// Address is how the channel reaches it: for sms, E.164.
	Address   phi.Text
	Clearance phi.Clearance
	// Language is the one its texts are said in.
	Language string
	// StoppedAt is when the person said STOP; zero while texts are welcome.
	StoppedAt time.Time
}

// Patient is somebody the clinic cares for.
type Patient struct {
	ID PatientID
	// Given is the first name (Notice); Family the last (Care); Birth the date of
	// birth as 2006-01-02 (Care), empty while unknown.
	Given, Family, Birth phi.Text
	// Zone is the IANA zone the patient lives in; empty for the clinic's.
	Zone string
	// Verified is false until the clinic has checked who this is.
	Verified bool
}

// Person is a patient as one conversation knows them.
type Person struct {
	Patient
	// Relation is the patient's to the phone's owner: "self", "child", "other".
	Relation string
}

// Appointment is a visit, held, booked or past.
type Appointment struct {
	ID           AppointmentID
	Patient      PatientID
	Practitioner PractitionerID
	Location     LocationID
	Service      ServiceID
	// Start and End are the time with the patient, without buffers, UTC.
	Start, End time.Time
	// Local is the wall clock that was promised at the location; it decides when
	// zone rules change.
	Local  Local
	Status AppointmentStatus
	// HeldUntil ends a hold; zero for other states.
	HeldUntil time.Time
	// Moves is the booked visit that a hold would replace; zero if none.
	Moves AppointmentID
}

// AppointmentStatus is the state of a visit.
type AppointmentStatus string

// The states of a visit: held → booked → confirmed → (time passes); any → cancelled.
const (
	Held      AppointmentStatus = "held"
	Booked    AppointmentStatus = "booked"
	Confirmed AppointmentStatus = "confirmed"
	Cancelled AppointmentStatus = "cancelled"
)

// Slot is a free time for one service with one practitioner at one location.
type Slot struct {
	Practitioner PractitionerID
	Location     LocationID
	Service      ServiceID
	// Start and End are the time with the patient, UTC.
	Start, End time.Time
	// Zone is the location's IANA zone, in which the time is said.
	Zone string
}

// Reminder is a planned nudge about an appointment.
type Reminder struct {
	Appointment AppointmentID
	// Key names the rule that planned it ("week", "day", "hours"): one of each a visit.
	Key string
	// DueAt is when it is to be said, UTC.
	DueAt time.Time
}
