// Package demo is a clinic to try Frontdesk with: sample people and visits, a clock
// that can be moved forward, and a page with phones on it.
//
// Everything in it is made up. Numbers are from the range that is kept free for
// fiction (555-0100 to 555-0199, ATIS-0300115), so that none of them rings anywhere.
package demo

import (
	"fmt"
	"time"
	_ "time/tzdata" // the sample people live in five zones, whatever the machine knows

	"github.com/google/uuid"

	"frontdesk/internal/care"
	"frontdesk/workflows/reminders"
)

// Number is the sample clinic's texting number, in E.164.
const Number = "+15185550111"

const zone = "America/New_York"

// Clinic is all that a database holds on the first morning.
type Clinic struct {
	Clinic        care.Clinic
	Locations     []care.Location
	Practitioners []care.Practitioner
	Services      []care.Service
	Opening       []Opening
	Schedules     []Schedule
	Closures      []care.Closure
	Rules         reminders.Rules
	// Patients are all forty, each once.
	Patients []care.Patient
	// Households are the phones. A child whose parents have a phone each stands
	// behind both.
	Households []Household
	// Appointments are booked or confirmed, in the future, and do not overlap.
	Appointments []care.Appointment
}

// Opening is one span of a location's weekly opening hours.
type Opening struct {
	Location care.LocationID
	care.Hours
}

// Schedule is one weekly span in which a practitioner gives a service at a location.
type Schedule struct {
	care.Schedule
	Service care.ServiceID
}

// Household is a phone and who stands behind it, its owner first.
type Household struct {
	// Phone is in E.164.
	Phone string
	// Language is "en" or "es".
	Language string
	Members  []care.Person
}

// Sample is the clinic as seen from now: holidays of two years and visits of the next
// weeks and around the next daylight-saving change. Ids come from names, so storing
// the sample twice changes nothing.
func Sample(now time.Time) Clinic {
	c := Clinic{
		Clinic: care.Clinic{
			Name: "Alder Clinic", Phone: "+15185550100", Zone: zone,
			Languages: []string{"en", "es"}, OfficeHours: "8 AM-5 PM",
		},
		Locations:     locations(),
		Practitioners: practitioners(),
		Services:      services(),
		Opening:       opening(),
		Schedules:     schedules(),
		Rules: reminders.Rules{
			Before:    []reminders.Rule{{Key: "week", Days: 7}, {Key: "day", Days: 1}, {Key: "hours", Minutes: 120}},
			QuietFrom: 21 * 60, QuietTo: 8 * 60,
		},
	}
	local := now.In(mustZone(zone))
	c.Closures = closures(care.DateOf(local), c.Locations)
	c.Patients, c.Households = people()
	c.Appointments = visits(c, local)
	return c
}

// id derives an id from a name: the same name is the same row, on every machine.
func id[T any](kind, name string) care.ID[T] {
	space := uuid.NewSHA1(uuid.NameSpaceURL, []byte("frontdesk:demo:"+kind))
	return care.ID[T](uuid.NewSHA1(space, []byte(name)))
}

// mustZone loads a zone that this package names and embeds.
func mustZone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(fmt.Sprintf("demo: zone %s is not in the embedded tzdata", name))
	}
	return loc
}
