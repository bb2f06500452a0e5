package flow

import "frontdesk/internal/phi"

// What the house itself opens, for a text that means nothing to any workflow.
const (
	// UnknownNumber is the event of a text from somebody whom nobody stands behind yet.
	UnknownNumber = "number.unknown"
	// Menu is the workflow that lists what can be done.
	Menu = "menu"
)

// Taken is what the house makes of a text.
type Taken struct {
	// Event is to be stepped on State.
	Event Event
	State State
	// Unclear says that the text meant nothing: the person is told so, and then reads
	// the menu.
	Unclear bool
}

// Take gives a text to the open question or to the workflow that it asks for, as Hear
// decides. Who knows what they want has done with the menu, though not with what was
// picked from it. What nobody understands opens the menu, and from a new number what
// begins on UnknownNumber.
func (l *Library) Take(st State, text phi.Text, w World) Taken {
	ev, ok := l.Hear(st, text, w)
	if ok && ev.Kind == Started && st.asks(Menu) {
		st = State{}
	}
	if ok {
		return Taken{Event: ev, State: st}
	}
	if welcome, known := l.ForEvent(UnknownNumber); known && len(w.People) == 0 {
		return Taken{Event: Event{Kind: Started, Workflow: welcome}, State: st}
	}
	return Taken{Event: Event{Kind: Started, Workflow: Menu}, State: st, Unclear: true}
}
