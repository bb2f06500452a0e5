package booking_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/when"
	"frontdesk/workflows/booking"
)

// A clinic open on every day of a change of clocks is what Free must not get wrong.
var changeDays = []struct{ zone, day string }{
	{"America/New_York", "2026-03-08"}, {"America/New_York", "2026-11-01"},
	{"Australia/Lord_Howe", "2026-04-05"}, {"Australia/Lord_Howe", "2026-10-04"},
	{"Europe/Madrid", "2027-03-28"}, {"America/St_Johns", "2027-11-07"}, {"America/Phoenix", "2026-03-08"},
}

func id[T any](n byte) care.ID[T] { return care.ID[T]{15: n} }

// randomCalendar is a small clinic around a day: two practitioners, two sites, ragged
// hours at night too, busy times that overlap each other.
func randomCalendar(r *rand.Rand, zone string, around time.Time) booking.Calendar {
	cal := booking.Calendar{
		Service: care.Service{ID: id[care.Service](1), Minutes: 5 + r.IntN(60), Before: r.IntN(3) * 5, After: r.IntN(3) * 10},
		Opening: map[care.LocationID][]care.Hours{},
	}
	for n := byte(1); n <= 2; n++ {
		cal.Practitioners = append(cal.Practitioners, care.Practitioner{ID: id[care.Practitioner](n)})
		cal.Locations = append(cal.Locations, care.Location{ID: id[care.Location](n), Zone: zone})
		l := cal.Locations[n-1].ID
		for day := range time.Weekday(7) {
			cal.Opening[l] = append(cal.Opening[l], hours(r, day), hours(r, day))
			cal.Schedules = append(cal.Schedules,
				care.Schedule{Practitioner: id[care.Practitioner](n), Location: id[care.Location](byte(1 + r.IntN(2))), Hours: hours(r, day)},
				care.Schedule{Practitioner: id[care.Practitioner](n), Location: l, Hours: hours(r, day)})
		}
	}
	if r.IntN(3) == 0 {
		cal.Closures = []care.Closure{{Location: cal.Locations[0].ID, Date: care.DateOf(around.AddDate(0, 0, r.IntN(3)-1))}}
	}
	for range r.IntN(16) {
		from := around.Add(time.Duration(r.IntN(72*60)-36*60) * time.Minute)
		cal.Busy = append(cal.Busy, booking.Busy{
			Practitioner: id[care.Practitioner](byte(1 + r.IntN(2))), From: from, To: from.Add(time.Duration(10+r.IntN(90)) * time.Minute),
		})
	}
	return cal
}

func hours(r *rand.Rand, day time.Weekday) care.Hours {
	if r.IntN(2) == 0 { // where clocks change
		from := r.IntN(3 * 60)
		return care.Hours{Weekday: day, From: from, To: from + 30 + r.IntN(180)}
	}
	from := r.IntN(15 * 60)
	return care.Hours{Weekday: day, From: from, To: from + 60 + r.IntN(480)}
}

// An oracle tries every minute of the spans for every row of the schedule and walks
// through the visit minute by minute.
type oracle struct {
	cal     booking.Calendar
	q       booking.Query
	loc     *time.Location
	watched map[opening][2]time.Time
}

type opening struct {
	day care.Date
	h   care.Hours
}

