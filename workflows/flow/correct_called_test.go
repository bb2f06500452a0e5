package flow

import "testing"

// wishYAML asks what to do, and then when.
const wishYAML = stuckYAML + `workflow: w
inputs: {wants: {type: choice, label: notice, optional: true}}
steps:
  - {ask: choice, id: what, from: wants, text: Do what?, again: "Do what, please?", options: {move: {words: [r, move]}, cancel: {words: [x, don't need it, cancel it, cancel my visit, cancelarla, cancélela], then: gone}}}
  - {ask: wish, id: day, text: When?, again: "When, please?"}
  - {ask: phone, id: phone, text: Phone?, again: "Phone, please?"}
  - {say: Done., then: end}
  - {say: Cancelled., id: gone}
`

func TestAnotherOptionIsCalledForWithoutTakingAnythingBack(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, wishYAML)
	begun := Event{Kind: Started, Workflow: "w", With: map[string]Value{"wants": items(ChoiceType, "move")[0]}}
	moving, got := play(t, lib, State{}, testWorld(), noAction, begun)
	if got != "When?" {
		t.Fatalf("got %q, want what was said already not asked again", got)
	}
	dated, _ := play(t, lib, moving.State, testWorld(), noAction, says("friday"))
	for _, text := range []string{
		"just cancel it", "cancel it", "X", "can you just cancel it then", "Please cancel my visit", "i'd rather cancel it", "nothing works for me, cancel it please",
		"no just cancel it", "No, cancel it", "actually cancel it instead", "I don't want to move it, just cancel it",
		"mejor cancélela", "no, mejor cancélela", "quiero cancelarla", "ya no puedo ir, cancélela por favor",
	} {
		for what, st := range map[string]State{"when": moving.State, "phone": dated.State} {
			if _, got := play(t, lib, st, testWorld(), noAction, says(text)); got != "Cancelled." {
				t.Errorf("%s, %q: got %q, want it cancelled", what, text, got)
			}
		}
	}
	for _, text := range []string{
		"don't cancel it", "no, don't cancel it", "did you cancel it?", "please don't, cancel it", "please don't", "cancel it if nothing is free", "can I cancel it later",
		"move it", "yes", "r", "no la cancele",
	} {
		if _, got := play(t, lib, dated.State, testWorld(), noAction, says(text)); got != "Phone, please?" {
			t.Errorf("%q: got %q, want the question asked again", text, got)
		}
	}
}
