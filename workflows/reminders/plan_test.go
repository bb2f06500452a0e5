package reminders_test

import (
	"slices"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/workflows/reminders"
)

var usual = reminders.Rules{
	Before: []reminders.Rule{
		{Key: "week", Days: 7}, {Key: "day", Days: 1}, {Key: "hours", Minutes: 120},
	},
	QuietFrom: 21 * 60, QuietTo: 8 * 60,
}

func location(t *testing.T, zone string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// say writes a plan as a person would: key and wall clock.
func say(plan []care.Reminder, loc *time.Location) []string {
	said := make([]string, 0, len(plan))
	for _, r := range plan {
		said = append(said, r.Key+" "+r.DueAt.In(loc).Format("Jan 2 15:04"))
	}
	return said
}

func TestRemindersComeWhenAPatientWantsThem(t *testing.T) {
	t.Parallel()
	loc := location(t, "America/New_York")
	tests := []struct {
		name, visit, now string
		want             []string
	}{
		{"afternoon", "2026-06-17T14:30", "2026-06-01T09:00", []string{"week Jun 10 14:30", "day Jun 16 14:30", "hours Jun 17 12:30"}},
		{"quiet end leaves enough", "2026-06-17T09:30", "2026-06-01T09:00", []string{"week Jun 10 09:30", "day Jun 16 09:30", "hours Jun 17 08:00"}},
		{"quiet end leaves an hour", "2026-06-17T09:00", "2026-06-01T09:00", []string{"week Jun 10 09:00", "day Jun 16 09:00", "hours Jun 17 08:00"}},
		{"too early to wait", "2026-06-17T08:30", "2026-06-01T09:00", []string{"week Jun 10 08:30", "day Jun 16 08:30", "hours Jun 16 20:00"}},
		{"before dawn", "2026-06-17T06:00", "2026-06-01T09:00", []string{"week Jun 10 08:00", "day Jun 16 08:00", "hours Jun 16 20:00"}},
		{"late evening", "2026-06-17T21:30", "2026-06-01T09:00", []string{"week Jun 11 08:00", "day Jun 17 08:00", "hours Jun 17 19:30"}},
		{"same instant once", "2026-06-17T22:00", "2026-06-17T07:00", []string{"day Jun 17 08:00", "hours Jun 17 20:00"}},
		{"booked the day before", "2026-06-17T14:30", "2026-06-16T15:00", []string{"hours Jun 17 12:30"}},
		{"booked last night", "2026-06-17T08:30", "2026-06-16T22:00", []string{}},
		{"spring forward", "2026-03-08T14:30", "2026-02-01T09:00", []string{"week Mar 1 14:30", "day Mar 7 14:30", "hours Mar 8 12:30"}},
		{"fall back", "2026-11-01T09:00", "2026-10-01T09:00", []string{"week Oct 25 09:00", "day Oct 31 09:00", "hours Nov 1 08:00"}},
		{"already over", "2026-06-17T14:30", "2026-06-18T09:00", []string{}},
	}
	for _, tt := range tests {
		a := care.Appointment{ID: care.NewID[care.Appointment](), Start: wall(t, tt.visit, loc)}
		if got := say(reminders.Plan(a, usual, loc, wall(t, tt.now, loc)), loc); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func wall(t *testing.T, s string, loc *time.Location) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02T15:04", s, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestTwoRulesAtOneInstantSpeakOnce(t *testing.T) {
	t.Parallel()
	r := reminders.Rules{Before: []reminders.Rule{{Key: "day", Days: 1}, {Key: "also", Minutes: 24 * 60}}}
	a := care.Appointment{Start: time.Date(2026, 6, 17, 14, 30, 0, 0, time.UTC)}
	got := say(reminders.Plan(a, r, time.UTC, a.Start.AddDate(0, -1, 0)), time.UTC)
	if want := []string{"day Jun 16 14:30"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestClinicThatIsNeverLoudSaysNothing(t *testing.T) {
	t.Parallel()
	r := reminders.Rules{Before: usual.Before, QuietFrom: 0, QuietTo: 24 * 60}
	a := care.Appointment{Start: time.Date(2026, 6, 17, 14, 30, 0, 0, time.UTC)}
	if got := reminders.Plan(a, r, time.UTC, a.Start.AddDate(0, -1, 0)); len(got) != 0 {
		t.Errorf("got %v, want none", got)
	}
}
