package booking_test

import (
	"slices"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
	"frontdesk/workflows/booking"
)

// office is open from 8 to 17 on weekdays, in UTC.
func office() booking.Calendar {
	cal := newRecord().cal
	cal.Schedules, cal.Opening = nil, map[care.LocationID][]care.Hours{}
	for day := time.Monday; day <= time.Friday; day++ {
		h := care.Hours{Weekday: day, From: 8 * 60, To: 17 * 60}
		cal.Opening[clinic] = append(cal.Opening[clinic], h)
		cal.Schedules = append(cal.Schedules, care.Schedule{Practitioner: doctor, Location: clinic, Hours: h})
	}
	return cal
}

func span(t *testing.T, from, to string) when.Span {
	t.Helper()
	return when.Span{From: wallUTC(t, from), To: wallUTC(t, to)}
}

func wallUTC(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse("Jan 2 15:04 2006", s+" 2026")
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func starts(slots []care.Slot) []string {
	said := make([]string, 0, len(slots))
	for _, s := range slots {
		said = append(said, s.Start.Format("Mon Jan 2 15:04"))
	}
	return said
}

func TestOffersAreARealChoice(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		readings [][]when.Span
		want     []string
	}{
		{"soonest", nil, []string{"Mon Jun 15 10:00", "Mon Jun 15 12:00", "Tue Jun 16 08:00"}},
		{"mornings", [][]when.Span{{span(t, "Jun 16 08:00", "Jun 16 12:00"), span(t, "Jun 17 08:00", "Jun 17 12:00"), span(t, "Jun 18 08:00", "Jun 18 12:00")}},
			[]string{"Tue Jun 16 08:00", "Wed Jun 17 08:00", "Thu Jun 18 08:00"}},
		{"Thursday after 3", [][]when.Span{{span(t, "Jun 18 15:00", "Jun 19 00:00")}},
			[]string{"Thu Jun 18 15:00", "Thu Jun 18 15:30", "Thu Jun 18 16:00"}},
		{"Thursday", [][]when.Span{{span(t, "Jun 18 00:00", "Jun 19 00:00")}},
			[]string{"Thu Jun 18 08:00", "Thu Jun 18 09:00", "Thu Jun 18 12:00"}},
		{"3/4 read twice", [][]when.Span{{span(t, "Jul 1 00:00", "Jul 2 00:00")}, {span(t, "Jun 18 00:00", "Jun 19 00:00")}},
			[]string{"Thu Jun 18 08:00", "Thu Jun 18 12:00", "Wed Jul 1 08:00"}},
		{"a minute", [][]when.Span{{span(t, "Jun 18 15:00", "Jun 18 15:01")}}, []string{"Thu Jun 18 15:00"}},
		{"past", [][]when.Span{{span(t, "Jun 12 15:00", "Jun 12 16:00")}}, []string{}},
		{"too soon", [][]when.Span{{span(t, "Jun 15 09:00", "Jun 15 10:01")}}, []string{"Mon Jun 15 10:00"}},
	}
	for _, tt := range tests {
		q := booking.Query{Now: monday, Lead: booking.Lead, Readings: tt.readings}
		if got := starts(booking.Offer(office(), q)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestNearestStaysNearTheWish(t *testing.T) {
	t.Parallel()
	q := booking.Query{Now: monday, Lead: booking.Lead, Readings: [][]when.Span{{span(t, "Jun 18 10:00", "Jun 18 11:00")}}}
	cal := office()
	cal.Busy = []booking.Busy{{Practitioner: doctor, From: wallUTC(t, "Jun 18 10:00"), To: wallUTC(t, "Jun 18 11:30")}}
	want := []string{"Thu Jun 18 08:30", "Thu Jun 18 09:30", "Thu Jun 18 11:30"}
	if got := starts(booking.Nearest(cal, q)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	q.With = []care.PractitionerID{id[care.Practitioner](8)}
	if got := booking.Nearest(cal, q); len(got) != booking.Most || got[0].Practitioner != doctor {
		t.Errorf("with nobody: got %v, want somebody else", starts(got))
	}
}

func TestPractitionerIsFoundByFamilyName(t *testing.T) {
	t.Parallel()
	staff := []care.Practitioner{
		{ID: id[care.Practitioner](1), Name: "Dr Rivera"}, {ID: id[care.Practitioner](2), Name: "Dr. Ana Núñez"},
		{ID: id[care.Practitioner](3), Name: "Nurse Okafor"}, {ID: id[care.Practitioner](4), Name: "Dr May"},
		{ID: id[care.Practitioner](5), Name: "Sam Garcia-Lopez, NP"}, {ID: id[care.Practitioner](6), Name: "Dr Chen"},
	}
	tests := []struct {
		text  string
		who   byte
		asked bool
	}{
		{"with Dr Rivera", 1, true}, {"dr rivera thursday after 3", 1, true}, {"RIVERA pls", 1, true},
		{"w/ riviera tmrw", 1, true}, {"with dr. rievra", 1, true}, {"con la dra nunez", 2, true},
		{"con Núñez el jueves", 2, true}, {"okafor's next opening", 3, true}, {"with nurse okafro", 3, true},
		{"may 5 after 3", 0, false}, {"dr may any morning", 4, true}, {"garcia lopez", 5, true},
		{"dr chen or sooner", 6, true}, {"with chn", 6, true}, {"then maybe", 0, false},
		{"Dr Smith tomorrow", 0, true}, {"see the doctor about my knee", 0, false}, {"dr tomorrow", 0, false},
		{"see a dr after 3", 0, false}, {"thursday after 3", 0, false}, {"", 0, false},
	}
	for _, tt := range tests {
		ids, asked := booking.Named(phi.New(phi.Care, tt.text), staff)
		var want []care.PractitionerID
		if tt.who > 0 {
			want = []care.PractitionerID{id[care.Practitioner](tt.who)}
		}
		if !slices.Equal(ids, want) || asked != tt.asked {
			t.Errorf("%q: got %v asked %v, want %v %v", tt.text, ids, asked, want, tt.asked)
		}
	}
}

// The price of one search in a clinic of five practitioners with a busy month.
func BenchmarkOffer(b *testing.B) {
	cal := office()
	cal.Locations[0].Zone = "America/New_York"
	for n := byte(2); n <= 5; n++ {
		for _, s := range cal.Schedules[:5] {
			s.Practitioner = id[care.Practitioner](n)
			cal.Schedules = append(cal.Schedules, s)
		}
	}
	for h := range 60 * 24 {
		from := monday.Add(time.Duration(h) * time.Hour)
		cal.Busy = append(cal.Busy, booking.Busy{Practitioner: id[care.Practitioner](byte(1 + h%5)), From: from, To: from.Add(50 * time.Minute)})
	}
	q := booking.Query{Now: monday, Lead: booking.Lead}
	for b.Loop() {
		if len(booking.Offer(cal, q)) != booking.Most {
			b.Fatal("no offers")
		}
	}
}
