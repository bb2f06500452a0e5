package flow

import (
	"testing"
	"time"

	"frontdesk/internal/phi"
)

const movingYAML = `workflow: move
inputs:
  visit: {type: visit, label: notice, optional: true}
stuck: {say: {en: Staff will answer.}, handoff: desk}
steps:
  - ask: wish
    id: wish
    moving: visit.when
    text: {en: When?}
    again: {en: "Which day, which time?"}
  - say: {en: Good.}
`

func TestAnHourLaterGoesFromTheVisitThatIsMoved(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, movingYAML)
	w := testWorld()
	visit := w.Now.AddDate(0, 0, 1).Truncate(24 * time.Hour).Add(15 * time.Hour)
	moment := Value{Type: TimeType, Key: visit.Format(time.RFC3339), Says: phi.New(phi.Notice, "tomorrow")}
	for text, want := range map[string]struct{ moving, booking time.Time }{
		"an hour later":       {visit.Add(time.Hour), w.Now.Add(time.Hour).Truncate(time.Minute)},
		"same time next week": {visit.AddDate(0, 0, 7), time.Time{}},
	} {
		for _, moves := range []bool{true, false} {
			v := Value{Type: VisitType, Key: "v", Says: phi.New(phi.Notice, "a visit"), Fields: map[string]Value{"when": moment}}
			vars, at := bindings{}, want.booking
			if moves {
				vars, at = vars.with("visit", v), want.moving
			}
			a := lib.current["move"].def.steps[0].verb.(*ask)
			got := a.hear(a.facing(hearing(phi.New(phi.Care, text), w), vars), nil).wish()
			if at.IsZero() != (got == nil || !got.Exact) || got != nil && !at.IsZero() && !got.Spans[0].From.Equal(at) {
				t.Errorf("%q, moving %v: got %v, want %v", text, moves, got, at)
			}
		}
	}
}

func TestThreeIsReadByTheClinicsHours(t *testing.T) {
	t.Parallel()
	w := testWorld()
	for _, c := range []struct {
		open, shut int
		want       string
	}{{8 * 60, 17 * 60, "15:00"}, {60, 6 * 60, "03:00"}} {
		w.Open, w.Close = c.open, c.shut
		if got := (&ask{kind: askTime}).hear(hearing(phi.New(phi.Care, "at 3"), w), nil).value.Key; got != c.want {
			t.Errorf("from %d to %d: got %s, want %s", c.open, c.shut, got, c.want)
		}
	}
}
