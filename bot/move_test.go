package bot_test

import (
	"strings"
	"testing"
)

func TestAnHourLaterGoesFromTheVisitThatIsMoved(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"an hour later": "Openings: 1) Wed Nov 25 10:00 AM. ", "same time next week": "Openings: 1) Wed Dec 2 9:00 AM. ",
	} {
		d := openDesk(t)
		d.visit("Nora", nora)
		d.text(nora, "R")
		if got := strings.Join(d.text(nora, text), " "); !strings.HasPrefix(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestABookingThatIsCorrectedInOneTextBegins(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	if got := strings.Join(d.text(nora, "book a check-up tomorrow at 10, no, thursday"), " "); !strings.Contains(got, "Thu Nov 26") {
		t.Errorf("got %q, want offers of Thursday", got)
	}
}
