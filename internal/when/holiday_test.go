package when

import (
	"testing"
	"time"
)

func TestHolidayIsTheNextOfItsName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, on, want string }{
		{"thanksgiving", "2026-11-26", "2026-11-26"}, {"thanksgiving", "2026-11-27", "2027-11-25"},
		{"thanksgiving", "2028-01-05", "2028-11-23"}, {"thanksgiving", "2029-11-01", "2029-11-22"}, {"thanksgiving", "2030-11-01", "2030-11-28"},
		{"christmas eve", "2026-12-25", "2027-12-24"}, {"christmas", "2026-12-25", "2026-12-25"},
		{"new year's eve", "2026-12-01", "2026-12-31"}, {"new years day", "2026-12-31", "2027-01-01"},
		{"memorial day", "2026-05-01", "2026-05-25"}, {"memorial day", "2026-05-26", "2027-05-31"},
		{"labor day", "2026-09-08", "2027-09-06"}, {"labor day", "2025-08-30", "2025-09-01"}, {"labor day", "2026-08-30", "2026-09-07"},
		{"independence day", "2026-07-05", "2027-07-04"}, {"4th of july", "2026-07-01", "2026-07-04"},
		{"patriots day", "2026-04-01", "2026-04-20"}, {"arbor day", "2026-04-01", "2026-04-24"}, {"victoria day", "2026-05-01", "2026-05-18"}, {"super bowl sunday", "2026-01-05", "2026-02-08"},
		{"nochebuena", "2026-12-01", "2026-12-24"}, {"navidad", "2026-12-26", "2027-12-25"},
		{"año nuevo", "2026-01-02", "2027-01-01"}, {"acción de gracias", "2027-11-01", "2027-11-25"},
	} {
		now, err := time.Parse(time.DateOnly, c.on)
		if err != nil {
			t.Fatal(err)
		}
		r := Read(c.text, Context{Now: now.Add(8 * time.Hour)})
		if len(r.Spans) != 1 {
			t.Errorf("%s on %s: got %v, want one day", c.text, c.on, r.Spans)
			continue
		}
		if got := r.Spans[0].From.Format(time.DateOnly); got != c.want {
			t.Errorf("%s on %s: got %s, want %s", c.text, c.on, got, c.want)
		}
	}
}
