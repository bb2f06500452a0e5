package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/workflows/booking"
)

const selectServicesSQL = `
SELECT id, name, minutes, minutes_before, minutes_after, price_cents, code, label
FROM services
ORDER BY position`

// Services implements booking.Tx.
func (tx *Tx) Services(ctx context.Context) (all []care.Service, err error) {
	err = tx.query(ctx, selectServicesSQL, nil, func(r pgx.Rows) error {
		s, err := scanService(r)
		all = append(all, s)
		return err
	})
	return all, err
}

func scanService(r pgx.Rows) (s care.Service, err error) {
	err = r.Scan(&s.ID, &s.Name, &s.Minutes, &s.Before, &s.After, &s.Price, &s.Code, &s.Label)
	return s, err
}

const selectServiceSQL = `
SELECT id, name, minutes, minutes_before, minutes_after, price_cents, code, label
FROM services
WHERE id = $1`

const practitionersOfSQL = `
SELECT p.id, p.name, p.label
FROM practitioners p
WHERE p.id IN (SELECT practitioner FROM schedules WHERE service = $1)
ORDER BY p.position`

const selectLocationsSQL = `SELECT id, name, address, zone, label FROM locations ORDER BY position`

const schedulesOfSQL = `
SELECT practitioner, location, weekday, from_minute, to_minute
FROM schedules
WHERE service = $1
ORDER BY practitioner, weekday, from_minute`

const selectOpeningSQL = `
SELECT location, weekday, from_minute, to_minute
FROM opening_hours
ORDER BY location, weekday, from_minute`

const selectClosuresSQL = `
SELECT location, day, name FROM closures WHERE day BETWEEN $1 AND $2 ORDER BY day`

// A hold that has ended is no obstacle, also before somebody sweeps it up.
const busyOfSQL = `
SELECT a.practitioner, lower(a.busy), upper(a.busy)
FROM appointments a
WHERE a.practitioner IN (SELECT practitioner FROM schedules WHERE service = $1)
  AND a.busy && tstzrange($2, $3)
  AND (a.status IN ('booked', 'confirmed') OR a.status = 'held' AND a.held_until > $4)
ORDER BY 2`

// Calendar implements booking.Tx, in one round trip.
func (tx *Tx) Calendar(ctx context.Context, service care.ServiceID, from, to, now time.Time) (booking.Calendar, error) {
	cal := booking.Calendar{Opening: map[care.LocationID][]care.Hours{}}
	of := []any{service}
	found := false
	err := tx.queries(ctx,
		read(selectServiceSQL, of, func(r pgx.Rows) (err error) {
			found = true
			cal.Service, err = scanService(r)
			return err
		}),
		read(practitionersOfSQL, of, func(r pgx.Rows) error { return scanPractitioner(r, &cal) }),
		read(selectLocationsSQL, nil, func(r pgx.Rows) error {
			l, err := scanLocation(r)
			cal.Locations = append(cal.Locations, l)
			return err
		}),
		read(schedulesOfSQL, of, func(r pgx.Rows) error { return scanSchedule(r, &cal) }),
		read(selectOpeningSQL, nil, func(r pgx.Rows) error { return scanOpening(r, &cal) }),
		// A day wider on both sides: local days are not UTC days.
		read(selectClosuresSQL, []any{from.AddDate(0, 0, -1), to.AddDate(0, 0, 1)}, func(r pgx.Rows) error {
			return scanClosure(r, &cal)
		}),
		read(busyOfSQL, []any{service, from.AddDate(0, 0, -1), to.AddDate(0, 0, 1), now}, func(r pgx.Rows) error {
			return scanBusy(r, &cal)
		}))
	if err == nil && !found {
		err = booking.ErrGone
	}
	return cal, err
}

func scanPractitioner(r pgx.Rows, cal *booking.Calendar) error {
	var p care.Practitioner
	err := r.Scan(&p.ID, &p.Name, &p.Label)
	cal.Practitioners = append(cal.Practitioners, p)
	return err
}

func scanLocation(r pgx.Rows) (l care.Location, err error) {
	err = r.Scan(&l.ID, &l.Name, &l.Address, &l.Zone, &l.Label)
	return l, err
}

func scanSchedule(r pgx.Rows, cal *booking.Calendar) error {
	var s care.Schedule
	err := r.Scan(&s.Practitioner, &s.Location, &s.Weekday, &s.From, &s.To)
	cal.Schedules = append(cal.Schedules, s)
	return err
}

func scanOpening(r pgx.Rows, cal *booking.Calendar) error {
	var at care.LocationID
	var h care.Hours
	err := r.Scan(&at, &h.Weekday, &h.From, &h.To)
	cal.Opening[at] = append(cal.Opening[at], h)
	return err
}

func scanClosure(r pgx.Rows, cal *booking.Calendar) error {
	var c care.Closure
	var day time.Time
	err := r.Scan(&c.Location, &day, &c.Name)
	c.Date = care.DateOf(day)
	cal.Closures = append(cal.Closures, c)
	return err
}

func scanBusy(r pgx.Rows, cal *booking.Calendar) error {
	var b booking.Busy
	err := r.Scan(&b.Practitioner, &b.From, &b.To)
	cal.Busy = append(cal.Busy, b)
	return err
}
