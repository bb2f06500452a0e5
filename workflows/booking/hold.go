package booking

import (
	"context"
	"errors"
	"fmt"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/when"
)

// HoldLimit is how long a time is kept for somebody who thinks about it: enough to read
// a text and ask the person beside them, short enough that an abandoned conversation
// costs nobody a visit. The shipped texts promise it ("Held 10 min").
const HoldLimit = 10 * time.Minute

// Want is a slot that somebody chose.
type Want struct {
	Patient care.PatientID
	Slot    care.Slot
	// Moves is the visit that it would replace; zero if none.
	Moves care.AppointmentID
	Now   time.Time
}

// Hold keeps a slot for a patient until HoldLimit has passed. Whatever the patient held
// before is released first, so nobody keeps two times by asking twice. The slot is
// looked up in the calendar again: what a conversation remembers may be an hour old.
//
// A visit to move that is not theirs, or is over or cancelled meanwhile, is left out:
// the hold is then for a new visit. ErrTaken if the slot is not free any more,
// ErrOverlap if the patient has another visit then, ErrGone if the patient is not one
// of who.
func Hold(ctx context.Context, tx Tx, who People, w Want) (care.Appointment, error) {
	if !who.Include(w.Patient) {
		return care.Appointment{}, fmt.Errorf("patient %s: %w", w.Patient, ErrGone)
	}
	if err := w.checkMove(ctx, tx); err != nil {
		return care.Appointment{}, err
	}
	if err := tx.ReleaseHolds(ctx, w.Patient); err != nil {
		return care.Appointment{}, fmt.Errorf("release earlier holds: %w", err)
	}
	slot, service, err := w.confirmFree(ctx, tx)
	if err != nil {
		return care.Appointment{}, err
	}
	a := w.appointment(slot)
	if err := tx.InsertAppointment(ctx, a, service, w.Now); err != nil {
		return care.Appointment{}, fmt.Errorf("hold: %w", err)
	}
	return a, nil
}

// checkMove forgets a visit to move that cannot be moved.
func (w *Want) checkMove(ctx context.Context, tx Tx) error {
	if w.Moves.Zero() {
		return nil
	}
	_, err := People{w.Patient}.coming(ctx, tx, w.Moves, w.Now)
	if errors.Is(err, ErrGone) {
		w.Moves = care.AppointmentID{}
		return nil
	}
	return err
}

// confirmFree finds the slot in the calendar as it is now.
func (w *Want) confirmFree(ctx context.Context, tx Tx) (care.Slot, care.Service, error) {
	in := when.Span{From: w.Slot.Start, To: w.Slot.Start.Add(time.Second)}
	cal, err := calendar(ctx, tx, w.Slot.Service, in, w.Now)
	if err != nil {
		return care.Slot{}, care.Service{}, err
	}
	q := Query{Now: w.Now, Within: in, With: []care.PractitionerID{w.Slot.Practitioner}}
	for _, s := range Free(cal, q) {
		if s.Location == w.Slot.Location {
			return s, cal.Service, w.checkOverlap(ctx, tx, s)
		}
	}
	return care.Slot{}, care.Service{}, fmt.Errorf("slot: %w", ErrTaken)
}

// checkOverlap refuses a time at which the patient is somewhere else. The record would
// notice when the hold is booked, which is too late to choose another time.
func (w *Want) checkOverlap(ctx context.Context, tx Tx, s care.Slot) error {
	away, err := engaged(ctx, tx, Wish{Patient: w.Patient, Moves: w.Moves, Now: w.Now})
	if err != nil {
		return err
	}
	if touches(joined(away), when.Span{From: s.Start, To: s.End}) {
		return fmt.Errorf("slot: %w", ErrOverlap)
	}
	return nil
}

// appointment is the slot as a held visit.
func (w *Want) appointment(s care.Slot) care.Appointment {
	loc, err := time.LoadLocation(s.Zone)
	if err != nil { // a free slot has a zone that loads
		loc = time.UTC
	}
	return care.Appointment{
		ID: care.NewID[care.Appointment](), Patient: w.Patient,
		Practitioner: s.Practitioner, Location: s.Location, Service: s.Service,
		Start: s.Start, End: s.End, Local: care.LocalOf(s.Start, loc),
		Status: care.Held, HeldUntil: w.Now.Add(HoldLimit), Moves: w.Moves,
	}
}

// Release lets go of a hold. ErrGone if it is none of theirs, or no hold any more.
func Release(ctx context.Context, tx Tx, who People, id care.AppointmentID) error {
	a, err := who.visit(ctx, tx, id)
	if err != nil {
		return err
	}
	if a.Status != care.Held {
		return fmt.Errorf("hold %s: %w", id, ErrGone)
	}
	return tx.SetStatus(ctx, id, care.Cancelled)
}
