package flow

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// shotYAML is one of each kind of step that a booking has.
const shotYAML = stuckYAML + `workflow: shot
starts: {keywords: [shot], phrases: {en: [get a shot]}}
steps:
  - ask: person
    id: who
    from: opening
    text: {en: "Who is it for? {list}. Reply {range}."}
    again: {en: "Please reply {range}."}
    none: end
  - do: shots.list
    none: {say: {en: No shots today.}, then: end}
  - ask: choice
    id: shot
    of: shots
    from: opening
    label: care
    text: {en: "Which shot? {list}. Reply {range}."}
    again: {en: "Please reply {range}."}
  - ask: wish
    id: wish
    from: opening
    text: {en: When?}
    again: {en: When please?}
  - do: shots.times
    id: times
    with: {shot: shot, wish: wish}
    unclear: {retry: wish}
  - ask: slot
    id: pick
    of: slots
    text: {en: "Openings: {list}. Reply {range}."}
    again: {en: "Please reply {range}."}
    other: {set: {wish: pick.wish}, then: times}
    none: wish
  - when: len(slots) == 1
    then: {say: {en: The last one.}, then: done}
  - say: {en: "Of {slots} you took {pick}."}
  - say: {en: "See you {pick}, {who}."}
    id: done
`

// shots stands in for the actions.
func shots(_ context.Context, c Call) (Reply, error) {
	switch c.Action {
	case "shots.list":
		return Reply{Outcome: "some", Out: map[string]Value{"shots": {Type: ListType, Items: items(ChoiceType, "Flu", "Tetanus")}}}, nil
	case "shots.times":
		return Reply{Outcome: "some", Out: map[string]Value{"slots": {Type: ListType, Items: items(SlotType, "Tue 2:30 PM", "Wed 9:00 AM", "Thu 4:15 PM")}}}, nil
	}
	return Reply{Outcome: "given"}, nil
}

// BenchmarkStep is one turn: an answer to the open question, a branch, and two texts.
// The house wants 20 µs and 100 allocations at most.
func BenchmarkStep(b *testing.B) {
	lib := mustLibrary(b, shotYAML)
	w := testWorld()
	w.People = items(PersonType, "Mia")
	asked, _ := play(b, lib, State{}, w, shots, Event{Kind: Started, Workflow: "shot", Text: phi.New(phi.Care, "flu shot thursday after 3")})
	if !asked.State.Open() || !strings.HasPrefix(lines(asked), "Openings:") {
		b.Fatalf("got %q, want the offers", lines(asked))
	}
	b.ReportAllocs()
	for b.Loop() {
		res, err := lib.Step(context.Background(), asked.State, says("the second one"), w, shots)
		if err != nil || len(res.Lines) != 2 {
			b.Fatal(err, lines(res))
		}
	}
}

// BenchmarkState is what keeping a state between two turns costs.
func BenchmarkState(b *testing.B) {
	lib := mustLibrary(b, shotYAML)
	w := testWorld()
	w.People = items(PersonType, "Mia")
	asked, _ := play(b, lib, State{}, w, shots, Event{Kind: Started, Workflow: "shot", Text: phi.New(phi.Care, "flu shot thursday after 3")})
	b.ReportMetric(float64(len(asked.State.Encode())), "state-B")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := DecodeState(asked.State.Encode()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck is a workflow of 500 steps.
func BenchmarkCheck(b *testing.B) {
	var src strings.Builder
	src.WriteString(stuckYAML + "workflow: big\ninputs: {n: {type: number, label: notice}}\nsteps:\n")
	for i := range 125 {
		fmt.Fprintf(&src, "  - {ask: yesno, id: q%d, text: {en: \"Q %d?\"}, again: {en: \"Y or N?\"}, no: end}\n", i, i)
		fmt.Fprintf(&src, "  - do: shots.list\n    none: end\n  - {when: len(shots) == %d, then: end}\n  - say: {en: \"Number {n}: {q%d}.\"}\n", i, i)
	}
	def := mustParse(b, src.String())
	b.ReportAllocs()
	for b.Loop() {
		if ps := Check(def, testEnv()); Blocks(ps) {
			b.Fatal(ps[0].Render())
		}
	}
}
