package workflows_test

import (
	"strings"
	"testing"

	"frontdesk/internal/care"
	"frontdesk/workflows/flow"
)

func TestLettersOnVisitsDoWhatTheySay(t *testing.T) {
	t.Parallel()
	a, b, foreign := booked(1, mia, 48), booked(2, leo, 49), booked(3, person(3, "Zoe"), 48)
	tests := []struct {
		marks string // letters for Mia's, Leo's and a foreign visit
		lang  string
		want  string
		mia   care.AppointmentStatus
		leo   care.AppointmentStatus
	}{
		{"cc ", "en", "done Mia Wed Nov 25 2:00 PM: confirmed. Leo Wed Nov 25 3:00 PM: confirmed.", care.Confirmed, care.Confirmed},
		{"cx ", "en", "done Mia Wed Nov 25 2:00 PM: confirmed. Leo Wed Nov 25 3:00 PM: cancelled.", care.Confirmed, care.Cancelled},
		{"cr ", "en", "change Mia Wed Nov 25 2:00 PM: confirmed. To change: Leo Wed Nov 25 3:00 PM.", care.Confirmed, care.Booked},
		{"rx ", "en", "change Leo Wed Nov 25 3:00 PM: cancelled. To change: Mia Wed Nov 25 2:00 PM.", care.Booked, care.Cancelled},
		{"rr ", "en", "change To change: Mia Wed Nov 25 2:00 PM, Leo Wed Nov 25 3:00 PM.", care.Booked, care.Booked},
		{"xrc", "en", "change Mia Wed Nov 25 2:00 PM: cancelled. One visit is no longer booked. To change: Leo Wed Nov 25 3:00 PM.", care.Cancelled, care.Booked},
		{"r r", "es", "change Una cita ya no existe. Por cambiar: Mia mié 25 nov 14:00.", care.Booked, care.Booked},
		{"c c", "en", "done Mia Wed Nov 25 2:00 PM: confirmed. One visit is no longer booked.", care.Confirmed, care.Booked},
		{" xr", "es", "done Leo mié 25 nov 15:00: cancelada. Una cita ya no existe.", care.Booked, care.Cancelled},
		{"   ", "en", "done ", care.Booked, care.Booked},
	}
	for _, tt := range tests {
		r := newRecord(a, b, foreign)
		e := env(r, mia, leo)
		e.Conversation.Language = tt.lang
		list, marks := flow.Value{Type: flow.ListType}, flow.Value{Type: flow.MarksType}
		for i, v := range []care.Appointment{a, b, foreign} {
			list.Items = append(list.Items, visitKey(v))
			if letter := strings.TrimSpace(tt.marks[i : i+1]); letter != "" {
				marks.Items = append(marks.Items, flow.Value{Type: flow.MarksType, Key: v.ID.String(), Fields: values{"mark": {Type: flow.TextType, Key: letter}}})
			}
		}
		reply := do(t, e, "visits.mark", values{"visits": list, "marks": marks})
		got := reply.Outcome + " " + reply.Out["summary"].Says.Reveal()
		if got != tt.want || r.visits[a.ID].Status != tt.mia || r.visits[b.ID].Status != tt.leo || r.visits[foreign.ID] != foreign {
			t.Errorf("%q: got %q, %s and %s, want %q, %s and %s", tt.marks, got, r.visits[a.ID].Status, r.visits[b.ID].Status, tt.want, tt.mia, tt.leo)
		}
	}
}

func TestEveryVisitOfAListIsConfirmedOrCancelled(t *testing.T) {
	t.Parallel()
	a, b, foreign := booked(1, mia, 48), booked(2, leo, 49), booked(3, person(3, "Zoe"), 48)
	for wants, want := range map[string]care.AppointmentStatus{"confirm": care.Confirmed, "cancel": care.Cancelled} {
		r := newRecord(a, b, foreign)
		list := flow.Value{Type: flow.ListType, Items: []flow.Value{visitKey(a), visitKey(foreign), visitKey(b)}}
		reply := do(t, env(r, mia, leo), "visits.every", values{"visits": list, "wants": {Type: flow.ChoiceType, Key: wants}})
		if r.visits[a.ID].Status != want || r.visits[b.ID].Status != want || r.visits[foreign.ID] != foreign {
			t.Errorf("%s: got %s, %s and a foreign visit that is %s", wants, r.visits[a.ID].Status, r.visits[b.ID].Status, r.visits[foreign.ID].Status)
		}
		if said := reply.Out["summary"].Says.Reveal(); strings.Count(said, "PM: "+string(want)) != 2 || !strings.Contains(said, "One visit is no longer booked") {
			t.Errorf("%s: got summary %q", wants, said)
		}
	}
}

func TestVisitsToMoveComeOneAfterAnother(t *testing.T) {
	t.Parallel()
	a, b, foreign := booked(1, mia, 48), booked(2, leo, 49), booked(3, person(3, "Zoe"), 48)
	past := booked(4, mia, -1)
	tests := []struct {
		rest    []care.Appointment
		outcome string
		visit   string
		after   int
	}{
		{[]care.Appointment{a, b}, "one", "Mia Wed Nov 25 2:00 PM", 1},
		{[]care.Appointment{b}, "one", "Leo Wed Nov 25 3:00 PM", 0},
		{[]care.Appointment{past, b}, "fewer", "Leo Wed Nov 25 3:00 PM", 0},
		{[]care.Appointment{b, foreign}, "fewer", "Leo Wed Nov 25 3:00 PM", 0},
		{[]care.Appointment{past, foreign}, "gone", "", 0},
		{nil, "none", "", 0},
	}
	for _, tt := range tests {
		list := flow.Value{Type: flow.ListType}
		for _, v := range tt.rest {
			list.Items = append(list.Items, visitKey(v))
		}
		r := do(t, env(newRecord(a, b, foreign, past), mia, leo), "visits.next", values{"visits": list})
		if got := r.Out["visit"].Says.Reveal(); r.Outcome != tt.outcome || got != tt.visit || len(r.Out["rest"].Items) != tt.after {
			t.Errorf("got %s %q and %d more, want %s %q and %d", r.Outcome, got, len(r.Out["rest"].Items), tt.outcome, tt.visit, tt.after)
		}
	}
}
