package flow

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

const pollYAML = stuckYAML + `workflow: poll
starts: {keywords: [poll], phrases: {en: [take the poll]}}
unanswered: {after: 1h, say: {en: Never mind.}}
steps:
  - ask: yesno
    id: again
    text: {en: Was it good?}
    again: {en: "Y or N?"}
    no: {say: {en: Sorry to hear that.}, then: end}
  - say: {en: Glad to hear that.}
`

const factYAML = "workflow: fact\nstarts: {keywords: [fact]}\nsteps:\n  - say: {en: Shots are free.}\n"

func TestTwoMissesThenAPerson(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML)
	res, got := play(t, lib, State{}, testWorld(), noAction, starts("poll"), says("purple"))
	if want := "Y or N?"; got != want {
		t.Errorf("first miss: got %q, want %q", got, want)
	}
	res, got = play(t, lib, res.State, testWorld(), noAction, says("purple"))
	if want := "Staff will answer."; got != want || len(res.Handoffs) != 1 || res.Handoffs[0] != "desk" || !res.State.Empty() {
		t.Errorf("second miss: got %q and %v, want %q and the desk", got, res.Handoffs, want)
	}
}

func TestWhatStartsGoesOnTopAndTheQuestionBelowIsAskedAgain(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML, factYAML)
	res, got := play(t, lib, State{}, testWorld(), noAction, starts("poll"), says("purple"), starts("fact"))
	if want := "Shots are free. | Was it good?"; got != want {
		t.Errorf("digression: got %q, want %q", got, want)
	}
	if got := res.State.OpenWorkflow(); !res.State.Open() || got != "poll" {
		t.Errorf("open workflow: got %q, want poll", got)
	}
	// The miss before the digression is forgotten.
	if _, got = play(t, lib, res.State, testWorld(), noAction, says("purple")); got != "Y or N?" {
		t.Errorf("miss after the digression: got %q, want the first re-ask", got)
	}
}

func TestWhatStartsAgainStartsOver(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML, factYAML)
	res, _ := play(t, lib, State{}, testWorld(), noAction, starts("poll"), starts("poll"), starts("poll"))
	if got := len(res.State.frames); got != 1 {
		t.Errorf("frames: got %d, want 1", got)
	}
}

func TestWhatStartsAgainEndsTheRunThatCalledIt(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML, "workflow: outer\nsteps:\n  - call: poll\n  - say: {en: And on we go.}\n")
	res, got := play(t, lib, State{}, testWorld(), noAction, starts("outer"), starts("poll"), says("y"))
	if want := "Glad to hear that."; got != want || !res.State.Empty() {
		t.Errorf("got %q with %q open, want %q and nothing open", got, res.State.OpenWorkflow(), want)
	}
}

func TestTimeRunsOutOnlyForTheOpenQuestionAndOnlyOnce(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML)
	w := testWorld()
	asked, _ := play(t, lib, State{}, w, noAction, starts("poll"))
	if want := w.Now.Add(time.Hour); !asked.WakeAt.Equal(want) {
		t.Errorf("WakeAt: got %v, want %v", asked.WakeAt, want)
	}
	tick := Event{Kind: Ticked}
	w.Now = asked.WakeAt.Add(-time.Second)
	early, got := play(t, lib, asked.State, w, noAction, tick)
	if got != "" || !reflect.DeepEqual(early.State, asked.State) || !early.WakeAt.Equal(asked.WakeAt) {
		t.Errorf("early tick: got %q and WakeAt %v, want no change", got, early.WakeAt)
	}
	w.Now = asked.WakeAt
	late, got := play(t, lib, asked.State, w, noAction, tick)
	if got != "Never mind." || !late.State.Empty() || !late.WakeAt.IsZero() {
		t.Errorf("tick in time: got %q, want the time-out", got)
	}
	answered, _ := play(t, lib, asked.State, testWorld(), noAction, says("y"))
	if _, got := play(t, lib, answered.State, w, noAction, tick); got != "" {
		t.Errorf("tick after the answer: got %q, want nothing", got)
	}
}

func TestQuestionBelowATimeOutOpensInSilence(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML, strings.ReplaceAll(pollYAML, "poll", "other"))
	w := testWorld()
	res, _ := play(t, lib, State{}, w, noAction, starts("poll"), starts("other"))
	w.Now = res.WakeAt
	res, got := play(t, lib, res.State, w, noAction, Event{Kind: Ticked})
	if want := "Never mind."; got != want || res.State.OpenWorkflow() != "poll" {
		t.Errorf("got %q with %q open, want %q and the poll", got, res.State.OpenWorkflow(), want)
	}
	if want := w.Now.Add(time.Hour); !res.WakeAt.Equal(want) {
		t.Errorf("WakeAt: got %v, want the poll's hour anew, %v", res.WakeAt, want)
	}
}

