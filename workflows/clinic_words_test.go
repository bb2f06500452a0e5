package workflows_test

import (
	"strings"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows"
	"frontdesk/workflows/flow"
)

func TestTheClinicSaysWhereItIsAndWhenItOpens(t *testing.T) {
	t.Parallel()
	mill, harbor := id[care.Location](1), id[care.Location](2)
	var week []care.Hours
	for _, day := range []time.Weekday{5, 1, 2, 3, 4} {
		week = append(week, care.Hours{Weekday: day, From: 8 * 60, To: 17 * 60})
	}
	c := care.Clinic{Name: "Alder Clinic", Phone: "+15185550100", OfficeHours: "8 AM-5 PM",
		Locations: []care.Location{{ID: mill, Name: "Mill Road", Address: "12 Mill Road", Label: phi.Notice}},
		Opening: map[care.LocationID][]care.Hours{
			mill:   append(week, care.Hours{Weekday: 6, From: 13 * 60, To: 16*60 + 30}, care.Hours{Weekday: 6, From: 9 * 60, To: 12 * 60}),
			harbor: {{Weekday: 0, From: 0, To: 24 * 60}},
		}}
	says := func(name, lang string) string { return workflows.ClinicValues(c, lang)[name].Says.Reveal() }
	equal := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	equal(says("address", "en"), "12 Mill Road")
	equal(says("opening", "en"), "Mon-Fri 8 AM-5 PM, Sat 9 AM-12 PM & 1 PM-4:30 PM")
	equal(says("opening", "es"), "lun-vie 08:00-17:00, sab 09:00-12:00 & 13:00-16:30")
	c.Locations = append(c.Locations, care.Location{ID: harbor, Name: "Methadone Program", Address: "2 Harbor Street", Label: phi.Care})
	equal(says("address", "en"), "12 Mill Road") // that somebody goes there is no notice
	c.Locations[1].Name, c.Locations[1].Label = "Harbor", phi.Notice
	equal(says("address", "en"), "Mill Road: 12 Mill Road; Harbor: 2 Harbor Street")
	equal(says("opening", "en"), "Mill Road: Mon-Fri 8 AM-5 PM, Sat 9 AM-12 PM & 1 PM-4:30 PM; Harbor: Sun 12 AM-24:00")
	c.Locations[1].Address = strings.Repeat("x", flow.MaxClinicWords)
	equal(says("address", "en"), "Mill Road: 12 Mill Road")
	c.Locations, c.Opening = nil, nil
	equal(says("address", "en"), "Alder Clinic")
	equal(says("opening", "en"), "8 AM-5 PM")
}
