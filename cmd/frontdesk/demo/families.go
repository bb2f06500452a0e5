package demo

import (
	"strings"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// family shares a name, a home and perhaps a phone.
type family struct {
	name string
	// zone is where they live; empty for the clinic's.
	zone   string
	phones []phone
	people []person
}

// phone belongs to the person with the given name.
type phone struct{ number, language, owner string }

// person is somebody in a family. A child has no phone and is reached through every
// phone of the family; so is an adult who owns none.
type person struct {
	given, birth string
	child        bool
}

func families() []family {
	const child = true
	return []family{
		{"Whitman", "", []phone{{"+15185550102", "en", "Claire"}, {"+15185550103", "en", "Tom"}},
			[]person{{"Claire", "1984-05-11", false}, {"Tom", "1982-09-30", false}, {"Mia", "2014-02-20", child}, {"Leo", "2017-08-03", child}}},
		{"Delgado", "", []phone{{"+15185550104", "es", "Rosa"}},
			[]person{{"Rosa", "1986-12-01", false}, {"Mateo", "2015-04-17", child}, {"Sofía", "2019-10-09", child}}},
		{"Abernathy", "", []phone{{"+15185550105", "en", "Walter"}},
			[]person{{"Walter", "1947-03-08", false}, {"June", "1949-06-26", false}}},
		{"Nguyen", "", []phone{{"+15185550106", "en", "Linh"}},
			[]person{{"Linh", "1990-01-14", false}, {"Minh", "1961-07-22", false}}},
		{"Osei", "", []phone{{"+15185550107", "en", "Kwame"}},
			[]person{{"Kwame", "1979-11-05", false}, {"Ama", "2010-05-28", child}, {"Kofi", "2012-12-12", child}}},
		{"Castillo", "", []phone{{"+15185550108", "es", "Javier"}},
			[]person{{"Javier", "1975-08-19", false}, {"Elena", "1977-02-02", false}, {"Carmen", "1948-07-16", false}}},
		{"Petrov", "", []phone{{"+15185550109", "en", "Irina"}}, []person{{"Irina", "1993-10-21", false}}},
		{"Brooks", "", []phone{{"+15185550110", "en", "Danielle"}},
			[]person{{"Danielle", "1988-04-04", false}, {"Jayden", "2012-06-15", child}, {"Zoe", "2020-01-31", child}}},
		{"Kaplan", "", []phone{{"+15185550112", "en", "Ruth"}},
			[]person{{"Ruth", "1952-09-13", false}, {"Sam", "1950-12-29", false}}},
		{"Lindqvist", "America/Chicago", []phone{{"+13125550113", "en", "Erik"}}, []person{{"Erik", "1969-03-27", false}}},
		{"Begum", "", []phone{{"+15185550114", "en", "Farah"}},
			[]person{{"Farah", "1985-05-06", false}, {"Yusuf", "2013-03-03", child}, {"Amina", "2016-11-24", child}, {"Idris", "2022-07-07", child}}},
		{"Moreau", "America/Los_Angeles", []phone{{"+14155550115", "en", "Camille"}}, []person{{"Camille", "1996-02-29", false}}},
		{"Yazzie", "America/Phoenix", []phone{{"+16025550116", "en", "Dana"}},
			[]person{{"Dana", "1981-10-10", false}, {"Tyler", "2011-08-25", child}}},
		{"Hale", "", []phone{{"+15185550117", "en", "Grace"}},
			[]person{{"Grace", "1991-06-18", false}, {"Noah", "2024-03-12", child}}},
		{"Romero", "America/Denver", []phone{{"+13035550118", "es", "Lucía"}},
			[]person{{"Lucía", "1989-12-13", false}, {"Diego", "2018-05-05", child}}},
		{"Stone", "", []phone{{"+15185550119", "en", "Peter"}, {"+15185550120", "en", "Nancy"}},
			[]person{{"Peter", "1958-01-20", false}, {"Nancy", "1960-04-09", false}}},
		{"Ahmed", "", []phone{{"+15185550121", "en", "Samira"}},
			[]person{{"Samira", "2001-09-01", false}, {"Omar", "2023-05-19", child}}},
		{"Kealoha", "Pacific/Honolulu", []phone{{"+18085550122", "en", "Keoni"}}, []person{{"Keoni", "1977-07-30", false}}},
	}
}

// people lists every family's first phone before any second one, so that the phones a
// visitor sees first belong to different families.
func people() (patients []care.Patient, households []Household) {
	var second []Household
	for _, f := range families() {
		for _, p := range f.people {
			patients = append(patients, p.patient(f))
		}
		households = append(households, f.household(f.phones[0]))
		for _, ph := range f.phones[1:] {
			second = append(second, f.household(ph))
		}
	}
	return patients, append(households, second...)
}

func (p person) patient(f family) care.Patient {
	return care.Patient{
		ID:       id[care.Patient]("patient", p.given+" "+f.name),
		Given:    phi.New(phi.Notice, p.given),
		Family:   phi.New(phi.Care, f.name),
		Birth:    phi.New(phi.Care, p.birth),
		Zone:     f.zone,
		Verified: true,
	}
}

// household puts the owner first, then whoever has no phone.
func (f family) household(ph phone) Household {
	h := Household{Phone: ph.number, Language: ph.language}
	var owner, others []care.Person
	for _, p := range f.people {
		who := care.Person{Patient: p.patient(f), Relation: "other"}
		switch {
		case p.given == ph.owner:
			who.Relation = "self"
			owner = append(owner, who)
		case p.child:
			who.Relation = "child"
			others = append(others, who)
		case !f.owns(p.given):
			others = append(others, who)
		}
	}
	h.Members = append(owner, others...)
	return h
}

func (f family) owns(given string) bool {
	for _, ph := range f.phones {
		if strings.EqualFold(ph.owner, given) {
			return true
		}
	}
	return false
}
