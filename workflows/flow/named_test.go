package flow

import "testing"

func TestWhomTheFirstWordsNameIsKnown(t *testing.T) {
	t.Parallel()
	l := mustLibrary(t, `workflow: w
starts: {keywords: [visits]}
inputs: {named: {type: person, label: notice, optional: true}}
steps:
  - {when: known(named), else: all}
  - {say: "For {named}.", then: end}
  - {say: For all., id: all}
`)
	w := testWorld()
	w.People = items(PersonType, "Mia", "Leo", "Will")
	for words, want := range map[string]string{
		"when is Leo's visit":                   "For Leo.",
		"whens leos visit":                      "For Leo.",
		"¿cuándo es la cita de Mía?":            "For Mia.",
		"when is Will's visit":                  "For Will.",
		"when will it be":                       "For all.",
		"when are Leo and Mia coming":           "For all.",
		"when is my visit, not Leo's":           "For all.",
		"when is Ana's visit":                   "For all.",
		"cuándo es la cita de mi hijo Leonardo": "For all.",
	} {
		ev := starts("w")
		ev.Text = says(words).Text
		if _, got := play(t, l, State{}, w, noAction, ev); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
	secret := starts("w")
	secret.Text, secret.With = says("for Leo").Text, map[string]Value{"named": w.People[0]}
	if _, got := play(t, l, State{}, w, noAction, secret); got != "For Mia." {
		t.Errorf("got %q, want whom it is started for", got)
	}
}
