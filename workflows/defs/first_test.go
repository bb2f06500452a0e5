package defs

import (
	"context"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// What a first text wants is taken up behind the name, as far as it is sure: who it is
// for nobody knows before, and a visit on record is nobody's yet.
func TestWishOfANewNumberOutlivesTheWelcome(t *testing.T) {
	t.Parallel()
	lib := library(t)
	lib = lib.Learned(trained(t, lib.Examples()))
	for text, want := range map[string]struct{ asked, wished string }{
		"hi i'd like to book a checkup tomorrow":        {"", "hi i'd like to book a checkup tomorrow"},
		"hello, can i get seen thursday afternoon":      {"What is the visit for?", "hello, can i get seen thursday afternoon"},
		"hola quisiera una cita para mañana":            {"¿Para qué es la visita?", "hola quisiera una cita para mañana"},
		"necesito que me vea el doctor el jueves":       {"¿Para qué es la visita?", "necesito que me vea el doctor el jueves"},
		"i would like to be seen, evenings are best":    {"What is the visit for?", "thursday"},
		"i need to see someone about my knee next week": {"What is the visit for?", "thursday"},
	} {
		asked, wished := firstWish(t, lib, text)
		if !strings.HasPrefix(asked, want.asked) || asked == "" != (want.asked == "") || wished != want.wished {
			t.Errorf("%q: got %q asked and %q wished, want %q and %q", text, asked, wished, want.asked, want.wished)
		}
	}
}

// firstWish answers what a new number is asked: the name, what for, and thursday if when.
// It tells whether what for was asked, and the words in which a time was looked for.
func firstWish(t *testing.T, lib *flow.Library, text string) (asked, wished string) {
	t.Helper()
	w := flow.World{Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Zone: time.UTC, Lang: "en", Clearance: phi.ClearNotice, Channel: "sms", Open: 8 * 60, Close: 17 * 60}
	if strings.Contains(text, "necesito") || strings.Contains(text, "quisiera") {
		w.Lang = "es"
	}
	ana := flow.Value{Type: flow.PersonType, Key: "ana", Says: phi.New(phi.Notice, "Ana")}
	checkup := flow.Value{Type: flow.ChoiceType, Key: "c", Says: phi.New(phi.Public, "Check-up")}
	vaccine := flow.Value{Type: flow.ChoiceType, Key: "v", Says: phi.New(phi.Public, "Vaccine")}
	do := func(_ context.Context, c flow.Call) (flow.Reply, error) {
		switch c.Action {
		case "welcome.register":
			return flow.Reply{Outcome: "done", Out: map[string]flow.Value{"person": ana}}, nil
		case "booking.services":
			return flow.Reply{Outcome: "some", Out: map[string]flow.Value{"services": {Type: flow.ListType, Items: []flow.Value{checkup, vaccine}}}}, nil
		case "booking.free":
			wished = c.With["wish"].Says.Reveal()
		}
		return flow.Reply{Outcome: "none"}, nil
	}
	var st flow.State
	for n := 0; wished == "" && n < 5; n++ {
		taken := lib.Take(st, phi.New(phi.Care, text), w)
		r, err := lib.Step(t.Context(), taken.State, taken.Event, w, do)
		if err != nil {
			t.Fatal(err)
		}
		switch st, text = r.State, "thursday"; {
		case n == 0:
			text = "Ana Lopez"
			if !strings.Contains(lastLine(r), "first and last name") && !strings.Contains(lastLine(r), "nombre y apellido") {
				t.Fatalf("got %q, want the name asked", lastLine(r))
			}
		case strings.Contains(lastLine(r), "1) Check-up"):
			asked, text = lastLine(r), "1"
		}
	}
	return asked, wished
}
