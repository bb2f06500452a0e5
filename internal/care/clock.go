package care

import (
	"fmt"
	"time"
)

// Date is a day on a wall calendar, without a zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// AddDays counts calendar days, never hours.
func (d Date) AddDays(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool {
	return d.At(0, time.UTC).Before(e.At(0, time.UTC))
}

// At is the instant at which the wall clock in loc shows minutes after midnight on d,
// UTC. A time in the spring gap comes out as the same distance after the gap (02:30
// becomes 03:30), a doubled autumn time as the first of the two. Package time leaves
// both choices open, so they are made here.
func (d Date) At(minutes int, loc *time.Location) time.Time {
	wall := time.Date(d.Year, d.Month, d.Day, 0, minutes, 0, 0, time.UTC)
	// A whole day earlier is before any change of offset that can touch this day's
	// clock: with the old offset, gaps move forward and doubled times come first.
	before := under(wall, wall.Add(-24*time.Hour), loc)
	if after := under(wall, before, loc); shows(after, wall, loc) {
		return after
	}
	return before
}

// Reach is the first instant on d at which the wall clock in loc shows minutes after
// midnight or more, UTC. It differs from At in the spring gap only, where it is the end
// of the gap: a door that opens at 02:30 opens when the clock jumps from 02:00 to 03:00.
func (d Date) Reach(minutes int, loc *time.Location) time.Time {
	at := d.At(minutes, loc)
	wall := time.Date(d.Year, d.Month, d.Day, 0, minutes, 0, 0, time.UTC)
	if shows(at, wall, loc) {
		return at
	}
	jump, _ := at.In(loc).ZoneBounds()
	return jump.UTC()
}

// under is the instant of a wall clock if the offset of loc at ref is in force.
func under(wall, ref time.Time, loc *time.Location) time.Time {
	_, offset := ref.In(loc).Zone()
	return wall.Add(-time.Duration(offset) * time.Second)
}

// shows reports whether the clock in loc reads wall at t; wall is written as UTC.
func shows(t, wall time.Time, loc *time.Location) bool {
	_, offset := t.In(loc).Zone()
	return t.Add(time.Duration(offset) * time.Second).Equal(wall)
}

func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Local is a wall-clock time with the zone it was promised in.
type Local struct {
	Date
	// Minutes after midnight on the wall clock.
	Minutes int
	// Zone is an IANA name.
	Zone string
}

// LocalOf reads the wall clock in loc at t.
func LocalOf(t time.Time, loc *time.Location) Local {
	t = t.In(loc)
	return Local{Date: DateOf(t), Minutes: t.Hour()*60 + t.Minute(), Zone: loc.String()}
}

func (l Local) String() string {
	return fmt.Sprintf("%s %02d:%02d %s", l.Date, l.Minutes/60, l.Minutes%60, l.Zone)
}
