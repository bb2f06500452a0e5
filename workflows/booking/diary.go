package booking

import (
	"cmp"
	"slices"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/when"
)

// A diary is a calendar made ready for looking things up.
type diary struct {
	service  care.Service
	shifts   []shift
	closures []care.Closure
	busy     map[care.PractitionerID][]when.Span
	away     []when.Span
	zones    map[string]*time.Location
}

// A shift is a weekly stretch in which a practitioner is at a location and the door is
// open. rank orders slots that start together.
type shift struct {
	care.Schedule
	loc  *time.Location
	rank int
}

func newDiary(cal Calendar, q Query) diary {
	d := diary{
		service: cal.Service, closures: cal.Closures,
		busy: make(map[care.PractitionerID][]when.Span), away: joined(slices.Clone(q.Away)),
		zones: make(map[string]*time.Location),
	}
	for _, b := range cal.Busy {
		d.busy[b.Practitioner] = append(d.busy[b.Practitioner], when.Span{From: b.From, To: b.To})
	}
	for p, taken := range d.busy {
		d.busy[p] = joined(taken)
	}
	zoneOf := make(map[care.LocationID]*time.Location, len(cal.Locations))
	for _, l := range cal.Locations {
		zoneOf[l.ID] = d.zone(l.Zone)
	}
	for _, s := range cal.Schedules {
		loc := zoneOf[s.Location]
		if loc == nil || len(q.With) > 0 && !slices.Contains(q.With, s.Practitioner) {
			continue
		}
		for _, open := range cal.Opening[s.Location] {
			if hours, ok := both(s.Hours, open); ok {
				d.shifts = append(d.shifts, shift{
					Schedule: care.Schedule{Practitioner: s.Practitioner, Location: s.Location, Hours: hours},
					loc:      loc, rank: rankOf(cal, s),
				})
			}
		}
	}
	return d
}

// zone loads a zone once, for loading reads a file; nil if it is unknown.
func (d *diary) zone(name string) *time.Location {
	loc, loaded := d.zones[name]
	if !loaded {
		loc, _ = time.LoadLocation(name)
		d.zones[name] = loc
	}
	return loc
}

// both is the part of a day in which two weekly hours hold; ok is false if there is none.
func both(a, b care.Hours) (care.Hours, bool) {
	h := care.Hours{Weekday: a.Weekday, From: max(a.From, b.From), To: min(a.To, b.To)}
	return h, a.Weekday == b.Weekday && h.From < h.To
}

// rankOf is the place of a schedule's practitioner and location in the clinic's order.
func rankOf(cal Calendar, s care.Schedule) int {
	p := slices.IndexFunc(cal.Practitioners, func(p care.Practitioner) bool { return p.ID == s.Practitioner })
	l := slices.IndexFunc(cal.Locations, func(l care.Location) bool { return l.ID == s.Location })
	return p*len(cal.Locations) + l
}

// slots are those that start in the span, in order, each once.
func (d diary) slots(in when.Span) []care.Slot {
	type ranked struct {
		care.Slot
		rank int
	}
	var found []ranked
	for _, s := range d.shifts {
		last := care.DateOf(in.To.In(s.loc))
		for day := care.DateOf(in.From.In(s.loc)); !last.Before(day); day = day.AddDays(1) {
			if day.Weekday() != s.Weekday || d.closed(s.Location, day) {
				continue
			}
			end := day.Reach(s.To, s.loc)
			for m := quarter(s.From); m < s.To; m += Step {
				if slot, ok := d.slot(s, day.At(m, s.loc), end); ok && inside(in, slot.Start) {
					found = append(found, ranked{slot, s.rank})
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b ranked) int { return cmp.Or(a.Start.Compare(b.Start), a.rank-b.rank) })
	slots := make([]care.Slot, 0, len(found))
	for _, f := range found {
		slots = append(slots, f.Slot)
	}
	return slices.Compact(slots)
}

// quarter is the first start on the grid at a minute of the day or after it.
func quarter(minute int) int { return (minute + Step - 1) / Step * Step }

// slot is the visit that starts at an instant, if it ends by end and everybody is free.
// No check is needed for starts that the clock skips: what At makes of them lies beyond
// the end, or is the slot that the clock shows then and is found twice.
func (d diary) slot(s shift, start, end time.Time) (slot care.Slot, ok bool) {
	slot = care.Slot{
		Practitioner: s.Practitioner, Location: s.Location, Service: d.service.ID,
		Start: start, End: start.Add(minutes(d.service.Minutes)), Zone: s.loc.String(),
	}
	if slot.End.After(end) {
		return slot, false
	}
	whole := when.Span{
		From: start.Add(-minutes(d.service.Before)), To: slot.End.Add(minutes(d.service.After)),
	}
	return slot, !touches(d.busy[s.Practitioner], whole) &&
		!touches(d.away, when.Span{From: slot.Start, To: slot.End})
}

func (d diary) closed(l care.LocationID, day care.Date) bool {
	return slices.ContainsFunc(d.closures, func(c care.Closure) bool { return c.Location == l && c.Date == day })
}

// touches reports whether one of the taken spans, sorted and apart, has a part of s.
func touches(taken []when.Span, s when.Span) bool {
	i, _ := slices.BinarySearchFunc(taken, s.From, func(t when.Span, from time.Time) int {
		if t.To.After(from) {
			return 1
		}
		return -1
	})
	return i < len(taken) && taken[i].From.Before(s.To)
}

// inside reports whether t is in [s.From, s.To).
func inside(s when.Span, t time.Time) bool { return !t.Before(s.From) && t.Before(s.To) }

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
