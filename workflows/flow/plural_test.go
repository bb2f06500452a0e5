package flow

import (
	"context"
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// The samples are those that CLDR gives for each category.
func TestEveryLanguageCountsAsItsSpeakersDo(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]map[string][]int{
		"en": {"one": {1}, "other": {0, 2, 3, 16, 100, 1000000}},
		"es": {"one": {1}, "other": {0, 2, 16, 100, 1000}},
		"de": {"one": {1}, "other": {0, 2, 16, 100}},
		"it": {"one": {1}, "other": {0, 2, 16, 100}},
		"fr": {"one": {0, 1}, "other": {2, 17, 100}},
		"pt": {"one": {0, 1}, "other": {2, 17, 100}},
		"vi": {"other": {0, 1, 15, 100}},
		"zh": {"other": {0, 1, 15, 100}},
		"ar": {"zero": {0}, "one": {1}, "two": {2}, "few": {3, 10, 103, 110}, "many": {11, 26, 111, 1011}, "other": {100, 102, 200, 202, 1000}},
		"ru": {"one": {1, 21, 31, 101, 1001}, "few": {2, 4, 22, 24, 102, 1002}, "many": {0, 5, 11, 14, 19, 100, 111, 112}},
		"pl": {"one": {1}, "few": {2, 4, 22, 24, 102}, "many": {0, 5, 11, 14, 19, 21, 101, 112}},
	} {
		p := pluralOf(lang)
		if got := p.forms; len(got) != len(want) {
			t.Errorf("%s: got the categories %v, want %d", lang, got, len(want))
		}
		for form, numbers := range want {
			for _, n := range numbers {
				if got := p.forms[p.of(n)]; got != form {
					t.Errorf("%s %d: got %s, want %s", lang, n, got, form)
				}
			}
		}
	}
	if got, want := len(plurals), 11; got != want {
		t.Errorf("languages: got %d, want %d", got, want)
	}
}

const refillsYAML = stuckYAML + `workflow: w
inputs: {n: {type: number, label: notice}, due: {type: list of text, label: notice}}
steps:
  - say: {en: "{n|one refill|# refills}, {due|dose|# doses} due.", ru: "{n|# рецепт|# рецепта|# рецептов}"}
  - do: shots.list
    none: end
  - {ask: choice, id: q, of: shots, text: {en: "{count} {count|shot|shots}", ru: "{count|укол|укола|уколов}"}, again: {en: "{range}", ru: "{range}"}}
`

func TestTextFollowsANumber(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, refillsYAML)
	for _, c := range []struct {
		lang, n string
		want    string
	}{
		{"en", "1", "one refill, dose due. | 2 shots"},
		{"en", "0", "0 refills, dose due. | 2 shots"},
		{"en", "-1", "one refill, dose due. | 2 shots"},
		{"en", "1.5", "1.5 refills, dose due. | 2 shots"},
		{"ru", "21", "21 рецепт | укола"},
		{"ru", "12", "12 рецептов | укола"},
		{"fr", "0", "0 refills, dose due. | 2 shots"}, // the words are English
	} {
		w := testWorld()
		w.Lang = c.lang
		with := map[string]Value{"n": {Type: NumberType, Key: c.n, Says: phi.New(phi.Notice, c.n)}, "due": {Type: ListType, Items: items(TextType, "A")}}
		if _, got := play(t, lib, State{}, w, shots, Event{Kind: Started, Workflow: "w", With: with}); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}

func TestPluralsAreHeldAgainstTheirLanguage(t *testing.T) {
	t.Parallel()
	const head = "workflow: w\ninputs: {n: {type: number, label: notice}, who: {type: person, label: notice}, due: {type: list of text, label: notice}}\nsteps:\n  - say: "
	for text, want := range map[string]string{
		`{en: "{n|refill|refills}"}`:     "",
		`{en: "{n|refill}"}`:             "the forms of `n` are 1, and `en` has 2: one, other",
		`{en: "{n|a|b|c}"}`:              "the forms of `n` are 3, and `en` has 2: one, other",
		`{en: "{n|a|b}", ru: "{n|a|b}"}`: "the forms of `n` are 2, and `ru` has 3: one, few, many",
		`{en: "Hi", xx: "{n|a|b}"}`:      "there is no plural rule for `xx`",
		`{en: "{who|a|b}"}`:              "`who` is a person, and a plural goes by a number or a list",
		`{en: "{nn|a|b}"}`:               "`nn`: there is no `nn`",
		`{en: "{list|a|b}"}`:             "is no placeholder",
		`{en: "{n|a {who}|b}"}`:          "is no placeholder",
		`{en: "{count|a|b}"}`:            "{list}, {count} and {range} are about the answers of a question",
		`{en: "{n|a|` + strings.Repeat("# bananas ", 30) + `}"}`:        "at its longest this takes 3 SMS segments, and 2 are allowed",
		`{en: "{due|dose|doses}{n|a|` + strings.Repeat("#", 48) + `}"}`: "",
	} {
		got := problemsOf(head + text + "\n")
		i := slices.IndexFunc(got, func(p Problem) bool { return p.Severity == Fault })
		switch {
		case i < 0 && want != "":
			t.Errorf("%s: got no fault, want %q", text, want)
		case i >= 0 && (want == "" || !strings.Contains(got[i].What, want)):
			t.Errorf("%s: got %q, want %q", text, got[i].What, want)
		}
	}
}

func TestCountOfAListIsAsPrivateAsTheListAndNotAsItsItems(t *testing.T) {
	t.Parallel()
	def := mustParse(t, "workflow: w\nsteps:\n  - do: meds.due\n  - say: {en: \"{meds|One is|# are} due.\"}\n  - say: {en: \"{meds}\"}\n")
	env := testEnv()
	env.Specs["meds.due"] = Spec{Name: "meds.due", Outcomes: []Outcome{{Name: "done", Label: phi.Public, Out: []Field{
		{Name: "meds", Type: ListType, Of: ChoiceType, Label: phi.Notice, ItemLabel: phi.Care, Fields: []Field{{Name: "dose", Type: TextType, Label: phi.Care}}}}}}}
	lib, problems := NewLibrary([]Revision{{ID: "1", Def: def, Current: true}}, env)
	if Blocks(problems) {
		t.Fatal(problems)
	}
	do := func(_ context.Context, _ Call) (Reply, error) {
		return Reply{Outcome: "done", Out: map[string]Value{"meds": {Type: ListType, Items: []Value{{Type: ChoiceType, Says: phi.New(phi.Care, "A")}}}}}, nil
	}
	res, got := play(t, lib, State{}, testWorld(), do, starts("w"))
	if want := "One is due. | A"; got != want || res.Lines[0].Text.Label() != phi.Notice || res.Lines[1].Text.Label() != phi.Care {
		t.Errorf("got %q as %v and %v, want the count as notice", got, res.Lines[0].Text.Label(), res.Lines[1].Text.Label())
	}
}
