// Package reminders decides when a patient is nudged about a visit.
//
// The rules are the clinic's data. What the package adds is what a patient would want:
//
//  1. Days are counted on the wall calendar of the zone the patient lives in, so "the
//     day before at the same time" stays at the same time across a change of clocks.
//  2. Nothing is said in quiet hours. A reminder that falls into them waits for their
//     end if that still leaves Notice before the visit; otherwise it is said the
//     evening before, Evening ahead of the quiet time. The two-hours reminder of a
//     09:30 visit comes at 08:00; that of an 08:30 visit comes at 20:00 the day before,
//     because at 08:00 the patient is on the way.
//  3. Nothing is said in the past, after the visit began, or twice at one instant.
//
// Why there are quiet hours: United States solicitations are allowed from 08:00 to 21:00
// in the recipient's zone (47 CFR 64.1200(c)(1), read in secondary sources) and some
// states are stricter. Whether care texts are covered is not clear, so a clinic keeps
// the hours and sets them itself.
package reminders

import (
	"slices"
	"time"

	"frontdesk/internal/care"
)

// Notice is the least time between a reminder that waited for the end of quiet hours
// and its visit: with less, nobody can still change plans or leave in time.
const Notice = time.Hour

// Evening is how long before quiet hours a reminder is said that cannot wait for their
// end, so that a slow evening's queue does not carry it into them.
const Evening = time.Hour

// Plan lists the reminders of a visit, soonest first: none before now, none at or
// after the start, none in quiet hours of zone, no two at the same instant. A rule that
// leaves no such time plans nothing. The same input gives the same keys and times, so
// planning twice stores once.
func Plan(a care.Appointment, r Rules, zone *time.Location, now time.Time) []care.Reminder {
	var plan []care.Reminder
	for _, rule := range r.Before {
		due, ok := r.awake(wanted(a, rule, zone), a.Start, zone)
		if !ok || due.Before(now) || !due.Before(a.Start) {
			continue
		}
		plan = append(plan, care.Reminder{Appointment: a.ID, Key: rule.Key, DueAt: due.UTC()})
	}
	slices.SortStableFunc(plan, func(x, y care.Reminder) int { return x.DueAt.Compare(y.DueAt) })
	return slices.CompactFunc(plan, func(x, y care.Reminder) bool { return x.DueAt.Equal(y.DueAt) })
}

// wanted is when a rule would speak if nobody slept.
func wanted(a care.Appointment, rule Rule, zone *time.Location) time.Time {
	at := a.Start
	if rule.Days != 0 {
		wall := care.LocalOf(a.Start, zone)
		at = wall.AddDays(-rule.Days).At(wall.Minutes, zone)
	}
	return at.Add(-time.Duration(rule.Minutes) * time.Minute)
}

// awake moves a time out of quiet hours; ok is false where there is no way out.
func (r Rules) awake(due, start time.Time, zone *time.Location) (moved time.Time, ok bool) {
	if !r.quiet(due, zone) {
		return due, true
	}
	night := r.nightAt(due, zone)
	if morning := r.morning(night, zone); !morning.Add(Notice).After(start) {
		return morning, !r.quiet(morning, zone)
	}
	evening := night.Reach(r.QuietFrom, zone).Add(-min(Evening, r.loud()/2))
	return evening, !r.quiet(evening, zone)
}

// quiet reports whether the wall clock in zone is inside the quiet hours at t.
func (r Rules) quiet(t time.Time, zone *time.Location) bool {
	m := care.LocalOf(t, zone).Minutes
	if r.QuietFrom <= r.QuietTo {
		return r.QuietFrom <= m && m < r.QuietTo
	}
	return m >= r.QuietFrom || m < r.QuietTo
}

// nightAt is the day on which the quiet time around t began.
func (r Rules) nightAt(t time.Time, zone *time.Location) care.Date {
	wall := care.LocalOf(t, zone)
	if r.QuietFrom > r.QuietTo && wall.Minutes < r.QuietTo {
		return wall.AddDays(-1)
	}
	return wall.Date
}

// morning is the end of the quiet time that began on night.
func (r Rules) morning(night care.Date, zone *time.Location) time.Time {
	if r.QuietFrom > r.QuietTo {
		night = night.AddDays(1)
	}
	return night.Reach(r.QuietTo, zone)
}

// loud is how much of a day is not quiet.
func (r Rules) loud() time.Duration {
	quiet := r.QuietTo - r.QuietFrom
	if quiet < 0 {
		quiet += 24 * 60
	}
	return time.Duration(24*60-quiet) * time.Minute
}
