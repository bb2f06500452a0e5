// Package booking gives patients times: it reads calendars, keeps a time while somebody
// decides, and books, moves, confirms and cancels visits.
//
// Free, Offer and Nearest are pure. The verbs (Find, Hold, Book, Release, Confirm,
// Cancel, Upcoming) act inside the caller's transaction, for the people behind one
// conversation only. That no two visits overlap is the record's promise, not this
// package's: Free says what looks free, InsertAppointment and SetStatus decide.
package booking

import (
	"context"
	"errors"
	"fmt"
	"time"

	"frontdesk/internal/care"
)

// Book turns a hold into a visit. When the hold moves a visit, that one is cancelled
// first, so that a new time which touches the old one is not in its own way; if another
// visit of the patient is in the way, the old one stands as before. The booked visit
// names in Moves the one that was cancelled, zero if none was.
//
// ErrGone if the hold is not theirs, has ended, or was booked or released already;
// ErrOverlap if the patient has another visit at that time.
func Book(ctx context.Context, tx Tx, who People, hold care.AppointmentID, now time.Time) (care.Appointment, error) {
	a, err := who.visit(ctx, tx, hold)
	if err != nil {
		return care.Appointment{}, err
	}
	if a.Status != care.Held || !a.HeldUntil.After(now) {
		return care.Appointment{}, fmt.Errorf("hold %s: %w", hold, ErrGone)
	}
	old, err := giveUp(ctx, tx, a, now)
	if err != nil {
		return care.Appointment{}, err
	}
	if err := tx.SetStatus(ctx, a.ID, care.Booked); err != nil {
		if keep := restore(ctx, tx, old); keep != nil {
			return care.Appointment{}, keep
		}
		return care.Appointment{}, fmt.Errorf("book %s: %w", hold, err)
	}
	a.Status, a.HeldUntil, a.Moves = care.Booked, time.Time{}, old.ID
	return a, nil
}

// giveUp cancels the visit that a hold replaces. A visit that is over or was cancelled
// meanwhile has nothing to give up; old is then zero.
func giveUp(ctx context.Context, tx Tx, hold care.Appointment, now time.Time) (old care.Appointment, err error) {
	if hold.Moves.Zero() {
		return old, nil
	}
	old, err = People{hold.Patient}.coming(ctx, tx, hold.Moves, now)
	if errors.Is(err, ErrGone) {
		return care.Appointment{}, nil
	}
	if err != nil {
		return care.Appointment{}, err
	}
	return old, tx.SetStatus(ctx, old.ID, care.Cancelled)
}

// restore puts a visit that was given up back as it was.
func restore(ctx context.Context, tx Tx, old care.Appointment) error {
	if old.ID.Zero() {
		return nil
	}
	if err := tx.SetStatus(ctx, old.ID, old.Status); err != nil {
		return fmt.Errorf("keep visit %s: %w", old.ID, err)
	}
	return nil
}
