package reminders_test

import (
	"slices"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/workflows/reminders"
)

// A tape is a wall clock that somebody watched: what it showed at every minute. The
// oracle below reads plans off it by looking, without any arithmetic on dates.
type tape struct {
	from  time.Time
	shown []reading
	first map[reading]int
}

// A reading is the day (days since 1970) and minute that the clock showed.
type reading struct{ day, minute int }

const (
	tapeBefore = 10 * 24 * time.Hour
	tapeAfter  = 10 * 24 * time.Hour
)

func watch(around time.Time, loc *time.Location) tape {
	w := tape{from: around.Add(-tapeBefore), first: make(map[reading]int)}
	for t := w.from; t.Before(around.Add(tapeAfter)); t = t.Add(time.Minute) {
		l := t.In(loc)
		day := time.Date(l.Year(), l.Month(), l.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400
		r := reading{int(day), l.Hour()*60 + l.Minute()}
		if _, seen := w.first[r]; !seen {
			w.first[r] = len(w.shown)
		}
		w.shown = append(w.shown, r)
	}
	return w
}

func (w tape) index(t time.Time) int { return int(t.Sub(w.from) / time.Minute) }
func (w tape) time(i int) time.Time  { return w.from.Add(time.Duration(i) * time.Minute) }
func (r reading) before(o reading) bool {
	return r.day < o.day || r.day == o.day && r.minute < o.minute
}

// find is the first minute that showed want; if the clock jumped over it, as long
// after the jump as it lies behind the last minute before.
func (w tape) find(want reading) int {
	if i, seen := w.first[want]; seen {
		return i
	}
	for i, r := range w.shown {
		if r.day >= want.day && want.before(r) {
			return i + want.minute - w.shown[i-1].minute - 1
		}
	}
	return -1
}

func (w tape) plan(a care.Appointment, r reminders.Rules, now time.Time) []care.Reminder {
	start := w.index(a.Start)
	quiet := func(i int) bool {
		m := w.shown[i].minute
		return m >= r.QuietFrom || m < r.QuietTo
	}
	var plan []care.Reminder
	for _, rule := range r.Before {
		i := start
		if rule.Days > 0 {
			i = w.find(reading{w.shown[start].day - rule.Days, w.shown[start].minute})
		}
		i -= rule.Minutes
		if quiet(i) {
			morning, evening := i, i
			for quiet(morning) {
				morning++
			}
			for quiet(evening) {
				evening--
			}
			if i = morning; start-morning < 60 {
				i = evening + 1 - 60
			}
		}
		at := w.time(i)
		same := func(o care.Reminder) bool { return o.DueAt.Equal(at) }
		if i < start && !at.Before(now) && !slices.ContainsFunc(plan, same) {
			plan = append(plan, care.Reminder{Appointment: a.ID, Key: rule.Key, DueAt: at})
		}
	}
	slices.SortFunc(plan, func(x, y care.Reminder) int { return x.DueAt.Compare(y.DueAt) })
	return plan
}

// clockChanges are the UTC midnights of the days of 2026-2030 during which the offset
// of loc changes.
func clockChanges(loc *time.Location) []time.Time {
	var days []time.Time
	for d := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() <= 2030; d = d.Add(24 * time.Hour) {
		_, a := d.In(loc).Zone()
		_, b := d.Add(24 * time.Hour).In(loc).Zone()
		if a != b {
			days = append(days, d)
		}
	}
	return days
}

// Every quarter hour of the days that a change of clocks can reach (its own, the next
// two, and the same day a week later), for two sets of rules, planned a month ahead and
// the evening before.
func TestRemindersAreRightOnEveryDayOfClockChanges(t *testing.T) {
	t.Parallel()
	strict := reminders.Rules{QuietFrom: 20 * 60, QuietTo: 9 * 60, Before: []reminders.Rule{
		{Key: "two", Days: 2, Minutes: 30}, {Key: "day", Days: 1}, {Key: "late", Minutes: 45},
	}}
	zones := []string{
		"America/New_York", "America/Chicago", "America/Los_Angeles", "America/St_Johns",
		"Europe/Madrid", "Australia/Lord_Howe", "America/Phoenix",
	}
	days, cases := 0, 0
	for _, zone := range zones {
		loc := location(t, zone)
		changes := clockChanges(loc)
		if zone == "America/Phoenix" { // the control: no change there, New York's days
			changes = clockChanges(location(t, "America/New_York"))
		}
		days += len(changes)
		for _, day := range changes {
			w := watch(day, loc)
			for _, ahead := range []int{0, 1, 2, 7} {
				cases += w.compare(t, loc, day.AddDate(0, 0, ahead), usual, strict)
			}
		}
	}
	if days != 70 || cases != 70*4*96*2*2 {
		t.Errorf("got %d days and %d cases, want 70 and %d", days, cases, 70*4*96*2*2)
	}
}

// compare plans visits at every quarter hour of 24 hours and holds the plan against
// the tape.
func (w tape) compare(t *testing.T, loc *time.Location, day time.Time, rules ...reminders.Rules) (cases int) {
	t.Helper()
	for q := range 96 {
		start := day.Add(time.Duration(q) * 15 * time.Minute)
		a := care.Appointment{Start: start}
		for _, r := range rules {
			for _, now := range []time.Time{start.AddDate(0, -1, 0), start.Add(-20 * time.Hour)} {
				got, want := reminders.Plan(a, r, loc, now), w.plan(a, r, now)
				if !slices.Equal(got, want) {
					t.Fatalf("%s visit %v: got %q, want %q", loc, start.In(loc), say(got, loc), say(want, loc))
				}
				cases++
			}
		}
	}
	return cases
}
