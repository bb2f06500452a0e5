package bot_test

import (
	"testing"

	"frontdesk/internal/care"
)

// An answer that the question expects is an answer, whatever it resembles.
func TestAnExpectedAnswerStopsNoTexts(t *testing.T) {
	t.Parallel()
	for _, no := range []string{"please no", "i'd rather not", "definitely not", "no quiero", "prefiero que no"} {
		d := openDesk(t)
		visit := d.visit("Mia", nora)
		says(t, d.text(nora, "cancel my visit"), "Cancel this visit")
		d.text(nora, no)
		d.has(visit, care.Booked)
		says(t, d.text(nora, "menu"), "1-3")
	}
}
