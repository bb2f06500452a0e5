package flow

import (
	"context"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

// The workflows of these tests are about a clinic that gives shots. Each names only what
// its test is about.

const stuckYAML = `stuck: {say: {en: Staff will answer.}, handoff: desk}
`

func testEnv() Env {
	out := func(name string, t Type, l phi.Label) Field { return Field{Name: name, Type: t, Label: l} }
	visit := []Field{out("first", PersonType, phi.Notice), out("when", TimeType, phi.Notice)}
	return Env{Languages: []string{"en"}, Channels: []Channel{{"sms", phi.ClearNotice}, {"portal", phi.ClearCare}}, Specs: Specs(
		Spec{Name: "shots.list", Outcomes: []Outcome{
			{Name: "some", Label: phi.Notice, Out: []Field{{Name: "shots", Type: ListType, Of: ChoiceType, Label: phi.Public, ItemLabel: phi.Public}}},
			{Name: "none", Label: phi.Notice, Help: "no shots today"}}},
		Spec{Name: "shots.note", Outcomes: []Outcome{{Name: "done", Label: phi.Public, Out: []Field{out("note", TextType, phi.Public)}}}},
		Spec{Name: "shots.times", In: []Field{out("shot", ChoiceType, phi.Care), {Name: "wish", Type: WishType, Label: phi.Care, Optional: true}},
			Outcomes: []Outcome{{Name: "some", Label: phi.Notice, Out: []Field{{Name: "slots", Type: ListType, Of: SlotType, Label: phi.Notice, ItemLabel: phi.Notice}}}, {Name: "unclear", Label: phi.Notice}}},
		Spec{Name: "shots.give", In: []Field{out("shot", ChoiceType, phi.Care)}, Outcomes: []Outcome{
			{Name: "given", Label: phi.Care, Out: []Field{{Name: "visit", Type: VisitType, Label: phi.Notice, Fields: visit}, out("vaccine", TextType, phi.Care)}},
			{Name: "allergic", Label: phi.Care}}},
	)}
}

func mustParse(t testing.TB, src string) *Def {
	t.Helper()
	def, problems := Parse([]byte(src))
	for _, p := range problems {
		t.Fatalf("Parse:\n%s", p.Render())
	}
	return def
}

func mustLibrary(t testing.TB, sources ...string) *Library {
	t.Helper()
	var revisions []Revision
	for _, src := range sources {
		revisions = append(revisions, Revision{ID: "1", Def: mustParse(t, src), Current: true})
	}
	lib, problems := NewLibrary(revisions, testEnv())
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

func noAction(_ context.Context, c Call) (Reply, error) {
	return Reply{}, context.Canceled
}

func testWorld() World {
	return World{Clearance: phi.ClearNotice, Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Zone: time.UTC, Lang: "en",
		Clinic: map[string]Value{"name": public("Alder Clinic")}}
}

// play steps through events and returns the state and what was said last.
func play(t testing.TB, l *Library, st State, w World, do Do, events ...Event) (Result, string) {
	t.Helper()
	var res Result
	var err error
	for _, ev := range events {
		if res, err = l.Step(context.Background(), st, ev, w, do); err != nil {
			t.Fatalf("Step(%s): %v", ev.Kind, err)
		}
		st = res.State
	}
	return res, lines(res)
}

func lines(r Result) string {
	var out []string
	for _, l := range r.Lines {
		out = append(out, l.Text.Reveal())
	}
	return strings.Join(out, " | ")
}

func says(text string) Event { return Event{Kind: Said, Text: phi.New(phi.Care, text)} }
func starts(workflow string) Event {
	return Event{Kind: Started, Workflow: workflow}
}