func TestAnswerFindsItsQuestionBelowTheTop(t *testing.T) {
	t.Parallel()
	const pick = stuckYAML + `workflow: pick
steps:
  - {ask: choice, id: q, text: {en: "Red or blue?"}, again: {en: Red or blue?}, options: {red: {words: [red]}, blue: {words: [blue]}}}
  - say: {en: "You said {q}."}
`
	lib := mustLibrary(t, pollYAML, pick)
	_, got := play(t, lib, State{}, testWorld(), noAction, starts("pick"), starts("poll"), says("Blue!"))
	if want := "You said blue. | Was it good?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestStackDropsTheOldestRunBeyondItsDepth(t *testing.T) {
	t.Parallel()
	var sources []string
	for i := range MaxDepth + 2 {
		sources = append(sources, strings.ReplaceAll(pollYAML, "poll", fmt.Sprintf("poll-%d", i)))
	}
	lib := mustLibrary(t, sources...)
	st := State{}
	for i := range sources {
		res, _ := play(t, lib, st, testWorld(), noAction, starts(fmt.Sprintf("poll-%d", i)))
		st = res.State
	}
	if got, want := len(st.frames), MaxDepth; got != want {
		t.Errorf("frames: got %d, want %d", got, want)
	}
	if got, want := st.frames[0].workflow, "poll-2"; got != want {
		t.Errorf("oldest: got %s, want %s", got, want)
	}
}

func TestRunStaysOnTheRevisionItBeganWith(t *testing.T) {
	t.Parallel()
	old := Revision{ID: "old", Def: mustParse(t, pollYAML)}
	fresh := Revision{ID: "new", Def: mustParse(t, strings.Replace(pollYAML, "Glad to hear that.", "Lovely.", 1)), Current: true}
	asOld := old
	asOld.Current = true
	before, problems := NewLibrary([]Revision{asOld}, testEnv())
	if Blocks(problems) {
		t.Fatal(problems)
	}
	after, problems := NewLibrary([]Revision{old, fresh}, testEnv())
	if Blocks(problems) {
		t.Fatal(problems)
	}
	res, _ := play(t, before, State{}, testWorld(), noAction, starts("poll"))
	if _, got := play(t, after, res.State, testWorld(), noAction, says("y")); got != "Glad to hear that." {
		t.Errorf("pinned run: got %q, want the old words", got)
	}
	if _, got := play(t, after, State{}, testWorld(), noAction, starts("poll"), says("y")); got != "Lovely." {
		t.Errorf("fresh run: got %q, want the new words", got)
	}
	alone, _ := NewLibrary([]Revision{fresh}, testEnv())
	if _, err := alone.Step(context.Background(), res.State, says("y"), testWorld(), noAction); !errors.Is(err, ErrUnknown) {
		t.Errorf("revision that is gone: got %v, want %v", err, ErrUnknown)
	}
}

func TestStepChangesNothingItIsGiven(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML, factYAML)
	res, _ := play(t, lib, State{}, testWorld(), noAction, starts("poll"), says("purple"))
	before := string(res.State.Encode())
	for _, ev := range []Event{says("y"), says("purple"), starts("fact"), starts("poll"), {Kind: Ticked}} {
		if _, err := lib.Step(context.Background(), res.State, ev, testWorld(), noAction); err != nil {
			t.Fatal(err)
		}
		if string(res.State.Encode()) != before {
			t.Errorf("after %s: the state that was passed in changed", ev.Kind)
		}
	}
}

func TestFailedActionFailsTheTurnAndAnUnknownOutcomeToo(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, "workflow: w\nsteps:\n  - do: shots.list\n    none: end\n  - say: {en: \"{shots}\"}\n")
	if _, err := lib.Step(context.Background(), State{}, starts("w"), testWorld(), noAction); !errors.Is(err, context.Canceled) {
		t.Errorf("failed action: got %v, want its error", err)
	}
	odd := func(context.Context, Call) (Reply, error) { return Reply{Outcome: "odd"}, nil }
	if _, err := lib.Step(context.Background(), State{}, starts("w"), testWorld(), odd); !errors.Is(err, ErrOutcome) {
		t.Errorf("unknown outcome: got %v, want %v", err, ErrOutcome)
	}
	huge := func(context.Context, Call) (Reply, error) {
		items := []Value{{Type: ChoiceType, Says: phi.New(phi.Public, strings.Repeat("x", MaxState))}}
		return Reply{Outcome: "some", Out: map[string]Value{"shots": {Type: ListType, Items: items}}}, nil
	}
	ask := mustLibrary(t, stuckYAML+"workflow: w\nsteps:\n  - do: shots.list\n    none: end\n  - {ask: choice, id: q, of: shots, text: {en: \"{list}\"}, again: {en: \"{range}\"}}\n")
	if _, err := ask.Step(context.Background(), State{}, starts("w"), testWorld(), huge); !errors.Is(err, ErrTooBig) {
		t.Errorf("state beyond its bound: got %v, want %v", err, ErrTooBig)
	}
}

