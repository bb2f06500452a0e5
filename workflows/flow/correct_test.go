package flow

import (
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// visitYAML asks in one workflow, and in one that it calls.
const visitYAML = stuckYAML + `workflow: visit
starts: {keywords: [visit], phrases: {en: [the flu shot]}}
steps:
  - {ask: person, id: who, none: end, text: {en: "Who?"}, again: {en: "Who, please?"}}
  - {ask: yesno, id: fever, text: {en: "Fever?"}, again: {en: "Fever, please?"}}
  - call: shot-and-day
  - say: {en: "Done for {who}."}
`

const shotAndDayYAML = stuckYAML + `workflow: shot-and-day
steps:
  - {ask: choice, id: kind, text: {en: "Which?"}, again: {en: "Which, please?"}, options: {flu: {words: [flu shot, flu]}, tetanus: {words: [tetanus]}}}
  - {ask: wish, id: day, text: {en: "When?"}, again: {en: "When, please?"}}
  - {ask: phone, id: phone, text: {en: "Phone?"}, again: {en: "Phone, please?"}}
  - do: shots.list
    id: settle
    none: end
  - {ask: text, id: note, text: {en: "Anything else?"}, again: {en: "Anything?"}}
  - {ask: phone, id: other, text: {en: "Other phone?"}, again: {en: "Other, please?"}}
`

const answersYAML = "Mia\nno\nflu\nfriday\n(212) 555-0123\nnothing"

// visitAt is a run in which the first n questions are answered; shots.list settles.
func visitAt(t *testing.T, n int) (*Library, State, World) {
	t.Helper()
	env := testEnv()
	list := env.Specs["shots.list"]
	list.Settles = true
	env.Specs["shots.list"] = list
	lib, problems := NewLibrary([]Revision{{ID: "1", Def: mustParse(t, visitYAML), Current: true}, {ID: "1", Def: mustParse(t, shotAndDayYAML), Current: true}}, env)
	if Blocks(problems) {
		t.Fatal(problems)
	}
	w := testWorld()
	w.People = items(PersonType, "Mia", "Leo")
	res, _ := play(t, lib, State{}, w, shots, starts("visit"))
	for _, text := range strings.Split(answersYAML, "\n")[:n] {
		res, _ = play(t, lib, res.State, w, shots, says(text))
	}
	return lib, res.State, w
}

func TestCorrectionGoesBackToItsQuestion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		answered   int
		text, want string
	}{
		{1, "sorry I meant Leo", "Fever?"},
		{1, "Mia oops I mean Leo", "Fever?"},
		{1, "actually 2 not 1", "Fever?"},
		{1, "not mia, leo", "Fever?"},
		{1, "Leo, not Mia", "Fever?"},
		{1, "perdón, quise decir Leo", "Fever?"},
		{3, "no, leo", "Fever?"},
		{3, "no es Mia, es Leo", "Fever?"},
		{3, "wait, tetanus", "When?"},
		{3, "the tetanus one instead", "When?"},
		{3, "oops leo", "Fever?"},
		{3, "I meant yes", "Which?"},
		{4, "no, tuesday", "Phone?"},
		{4, "mejor el martes", "Phone?"},
		{4, "sorry thursday after 3", "Phone?"},
		// Nothing says that it is a correction.
		{1, "leo", "Fever, please?"},
		// What was said already, what nobody offered, and what was not answered so.
		{1, "sorry I meant Mia", "Fever, please?"},
		{1, "sorry I meant Ana", "Fever, please?"},
		{1, "Mia, not Leo", "Fever, please?"},
		{1, "not leo", "Fever, please?"},
		// The open question expects it.
		{1, "no, leo", "Which?"},
		{1, "sorry, no", "Fever, please?"},
		// A number reaches no further back than the last answer, a bare no nowhere.
		{3, "actually 2 not 1", "When, please?"},
		{3, "sorry yes", "When, please?"},
		// More than the answer.
		{4, "sorry tuesday my mother calls", "Phone, please?"},
		{1, "sorry, Leo and Mia", "Fever, please?"},
		{1, "wait", "Fever, please?"},
		// What an action has settled is not taken back.
		{5, "sorry I meant Leo", "Other phone?"},
		{6, "no, tuesday", "Other, please?"},
		{6, "sorry I meant Leo", "Other, please?"},
		{6, "actually (212) 555-0199", "Other, please?"},
	} {
		lib, st, w := visitAt(t, c.answered)
		if _, got := play(t, lib, st, w, shots, says(c.text)); got != c.want {
			t.Errorf("after %d answers, %q: got %q, want %q", c.answered, c.text, got, c.want)
		}
	}
}

