package flow

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const outlined = `workflow: flu
about: A flu shot.
starts: {keywords: [flu], phrases: {en: [a flu shot]}, with: {topic: "'shot'"}}
inputs:
  topic: {type: choice, label: notice, optional: true}
stuck: {say: {en: Staff will help., es: Le ayudamos.}, handoff: front desk}
unanswered: {after: 3d}
steps:
  - ask: choice
    id: when
    text: {en: "When? {list}", es: "¿Cuándo? {list}"}
    notice: {en: A question waits., es: Hay una pregunta.}
    again: {en: Which?, es: ¿Cuál?}
    options:
      now: {label: {en: Now, es: Ahora}, words: [right away]}
      never: {words: {en: ["no"]}, set: {topic: "'none'"}, say: {en: Fine., es: Bien.}, then: end}
    unanswered: {after: 90m, then: end}
  - do: shots.due
    with: {topic: topic}
    some: when
  - wait: 48h
  - call: times
    with: {opening: opening}
`

func TestAnOutlineHoldsAllThatIsWritten(t *testing.T) {
	t.Parallel()
	def, problems := Parse([]byte(outlined))
	if def == nil {
		t.Fatal(problems)
	}
	o := def.Outline()
	if o.Name != "flu" || !slices.Equal(o.Languages, []string{"en", "es"}) || o.After != 72*time.Hour || o.Stuck.Handoff != "front desk" || o.Unanswered.To != "end" {
		t.Errorf("got %+v", o)
	}
	if got := o.Starts[0]; got.Keywords[0] != "flu" || got.Phrases[0].Words[0] != "a flu shot" || got.With[0] != (Detail{"topic", "'shot'"}) {
		t.Errorf("start: got %+v", got)
	}
	ask, ok := o.Stage("when")
	if !ok || ask.Verb != "ask" || ask.What != "choice" || len(ask.Texts) != 6 || !ask.Texts[2].Notice {
		t.Fatalf("question: got %+v", ask)
	}
	now, never := ask.Ways[0], ask.Ways[1]
	if now.To != "#2" || now.Written || now.Says[0].Words != "Now" || now.Details[0] != (Detail{"word", "right away"}) {
		t.Errorf("option: got %+v", now)
	}
	if never.To != "end" || !never.Written || !slices.Contains(never.Details, Detail{"set topic", "'none'"}) || never.Says[0].Words != "Fine." {
		t.Errorf("option: got %+v", never)
	}
	if last := ask.Ways[len(ask.Ways)-1]; last.Name != "unanswered" || last.After != 90*time.Minute || !last.Aside {
		t.Errorf("time-out: got %+v", last)
	}
	if o.Stages[2].What != "2d" || o.Stages[3].What != "times" || o.Stages[3].Ways[0].Call != "times" {
		t.Errorf("got %+v", o.Stages[2:])
	}
}

func TestAnOutlineAgainstItsActionsKnowsWhichOutcomeFallsThrough(t *testing.T) {
	t.Parallel()
	specs := Specs(Spec{Name: "shots.due", Outcomes: []Outcome{{Name: "none"}, {Name: "some"}}})
	for written, want := range map[string]string{"some": "some none", "none": "none"} {
		def, _ := Parse([]byte(strings.Replace(outlined, "some: when", written+": when", 1)))
		var names []string
		for _, w := range def.Outline().Against(specs).Stages[1].Ways {
			names = append(names, w.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s is routed: got ways %q, want %q", written, got, want)
		}
	}
}

func TestAHandoffHasLastWords(t *testing.T) {
	t.Parallel()
	def, problems := Parse([]byte("workflow: w\nsteps:\n  - handoff: nurses\n    say: {en: One moment.}\n"))
	if def == nil {
		t.Fatal(problems)
	}
	if got := def.Outline().Stages[0]; got.Verb != "handoff" || got.What != "nurses" || got.Ways[0].Says[0].Words != "One moment." {
		t.Errorf("got %+v", got)
	}
	if def, _ := Parse([]byte("workflow: w\nsteps:\n  - say: {en: Hello.}\n    ask: text\n")); def != nil {
		t.Error("a step with two verbs was taken")
	}
}
