package defs

import (
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

func out(name string, t flow.Type, l phi.Label, fields ...flow.Field) flow.Field {
	return flow.Field{Name: name, Type: t, Label: l, Fields: fields}
}

func list(name string, of flow.Type, l phi.Label, fields ...flow.Field) flow.Field {
	return flow.Field{Name: name, Type: flow.ListType, Of: of, Label: l, ItemLabel: l, Fields: fields}
}

func optional(f flow.Field) flow.Field {
	f.Optional = true
	return f
}

func visit(name string, more ...string) flow.Field {
	f := out(name, flow.VisitType, phi.Notice, out("first", flow.PersonType, phi.Notice))
	for _, part := range more {
		f.Fields = append(f.Fields, out(part, flow.TimeType, phi.Notice))
	}
	return f
}

func ends(name string, fields ...flow.Field) flow.Outcome {
	return flow.Outcome{Name: name, Out: fields, Label: phi.Notice}
}

// specs are the actions that the shipped workflows ask for, as the registry has them.
func specs() map[string]flow.Spec {
	person, service := out("patient", flow.PersonType, phi.Notice, out("first", flow.PersonType, phi.Notice)), out("service", flow.ChoiceType, phi.Care)
	moves, slots := optional(visit("moves")), list("slots", flow.SlotType, phi.Notice)
	aVisit, hold := visit("visit", "when", "day"), visit("hold", "when", "until")
	visits := list("visits", flow.VisitType, phi.Notice, visit("visit", "when", "day").Fields...)
	rest := list("rest", flow.VisitType, phi.Notice, visits.Fields...)
	when := out("when", flow.TimeType, phi.Notice)
	return flow.Specs(
		flow.Spec{Name: "welcome.register", Settles: true, In: []flow.Field{out("name", flow.NameType, phi.Care)},
			Outcomes: []flow.Outcome{ends("done", out("person", flow.PersonType, phi.Notice, out("first", flow.PersonType, phi.Notice)))}},
		flow.Spec{Name: "booking.services", Outcomes: []flow.Outcome{ends("some", list("services", flow.ChoiceType, phi.Public)), ends("none")}},
		flow.Spec{Name: "booking.free", In: []flow.Field{optional(person), optional(service), out("wish", flow.WishType, phi.Care), moves},
			Outcomes: []flow.Outcome{ends("some", slots), ends("others", slots), ends("none"), ends("past"), ends("impossible"), ends("unclear")}},
		flow.Spec{Name: "booking.hold", In: []flow.Field{optional(person), optional(service), out("slot", flow.SlotType, phi.Notice), moves},
			Outcomes: []flow.Outcome{ends("held", hold), ends("taken"), ends("overlap")}},
		flow.Spec{Name: "booking.take", Settles: true, In: []flow.Field{hold},
			Outcomes: []flow.Outcome{ends("booked", visit("visit", "when"), out("link", flow.LinkType, phi.Notice)), ends("gone"), ends("overlap")}},
		flow.Spec{Name: "booking.release", In: []flow.Field{hold}, Outcomes: []flow.Outcome{ends("done")}},
		flow.Spec{Name: "visits.upcoming", In: []flow.Field{optional(person)}, Outcomes: []flow.Outcome{ends("one", aVisit, person), ends("many", visits), ends("none")}},
		flow.Spec{Name: "visits.confirm", Settles: true, In: []flow.Field{aVisit}, Outcomes: []flow.Outcome{ends("done", when), ends("gone")}},
		flow.Spec{Name: "visits.cancel", Settles: true, In: []flow.Field{aVisit}, Outcomes: []flow.Outcome{ends("done", when), ends("gone")}},
		flow.Spec{Name: "visits.mark", Settles: true, In: []flow.Field{visits, out("marks", flow.MarksType, phi.Notice)},
			Outcomes: []flow.Outcome{ends("done", out("summary", flow.TextType, phi.Notice)), ends("change", aVisit, rest, out("summary", flow.TextType, phi.Notice))}},
		flow.Spec{Name: "visits.every", Settles: true, In: []flow.Field{visits, out("wants", flow.ChoiceType, phi.Notice)},
			Outcomes: []flow.Outcome{ends("done", out("summary", flow.TextType, phi.Notice))}},
		flow.Spec{Name: "visits.next", In: []flow.Field{visits},
			Outcomes: []flow.Outcome{ends("one", aVisit, rest), ends("fewer", aVisit, rest), ends("gone"), ends("none")}},
	)
}

func library(t testing.TB) *flow.Library {
	t.Helper()
	revisions, err := Revisions()
	if err != nil {
		t.Fatal(err)
	}
	lib, problems := flow.NewLibrary(revisions, flow.Env{Specs: specs(), Languages: []string{"en", "es"}, Channels: flow.At(phi.ClearNotice)})
	for _, p := range problems {
		t.Errorf("shipped workflow:\n%s", p.Render())
	}
	if lib == nil {
		t.FailNow()
	}
	return lib
}

func TestShippedWorkflowsHaveNoProblemAndNothingOfThemIsSealed(t *testing.T) {
	t.Parallel()
	library(t)
}

func TestShippedConversationsGoAsWritten(t *testing.T) {
	t.Parallel()
	lib := library(t)
	transcripts, err := Transcripts()
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range transcripts {
		t.Run(tr.Name, func(t *testing.T) {
			t.Parallel()
			if err := flow.Rehearse(lib, tr.Text); err != nil {
				t.Errorf("%s: %v", tr.Name, err)
			}
		})
	}
}

func TestEveryShippedWorkflowHasATranscript(t *testing.T) {
	t.Parallel()
	revisions, err := Revisions()
	if err != nil {
		t.Fatal(err)
	}
	transcripts, err := Transcripts()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range revisions {
		if !slices.ContainsFunc(transcripts, func(tr Transcript) bool { return tr.Workflow == r.Def.Name }) {
			t.Errorf("workflow %s: got no transcript, want at least one", r.Def.Name)
		}
	}
	if got, want := len(revisions), 13; got != want {
		t.Errorf("shipped workflows: got %d, want %d", got, want)
	}
}

func TestRouteHearsWhatPeopleWriteAndNotWhatSoundsLikeIt(t *testing.T) {
	t.Parallel()
	lib := library(t)
	for text, want := range map[string]string{
		"B": "book", "book": "book", "Book, please!": "book", "book me thursday after 3": "book", "cita": "book",
		"Hi, I want to book for my son": "book", "I need to make an appointment for Mia": "book", "quisiera pedir una cita": "book",
		"c": "change-visit", "R": "change-visit", "x": "change-visit", "I need to reschedule my visit": "change-visit",
		"we can't make it tomorrow": "change-visit", "no puedo ir mañana": "change-visit", "please cancel my appointment": "change-visit",
		"menu": "menu", "MENÚ": "menu", "good morning, can you see me friday": "", "wrong number": "wrong-number", "buenos días": "", "how does this work?": "help",
		"hey can i get an apointment tmrw morning": "book", "hi i need to bring my kids in for a checkup": "book", "need appt w/ dr rivera": "book",
		"do you have anything today": "book", "appt for mia friday": "book", "what times do you have": "book", "quiero sacar una cita": "book",
		"no appointment needed": "", "my appointment is wrong": "", "stop by": "", "cancel my appointment": "change-visit",
		"what time is my appointment": "my-visits", "when is leo's visit": "my-visits", "when can I get an appointment": "book", "where do you keep my records": "", "cancel my checkup": "", "tengo una consulta": "", "do I need to bring anything today": "",
		"when should I come in": "", "can we come in friday": "book", "anything today?": "book", "I am running 10 min late": "asides", "who is this?": "asides", "how much is a checkup": "costs",
		"what's your address": "asides", "¿cuánto cuesta la consulta?": "costs", "do you take my insurance": "costs", "hours?": "asides",
		"better late than never": "", "I took it 2 hours ago": "", "see you then!": "thanks", "👍": "thanks", "ok thanks": "thanks", "good": "", "bueno": "",
		"can I stop by at 3": "", "don't cancel my appointment": "", "hello": "", "": "", "thanks!": "thanks", "he left his book there": "", "STOP": "",
	} {
		if got, fit := lib.Route(phi.New(phi.Care, text), "en"); got != want {
			t.Errorf("Route(%q): got %q (%v), want %q", text, got, fit, want)
		}
	}
	if got := strings.Join([]string{first(lib.ForEvent("appointment.reminder")), first(lib.ForEvent("number.unknown"))}, " "); got != "reminder welcome" {
		t.Errorf("ForEvent: got %q, want %q", got, "reminder welcome")
	}
}

func first(s string, _ bool) string { return s }