func TestCorrectionIsHeardBeforeAPhraseAndAfterAKeyword(t *testing.T) {
	t.Parallel()
	lib, st, w := visitAt(t, 3)
	for text, want := range map[string]EventKind{"wait, tetanus": Said, "wait, the flu shot": Started, "visit": Started} {
		if ev, _ := lib.Hear(st, phi.New(phi.Care, text), w); ev.Kind != want {
			t.Errorf("%q: got %s, want %s", text, ev.Kind, want)
		}
	}
}

func TestQuestionsAfterACorrectedOneAreAskedAgainEvenIfTheFirstWordsAnsweredThem(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, shotYAML)
	w := testWorld()
	w.People = items(PersonType, "Mia", "Leo")
	begun := Event{Kind: Started, Workflow: "shot", Text: phi.New(phi.Care, "flu shot for Mia, thursday after 3")}
	res, got := play(t, lib, State{}, w, shots, begun)
	if !strings.HasPrefix(got, "Openings:") {
		t.Fatalf("got %q, want the openings", got)
	}
	before := string(res.State.Encode())
	after, got := play(t, lib, res.State, w, shots, says("sorry I meant Leo"))
	if !strings.HasPrefix(got, "Which shot?") || after.State.OpenValue("who").Key != "Leo" {
		t.Errorf("got %q for %q, want the shot asked again for Leo", got, after.State.OpenValue("who").Key)
	}
	if string(res.State.Encode()) != before {
		t.Error("the state that was passed in changed")
	}
	if _, got = play(t, lib, after.State, w, shots, says("flu")); got != "When?" {
		t.Errorf("got %q, want the time asked again", got)
	}
}

func TestWhatIsSaidAfterACorrectionIsAsPrivateAsWhereItWasMade(t *testing.T) {
	t.Parallel()
	const secret = stuckYAML + `workflow: w
steps:
  - {ask: text, id: vaccine, text: {en: Which?}, again: {en: "Which, please?"}}
  - {ask: choice, id: q, text: {en: Q?}, again: {en: "Q, please?"}, options: {a: {words: [aa]}, b: {words: [bb]}}}
  - {ask: phone, id: r, text: {en: R?}, again: {en: "R, please?"}}
  - when: vaccine == 'flu'
    else: end
  - {ask: phone, id: s, text: {en: S?}, again: {en: "S, please?"}}
`
	lib := mustLibrary(t, secret)
	res, _ := play(t, lib, State{}, testWorld(), noAction, starts("w"), says("flu"), says("aa"))
	if res, got := play(t, lib, res.State, testWorld(), noAction, says("no, bb")); got != "R?" || res.Lines[0].Text.Label() != phi.Public {
		t.Errorf("corrected in public: got %q as %v, want it public", got, res.Lines[0].Text.Label())
	}
	res, got := play(t, lib, res.State, testWorld(), noAction, says("2125550123"), says("no, bb"))
	if got != "R?" || res.Lines[0].Text.Label() != phi.Care {
		t.Errorf("corrected where only some come: got %q as %v, want it as care", got, res.Lines[0].Text.Label())
	}
}

const dayYAML = stuckYAML + `workflow: day
inputs: {shots: {type: list of choice, label: notice, items: public}}
steps:
  - {ask: choices, id: which, of: shots, text: {en: "Which?"}, again: {en: "Which, please?"}, none: end}
  - {ask: date, id: on, text: {en: "Which day?"}, again: {en: "Which day, please?"}}
  - {ask: phone, id: phone, text: {en: "Phone?"}, again: {en: "Phone, please?"}}
`

func TestDaysAndSeveralOfAListAreCorrectedToo(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, dayYAML)
	begun := Event{Kind: Started, Workflow: "day", With: map[string]Value{"shots": {Type: ListType, Items: items(ChoiceType, "Flu", "Polio", "Tetanus")}}}
	res, _ := play(t, lib, State{}, testWorld(), noAction, begun, says("1 2"), says("friday"))
	for text, want := range map[string]string{
		"no, tuesday":                   "Phone?",
		"sorry tuesday my mother calls": "Phone, please?",
		"sorry I meant polio":           "Which day?",
		"sorry, 1 3":                    "Phone, please?", // two answers ago
	} {
		if _, got := play(t, lib, res.State, testWorld(), noAction, says(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
