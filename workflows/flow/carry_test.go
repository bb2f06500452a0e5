package flow

import "testing"

const twoYAML = stuckYAML + `workflow: two
steps:
  - {ask: person, id: who, none: end, text: {en: "Who?"}, again: {en: "Who, please?"}}
  - {ask: person, id: friend, none: end, text: {en: "With whom?"}, again: {en: "With whom, please?"}}
  - {ask: choice, id: kind, text: {en: "Which?"}, again: {en: "Which, please?"}, options: {flu: {words: [flu shot, f]}, cold: {words: ["2", cold shot]}}}
  - {ask: choice, id: sure, text: {en: "Cancel?"}, again: {en: "Cancel, please?"}, options: {a: {words: [y, cancel it]}, b: {words: [n]}}}
`

func TestWordsAnswerOneQuestionEach(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, twoYAML)
	w := testWorld()
	w.People = items(PersonType, "Mia", "Leo", "Ana")
	for text, want := range map[string]string{
		"Mia":                               "With whom?",
		"it's for Mia":                      "With whom?",
		"for Mia, flu shot":                 "With whom?",
		"2":                                 "With whom?",
		"Mia and Leo":                       "Who, please?",
		"for Mia, nobody else, not Leo":     "Who, please?",
		"for Mia, 2":                        "With whom?",
		"for Mia, yes":                      "With whom?",
		"for Mia, flu shot and cancel it":   "With whom?",
		"for Mia, how much is the flu shot": "With whom?",
	} {
		if _, got := play(t, lib, State{}, w, noAction, starts("two"), says(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"with Leo":                      "Which?",
		"with Leo, flu shot":            "Cancel?",
		"with Leo, flu shot, cancel it": "Cancel?",
		"with Leo, flu shot, yes":       "Cancel?",
		"Leo, f":                        "Which?",
		"Leo, 2":                        "Which?",
		"with Leo, is the flu shot ok?": "Which?",
		"with Leo, flu shot, cold shot": "Which?",
		"with Leo and not the flu shot": "With whom, please?",
		"flu shot with Leo":             "Cancel?",
	} {
		if _, got := play(t, lib, State{}, w, noAction, starts("two"), says("1"), says(text)); got != want {
			t.Errorf("then %q: got %q, want %q", text, got, want)
		}
	}
}

const moveYAML = stuckYAML + `workflow: move
steps:
  - {ask: choice, id: what, text: {en: "What?"}, again: {en: "What, please?"}, options: {move: {words: [move it, can't make it, change]}}}
  - {ask: wish, id: day, text: {en: "When?"}, again: {en: "When, please?"}}
  - say: {en: "Done."}
`

func TestTimeIsTakenAlongOnlyWhereItIsTheOneWishedFor(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, moveYAML)
	for text, want := range map[string]string{
		"please change to friday":         "Done.",
		"move it to thursday after 3":     "Done.",
		"can't make it tuesday":           "When?",
		"can't make it, how about friday": "When?",
		"move it from monday to friday":   "When?",
		"change":                          "When?",
	} {
		if _, got := play(t, lib, State{}, testWorld(), noAction, starts("move"), says(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
