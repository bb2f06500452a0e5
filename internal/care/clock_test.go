package care_test

import (
	"testing"
	"time"

	"frontdesk/internal/care"
)

// zones change their clocks by an hour, by half an hour, at midnight, by a whole day
// (Apia left out 30 December 2011) and not at all.
var zones = []string{
	"America/New_York", "America/St_Johns", "Europe/Madrid", "Australia/Lord_Howe",
	"Asia/Beirut", "Africa/Casablanca", "America/Phoenix", "Pacific/Apia",
}

// walk is every minute of the days around d, with the wall clock that it shows.
func walk(d care.Date, loc *time.Location) map[string]time.Time {
	first := make(map[string]time.Time)
	from := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Add(-26 * time.Hour)
	for t := from; t.Before(from.Add(76 * time.Hour)); t = t.Add(time.Minute) {
		wall := t.In(loc).Format("2006-01-02 15:04")
		if _, seen := first[wall]; !seen {
			first[wall] = t
		}
	}
	return first
}

// changes are the days on which the clock of loc changes, and the days after them.
func changes(loc *time.Location, fromYear, toYear int) []care.Date {
	var days []care.Date
	d := care.Date{Year: fromYear, Month: time.January, Day: 1}
	for ; d.Year <= toYear; d = d.AddDays(1) {
		noon := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC)
		_, a := noon.Add(-24 * time.Hour).In(loc).Zone()
		_, b := noon.Add(24 * time.Hour).In(loc).Zone()
		if a != b {
			days = append(days, d)
		}
	}
	return days
}

func TestWallClockReadsTheFirstInstantThatShowsIt(t *testing.T) {
	t.Parallel()
	shown, gaps := 0, 0
	for _, zone := range zones {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range append(changes(loc, 2011, 2011), changes(loc, 2026, 2027)...) {
			first := walk(d, loc)
			for m := 0; m < 1440; m += 5 {
				got := d.At(m, loc)
				wall := time.Date(d.Year, d.Month, d.Day, 0, m, 0, 0, time.UTC).Format("2006-01-02 15:04")
				want, ok := first[wall]
				if !ok {
					gaps++
					continue
				}
				shown++
				if !got.Equal(want) || !d.Reach(m, loc).Equal(want) {
					t.Fatalf("%s %s: got %v and %v, want %v", zone, wall, got, d.Reach(m, loc), want.UTC())
				}
			}
		}
	}
	// The zone database may move Ramadan by a day; the test must not shrink by more.
	if shown < 21000 || gaps < 480 {
		t.Errorf("got %d shown and %d skipped wall clocks, want 21966 and 498 or nearly so", shown, gaps)
	}
}

func TestSpringGapMovesForward(t *testing.T) {
	t.Parallel()
	tests := []struct {
		zone      string
		day       care.Date
		minutes   int
		at, reach string
	}{
		{"America/New_York", care.Date{Year: 2026, Month: 3, Day: 8}, 150, "2026-03-08T03:30:00-04:00", "2026-03-08T03:00:00-04:00"},
		{"Australia/Lord_Howe", care.Date{Year: 2026, Month: 10, Day: 4}, 135, "2026-10-04T02:45:00+11:00", "2026-10-04T02:30:00+11:00"},
		{"Asia/Beirut", care.Date{Year: 2026, Month: 3, Day: 29}, 30, "2026-03-29T01:30:00+03:00", "2026-03-29T01:00:00+03:00"},
		{"Pacific/Apia", care.Date{Year: 2011, Month: 12, Day: 30}, 720, "2011-12-31T12:00:00+14:00", "2011-12-31T00:00:00+14:00"},
	}
	for _, tt := range tests {
		loc, err := time.LoadLocation(tt.zone)
		if err != nil {
			t.Fatal(err)
		}
		at, reach := tt.day.At(tt.minutes, loc).In(loc), tt.day.Reach(tt.minutes, loc).In(loc)
		if at.Format(time.RFC3339) != tt.at || reach.Format(time.RFC3339) != tt.reach {
			t.Errorf("%s %s+%d: got %v and %v, want %v and %v", tt.zone, tt.day, tt.minutes, at, reach, tt.at, tt.reach)
		}
	}
}
