package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/workflows/booking"
)

const appointmentColumns = `id, patient, practitioner, location, service, start_at, end_at,
  local_day, local_minute, zone, status, held_until, moves`

const selectAppointmentSQL = `SELECT ` + appointmentColumns + ` FROM appointments WHERE id = $1 FOR UPDATE`

// Appointment implements booking.Tx.
func (tx *Tx) Appointment(ctx context.Context, id care.AppointmentID) (a care.Appointment, err error) {
	found := false
	err = tx.query(ctx, selectAppointmentSQL, []any{id}, func(r pgx.Rows) (err error) {
		found = true
		a, err = scanAppointment(r)
		return err
	})
	if err == nil && !found {
		err = booking.ErrGone
	}
	return a, err
}

const upcomingSQL = `
SELECT ` + appointmentColumns + `
FROM appointments
WHERE patient = ANY ($1) AND start_at > $2 AND status IN ('booked', 'confirmed')
ORDER BY start_at, id
LIMIT 20`

// Upcoming implements booking.Tx.
func (tx *Tx) Upcoming(ctx context.Context, patients []care.PatientID, from time.Time) (all []care.Appointment, err error) {
	err = tx.query(ctx, upcomingSQL, []any{patients, from}, func(r pgx.Rows) error {
		a, err := scanAppointment(r)
		all = append(all, a)
		return err
	})
	return all, err
}

func scanAppointment(r pgx.Rows) (a care.Appointment, err error) {
	var day time.Time
	var until *time.Time
	var moves *care.AppointmentID
	err = r.Scan(&a.ID, &a.Patient, &a.Practitioner, &a.Location, &a.Service, &a.Start, &a.End,
		&day, &a.Local.Minutes, &a.Local.Zone, &a.Status, &until, &moves)
	a.Local.Date = care.DateOf(day)
	if until != nil {
		a.HeldUntil = *until
	}
	if moves != nil {
		a.Moves = *moves
	}
	return a, err
}

// Ended holds give way in the transaction that wants their time. SKIP LOCKED: one that
// is being booked this moment is left to the constraint.
const sweepInTheWaySQL = `
DELETE FROM appointments
WHERE id IN (
  SELECT id FROM appointments
  WHERE practitioner = $1 AND busy && tstzrange($2, $3) AND status = 'held' AND held_until <= $4
  FOR UPDATE SKIP LOCKED)`

// The exclusion constraints decide who wins; a loser inserts nothing and goes on.
const insertAppointmentSQL = `
INSERT INTO appointments (` + appointmentColumns + `, busy)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, tstzrange($14, $15))
ON CONFLICT DO NOTHING
RETURNING true`

const patientBusySQL = `
SELECT EXISTS (
  SELECT FROM appointments
  WHERE patient = $1 AND tstzrange(start_at, end_at) && tstzrange($2, $3)
    AND status IN ('booked', 'confirmed'))`

// InsertAppointment implements booking.Tx.
func (tx *Tx) InsertAppointment(ctx context.Context, a care.Appointment, s care.Service, now time.Time) error {
	busyFrom := a.Start.Add(-time.Duration(s.Before) * time.Minute)
	busyTo := a.End.Add(time.Duration(s.After) * time.Minute)
	tx.write(sweepInTheWaySQL, a.Practitioner, busyFrom, busyTo, now)
	var inserted bool
	_, err := tx.one(ctx, insertAppointmentSQL, []any{a.ID, a.Patient, a.Practitioner, a.Location, a.Service,
		a.Start, a.End, a.Local.Date.At(0, time.UTC), a.Local.Minutes, a.Local.Zone, a.Status,
		orNull(a.HeldUntil), orNoID(a.Moves), busyFrom, busyTo}, &inserted)
	if err != nil {
		return doing("appointment", a.ID, err)
	}
	if inserted {
		tx.Note("appointment."+string(a.Status), a.ID)
		return nil
	}
	tx.Note("appointment.lost", a.ID)
	return tx.whatIsInTheWay(ctx, a)
}

func (tx *Tx) whatIsInTheWay(ctx context.Context, a care.Appointment) error {
	var overlaps bool
	if _, err := tx.one(ctx, patientBusySQL, []any{a.Patient, a.Start, a.End}, &overlaps); err != nil {
		return err
	}
	if overlaps && a.Status != care.Held {
		return booking.ErrOverlap
	}
	return booking.ErrTaken
}

const setStatusSQL = `UPDATE appointments SET status = $2, held_until = NULL WHERE id = $1`

// SetStatus implements booking.Tx. The savepoint lets the turn go on, and say so, when
// the patient turns out to have another visit then.
func (tx *Tx) SetStatus(ctx context.Context, id care.AppointmentID, to care.AppointmentStatus) error {
	if err := tx.query(ctx, "SAVEPOINT before_status", nil, noRows); err != nil {
		return err
	}
	noted := len(tx.actions)
	tx.write(setStatusSQL, id, to)
	tx.Note("appointment."+string(to), id)
	err := tx.query(ctx, "RELEASE SAVEPOINT before_status", nil, noRows)
	if code(err) != codeExclusion {
		return err
	}
	if err := tx.query(ctx, "ROLLBACK TO SAVEPOINT before_status", nil, noRows); err != nil {
		return err
	}
	tx.actions, tx.subjects = tx.actions[:noted], tx.subjects[:noted]
	tx.Note("appointment.overlap", id)
	return booking.ErrOverlap
}

const releaseHoldsSQL = `DELETE FROM appointments WHERE patient = $1 AND status = 'held'`

// ReleaseHolds implements booking.Tx.
func (tx *Tx) ReleaseHolds(_ context.Context, p care.PatientID) error {
	tx.write(releaseHoldsSQL, p)
	tx.Note("appointment.holds_released", p)
	return nil
}

func noRows(pgx.Rows) error { return nil }

func orNoID[T any](id care.ID[T]) *care.ID[T] {
	if id.Zero() {
		return nil
	}
	return &id
}
