// Package care holds the nouns of the clinic, under FHIR's names where FHIR has one,
// and the rules that need nothing but them.
package care

import (
	"time"

	"frontdesk/internal/phi"
)

// Clinic is the organisation that a database belongs to.
type Clinic struct {
	// Name is what texts begin with: neutral where the true name would tell
	// ("Oncology"), at most 22 characters so that the shipped texts fit one segment.
	Name string
	// Phone is the number a person answers, in E.164.
	Phone string
	// Zone is the IANA zone of the clinic's clock.
	Zone string
	// Languages are the enabled ones, the default first ("en", "es").
	Languages []string
	// DayFirst says that 3/4 is the third of April.
	DayFirst bool
	// OfficeHours is when staff answer, for texts: "8 AM-5 PM".
	OfficeHours string
	// Locations are its sites. Where there are several, a time is said with its place.
	Locations []Location
	// Opening is each site's weekly hours, Closures the days on which a site is shut:
	// what is on record, for whoever asks OpenAt.
	Opening  map[LocationID][]Hours
	Closures []Closure
	// QuietFrom and QuietTo are minutes after local midnight, From later than To across
	// midnight; between them nothing is said that nobody asked for. They are on record
	// once, and reminders.Rules has the same.
	QuietFrom, QuietTo int
}

// Location is a site of the clinic.
type Location struct {
	ID      LocationID
	Name    string
	Address string
	// Zone is the IANA zone that the site's schedules are written in. It is the
	// clinic's: what a patient writes ("Friday at 3") is read on the clinic's clock, so
	// an import refuses a site in another zone.
	Zone string
	// Label is how private it is that a patient goes to this site: Notice for a street
	// name, Care or Sensitive where the name tells why ("Methadone Program"). A text
	// says the name only where the label may stand on a lock screen.
	Label phi.Label
}

// Practitioner is somebody who sees patients.
type Practitioner struct {
	ID PractitionerID
	// Name is as patients say it: "Dr Rivera".
	Name string
	// Label is how private it is that a patient sees this practitioner: Notice for a
	// family doctor, Care or Sensitive where the name tells a specialty. No offer, visit
	// or reminder says the name; whoever begins to say it asks the label first.
	Label phi.Label
}

// Service is a kind of visit (FHIR: HealthcareService).
type Service struct {
	ID   ServiceID
	Name string
	// Minutes is how long the patient is seen.
	Minutes int
	// Before and After are minutes that the practitioner needs around the visit.
	Before, After int
	Price         Cents
	// Code is the billing code (CPT), empty where none applies.
	Code string
	// Label is how private it is that a patient comes for this. The name alone is read
	// from the price list, which is Public; no offer, visit or reminder says it, and
	// whoever begins to say it of a patient asks the label first.
	Label phi.Label
}

// Hours is a weekly opening: from and to are minutes after local midnight, [From, To).
type Hours struct {
	Weekday  time.Weekday
	From, To int
}

// Schedule is a practitioner's weekly hours at a location.
type Schedule struct {
	Practitioner PractitionerID
	Location     LocationID
	Hours
}

// Closure is a day on which a location is shut: a holiday.
type Closure struct {
	Location LocationID
	// Date is the local day.
	Date Date
	Name string
}

// Cents is an amount of money in hundredths of the clinic's currency.
type Cents int64
