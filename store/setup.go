package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/reminders"
)

// The writes of this file set a clinic up. Each may run again: what is there stays.

const insertClinicSQL = `
INSERT INTO clinic (name, phone, zone, languages, day_first, office_hours, quiet_from, quiet_to)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING`

const insertRuleSQL = `
INSERT INTO reminder_rules (key, days, minutes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`

// AddClinic sets the clinic's own data and its reminder rules.
func (tx *Tx) AddClinic(c care.Clinic, r reminders.Rules) {
	tx.write(insertClinicSQL, c.Name, c.Phone, c.Zone, c.Languages, c.DayFirst, c.OfficeHours, r.QuietFrom, r.QuietTo)
	for _, rule := range r.Before {
		tx.write(insertRuleSQL, rule.Key, rule.Days, rule.Minutes)
	}
	tx.Note("clinic.added", [16]byte{})
}

const insertLocationSQL = `
INSERT INTO locations (id, name, address, zone, label, position)
VALUES ($1, $2, $3, $4, $5, (SELECT count(*) FROM locations))
ON CONFLICT DO NOTHING`

// AddLocation adds a site after those that are there.
func (tx *Tx) AddLocation(l care.Location) {
	tx.write(insertLocationSQL, l.ID, l.Name, l.Address, l.Zone, l.Label)
	tx.Note("location.added", l.ID)
}

const insertPractitionerSQL = `
INSERT INTO practitioners (id, name, label, position)
VALUES ($1, $2, $3, (SELECT count(*) FROM practitioners))
ON CONFLICT DO NOTHING`

// AddPractitioner adds a practitioner after those that are there.
func (tx *Tx) AddPractitioner(p care.Practitioner) {
	tx.write(insertPractitionerSQL, p.ID, p.Name, p.Label)
	tx.Note("practitioner.added", p.ID)
}

const insertServiceSQL = `
INSERT INTO services (id, name, minutes, minutes_before, minutes_after, price_cents, code, label, position)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT count(*) FROM services))
ON CONFLICT DO NOTHING`

// AddService adds a visit type after those that are there.
func (tx *Tx) AddService(s care.Service) {
	tx.write(insertServiceSQL, s.ID, s.Name, s.Minutes, s.Before, s.After, s.Price, s.Code, s.Label)
	tx.Note("service.added", s.ID)
}

const insertScheduleSQL = `
INSERT INTO schedules (service, practitioner, location, weekday, from_minute, to_minute)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING`

// AddSchedule adds weekly hours in which a practitioner gives a service.
func (tx *Tx) AddSchedule(s care.Schedule, of care.ServiceID) {
	tx.write(insertScheduleSQL, of, s.Practitioner, s.Location, s.Weekday, s.From, s.To)
	tx.Note("schedule.added", s.Practitioner)
}

const insertOpeningSQL = `
INSERT INTO opening_hours (location, weekday, from_minute, to_minute)
VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING`

// AddOpening adds weekly opening hours of a location.
func (tx *Tx) AddOpening(at care.LocationID, h care.Hours) {
	tx.write(insertOpeningSQL, at, h.Weekday, h.From, h.To)
	tx.Note("opening.added", at)
}

const insertClosureSQL = `
INSERT INTO closures (location, day, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`

// AddClosure shuts a location for a day.
func (tx *Tx) AddClosure(c care.Closure) {
	tx.write(insertClosureSQL, c.Location, c.Date.At(0, time.UTC), c.Name)
	tx.Note("closure.added", c.Location)
}

// OpenConversation is the conversation of an address, opened now if it is new.
func (tx *Tx) OpenConversation(ctx context.Context, channel string, address phi.Text, o Opening) (care.ConversationID, error) {
	return tx.findOrOpen(ctx, channel, address, o)
}

// JoinPerson puts a patient who is on record behind one more conversation.
func (tx *Tx) JoinPerson(c care.ConversationID, p care.PatientID, relation string) {
	tx.write(insertPersonSQL, c, p, relation)
	tx.Note("person.joined", p)
}

const selectClinicSQL = `
SELECT name, phone, zone, languages, day_first, office_hours, quiet_from, quiet_to
FROM clinic`

const selectAllClosuresSQL = `SELECT location, day, name FROM closures ORDER BY day, location`

// Clinic reads the clinic's own data, its sites and their hours; found is false before anybody set
// it up.
func (tx *Tx) Clinic(ctx context.Context) (c care.Clinic, found bool, err error) {
	cal := booking.Calendar{Opening: map[care.LocationID][]care.Hours{}}
	err = tx.queries(ctx,
		read(selectClinicSQL, nil, func(r pgx.Rows) error {
			found = true
			return r.Scan(&c.Name, &c.Phone, &c.Zone, &c.Languages, &c.DayFirst, &c.OfficeHours, &c.QuietFrom, &c.QuietTo)
		}),
		read(selectLocationsSQL, nil, func(r pgx.Rows) error {
			l, err := scanLocation(r)
			c.Locations = append(c.Locations, l)
			return err
		}),
		read(selectOpeningSQL, nil, func(r pgx.Rows) error { return scanOpening(r, &cal) }),
		read(selectAllClosuresSQL, nil, func(r pgx.Rows) error { return scanClosure(r, &cal) }))
	c.Opening, c.Closures = cal.Opening, cal.Closures
	return c, found, err
}
