package booking

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"frontdesk/internal/care"
)

// People are the patients behind a conversation: the only ones that a verb acts for. A
// visit of anybody else is answered exactly as one that does not exist.
type People []care.PatientID

// Include reports whether the patient is one of them.
func (p People) Include(id care.PatientID) bool { return !id.Zero() && slices.Contains(p, id) }

// visit reads and locks a visit of theirs. ErrGone if there is none, whether it never
// was or is somebody else's.
func (p People) visit(ctx context.Context, tx Tx, id care.AppointmentID) (care.Appointment, error) {
	a, err := tx.Appointment(ctx, id)
	if err != nil && !errors.Is(err, ErrGone) {
		return care.Appointment{}, fmt.Errorf("visit %s: %w", id, err)
	}
	if err != nil || !p.Include(a.Patient) {
		return care.Appointment{}, fmt.Errorf("visit %s: %w", id, ErrGone)
	}
	return a, nil
}

// coming is a visit of theirs that is booked or confirmed and has not begun. ErrGone
// for any other.
func (p People) coming(ctx context.Context, tx Tx, id care.AppointmentID, now time.Time) (care.Appointment, error) {
	a, err := p.visit(ctx, tx, id)
	if err != nil {
		return care.Appointment{}, err
	}
	if !stands(a) || !a.Start.After(now) {
		return care.Appointment{}, fmt.Errorf("visit %s: %w", id, ErrGone)
	}
	return a, nil
}

// stands reports whether the clinic expects the patient.
func stands(a care.Appointment) bool { return a.Status == care.Booked || a.Status == care.Confirmed }
