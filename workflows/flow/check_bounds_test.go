package flow

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// TestWhatWouldFailATurnIsRefused has workflows that each step of which is right.
func TestWhatWouldFailATurnIsRefused(t *testing.T) {
	t.Parallel()
	const head = stuckYAML + "workflow: w\nstarts: {keywords: [go]}\nsteps:\n"
	questions := ""
	for i := range 24 {
		questions += fmt.Sprintf("  - {ask: text, id: q%d%s}\n", i, againYAML)
	}
	for _, c := range []struct{ name, rule, src string }{
		{"a straight line", "turn", head + strings.Repeat("  - say: {en: Hi.}\n", MaxTurn+1)},
		{"a straight line behind a question", "turn", head + "  - {ask: text, id: q" + againYAML + "}\n" + strings.Repeat("  - say: {en: Hi.}\n", MaxTurn+1)},
		{"many long answers", "size", head + questions + "  - say: {en: Bye.}\n"},
		{"empty quotes", "expression", head + "  - when: clinic.open\n    then: {set: {x: \"''\"}, then: hi}\n    else: {set: {x: \"'Ana'\"}, then: hi}\n  - say: {en: \"Dear {x}\"}\n    id: hi\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := problemsOf(c.src)
			if !slices.ContainsFunc(got, func(p Problem) bool { return p.Rule == c.rule && p.Severity == Fault }) {
				t.Errorf("got %v, want a fault of rule %s", got, c.rule)
			}
		})
	}
	if got := problemsOf(head + strings.Repeat("  - say: {en: Hi.}\n", MaxTurn-1)); Blocks(got) {
		t.Errorf("just short enough: got %v, want none", got)
	}
}

// TestAQuestionLooksOnceATurn has a call that takes the answer back: what the patient
// wrote would give it again for ever.
func TestAQuestionLooksOnceATurn(t *testing.T) {
	t.Parallel()
	sub, _ := Parse([]byte("workflow: sub\nresults: {which: {type: choice, label: notice, optional: true}}\nsteps:\n  - when: clinic.open\n    then: {set: {which: \"'apple'\"}, then: end}\n    else: end\n"))
	w, problems := Parse([]byte(stuckYAML + "workflow: w\nstarts: {keywords: [zebra]}\nsteps:\n  - ask: choice\n    id: which\n    from: opening\n    text: {en: Which}\n    again: {en: Again}\n" +
		"    options: {apple: {words: [apple]}, pear: {words: [pear]}}\n  - call: sub\n    then: which\n"))
	if sub == nil || w == nil {
		t.Fatal(problems)
	}
	env := testEnv()
	env.Workflows = map[string]*Def{"w": w, "sub": sub}
	lib := NewDraft([]Revision{{ID: "1", Def: w, Current: true}, {ID: "1", Def: sub, Current: true}}, env)
	ev := Event{Kind: Started, Workflow: "w", Text: phi.New(phi.Care, "zebra apple please")}
	r, err := lib.Step(context.Background(), State{}, ev, testWorld(), nil)
	if err != nil || !r.State.Open() {
		t.Errorf("got %v, open %v; want the question", err, r.State.Open())
	}
}

// TestTheOldestRunMakesWayForLongAnswers fills a state with what a patient wrote.
func TestTheOldestRunMakesWayForLongAnswers(t *testing.T) {
	t.Parallel()
	long := phi.New(phi.Care, strings.Repeat("x", MaxState/2))
	run := func(name string) frame {
		return frame{workflow: name, revision: "1", at: end, root: true, vars: bindings{{"a", Value{Type: TextType, Says: long}}}}
	}
	turn := &turn{st: State{[]frame{run("oldest"), run("older"), run("new")}}}
	if err := turn.keeps(); err != nil {
		t.Fatal(err)
	}
	if got := turn.st.frames; len(got) != 1 || got[0].workflow != "new" {
		t.Errorf("got %d runs, want the new one only", len(got))
	}
}
