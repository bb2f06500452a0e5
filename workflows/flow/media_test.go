package flow

import (
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

const doorYAML = `workflow: door
inputs: {who: {type: person, label: notice}, vaccine: {type: text, label: care, optional: true}}
steps:
  - {say: {en: "Come in, {who}."}, media: {url: "https://clinic.example/door.jpg", alt: {en: The blue door.}}}
`

func TestMediaIsShownWhereItCanBeAndToldWhereItCannot(t *testing.T) {
	t.Parallel()
	const told = "Come in, Mia. The blue door. https://clinic.example/door.jpg"
	lib := mustLibrary(t, doorYAML)
	chosen := mustLibrary(t, `workflow: door
inputs: {who: {type: person, label: notice}, vaccine: {type: text, label: care}}
steps:
  - when: vaccine == 'flu'
    then: {set: {word: "'Red'"}, then: x}
    else: {set: {word: "'Blue'"}, then: x}
  - {id: x, say: {en: "Come in, {who}."}, media: {url: "https://clinic.example/door.jpg", alt: {en: "{word}."}}}
`)
	private := mustLibrary(t, "workflow: door\ninputs: {who: {type: person, label: notice}, vaccine: {type: text, label: care}}\nsteps:\n  - {say: {en: \"Come in, {who}.\"}, media: {url: \"https://clinic.example/door.jpg\", alt: {en: \"For {vaccine}.\"}}}\n")
	with := map[string]Value{"who": {Type: PersonType, Says: phi.New(phi.Notice, "Mia")}, "vaccine": {Type: TextType, Says: phi.New(phi.Care, "flu")}}
	for _, c := range []struct {
		lib         *Library
		media       bool
		clears      phi.Clearance
		text, shown string
	}{
		{lib, true, phi.ClearNotice, "Come in, Mia.", "https://clinic.example/door.jpg"},
		{lib, false, phi.ClearNotice, told, ""},
		{lib, true, 0, told, ""},
		{chosen, true, phi.ClearNotice, "Come in, Mia. Red. https://clinic.example/door.jpg", ""},
		{private, true, phi.ClearCare, "Come in, Mia.", "https://clinic.example/door.jpg"},
		{private, true, phi.ClearNotice, "Come in, Mia. For flu. https://clinic.example/door.jpg", ""},
	} {
		w := testWorld()
		w.Media, w.Clearance = c.media, c.clears
		res, got := play(t, c.lib, State{}, w, noAction, Event{Kind: Started, Workflow: "door", With: with})
		if got != c.text || res.Lines[0].Media != c.shown {
			t.Errorf("media %v, %v: got %q and %q, want %q and %q", c.media, c.clears, got, res.Lines[0].Media, c.text, c.shown)
		}
		if c.lib == private && res.Lines[0].Text.Label() != phi.Care {
			t.Errorf("a picture of something private: got %v, want care", res.Lines[0].Text.Label())
		}
	}
}

func TestMediaIsFixedHasWordsAndFits(t *testing.T) {
	t.Parallel()
	for media, want := range map[string]string{
		`{url: "https://clinic.example/a/b-1.jpg", alt: {en: Door.}}`:                          "",
		`{url: "http://clinic.example/a.jpg", alt: {en: Door.}}`:                               "it does not begin with https://",
		`{url: "javascript:alert(1)", alt: {en: Door.}}`:                                       "it does not begin with https://",
		`{url: "https:clinic.example", alt: {en: Door.}}`:                                      "it does not begin with https://",
		`{url: "https://clinic.example/{who}.jpg", alt: {en: Door.}}`:                          "it has a placeholder",
		`{url: "https://{who}.example/a.jpg", alt: {en: Door.}}`:                               "it has a placeholder",
		`{url: "https://ana:pw@clinic.example/a.jpg", alt: {en: Door.}}`:                       "it has a name or a password in it",
		`{url: "https://clinic.example/a.jpg?p=7", alt: {en: Door.}}`:                          "it has a query or a fragment",
		`{url: "https://clinic.example/a.jpg?", alt: {en: Door.}}`:                             "it has a query or a fragment",
		`{url: "https://clinic.example/a.jpg#x", alt: {en: Door.}}`:                            "it has a query or a fragment",
		`{url: "https://clinic.example:8080/a.jpg", alt: {en: Door.}}`:                         "its host is no name such as clinic.example",
		`{url: "https://10.0.0.7/a.jpg", alt: {en: Door.}}`:                                    "its host is no name such as clinic.example",
		`{url: "https:///a.jpg", alt: {en: Door.}}`:                                            "its host is no name such as clinic.example",
		`{url: "https://clinic.example/a b.jpg", alt: {en: Door.}}`:                            "it has characters that do not belong in one",
		`{url: "https://clinic.example/é.jpg", alt: {en: Door.}}`:                              "it has characters that do not belong in one",
		`{url: "https://clinic.example/` + strings.Repeat("a", 180) + `", alt: {en: Door.}}`:   "it has more than 200 characters",
		`{url: "https://clinic.example/a.jpg"}`:                                                "the media has no words",
		`{alt: {en: Door.}}`:                                                                   "the media has no address",
		`{url: "https://clinic.example/a.jpg", alt: {es: Puerta.}}`:                            "the text is missing in `en`",
		`{url: "https://clinic.example/a.jpg", alt: {en: "{what}"}}`:                           "`what`: there is no `what`",
		`{url: "https://clinic.example/a.jpg", alt: {en: "{vaccine}"}}`:                        "this text is care and will be sealed",
		`{url: "https://clinic.example/a.jpg", alt: {en: "` + strings.Repeat("w", 280) + `"}}`: "at its longest this takes 3 SMS segments",
		`{url: "https://clinic.example/a.jpg", alt: {en: Door.}, size: 3}`:                     "`media` has no `size`",
		`door.jpg`: "`media` is written as `key: value` pairs",
	} {
		src := "workflow: w\ninputs: {vaccine: {type: text, label: care}}\nsteps:\n  - say: {en: \"Come in.\"}\n    media: " + media + "\n"
		got := problemsOf(src)
		if want == "" && len(got) > 0 || want != "" && !slices.ContainsFunc(got, func(p Problem) bool { return strings.Contains(p.What, want) }) {
			t.Errorf("%s: got %v, want %q", media, got, want)
		}
	}
}

const tapYAML = stuckYAML + `workflow: tap
inputs: {slots: {type: list of slot, label: notice}, meds: {type: list of text, label: notice, items: care}}
steps:
  - {ask: person, id: who, none: end, text: {en: "Who?", es: "¿Quién?"}, again: {en: "Who, please?", es: "¿Quién?"}}
  - {ask: yesno, id: ok, text: {en: "OK?", es: "¿Bien?"}, again: {en: "Y or N?", es: "¿S o N?"}}
  - {ask: slot, id: slot, of: slots, other: who, none: who, text: {en: "When?", es: "¿Cuándo?"}, again: {en: "When, please?", es: "¿Cuándo?"}}
  - {ask: choice, id: what, text: {en: "What?", es: "¿Qué?"}, again: {en: "What, please?", es: "¿Qué?"}, options: {one: {label: {en: One, es: Uno}}, odd: {words: [odd]}, two: {label: {en: Two, es: Dos}}}}
  - {ask: choice, id: med, of: meds, text: {en: "Which pill?", es: "¿Cuál?"}, again: {en: "Which?", es: "¿Cuál?"}}
  - {ask: phone, id: p, text: {en: "Phone?", es: "¿Teléfono?"}, again: {en: "Phone?", es: "¿Teléfono?"}}
`

// buttonsOf are buttons in a line.
func buttonsOf(res Result) string {
	var out []string
	for _, l := range res.Lines {
		for _, b := range l.Buttons {
			out = append(out, b.Answer+"="+b.Label.Reveal())
		}
	}
	return strings.Join(out, " ")
}

func TestButtonsSayWhatATapAnswers(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, tapYAML)
	w := testWorld()
	w.People, w.Buttons, w.Clearance = items(PersonType, "Mia", "Leo"), true, phi.ClearNotice
	w.People[1].Says = w.People[1].Says.Relabel(phi.Care)
	long := "Wed Sep 30 12:30 PM, Harbor Street"
	with := map[string]Value{"slots": {Type: ListType, Items: items(SlotType, "Tue 9:00 AM", long)}, "meds": {Type: ListType, Items: items(TextType, "A", "B")}}
	res, _ := play(t, lib, State{}, w, noAction, Event{Kind: Started, Workflow: "tap", With: with})
	for i, want := range []string{"1=Mia 2=2", "Y=Yes N=No", "1=Tue 9:00 AM 2=2", "1=One 2=Two", "1=1 2=2"} {
		got := buttonsOf(res)
		if got != want {
			t.Errorf("question %d: got %q, want %q", i+1, got, want)
		}
		if tap, _, ok := strings.Cut(got, "="); ok && i < 4 {
			res, _ = play(t, lib, res.State, w, noAction, says(tap))
		}
	}
	w.Clearance = phi.ClearCare
	if res, _ = play(t, lib, res.State, w, noAction, says("purple")); buttonsOf(res) != "1=A 2=B" {
		t.Errorf("where the list may be seen: got %q", buttonsOf(res))
	}
	w.Lang = "es"
	res, _ = play(t, lib, State{}, w, noAction, Event{Kind: Started, Workflow: "tap", With: with}, says("1"))
	if got := buttonsOf(res); got != "S=Sí N=No" {
		t.Errorf("Spanish: got %q", got)
	}
	if res, got := play(t, lib, res.State, w, noAction, says("S")); got != "¿Cuándo?" {
		t.Errorf("after a tap: got %q and %q", got, buttonsOf(res))
	}
	w.Buttons = false
	if res, _ = play(t, lib, State{}, w, noAction, Event{Kind: Started, Workflow: "tap", With: with}); buttonsOf(res) != "" {
		t.Errorf("without buttons: got %q", buttonsOf(res))
	}
	w.Buttons, w.People = true, items(PersonType, strings.Split("a b c d e f g h i j k", " ")...)
	if res, _ = play(t, lib, State{}, w, noAction, Event{Kind: Started, Workflow: "tap", With: with}); buttonsOf(res) != "" {
		t.Errorf("eleven people: got %q", buttonsOf(res))
	}
}
