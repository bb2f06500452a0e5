package demo

import (
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// The sites, by name.
const (
	millRoad     = "Mill Road"
	harborStreet = "Harbor Street"
)

// The visit types, by name.
const (
	checkUp      = "Check-up"
	childCheckUp = "Child check-up"
	sickVisit    = "Sick visit"
	vaccine      = "Vaccine"
	bloodTest    = "Blood test"
	skinCheck    = "Skin check"
	womensHealth = "Women's health"
	counseling   = "Counseling"
)

// The people who see patients, by name.
const (
	rivera = "Dr Rivera"
	chen   = "Dr Chen"
	okafor = "Dr Okafor"
	kelly  = "Nurse Kelly"
	marsh  = "Dr Marsh"
)

func locations() []care.Location {
	return []care.Location{
		{ID: id[care.Location]("location", millRoad), Name: millRoad, Address: "12 Mill Road, Alder Falls", Zone: zone, Label: phi.Notice},
		{ID: id[care.Location]("location", harborStreet), Name: harborStreet, Address: "200 Harbor Street, Alder Falls", Zone: zone, Label: phi.Notice},
	}
}

// practitioners carries a Sensitive label for the one whose name alone tells why
// somebody comes: Dr Marsh sees people for behavioural health only.
func practitioners() []care.Practitioner {
	named := func(name string, l phi.Label) care.Practitioner {
		return care.Practitioner{ID: id[care.Practitioner]("practitioner", name), Name: name, Label: l}
	}
	return []care.Practitioner{
		named(rivera, phi.Notice), named(chen, phi.Notice), named(okafor, phi.Notice),
		named(kelly, phi.Notice), named(marsh, phi.Sensitive),
	}
}

// services lists what can be booked. Prices are invented; the codes are the CPT codes
// that such visits are usually billed under.
func services() []care.Service {
	list := []care.Service{
		{Name: checkUp, Minutes: 40, After: 10, Price: 210_00, Code: "99396", Label: phi.Notice},
		{Name: childCheckUp, Minutes: 30, After: 10, Price: 185_00, Code: "99393", Label: phi.Notice},
		{Name: sickVisit, Minutes: 20, After: 5, Price: 125_00, Code: "99213", Label: phi.Notice},
		{Name: vaccine, Minutes: 10, After: 5, Price: 45_00, Code: "90471", Label: phi.Notice},
		{Name: bloodTest, Minutes: 15, Before: 5, After: 5, Price: 35_00, Code: "36415", Label: phi.Care},
		{Name: skinCheck, Minutes: 20, Before: 5, After: 10, Price: 140_00, Code: "99202", Label: phi.Care},
		{Name: womensHealth, Minutes: 30, Before: 5, After: 10, Price: 190_00, Code: "99395", Label: phi.Sensitive},
		{Name: counseling, Minutes: 45, After: 15, Price: 160_00, Code: "90834", Label: phi.Sensitive},
	}
	for i := range list {
		list[i].ID = id[care.Service]("service", list[i].Name)
	}
	return list
}

// shift is the same hours on several days, in minutes after midnight.
type shift struct {
	where    string
	days     []time.Weekday
	from, to int
}

// duty is what one practitioner gives, and when.
type duty struct {
	who    string
	gives  []string
	shifts []shift
}

func hour(h, m int) int { return h*60 + m }

func opening() (list []Opening) {
	weekdays := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	for _, s := range []shift{
		{millRoad, weekdays, hour(8, 0), hour(17, 0)},
		{millRoad, []time.Weekday{time.Saturday}, hour(9, 0), hour(12, 0)},
		{harborStreet, weekdays, hour(8, 30), hour(17, 30)},
	} {
		for _, d := range s.days {
			list = append(list, Opening{
				Location: id[care.Location]("location", s.where),
				Hours:    care.Hours{Weekday: d, From: s.from, To: s.to},
			})
		}
	}
	return list
}

func duties() []duty {
	const mon, tue, wed, thu, fri, sat = time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday
	type days = []time.Weekday
	return []duty{
		{rivera, []string{checkUp, childCheckUp, sickVisit, skinCheck, womensHealth}, []shift{
			{millRoad, days{mon, tue, thu}, hour(9, 0), hour(12, 0)},
			{millRoad, days{mon, tue, thu}, hour(13, 0), hour(17, 0)},
			{harborStreet, days{wed, fri}, hour(9, 0), hour(13, 0)},
		}},
		{chen, []string{checkUp, sickVisit, skinCheck}, []shift{
			{harborStreet, days{mon, tue, wed, thu}, hour(8, 30), hour(12, 0)},
			{harborStreet, days{mon, tue, wed, thu}, hour(13, 0), hour(17, 30)},
			{millRoad, days{sat}, hour(9, 0), hour(12, 0)},
		}},
		{okafor, []string{childCheckUp, sickVisit, vaccine}, []shift{
			{millRoad, days{mon, tue, wed, fri}, hour(8, 0), hour(12, 0)},
			{millRoad, days{mon, tue, wed, fri}, hour(13, 0), hour(16, 30)},
		}},
		{kelly, []string{vaccine, bloodTest}, []shift{
			{millRoad, days{mon, wed, fri}, hour(8, 0), hour(16, 0)},
			{harborStreet, days{tue, thu}, hour(8, 30), hour(16, 0)},
		}},
		{marsh, []string{counseling}, []shift{
			{harborStreet, days{mon, wed, thu}, hour(10, 0), hour(17, 30)},
		}},
	}
}

func schedules() (list []Schedule) {
	for _, d := range duties() {
		for _, service := range d.gives {
			for _, s := range d.shifts {
				list = append(list, s.schedules(d.who, service)...)
			}
		}
	}
	return list
}

func (s shift) schedules(who, service string) (list []Schedule) {
	for _, day := range s.days {
		list = append(list, Schedule{
			Service: id[care.Service]("service", service),
			Schedule: care.Schedule{
				Practitioner: id[care.Practitioner]("practitioner", who),
				Location:     id[care.Location]("location", s.where),
				Hours:        care.Hours{Weekday: day, From: s.from, To: s.to},
			},
		})
	}
	return list
}
