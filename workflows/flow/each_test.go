package flow

import (
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// eachEnv is a clinic that knows which shots of whom are due.
func eachEnv() Env {
	env := testEnv()
	list := func(name string, of Type) Field {
		return Field{Name: name, Type: ListType, Of: of, Label: phi.Notice, ItemLabel: phi.Notice}
	}
	for _, s := range []Spec{
		{Name: "family.children", Outcomes: []Outcome{{Name: "some", Label: phi.Notice, Out: []Field{list("children", PersonType)}}}},
		{Name: "shots.due", In: []Field{{Name: "patient", Type: PersonType, Label: phi.Notice}}, Outcomes: []Outcome{
			{Name: "some", Label: phi.Notice, Out: []Field{list("due", ChoiceType)}}, {Name: "none", Label: phi.Notice}}},
	} {
		env.Specs[s.Name] = s
	}
	return env
}

func eachLibrary(t *testing.T, src string) *Library {
	t.Helper()
	lib, problems := NewLibrary([]Revision{{ID: "1", Def: mustParse(t, src), Current: true}}, eachEnv())
	for _, p := range problems {
		if p.Severity == Fault {
			t.Errorf("NewLibrary:\n%s", p.Render())
		}
	}
	if lib == nil {
		t.FailNow()
	}
	return lib
}

// Each child is looked at; one without a shot is skipped, and STOPPING leaves the loop.
const kidsYAML = stuckYAML + `workflow: kids
starts: {keywords: [kids]}
steps:
  - do: family.children
  - each: children
    as: child
    id: kids
    steps:
      - do: shots.due
        with: {patient: child}
        none: kids
      - ask: choice
        id: answer
        text: {en: "{child}: {due}. Y, N, AGAIN or LEAVE?"}
        again: {en: "{child}?"}
        options:
          "yes": {words: [y], then: noted}
          "no": {words: [n], then: kids}
          again: {words: [again], then: anew}
          leave: {words: [leave], then: done}
      - say: {en: "Noted for {child}."}
        id: noted
    then: done
  - say: {en: "From the first, then."}
    id: anew
    then: kids
  - say: {en: That is all.}
    id: done
`

func TestLoopGoesThroughItsList(t *testing.T) {
	t.Parallel()
	lib := eachLibrary(t, kidsYAML)
	for name, transcript := range map[string]string{
		"to its end": `
> kids
= family.children() -> some {children: [Mia | Leo | Ida]}
= shots.due(patient: Mia) -> some {due: [Flu | Polio]}
< Mia: Flu, Polio. Y, N, AGAIN or LEAVE?
> y
= shots.due(patient: Leo) -> none
= shots.due(patient: Ida) -> some {due: [Flu]}
< Noted for Mia.
< Ida: Flu. Y, N, AGAIN or LEAVE?
> n
< That is all.`,
		"of nobody": "> kids\n= family.children() -> some {children: []}\n< That is all.",
		"left halfway and begun anew": `
> kids
= family.children() -> some {children: [Mia | Leo]}
= shots.due(patient: Mia) -> some {due: [Flu]}
< Mia: Flu. Y, N, AGAIN or LEAVE?
> n
= shots.due(patient: Leo) -> some {due: [Flu]}
< Leo: Flu. Y, N, AGAIN or LEAVE?
> again
= shots.due(patient: Mia) -> some {due: [Flu]}
< From the first, then.
< Mia: Flu. Y, N, AGAIN or LEAVE?
> leave
< That is all.`,
	} {
		if err := Rehearse(lib, transcript); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is corrected at the first question of one child is no answer about the child
// before: there it would be taken for the one that is asked about.
func TestCorrectionReachesNoItemBefore(t *testing.T) {
	t.Parallel()
	lib := eachLibrary(t, stuckYAML+`workflow: arms
starts: {keywords: [arms]}
steps:
  - do: family.children
  - each: children
    as: child
    steps:
      - do: shots.due
        with: {patient: child}
        none: arm
      - ask: choice
        id: shot
        text: {en: "{child}: flu or polio?"}
        again: {en: "{child}?"}
        options: {flu: {words: [flu]}, polio: {words: [polio]}}
      - ask: choice
        id: arm
        text: {en: "{child}: left or right?"}
        again: {en: "{child}, which arm?"}
        options: {left: {words: [left]}, right: {words: [right]}}
  - say: {en: Bye.}
`)
	if err := Rehearse(lib, `
> arms
= family.children() -> some {children: [Mia | Leo]}
= shots.due(patient: Mia) -> some {due: [Flu]}
< Mia: flu or polio?
> flu
< Mia: left or right?
> sorry, polio
< Mia: left or right?
> left
= shots.due(patient: Leo) -> none
< Leo: left or right?
> sorry, flu
< Leo, which arm?`); err != nil {
		t.Error(err)
	}
}

func TestLoopInsideALoopBeginsAnewForEachItem(t *testing.T) {
	t.Parallel()
	lib := eachLibrary(t, stuckYAML+`workflow: all
starts: {keywords: [all]}
steps:
  - do: family.children
  - each: children
    as: child
    id: outer
    steps:
      - do: shots.due
        with: {patient: child}
        none: {say: {en: That is all.}, then: end}
      - each: due
        as: shot
        id: inner
        steps:
          - ask: choice
            id: more
            text: {en: "{child}: {shot}?"}
            again: {en: "{shot}?"}
            options: {y: {words: [y]}, n: {words: [skip], then: outer}}
  - say: {en: Thanks.}
`)
	if err := Rehearse(lib, `
> all
= family.children() -> some {children: [Mia | Leo]}
= shots.due(patient: Mia) -> some {due: [Flu | Polio]}
< Mia: Flu?
> skip
= shots.due(patient: Leo) -> some {due: [Flu | Polio]}
< Leo: Flu?
> y
< Leo: Polio?
> y
< Thanks.`); err != nil {
		t.Error(err)
	}
}

func TestLoopEndsAfterTheMostItems(t *testing.T) {
	t.Parallel()
	lib := eachLibrary(t, "workflow: w\nstarts: {keywords: [all]}\nsteps:\n  - do: family.children\n  - each: children\n    as: c\n    steps: [{say: {en: \"{c}\"}}]\n")
	many := strings.Repeat("Mia | ", MaxItems+5) + "Leo"
	want := strings.Repeat("\n< Mia", MaxItems)
	if err := Rehearse(lib, "> all\n= family.children() -> some {children: ["+many+"]}"+want); err != nil {
		t.Error(err)
	}
}

func TestFaultsOfLoops(t *testing.T) {
	t.Parallel()
	const head = "workflow: w\ninputs: {kids: {type: list of person, label: notice}, one: {type: person, label: notice}}\nsteps:\n"
	long := strings.Repeat("      - say: {en: Hi}\n", 12)
	for _, f := range []struct{ name, rule, what, steps string }{
		{"no list", "type", "no list", "  - each: one\n    as: kid\n    steps: [{say: {en: Hi}}]\n"},
		{"unknown list", "variable", "kidz", "  - each: kidz\n    as: kid\n    steps: [{say: {en: Hi}}]\n"},
		{"an expression", "type", "`each` names a list", "  - each: len(kids)\n    as: kid\n    steps: [{say: {en: Hi}}]\n"},
		{"no name", "name", "no name", "  - each: kids\n    steps: [{say: {en: Hi}}]\n"},
		{"no steps", "step", "no steps", "  - each: kids\n    as: kid\n"},
		{"empty steps", "step", "no steps", "  - each: kids\n    as: kid\n    steps: []\n"},
		{"an item after the loop", "variable", "`kid` may not be set", "  - each: kids\n    as: kid\n    steps: [{say: {en: Hi}}]\n  - say: {en: \"{kid}\"}\n"},
		{"a way in from outside", "target", "inside the loop k", "  - when: len(kids) == 1\n    then: in\n  - each: kids\n    as: kid\n    id: k\n    steps: [{say: {en: Hi}, id: in}]\n"},
		{"a way in from the loop before", "target", "inside the loop l", "  - each: kids\n    as: kid\n    id: k\n    steps: [{say: {en: Hi}, then: in}]\n  - each: kids\n    as: kid\n    id: l\n    steps: [{say: {en: Hi}, id: in}]\n"},
		{"again from outside", "loop", "comes back", "  - say: {en: Hi}\n    id: a\n  - each: kids\n    as: kid\n    id: k\n    steps: [{say: {en: Hi}}]\n    then: a\n"},
		{"again from inside, past its own start", "loop", "comes back", "  - say: {en: Hi}\n    id: a\n  - each: kids\n    as: kid\n    id: k\n    steps: [{say: {en: Hi}, then: a}]\n"},
		{"an inner loop that begins anew", "loop", "comes back", "  - each: kids\n    as: kid\n    id: k\n    steps:\n      - each: kids\n        as: other\n        id: l\n        steps: [{say: {en: Hi}}]\n      - {when: len(kids) == 2, then: l}\n"},
		{"too long for a turn", "turn", "can take 12 steps", "  - each: kids\n    as: kid\n    steps:\n" + long},
		{"too long inside", "turn", "can take", "  - each: kids\n    as: kid\n    steps:\n      - each: kids\n        as: other\n        steps: [{say: {en: Hi}}]\n"},
		{"its own list", "each", "`kids` is set", "  - each: kids\n    as: kid\n    steps: [{say: {en: Hi}, then: {set: {kids: kids}}}]\n"},
		{"its own item", "each", "`kid` is set", "  - each: kids\n    as: kid\n    steps: [{say: {en: Hi}, then: {set: {kid: one}}}]\n"},
	} {
		def, got := Parse([]byte(head + f.steps))
		if def != nil {
			got = Check(def, eachEnv())
		}
		found := false
		for _, p := range got {
			found = found || p.Severity == Fault && p.Rule == f.rule && strings.Contains(p.What, f.what)
		}
		if !found {
			t.Errorf("%s: got %v, want rule %s and %q", f.name, got, f.rule, f.what)
		}
	}
}

func TestLoopThatAsksOrCallsWhoAsksIsNotTooLong(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("      - say: {en: Hi}\n", 12)
	for name, steps := range map[string]string{
		"asks":       "      - {ask: yesno, id: q, text: {en: Q}, again: {en: Q?}}\n" + long,
		"calls":      "      - call: poll\n" + long,
		"eleven":     strings.Repeat("      - say: {en: Hi}\n", 11),
		"two halves": "      - {when: len(kids) == 2, then: half}\n" + strings.Repeat("      - say: {en: Hi}\n", 9) + "      - {say: {en: Hi}, then: k}\n      - {say: {en: Ho}, id: half}\n" + strings.Repeat("      - say: {en: Hi}\n", 8),
	} {
		def := mustParse(t, stuckYAML+"workflow: w\ninputs: {kids: {type: list of person, label: notice}}\nsteps:\n  - each: kids\n    as: kid\n    id: k\n    steps:\n"+steps)
		env := eachEnv()
		env.Workflows = map[string]*Def{"w": def, "poll": mustParse(t, pollYAML)}
		for _, p := range Check(def, env) {
			if p.Severity == Fault {
				t.Errorf("%s: got\n%s", name, p.Render())
			}
		}
	}
}

func TestWhetherALoopRunsIsAsPrivateAsItsList(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]int{"care": 1, "notice": 0} {
		got := 0
		for _, p := range problemsOf("workflow: w\ninputs: {ills: {type: list of text, label: " + label + "}}\nsteps:\n  - each: ills\n    as: ill\n    steps: [{say: {en: Drink water.}}]\n  - say: {en: Bye.}\n") {
			switch {
			case p.Rule == "sealed":
				got++
			case p.Rule != "silence" || label == "notice":
				t.Errorf("%s: got\n%s", label, p.Render())
			}
		}
		if got != want {
			t.Errorf("%s: got %d sealed texts, want %d", label, got, want)
		}
	}
}
