package flow

import (
	"testing"

	"frontdesk/internal/phi"
)

const wishesYAML = `workflow: book
starts: {keywords: [book], phrases: {en: [book a visit, need a checkup], es: [quiero una cita]}}
steps: [{say: {en: Booking., es: Reserva.}}]
`

const cancelYAML = `workflow: cancel
starts: {phrases: {en: [cancel my visit, want to cancel], es: [cancelar mi cita]}}
steps: [{say: {en: Cancelling., es: Cancelar.}}]
`

func TestANotConcernsOnlyWhatItNegates(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, wishesYAML, cancelYAML)
	for text, want := range map[string]string{
		"book a checkup tomorrow at 10, no, thursday": "book", "book a visit not monday": "book", "book a visit, but not on fridays": "book",
		"quiero una cita pero no el lunes": "book", "book a visit tomorrow no wait friday at 3": "book",
		"I don't want to cancel, I need a checkup": "book", "no, book a visit": "book", "don't worry, cancel my visit": "cancel",
		"don't book": "", "don't book a visit tomorrow": "", "I don't want to cancel": "", "please don't, cancel my visit": "", "do not cancel my visit": "",
		"I don't want to, um, cancel my visit": "", "no quiero cancelar mi cita": "", "no quiero una cita el lunes": "", "cancel my visit? no": "", "never cancel my visit on monday": "",
		"I would not book a visit on monday": "", "book a visit no don't": "",
	} {
		if got, _ := lib.Route(phi.New(phi.Care, text), "en"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