func (o oracle) free() []care.Slot {
	var found []care.Slot
	cal, q, loc := o.cal, o.q, o.loc
	for _, span := range slices.Concat(q.Readings...) {
		for t := span.From; t.Before(span.To); t = t.Add(time.Minute) {
			for _, s := range cal.Schedules {
				if s.Weekday != t.In(loc).Weekday() || t.In(loc).Minute()%15 != 0 {
					continue
				}
				for _, open := range cal.Opening[s.Location] {
					slot := care.Slot{Practitioner: s.Practitioner, Location: s.Location, Service: cal.Service.ID, Start: t}
					if o.fits(&slot, [2]care.Hours{s.Hours, open}) {
						found = append(found, slot)
					}
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b care.Slot) int {
		return cmp.Or(a.Start.Compare(b.Start), int(a.Practitioner[15])-int(b.Practitioner[15]), int(a.Location[15])-int(b.Location[15]))
	})
	return slices.Compact(found)
}

func (o oracle) fits(s *care.Slot, hours [2]care.Hours) bool {
	cal, q, loc := o.cal, o.q, o.loc
	s.Zone, s.End = loc.String(), s.Start.Add(time.Duration(cal.Service.Minutes)*time.Minute)
	m := s.Start.In(loc).Hour()*60 + s.Start.In(loc).Minute()
	if s.Start.Before(q.Now.Add(q.Lead)) || m < max(hours[0].From, hours[1].From) || m >= min(hours[0].To, hours[1].To) {
		return false
	}
	for _, h := range hours {
		if from, to := o.stretch(s.Start, h); s.Start.In(loc).Weekday() != h.Weekday || s.Start.Before(from) || s.End.After(to) {
			return false
		}
	}
	for t := s.Start; t.Before(s.End); t = t.Add(time.Minute) {
		for _, c := range cal.Closures {
			if c.Location == s.Location && c.Date == care.DateOf(t.In(loc)) {
				return false
			}
		}
		for _, a := range q.Away {
			if !t.Before(a.From) && t.Before(a.To) {
				return false
			}
		}
	}
	from, to := s.Start.Add(-time.Duration(cal.Service.Before)*time.Minute), s.End.Add(time.Duration(cal.Service.After)*time.Minute)
	for _, b := range cal.Busy {
		if b.Practitioner == s.Practitioner && b.From.Before(to) && from.Before(b.To) {
			return false
		}
	}
	return !doubled(s.Start, loc)
}

// stretch watches the clock on the day of t: from the first minute that shows the
// opening or more to the first that shows the closing or more, or the day's end.
func (o oracle) stretch(t time.Time, h care.Hours) (from, to time.Time) {
	today := func(t time.Time) care.Date { return care.DateOf(t.In(o.loc)) }
	shows := func(t time.Time) int { return t.In(o.loc).Hour()*60 + t.In(o.loc).Minute() }
	day := today(t)
	if seen, ok := o.watched[opening{day, h}]; ok {
		return seen[0], seen[1]
	}
	for today(t.Add(-time.Minute)) == day {
		t = t.Add(-time.Minute)
	}
	for ; today(t) == day && shows(t) < h.From; t = t.Add(time.Minute) {
	}
	for from = t; today(t) == day && shows(t) < h.To; t = t.Add(time.Minute) {
	}
	o.watched[opening{day, h}] = [2]time.Time{from, t}
	return from, t
}

// doubled reports whether the clock showed the same within the two hours before.
func doubled(t time.Time, loc *time.Location) bool {
	for back := time.Minute; back <= 2*time.Hour; back += time.Minute {
		if b := t.Add(-back).In(loc); b.Minute() == t.In(loc).Minute() && b.Hour() == t.In(loc).Hour() {
			return true
		}
	}
	return false
}

func TestFreeIsWhatTryingEveryMinuteFinds(t *testing.T) {
	t.Parallel()
	rounds, found := 0, 0
	for seed := range uint64(30) {
		for i, c := range changeDays {
			r := rand.New(rand.NewPCG(seed, uint64(i)))
			loc, err := time.LoadLocation(c.zone)
			if err != nil {
				t.Fatal(err)
			}
			day, err := time.ParseInLocation(time.DateOnly, c.day, loc)
			if err != nil {
				t.Fatal(err)
			}
			cal := randomCalendar(r, c.zone, day.UTC())
			first, last := day.Add(-14*time.Hour).UTC(), day.Add(4*time.Hour).UTC()
			q := booking.Query{
				Now: first.Add(time.Duration(r.IntN(600)) * time.Minute), Lead: booking.Lead,
				Readings: [][]when.Span{{{From: first, To: last}}, {{From: last.Add(time.Hour), To: last.Add(20 * time.Hour)}}},
				Away:     []when.Span{{From: last.Add(3 * time.Hour), To: last.Add(4 * time.Hour)}},
			}
			got, want := booking.Free(cal, q), oracle{cal, q, loc, map[opening][2]time.Time{}}.free()
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d %v: got %d slots, want %d; first difference %v", seed, c, len(got), len(want), difference(got, want))
			}
			rounds, found = rounds+1, found+len(got)
		}
	}
	if rounds != 210 || found < 1900 {
		t.Errorf("got %d rounds with %d slots, want 210 with 1900 or more", rounds, found)
	}
}

func difference(a, b []care.Slot) []care.Slot {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return []care.Slot{a[i], b[i]}
		}
	}
	return nil
}
