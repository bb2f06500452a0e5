package bot_test

import (
	"strings"
	"testing"

	"frontdesk/internal/care"
)

// What says the opposite of a wish, or more than a word of it, does not begin it.
func TestAWishIsNotTakenForItsOpposite(t *testing.T) {
	t.Parallel()
	for _, said := range []string{"please don't cancel my appointment", "no need to cancel", "did you cancel my appointment?"} {
		d := openDesk(t)
		visit := d.visit("Mia", nora)
		if got := strings.Join(d.text(nora, said), " "); strings.Contains(got, "Cancel this visit") {
			t.Errorf("%q: got %q", said, got)
		}
		d.text(nora, "yes")
		if status := d.status(visit); status == care.Cancelled {
			t.Errorf("%q, yes: the visit is cancelled", said)
		}
	}
}

func TestATimeBesideAnotherWordIsTheTime(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Mia", nora)
	d.text(nora, "move my appointment")
	says(t, d.text(nora, "oh friday at 10, confirm"), "Fri")
	d.has(visit, care.Booked)
}

func TestWhoNamesTherapyStillReachesAPerson(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Mia", nora)
	for _, said := range []string{"agent please! my therapist appointment got cancelled and nobody told me",
		"necesito hablar con alguien, tienen mal mi cita de terapia"} {
		if got := strings.Join(d.text(nora, said), " "); !strings.Contains(got, "911") {
			t.Errorf("%q: got %q, want a person", said, got)
		}
	}
}