func TestEndlessLoopThatNobodyCheckedEndsAtItsLimit(t *testing.T) {
	t.Parallel()
	def := mustParse(t, "workflow: w\nsteps:\n  - say: {en: Hi}\n    id: a\n  - say: {en: Ho}\n    then: a\n")
	p := analyse(def, testEnv()).program("1")
	lib := &Library{current: map[string]*program{"w": p}, pinned: map[pin]*program{{"w", "1"}: p}}
	if _, err := lib.Step(context.Background(), State{}, starts("w"), testWorld(), noAction); !errors.Is(err, ErrTooLong) {
		t.Errorf("got %v, want %v", err, ErrTooLong)
	}
}

func TestWaitGoesOnWhenItsTimeHasCome(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, "workflow: w\nsteps:\n  - say: {en: Now.}\n  - wait: 3d\n  - say: {en: Later.}\n")
	w := testWorld()
	res, got := play(t, lib, State{}, w, noAction, starts("w"))
	if want := w.Now.AddDate(0, 0, 3); got != "Now." || !res.WakeAt.Equal(want) || res.State.Open() {
		t.Errorf("got %q, WakeAt %v, want a wait until %v", got, res.WakeAt, want)
	}
	w.Now = res.WakeAt
	if res, got = play(t, lib, res.State, w, noAction, Event{Kind: Ticked}); got != "Later." || !res.State.Empty() {
		t.Errorf("got %q, want the rest", got)
	}
}

func TestStateKeepsEverythingThroughItsBytesAndPrintsNothing(t *testing.T) {
	t.Parallel()
	reading := wish(hearing(phi.New(phi.Care, "thursday after 3 or friday with Dr Rivera"), testWorld())).value
	st := State{frames: []frame{
		{workflow: "w", revision: "r", at: "a", root: true, under: phi.Care},
		{workflow: "v", revision: "s", at: "b", open: true, under: phi.Public, dueAt: testWorld().Now, missed: "b", misses: 1, vars: bindings{
			{"wish", reading},
			{"visit", Value{Type: VisitType, Key: "Canary", Says: phi.New(phi.Notice, "Canary"), Fields: map[string]Value{
				"when": {Type: TimeType, Says: phi.New(phi.Notice, "Tue")}, "first": {Type: PersonType, Says: phi.New(phi.Notice, "Canary")}}}},
			{"list", Value{Type: ListType, Items: []Value{{Type: SlotType, Key: "1"}, {Type: SlotType, Key: "2"}}}},
		}}}}
	b := st.Encode()
	got, err := DecodeState(b)
	if err != nil {
		t.Fatal(err)
	}
	if again := got.Encode(); string(again) != string(b) {
		t.Errorf("second encoding: got %d bytes, want the same %d", len(again), len(b))
	}
	if !reflect.DeepEqual(got.frames[1].vars[1], st.frames[1].vars[1]) || !got.frames[1].dueAt.Equal(st.frames[1].dueAt) {
		t.Errorf("decoded state differs from the encoded one")
	}
	if size := st.size(); size < len(b) {
		t.Errorf("size: got %d, want at least the %d bytes of the encoding", size, len(b))
	}
	if printed := fmt.Sprint(st, st.frames[1].vars[1].value) + fmt.Sprintf("%+v %#v %q %#v", st, st, st.frames[1].vars[1].value, st.frames[1].vars[1].value); strings.Contains(printed, "Canary") {
		t.Errorf("printed: got %s, want no words", printed)
	}
	for cut := range len(b) {
		if _, err := DecodeState(b[:cut]); err == nil && cut > 0 {
			t.Errorf("cut at %d: got no error, want %v", cut, ErrState)
		}
	}
}

func TestQuestionThatRunsOutOfTimeEndsItsCallersToo(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML, "workflow: outer\nsteps:\n  - call: poll\n  - say: {en: And on we go.}\n")
	w := testWorld()
	res, _ := play(t, lib, State{}, w, noAction, starts("outer"))
	if _, got := play(t, lib, res.State, w, noAction, says("y")); got != "Glad to hear that. | And on we go." {
		t.Errorf("answered: got %q, want the caller to go on", got)
	}
	w.Now = res.WakeAt
	if res, got := play(t, lib, res.State, w, noAction, Event{Kind: Ticked}); got != "Never mind." || !res.State.Empty() {
		t.Errorf("out of time: got %q, want nothing after the time-out", got)
	}
}
