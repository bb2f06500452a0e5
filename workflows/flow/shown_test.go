package flow

import (
	"errors"
	"testing"

	"frontdesk/internal/phi"
)

func TestSealedLinesInARowAreOneAndTheirNumberTellsNothing(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, `workflow: w
inputs: {vaccine: {type: text, label: care}}
steps:
  - when: vaccine == 'flu'
    then: {say: {en: Drink.}, then: more}
    else: {say: {en: Rest.}, then: last}
  - say: {en: And sleep.}
    id: more
  - say: {en: Bye.}
    id: last
`)
	for vaccine, want := range map[string]string{"flu": "Drink. And sleep. | Bye.", "polio": "Rest. | Bye."} {
		in := map[string]Value{"vaccine": {Type: TextType, Says: phi.New(phi.Care, vaccine)}}
		res, got := play(t, lib, State{}, testWorld(), noAction, Event{Kind: Started, Workflow: "w", With: in})
		if got != want || res.Lines[0].Text.Label() != phi.Care || res.Lines[1].Text.Label() != phi.Public {
			t.Errorf("%s: got %q as %v and %v, want %q as care and public", vaccine, got, res.Lines[0].Text.Label(), res.Lines[1].Text.Label(), want)
		}
	}
}

func TestWordsThatTheChannelDoesNotClearAreMatchedByNoAnswer(t *testing.T) {
	t.Parallel()
	list := []Value{{Type: ChoiceType, Key: "1", Says: phi.New(phi.Care, "Aspirin")}, {Type: ChoiceType, Key: "2", Says: phi.New(phi.Notice, "Water")}}
	for text, want := range map[string]Fit{"aspirin": NoFit, "aspirn": NoFit, "it is aspirin": NoFit, "1": Exact, "water": Exact, "the second": Exact} {
		w := testWorld()
		if got := pick(list, hearing(phi.New(phi.Care, text), w), matchName).fit; got != want {
			t.Errorf("%q on a notice channel: got %v, want %v", text, got, want)
		}
		w.Clearance = phi.ClearCare
		if got := pick(list, hearing(phi.New(phi.Care, text), w), matchName).fit; got == NoFit {
			t.Errorf("%q on a care channel: got no answer, want one", text)
		}
	}
}

func TestWorkflowBeginsOnItsOwnChannelsOnly(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, "workflow: w\nchannels: [portal]\nstarts: {keywords: [hello]}\nsteps:\n  - say: {en: Hi.}\n")
	for channel, want := range map[string]error{"portal": nil, "sms": ErrChannel, "": ErrChannel} {
		w := testWorld()
		w.Channel = channel
		if _, err := lib.Step(t.Context(), State{}, starts("w"), w, noAction); !errors.Is(err, want) {
			t.Errorf("started on %q: got %v, want %v", channel, err, want)
		}
		if _, heard := lib.Hear(State{}, phi.New(phi.Care, "hello"), w); heard != (want == nil) {
			t.Errorf("its keyword on %q: got %v, want %v", channel, heard, want == nil)
		}
	}
}
