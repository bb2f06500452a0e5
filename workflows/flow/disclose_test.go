package flow

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

const disclosingYAML = `workflow: w
inputs: {vaccine: {type: text, label: care}}
steps:
  - when: vaccine == 'flu'
    reveals: {as: notice, because: the list of shots hangs on the wall}
    then: {set: {shot: {value: vaccine, as: notice, because: everybody got the same shot}}, then: told}
    else: end
  - say: {en: "You had {shot}."}
    id: told
`

func TestDisclosuresAreListedAndSaidUnsealed(t *testing.T) {
	t.Parallel()
	def := mustParse(t, disclosingYAML)
	env := testEnv()
	env.Workflows = map[string]*Def{"w": def}
	want := []Disclosure{
		{"w", 5, "which way step #1 takes", phi.Care, phi.Notice, "the list of shots hangs on the wall"},
		{"w", 6, "`shot`", phi.Care, phi.Notice, "everybody got the same shot"},
	}
	if got := Disclosures(def, env); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	flu := map[string]Value{"vaccine": {Type: TextType, Says: phi.New(phi.Care, "flu")}}
	res, got := play(t, mustLibrary(t, disclosingYAML), State{}, testWorld(), noAction, Event{Kind: Started, Workflow: "w", With: flu})
	if got != "You had flu." || res.Lines[0].Text.Label() != phi.Notice {
		t.Errorf("got %q as %v, want it as a notice", got, res.Lines[0].Text.Label())
	}
}

func TestDisclosureThatLowersNothingIsAWarning(t *testing.T) {
	t.Parallel()
	got := problemsOf(strings.Replace(disclosingYAML, "label: care", "label: notice", 1))
	if len(got) != 2 || got[0].Severity != Warning || got[0].Rule != "reveals" || got[1].Rule != "reveals" {
		t.Errorf("got %v, want a warning for each", got)
	}
}

func TestWorkflowBeginsWithNothingMorePrivateThanItTakes(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, "workflow: w\ninputs: {who: {type: person, label: notice}}\nsteps:\n  - say: {en: \"Hello {who}.\"}\n")
	for label, want := range map[phi.Label]error{phi.Care: ErrInput, phi.Notice: nil, phi.Public: nil} {
		with := map[string]Value{"who": {Type: PersonType, Says: phi.New(label, "Mia")}}
		res, err := lib.Step(t.Context(), State{}, Event{Kind: Started, Workflow: "w", With: with}, testWorld(), noAction)
		if !errors.Is(err, want) {
			t.Errorf("%v: got %v, want %v", label, err, want)
		}
		if want == nil && res.Lines[0].Text.Label() != phi.Notice {
			t.Errorf("%v: got %v, want it said as the notice that it is declared", label, res.Lines[0].Text.Label())
		}
	}
}
