package booking

import (
	"context"
	"fmt"
	"time"

	"frontdesk/internal/care"
)

// Upcoming lists the booked and confirmed visits of the people that have not begun,
// soonest first, at most 20.
func Upcoming(ctx context.Context, tx Tx, who People, now time.Time) ([]care.Appointment, error) {
	if len(who) == 0 {
		return nil, nil
	}
	visits, err := tx.Upcoming(ctx, who, now)
	if err != nil {
		return nil, fmt.Errorf("upcoming visits: %w", err)
	}
	return visits, nil
}

// Visit reads one booked or confirmed visit of the people that has not begun. ErrGone
// for any other.
func Visit(ctx context.Context, tx Tx, who People, id care.AppointmentID, now time.Time) (care.Appointment, error) {
	return who.coming(ctx, tx, id, now)
}

// Confirm notes that the patient will come; confirming twice is confirming once.
// ErrGone if the visit is not theirs, is cancelled or has begun.
func Confirm(ctx context.Context, tx Tx, who People, id care.AppointmentID, now time.Time) (care.Appointment, error) {
	return settle(ctx, tx, visit{who, id, now}, care.Confirmed)
}

// Cancel gives a visit up. ErrGone if it is not theirs, is cancelled already or has
// begun.
func Cancel(ctx context.Context, tx Tx, who People, id care.AppointmentID, now time.Time) (care.Appointment, error) {
	return settle(ctx, tx, visit{who, id, now}, care.Cancelled)
}

// visit names one visit of some people, as seen at an instant.
type visit struct {
	who People
	id  care.AppointmentID
	now time.Time
}

func settle(ctx context.Context, tx Tx, v visit, to care.AppointmentStatus) (care.Appointment, error) {
	a, err := v.who.coming(ctx, tx, v.id, v.now)
	if err != nil || a.Status == to {
		return a, err
	}
	if err := tx.SetStatus(ctx, a.ID, to); err != nil {
		return care.Appointment{}, fmt.Errorf("visit %s: %w", a.ID, err)
	}
	a.Status = to
	return a, nil
}
