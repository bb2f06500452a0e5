package flow

import (
	"context"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

// trail is a trace as one line.
func trail(r Result) string {
	var out []string
	for _, p := range r.Trace {
		out = append(out, p.Workflow+"."+p.Step+" "+p.Exit)
	}
	return strings.TrimSpace(strings.Join(out, ", "))
}

func TestATraceNamesEachStepOnceWithTheExitTaken(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, shotYAML, pollYAML, factYAML, "workflow: nap\nsteps:\n  - {wait: 5m, id: rest}\n  - {when: 1 == 2, id: odd, else: end, then: rest}\n")
	w := testWorld()
	w.Trace, w.People = true, items(PersonType, "Mia")
	first := Event{Kind: Started, Workflow: "shot", Text: phi.New(phi.Care, "flu shot thursday after 3")}
	for _, c := range []struct {
		name, want string
		events     []Event
	}{
		{"words that hold the answers", "shot.who answered, shot.#2 some, shot.shot answered, shot.wish answered, shot.times some, shot.pick", []Event{first}},
		{"an answer", "shot.pick answered, shot.#7 else, shot.#8 then, shot.done then", []Event{first, says("2")}},
		{"another wish", "shot.pick other, shot.times some, shot.pick", []Event{first, says("friday")}},
		{"a first miss", "poll.again", []Event{starts("poll"), says("purple")}},
		{"a second miss", "poll.again stuck", []Event{starts("poll"), says("purple"), says("purple")}},
		{"an answer with a route", "poll.again no", []Event{starts("poll"), says("no")}},
		{"a digression", "fact.#1 then, poll.again", []Event{starts("poll"), starts("fact")}},
		{"a wait that goes on", "nap.rest", []Event{starts("nap")}},
	} {
		if res, _ := play(t, lib, State{}, w, shots, c.events...); trail(res) != c.want {
			t.Errorf("%s: got %q, want %q", c.name, trail(res), c.want)
		}
	}
	for workflow, want := range map[string]string{"poll": "poll.again unanswered", "nap": "nap.rest then, nap.odd else"} {
		res, _ := play(t, lib, State{}, w, noAction, starts(workflow))
		late := w
		late.Now = w.Now.Add(2 * time.Hour)
		if res, _ = play(t, lib, res.State, late, noAction, Event{Kind: Ticked}); trail(res) != want {
			t.Errorf("time runs out: got %q, want %q", trail(res), want)
		}
	}
}

func TestAMissIsToldAndAnUntracedTurnKeepsNoTrace(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML)
	res, _ := play(t, lib, State{}, testWorld(), noAction, starts("poll"), says("purple"))
	if !res.Missed || res.Trace != nil || res.Lines[0].Wording != "" {
		t.Errorf("got missed %v, trace %v, wording %q, want true and nothing", res.Missed, res.Trace, res.Lines[0].Wording)
	}
	if res, _ = play(t, lib, res.State, testWorld(), noAction, says("yes")); res.Missed {
		t.Errorf("got a miss, want an answer")
	}
}

func TestAWordingShowsThePlaceholdersAndNotWhatFillsThem(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, shotYAML)
	w := testWorld()
	w.Trace, w.People = true, items(PersonType, "Mia", "Leo")
	res, err := lib.Step(context.Background(), State{}, starts("shot"), w, shots)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := res.Lines[0].Wording, "Who is it for? {list}. Reply {range}."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTakeOpensTheWelcomeForANewNumberAndTheMenuForNonsense(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML, strings.Replace(factYAML, "keywords: [fact]", "events: [number.unknown]", 1),
		stuckYAML+"workflow: menu\nsteps:\n  - ask: yesno\n    id: m\n    text: {en: Poll?}\n    again: {en: Y or N?}\n    yes: {call: poll, then: end}\n")
	w := testWorld()
	nonsense := phi.New(phi.Care, "purple")
	if got := lib.Take(State{}, nonsense, w); got.Event.Workflow != "fact" || got.Unclear {
		t.Errorf("a new number: got %q, unclear %v, want fact", got.Event.Workflow, got.Unclear)
	}
	w.People = items(PersonType, "Mia")
	if got := lib.Take(State{}, nonsense, w); got.Event.Workflow != Menu || !got.Unclear {
		t.Errorf("nonsense: got %q, unclear %v, want the menu", got.Event.Workflow, got.Unclear)
	}
	menu, _ := play(t, lib, State{}, w, noAction, starts(Menu))
	if got := lib.Take(menu.State, phi.New(phi.Care, "poll"), w); got.Event.Workflow != "poll" || !got.State.Empty() {
		t.Errorf("a keyword at the menu: got %q on %v, want poll on nothing", got.Event.Workflow, got.State)
	}
}
