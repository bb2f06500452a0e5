package defs

import (
	"context"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// asDone answers the actions as a clinic does that has times, and says what was cancelled.
func asDone(cancelled *string) flow.Do {
	said := func(t flow.Type, words string) flow.Value {
		return flow.Value{Type: t, Key: words, Says: phi.New(phi.Notice, words)}
	}
	list := func(items ...flow.Value) flow.Value { return flow.Value{Type: flow.ListType, Items: items} }
	mia, leo := said(flow.VisitType, "Mia Tue Nov 24"), said(flow.VisitType, "Leo Wed Nov 25")
	slots := list(said(flow.SlotType, "Fri Nov 27 9:00 AM"), said(flow.SlotType, "Fri Nov 27 3:00 PM"))
	return func(_ context.Context, c flow.Call) (flow.Reply, error) {
		switch c.Action {
		case "visits.upcoming":
			return flow.Reply{Outcome: "many", Out: map[string]flow.Value{"visits": list(mia, leo)}}, nil
		case "booking.free":
			return flow.Reply{Outcome: "some", Out: map[string]flow.Value{"slots": slots}}, nil
		case "booking.hold":
			return flow.Reply{Outcome: "held", Out: map[string]flow.Value{"hold": said(flow.VisitType, "Leo Fri Nov 27")}}, nil
		case "booking.take":
			return flow.Reply{Outcome: "gone"}, nil
		case "visits.cancel":
			*cancelled = c.With["visit"].Key
		}
		return flow.Reply{Outcome: "done", Out: map[string]flow.Value{"when": said(flow.TimeType, "Wed Nov 25")}}, nil
	}
}

// Where the visit of Leo is being moved, or a reminder of it is open.
var leosVisit = map[string][]string{
	"reminded":            nil,
	"reminded, when":      {"R"},
	"reminded, which one": {"R", "friday"},
	"reminded, held":      {"R", "friday", "1"},
	"what to do":          {"!menu", "2", "leo"},
	"changing, when":      {"!r", "leo"},
	"changing, which one": {"!can't make it", "leo", "friday"},
	"changing, held":      {"!r", "leo", "friday", "1"},
}

func TestVisitThatIsBeingMovedIsCancelledInstead(t *testing.T) {
	t.Parallel()
	lib := library(t)
	for _, text := range []string{
		"No just cancel it", "no, cancel it", "actually cancel it instead", "Just cancel it please", "just cancel", "can you just cancel it?", "cancel it", "X",
		"nah cancel it", "forget it, just cancel it", "I'd rather cancel it", "lets just cancel it", "cancel the appointment", "cancel my appointment instead",
		"please just cancel my visit", "none of those work, cancel it", "I don't want to change it, I want to cancel it", "on second thought cancel it",
		"mejor cancélela", "Mejor cancelela", "no, mejor cancélela", "no mejor cancela la cita", "mejor cancele la cita", "mejor la cancelo", "prefiero cancelar",
		"prefiero cancelarla", "quiero cancelarla", "no, cancélala por favor", "mejor cancélamela", "solo cancélela", "cancélela", "mejor quiero cancelar mi cita", "puede cancelar la cita?",
		"mejor anule la cita", "ya no puedo, cancélela", "sí, mejor cancélela",
	} {
		for where, said := range leosVisit {
			if got := endOf(t, lib, append(said[:len(said):len(said)], text)); got != "Leo Wed Nov 25" {
				t.Errorf("%s, %q: got %q cancelled, want Leo's visit", where, text, got)
			}
		}
	}
}

func TestVisitThatIsBeingMovedIsNotCancelledByOtherWords(t *testing.T) {
	t.Parallel()
	lib := library(t)
	for _, text := range []string{
		"don't cancel it", "no don't cancel it", "please do not cancel", "did you cancel it?", "was it cancelled",
		"no la cancele", "no la cancele por favor", "no cancele la cita", "no quiero cancelar", "¿la cancelaron?", "if I don't find a time I will cancel it", "si no hay nada, cancélela mejor después", "will you charge me if I cancel",
		"cancel it. no wait", "cancel, no don't", "cancel it? no keep it", "cancélela, no espere", "should I cancel it?",
		"no", "nope thanks", "ninguna", "yes", "never mind",
	} {
		for where, said := range leosVisit {
			if got := endOf(t, lib, append(said[:len(said):len(said)], text)); got != "" {
				t.Errorf("%s, %q: got %q cancelled, want none", where, text, got)
			}
		}
	}
}

// endOf is the visit that a conversation cancels; who is asked whether to cancel says yes.
// A text with "!" begins it, in place of a reminder.
func endOf(t *testing.T, lib *flow.Library, texts []string) (cancelled string) {
	t.Helper()
	w := flow.World{Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Zone: time.UTC, Lang: "en", Clearance: phi.ClearNotice, Channel: "sms",
		Open: 8 * 60, Close: 17 * 60, Clinic: map[string]flow.Value{}}
	leo := flow.Value{Type: flow.VisitType, Key: "Leo Wed Nov 25", Says: phi.New(phi.Notice, "Leo Wed Nov 25")}
	ev := flow.Event{Kind: flow.Started, Workflow: "reminder", With: map[string]flow.Value{"visits": {Type: flow.ListType, Items: []flow.Value{leo}}}}
	if first, ok := strings.CutPrefix(texts[0], "!"); ok {
		ev, _ = lib.Hear(flow.State{}, phi.New(phi.Care, first), w)
		texts = texts[1:]
	}
	var st flow.State
	for n := 0; ; n++ {
		r, err := lib.Step(t.Context(), st, ev, w, asDone(&cancelled))
		if err != nil {
			t.Fatal(err)
		}
		st = r.State
		if n == len(texts) && strings.HasPrefix(lastLine(r), "Cancel this visit: Leo") {
			texts = append(texts, "y")
		}
		if n == len(texts) {
			return cancelled
		}
		ev = lib.Take(st, phi.New(phi.Care, texts[n]), w).Event
	}
}

func lastLine(r flow.Result) string {
	if len(r.Lines) == 0 {
		return ""
	}
	return r.Lines[len(r.Lines)-1].Text.Reveal()
}
