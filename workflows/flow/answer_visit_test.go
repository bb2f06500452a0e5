package flow

import (
	"testing"

	"frontdesk/internal/phi"
)

func TestTheHourOfWhatMayNotBeShownIsNoAnswer(t *testing.T) {
	t.Parallel()
	list := items(VisitType, "Tue Mar 4 2:30 PM (Mia)", "Thu Mar 6 9:00 AM (Leo)")
	q := &ask{kind: askChoice}
	for _, said := range []string{"9", "the morning one", "the later one", "the 9am one", "thursday"} {
		for _, label := range []phi.Label{phi.Notice, phi.Care} {
			for i := range list {
				list[i].Says = phi.New(label, list[i].Says.Reveal())
			}
			got := q.hear(hearing(phi.New(phi.Care, said), testWorld()), list)
			if shown := label == phi.Notice; (got.fit != NoFit) != shown {
				t.Errorf("%q, shown %t: got %s", said, shown, took(got))
			}
		}
	}
}

// A number is the place, the day or the hour that it is written as; what may be two of
// them is asked about.
func TestAnHourIsNoDayOfTheMonth(t *testing.T) {
	t.Parallel()
	visits := items(VisitType, "Tue Mar 4 2:30 PM (Mia)", "Thu Mar 6 9:00 AM (Leo)", "Wed Mar 12 11:00 AM (Mia)")
	times := items(SlotType, "Tue Mar 4 2:30 PM", "Thu Mar 5 9:00 AM", "Wed Mar 12 11:00 AM", "Wed Mar 12 4:30 PM")
	for _, c := range []struct {
		said string
		// The places of the visit and of the time that it takes, zero for none.
		visit, time int
	}{
		{"4pm", 0, 0}, {"the 4pm one", 0, 0}, {"4 pm works", 0, 0}, {"at 4", 0, 0}, {"a las 4", 0, 0},
		{"12pm", 0, 0}, {"6 pm", 0, 0}, {"9 pm", 0, 0},
		{"2:30pm", 1, 1}, {"230pm", 1, 1}, {"9am", 2, 2}, {"la de las 9", 2, 2}, {"wed 430", 0, 4},
		{"the 4th", 1, 0}, {"mar 4", 1, 1}, {"march 4th at 2:30pm", 1, 1}, {"the 12th", 3, 0}, {"4", 0, 4},
	} {
		for _, of := range []struct {
			kind asking
			list []Value
			want int
		}{{askChoice, visits, c.visit}, {askSlot, times, c.time}} {
			got := (&ask{kind: of.kind}).hear(hearing(phi.New(phi.Care, c.said), testWorld()), of.list)
			if want := of.want; (got.fit != NoFit) != (want > 0) || want > 0 && got.value.Key != of.list[want-1].Key {
				t.Errorf("%q to %s: got %s, want place %d", c.said, of.kind, took(got), want)
			}
		}
	}
}
