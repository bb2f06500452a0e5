package demo

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/nyaruka/phonenumbers"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// mornings are days on which the sample might first be made: ordinary, on the eve and
// in the night of a change, before the winter holidays, a leap day.
func mornings() []time.Time {
	loc := mustZone(zone)
	return []time.Time{
		time.Date(2026, 11, 23, 9, 0, 0, 0, loc),
		time.Date(2026, 3, 7, 23, 0, 0, 0, loc),
		time.Date(2026, 11, 1, 1, 30, 0, 0, loc),
		time.Date(2027, 12, 23, 17, 0, 0, 0, loc),
		time.Date(2028, 2, 29, 12, 0, 0, 0, loc),
	}
}

func TestSampleVisitsFitTheClinicsOwnRules(t *testing.T) {
	t.Parallel()
	for _, now := range mornings() {
		c := Sample(now)
		if got, want := len(c.Appointments), 28; got != want {
			t.Fatalf("%v: got %v visits, want %v", now, got, want)
		}
		b := book{clinic: c, now: now}
		for _, a := range c.Appointments {
			if !a.Start.After(now) || b.closed(a.Location, a.Local.Date) || !scheduled(c, a, b.service(a.Service)) || !b.free(a) {
				t.Errorf("%v: visit %v at %v does not fit", now, a.ID, a.Local)
			}
			b.taken = append(b.taken, a)
		}
	}
}

// scheduled reports whether the visit lies in a shift that lies in the opening hours.
func scheduled(c Clinic, a care.Appointment, s care.Service) bool {
	inside := func(h care.Hours) bool {
		return h.Weekday == a.Local.Weekday() && h.From <= a.Local.Minutes && a.Local.Minutes+s.Minutes <= h.To
	}
	var shift, open bool
	for _, sc := range c.Schedules {
		shift = shift || sc.Service == a.Service && sc.Practitioner == a.Practitioner && sc.Location == a.Location && inside(sc.Hours)
	}
	for _, o := range c.Opening {
		open = open || o.Location == a.Location && inside(o.Hours)
	}
	return shift && open
}

func TestSampleVisitsHaveRemindersAcrossTheNextDaylightSavingChange(t *testing.T) {
	t.Parallel()
	for _, now := range mornings() {
		across := 0
		for _, a := range Sample(now).Appointments {
			start := a.Start.In(mustZone(zone))
			_, visit := start.Zone()
			_, weekBefore := start.AddDate(0, 0, -7).Zone()
			if visit != weekBefore {
				across++
			}
		}
		if across < 4 {
			t.Errorf("%v: got %d visits with the change in their last week, want at least 4", now, across)
		}
	}
}

func TestSampleIsTheSameTwice(t *testing.T) {
	t.Parallel()
	now := mornings()[0]
	if !reflect.DeepEqual(Sample(now), Sample(now)) {
		t.Error("got two different samples of one moment, want one")
	}
	first, later := Sample(now), Sample(now.AddDate(0, 5, 0))
	for i := range first.Appointments {
		if got, want := later.Appointments[i].ID, first.Appointments[i].ID; got != want {
			t.Errorf("visit %d: got id %v five months later, want %v", i, got, want)
		}
	}
}

func TestSamplePeopleAndStaffAreAsTheDemoPromises(t *testing.T) {
	t.Parallel()
	c := Sample(mornings()[0])
	zones, patients, phones, shared, spanish := map[string]bool{}, map[care.PatientID]int{}, map[string]bool{}, 0, 0
	for _, p := range c.Patients {
		patients[p.ID] = 0
		zones[p.Zone] = true
	}
	for _, h := range c.Households {
		phones[h.Phone] = true
		if len(h.Members) > 1 {
			shared++
		}
		if h.Language == "es" {
			spanish++
		}
		for _, m := range h.Members {
			patients[m.ID]++
		}
	}
	for id, n := range patients {
		if n == 0 {
			t.Errorf("patient %v: got no phone, want one", id)
		}
	}
	got := []int{len(c.Locations), len(c.Practitioners), len(c.Services), len(c.Patients), len(patients), len(families()), len(phones)}
	want := []int{2, 5, 8, 40, 40, 18, len(c.Households)}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(zones) < 5 || shared < 10 || spanish < 3 || len(c.Clinic.Name) > 22 {
		t.Errorf("got %d zones, %d shared phones, %d in Spanish, want at least 5, 10, 3", len(zones), shared, spanish)
	}
	if c.Practitioners[4].Label != phi.Sensitive {
		t.Errorf("got %v for behavioural health, want sensitive", c.Practitioners[4].Label)
	}
}

func TestSampleNumbersAreValidAndFictional(t *testing.T) {
	t.Parallel()
	c := Sample(mornings()[0])
	numbers := []string{c.Clinic.Phone, Number}
	for _, h := range c.Households {
		numbers = append(numbers, h.Phone)
	}
	seen := map[string]bool{}
	for _, n := range numbers {
		p, err := phonenumbers.Parse(n, "")
		if err != nil || !phonenumbers.IsValidNumber(p) || len(n) != 12 || !strings.HasPrefix(n[5:], "55501") || seen[n] {
			t.Errorf("got %v, want a valid 555-01xx number, once", n)
		}
		seen[n] = true
	}
}

func TestClosuresAreTheFederalHolidaysOfTwoYears(t *testing.T) {
	t.Parallel()
	from := care.Date{Year: 2026, Month: time.November, Day: 23}
	sites := locations()
	list := closures(from, sites)
	days := map[string]int{}
	for _, c := range list {
		days[c.Date.String()]++
	}
	// 2027: the 4th of July and the 25th of December fall on a weekend, New Year's
	// Day of 2028 on a Saturday.
	for _, want := range []string{
		"2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-07-05",
		"2027-09-06", "2027-10-11", "2027-11-11", "2027-11-25", "2027-12-24", "2027-12-31", "2028-05-29", "2028-11-10",
	} {
		if days[want] != len(sites) {
			t.Errorf("%s: got %d locations shut, want %d", want, days[want], len(sites))
		}
	}
	if days["2026-11-11"] != 0 || days["2028-11-23"] != len(sites) || days["2028-12-25"] != 0 {
		t.Errorf("got %v, want nothing before the first day or after two years", days)
	}
}
