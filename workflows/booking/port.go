package booking

import (
	"context"
	"errors"
	"time"

	"frontdesk/internal/care"
)

// Tx is what booking asks of the record, inside the caller's transaction.
type Tx interface {
	// Services lists the visit types that patients may book, in the clinic's order.
	Services(ctx context.Context) ([]care.Service, error)
	// Calendar is all that decides when service can be given from one instant to
	// another. Holds that ended by now do not count as busy.
	Calendar(ctx context.Context, service care.ServiceID, from, to, now time.Time) (Calendar, error)
	// Appointment reads one visit in any state, and locks it. ErrGone if there is none.
	Appointment(ctx context.Context, id care.AppointmentID) (care.Appointment, error)
	// Upcoming lists the booked and confirmed visits of the patients that start after
	// from, soonest first, at most 20.
	Upcoming(ctx context.Context, patients []care.PatientID, from time.Time) ([]care.Appointment, error)
	// InsertAppointment writes a new visit with its buffers. Ended holds in its way
	// are removed first. ErrTaken when the practitioner is busy then, ErrOverlap when
	// the patient is; after either the transaction goes on.
	InsertAppointment(ctx context.Context, a care.Appointment, s care.Service, now time.Time) error
	// SetStatus moves a visit to another state and clears its hold. ErrOverlap when a
	// visit of the same patient is in the way; the transaction goes on.
	SetStatus(ctx context.Context, id care.AppointmentID, to care.AppointmentStatus) error
	// ReleaseHolds cancels every hold of a patient.
	ReleaseHolds(ctx context.Context, patient care.PatientID) error
}

// Calendar is what decides when a service can be given.
type Calendar struct {
	Service       care.Service
	Practitioners []care.Practitioner
	Locations     []care.Location
	// Schedules are those of Practitioners, at Locations, for this service.
	Schedules []care.Schedule
	// Opening is each location's opening hours; a slot lies inside both.
	Opening  map[care.LocationID][]care.Hours
	Closures []care.Closure
	// Busy is taken time, buffers included.
	Busy []Busy
}

// Busy is time of a practitioner that is taken: [From, To).
type Busy struct {
	Practitioner care.PractitionerID
	From, To     time.Time
}

// What can stand in the way of a visit.
var (
	// ErrTaken: somebody else has that time.
	ErrTaken = errors.New("time is taken")
	// ErrOverlap: the patient has another visit at that time.
	ErrOverlap = errors.New("patient has another visit then")
	// ErrGone: the visit or the hold is not there any more.
	ErrGone = errors.New("visit is gone")
)
