package demo

import (
	"fmt"
	"time"

	"frontdesk/internal/care"
)

// wish is a visit that somebody has booked before the demo begins.
type wish struct {
	who, what, with string
	// days counts from today, or from the next daylight-saving change.
	days int
	// minute is the earliest wanted, after local midnight.
	minute    int
	confirmed bool
}

// wishesFromToday is the next three weeks.
func wishesFromToday() []wish {
	const sure = true
	return []wish{
		{"Claire Whitman", checkUp, rivera, 8, hour(9, 0), false},
		{"Mia Whitman", childCheckUp, okafor, 2, hour(14, 30), false},
		{"Leo Whitman", vaccine, okafor, 2, hour(15, 0), false},
		{"Rosa Delgado", sickVisit, rivera, 1, hour(10, 0), false},
		{"Mateo Delgado", childCheckUp, okafor, 9, hour(8, 30), false},
		{"Walter Abernathy", bloodTest, kelly, 3, hour(8, 30), sure},
		{"June Abernathy", bloodTest, kelly, 3, hour(8, 30), sure},
		{"Minh Nguyen", checkUp, chen, 4, hour(11, 0), false},
		{"Kwame Osei", counseling, marsh, 5, hour(16, 0), false},
		{"Kofi Osei", sickVisit, okafor, 1, hour(9, 0), sure},
		{"Elena Castillo", womensHealth, rivera, 6, hour(13, 0), false},
		{"Carmen Castillo", checkUp, rivera, 12, hour(9, 30), false},
		{"Irina Petrov", counseling, marsh, 2, hour(12, 0), sure},
		{"Zoe Brooks", vaccine, kelly, 7, hour(15, 0), false},
		{"Ruth Kaplan", skinCheck, chen, 10, hour(13, 30), false},
		{"Erik Lindqvist", checkUp, chen, 14, hour(9, 0), false},
		{"Amina Begum", childCheckUp, okafor, 13, hour(10, 0), false},
		{"Idris Begum", vaccine, okafor, 13, hour(10, 45), false},
		{"Camille Moreau", sickVisit, chen, 16, hour(16, 0), false},
		{"Noah Hale", childCheckUp, okafor, 1, hour(11, 0), false},
		{"Peter Stone", bloodTest, kelly, 20, hour(9, 0), false},
		{"Keoni Kealoha", skinCheck, rivera, 18, hour(14, 0), false},
	}
}

// wishesFromChange lie around the next daylight-saving change: their reminders are due
// on both sides of it.
func wishesFromChange() []wish {
	return []wish{
		{"Claire Whitman", skinCheck, chen, 1, hour(9, 0), false},
		{"Dana Yazzie", checkUp, rivera, 1, hour(10, 0), false},
		{"Lucía Romero", sickVisit, chen, 2, hour(8, 30), false},
		{"Nancy Stone", bloodTest, kelly, 1, hour(8, 0), false},
		{"Omar Ahmed", childCheckUp, okafor, -2, hour(8, 0), false},
		{"Linh Nguyen", counseling, marsh, 3, hour(16, 15), false},
	}
}

// visits books every wish at the first fitting time of its day or of a day soon after.
func visits(c Clinic, now time.Time) []care.Appointment {
	b := book{clinic: c, now: now}
	for _, w := range wishesFromToday() {
		b.take(w, care.DateOf(now).AddDays(w.days))
	}
	change := nextChange(now)
	for _, w := range wishesFromChange() {
		b.take(w, change.AddDays(w.days))
	}
	return b.taken
}

// nextChange is the next day that does not last 24 hours.
func nextChange(now time.Time) care.Date {
	day := care.DateOf(now)
	for range 366 {
		day = day.AddDays(1)
		if day.AddDays(1).At(0, now.Location()).Sub(day.At(0, now.Location())) != 24*time.Hour {
			break
		}
	}
	return day
}

// book fills an empty calendar, in local time of the clinic.
type book struct {
	clinic Clinic
	now    time.Time
	taken  []care.Appointment
}

// take books the wish on the first day that has room. Every practitioner works each
// week, so a month without room is a mistake in the sample.
func (b *book) take(w wish, day care.Date) {
	for range 31 {
		if a, ok := b.on(w, day); ok {
			b.taken = append(b.taken, a)
			return
		}
		day = day.AddDays(1)
	}
	panic(fmt.Sprintf("demo: no room for a visit with %s", w.with))
}

// on looks for room on one day, at the wanted time or up to the end of a shift.
func (b *book) on(w wish, day care.Date) (care.Appointment, bool) {
	for _, s := range b.clinic.Schedules {
		if s.Service != id[care.Service]("service", w.what) || s.Practitioner != id[care.Practitioner]("practitioner", w.with) ||
			s.Weekday != day.Weekday() || b.closed(s.Location, day) {
			continue
		}
		service := b.service(s.Service)
		for m := max(w.minute, s.From+service.Before); m+service.Minutes+service.After <= s.To; m += 15 {
			if a := b.visit(w, s, day, m); a.Start.After(b.now) && b.free(a) {
				return a, true
			}
		}
	}
	return care.Appointment{}, false
}

func (b *book) visit(w wish, s Schedule, day care.Date, minute int) care.Appointment {
	start := day.At(minute, b.now.Location())
	a := care.Appointment{
		ID:           id[care.Appointment]("appointment", fmt.Sprintf("%s, %s", w.who, w.what)),
		Patient:      id[care.Patient]("patient", w.who),
		Practitioner: s.Practitioner, Location: s.Location, Service: s.Service,
		Start:  start.UTC(),
		End:    start.Add(time.Duration(b.service(s.Service).Minutes) * time.Minute).UTC(),
		Local:  care.LocalOf(start, b.now.Location()),
		Status: care.Booked,
	}
	if w.confirmed {
		a.Status = care.Confirmed
	}
	return a
}

// free reports whether neither the practitioner, buffers included, nor the patient is
// elsewhere.
func (b *book) free(a care.Appointment) bool {
	from, to := b.span(a)
	for _, t := range b.taken {
		if t.Patient != a.Patient && t.Practitioner != a.Practitioner {
			continue
		}
		if tf, tt := b.span(t); from.Before(tt) && tf.Before(to) {
			return false
		}
	}
	return true
}

func (b *book) span(a care.Appointment) (from, to time.Time) {
	s := b.service(a.Service)
	return a.Start.Add(-time.Duration(s.Before) * time.Minute), a.End.Add(time.Duration(s.After) * time.Minute)
}

func (b *book) service(want care.ServiceID) care.Service {
	for _, s := range b.clinic.Services {
		if s.ID == want {
			return s
		}
	}
	return care.Service{}
}

func (b *book) closed(at care.LocationID, day care.Date) bool {
	for _, c := range b.clinic.Closures {
		if c.Location == at && c.Date == day {
			return true
		}
	}
	return false
}
