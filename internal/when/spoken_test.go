package when

import (
	"testing"
	"time"
)

func TestTimesGoByTheDayThatWasSpokenOf(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, zone) // a Monday
	spoken := time.Date(2026, 12, 2, 9, 0, 0, 0, zone)
	for text, want := range map[string]string{
		"afternoon would be better":       "Dec 2 12:00",
		"4pm":                             "Dec 2 16:00",
		"friday after 3":                  "Nov 27 15:00",
		"dec 4 pm":                        "Dec 4 12:00",
		"fri dec 4 am":                    "Dec 4 00:00",
		"monday dec 7. no, tuesday":       "Dec 8 00:00",
		"dec 5 4 pm":                      "Dec 5 16:00",
		"thursday the 3rd. no, wednesday": "Dec 2 00:00",
	} {
		r := Read(text, Context{Now: now, Lang: "en", Day: spoken})
		if len(r.Spans) != 1 || r.Spans[0].From.In(zone).Format("Jan 2 15:04") != want {
			t.Errorf("%q: got %v, want one span from %s", text, r.Spans, want)
		}
	}
}
