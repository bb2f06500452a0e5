package care

import (
	"testing"
	"time"
)

func TestClinicIsOpenWhereAnySiteIs(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	mill, harbor := NewID[Location](), NewID[Location]()
	c := Clinic{
		Opening: map[LocationID][]Hours{
			mill:   {{Weekday: time.Monday, From: 9 * 60, To: 12 * 60}, {Weekday: time.Monday, From: 13 * 60, To: 17 * 60}},
			harbor: {{Weekday: time.Tuesday, From: 8 * 60, To: 24 * 60}},
		},
		Closures: []Closure{{Location: mill, Date: Date{2026, 11, 30}}},
	}
	for _, tt := range []struct {
		wall string
		want bool
	}{
		{"2026-11-23T08:59", false}, {"2026-11-23T09:00", true}, {"2026-11-23T12:00", false}, {"2026-11-23T13:00", true},
		{"2026-11-24T23:59", true}, {"2026-11-25T00:00", false}, {"2026-11-30T10:00", false}, {"2026-12-07T10:00", true},
	} {
		at, err := time.ParseInLocation("2006-01-02T15:04", tt.wall, zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.OpenAt(at.UTC(), zone); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.wall, got, tt.want)
		}
	}
	if open, shut := c.Usual(); open != 8*60 || shut != 24*60 {
		t.Errorf("usual hours: got %d to %d, want the first opening and the last closing", open, shut)
	}
	if (Clinic{}).OpenAt(time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC), zone) {
		t.Error("without hours: got open, want not")
	}
}
