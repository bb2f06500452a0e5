package workflows_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
	"frontdesk/workflows"
	"frontdesk/workflows/flow"
)

type values = map[string]flow.Value

func TestNewPatientRegistersAndBooksInOneTurn(t *testing.T) {
	t.Parallel()
	r := newRecord()
	act := workflows.Actions().Do(env(r))
	must := func(action string, with values) flow.Reply {
		t.Helper()
		reply, err := act(t.Context(), flow.Call{Action: action, With: with})
		if err != nil {
			t.Fatalf("%s: %v", action, err)
		}
		return reply
	}
	name := flow.Value{Type: flow.NameType, Says: phi.New(phi.Care, "Ana Lopez Ruiz")}
	person := must("welcome.register", values{"name": name}).Out["person"]
	service := must("booking.services", nil).Out["services"].Items[0]
	free := must("booking.free", values{"patient": person, "service": service, "wish": wish("next", when.Reading{Asap: true})})
	held := must("booking.hold", values{"patient": person, "slot": free.Out["slots"].Items[0]})
	taken := must("booking.take", values{"hold": held.Out["hold"]})

	got := []string{person.Says.Reveal(), free.Outcome, held.Out["hold"].Fields["when"].Says.Reveal(), held.Out["hold"].Fields["until"].Says.Reveal(),
		taken.Out["visit"].Fields["first"].Says.Reveal(), taken.Out["link"].Says.Reveal()}
	want := []string{"Ana", "some", "Mon Nov 23 10:00 AM", "9:10 AM", "Ana", "https://clinic.example/c/token"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if p := r.people[0]; p.Family.Reveal() != "Lopez Ruiz" || p.Family.Label() != phi.Care || p.Verified || p.Relation != "self" {
		t.Errorf("got %+v, want an unverified patient of their own phone", p)
	}
	for id, a := range r.visits {
		if a.Status != care.Booked || r.link.Subject != id || !r.link.Expires.Equal(a.End.AddDate(0, 0, 1)) {
			t.Errorf("got a %s visit with a link until %v, want it booked, for a day after", a.Status, r.link.Expires)
		}
	}
}

func TestMoveTakesTheRemindersAlong(t *testing.T) {
	t.Parallel()
	old := booked(1, mia, 48)
	r := newRecord(old)
	e := env(r, mia, leo)
	nextWeek := when.Span{From: now.AddDate(0, 0, 7), To: now.AddDate(0, 0, 8)}
	free := do(t, e, "booking.free", values{"patient": workflows.PersonValue(mia), "moves": visitKey(old),
		"wish": wish("in a week", when.Reading{Spans: []when.Span{nextWeek}})})
	held := do(t, e, "booking.hold", values{"patient": workflows.PersonValue(mia), "moves": visitKey(old), "slot": free.Out["slots"].Items[0]})
	if len(r.reminders[old.ID]) == 0 || r.visits[old.ID].Status != care.Booked {
		t.Error("the old visit was given up before the new one was booked")
	}
	taken := do(t, e, "booking.take", values{"hold": held.Out["hold"]})
	if got, want := taken.Out["visit"].Says.Reveal(), "Mia Mon Nov 30 9:00 AM"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(r.reminders[old.ID]) != 0 || len(r.reminders) != 1 || r.visits[old.ID].Status != care.Cancelled {
		t.Errorf("got %d visits with reminders and a %s old visit, want 1 and cancelled", len(r.reminders), r.visits[old.ID].Status)
	}
	if again := do(t, e, "booking.take", values{"hold": held.Out["hold"]}); again.Outcome != "gone" {
		t.Errorf("taking twice: got %q, want gone", again.Outcome)
	}
}

func TestFreeAnswersEveryKindOfWish(t *testing.T) {
	t.Parallel()
	day := func(n int) when.Reading {
		from := now.AddDate(0, 0, n).Add(time.Hour)
		return when.Reading{Spans: []when.Span{{From: from, To: from.Add(time.Hour)}}}
	}
	with := func(r when.Reading, also ...when.Reading) when.Reading {
		r.Also = also
		return r
	}
	tests := []struct {
		words   string
		reading when.Reading
		service flow.Value
		outcome string
		first   string
	}{
		{"tomorrow at 10", day(1), chosen(visit), "some", "Tue Nov 24 10:00 AM"},
		{"asap", when.Reading{Asap: true}, chosen(visit), "some", "Mon Nov 23 10:00 AM"},
		{"this or next monday", with(day(7), day(14)), chosen(visit), "some", "Mon Nov 30 10:00 AM"},
		{"monday", with(when.Reading{Fault: when.Past}, day(7)), chosen(visit), "some", "Mon Nov 30 10:00 AM"},
		{"four ways", with(day(1), day(2), day(3), day(4)), chosen(visit), "unclear", ""},
		{"yesterday", when.Reading{Fault: when.Past}, chosen(visit), "past", ""},
		{"feb 30", when.Reading{Fault: when.Impossible}, chosen(visit), "impossible", ""},
		{"hmm", when.Reading{}, chosen(visit), "unclear", ""},
		{"with dr rivera", when.Reading{}, chosen(visit), "some", "Mon Nov 23 10:00 AM"},
		{"tomorrow with dr chen", day(1), chosen(visit), "others", "Tue Nov 24 9:00 AM"},
		{"at midnight", when.Reading{Spans: []when.Span{{From: now.Add(15 * time.Hour), To: now.Add(16 * time.Hour)}}}, chosen(visit), "others", "Mon Nov 23 4:30 PM"},
		{"tomorrow", day(1), flow.Value{Type: flow.TextType, Says: phi.New(phi.Public, "check-UP")}, "some", "Tue Nov 24 10:00 AM"},
		{"tomorrow", day(1), chosen(care.Service{ID: id[care.Service](9)}), "none", ""},
		{"in a year", day(365), chosen(visit), "others", "Thu Jan 21 3:30 PM"},
	}
	for _, tt := range tests {
		r := do(t, env(newRecord(), mia), "booking.free", values{"patient": workflows.PersonValue(mia), "service": tt.service, "wish": wish(tt.words, tt.reading)})
		first := ""
		if slots := r.Out["slots"].Items; len(slots) > 0 {
			first = slots[0].Says.Reveal()
		}
		if r.Outcome != tt.outcome || first != tt.first {
			t.Errorf("%s: got %s %q, want %s %q", tt.words, r.Outcome, first, tt.outcome, tt.first)
		}
	}
}

func TestSlotSaysItsSiteWhereThereAreSeveral(t *testing.T) {
	t.Parallel()
	r := newRecord()
	r.sites = append(slices.Clone(sites), care.Location{ID: id[care.Location](2), Name: "Harbor", Zone: "America/New_York"})
	free := do(t, env(r, mia), "booking.free", values{"patient": workflows.PersonValue(mia), "service": chosen(visit), "wish": wish("asap", when.Reading{Asap: true})})
	if got, want := free.Out["slots"].Items[0].Says.Reveal(), "Mon Nov 23 10:00 AM, Mill Road"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSiteWhoseNameTellsIsNeverSaid(t *testing.T) {
	t.Parallel()
	for label, want := range map[phi.Label]string{
		phi.Sensitive: "Mon Nov 23 10:00 AM", phi.Care: "Mon Nov 23 10:00 AM",
		phi.Notice: "Mon Nov 23 10:00 AM, Methadone Program", phi.Public: "Mon Nov 23 10:00 AM, Methadone Program",
	} {
		r := newRecord()
		r.sites = []care.Location{{ID: sites[0].ID, Name: "Methadone Program", Zone: "America/New_York", Label: label},
			{ID: id[care.Location](2), Name: "Harbor", Zone: "America/New_York", Label: phi.Notice}}
		e := env(r, mia)
		e.Clinic.Locations = r.sites
		free := do(t, e, "booking.free", values{"patient": workflows.PersonValue(mia), "service": chosen(visit), "wish": wish("asap", when.Reading{Asap: true})})
		slot := free.Out["slots"].Items[0]
		held := do(t, e, "booking.hold", values{"patient": workflows.PersonValue(mia), "service": chosen(visit), "slot": slot})
		if got := []string{slot.Says.Reveal(), held.Out["hold"].Fields["when"].Says.Reveal()}; got[0] != want || got[1] != want {
			t.Errorf("site with label %s: got %q, want %q", label, got, want)
		}
	}
}

func TestUpcomingNamesThePatientWhenThereAreSeveral(t *testing.T) {
	t.Parallel()
	tests := []struct {
		people  []care.Person
		visits  []care.Appointment
		outcome string
		says    []string
	}{
		{[]care.Person{mia}, nil, "none", nil},
		{[]care.Person{mia}, []care.Appointment{booked(1, leo, 48)}, "none", nil},
		{[]care.Person{mia}, []care.Appointment{booked(1, mia, 48)}, "one", []string{"Wed Nov 25 2:00 PM"}},
		{[]care.Person{mia, leo}, []care.Appointment{booked(1, mia, 48), booked(2, leo, 47)}, "many",
			[]string{"Leo Wed Nov 25 1:00 PM", "Mia Wed Nov 25 2:00 PM"}},
	}
	for _, tt := range tests {
		r := do(t, env(newRecord(tt.visits...), tt.people...), "visits.upcoming", nil)
		var says []string
		for _, v := range append(r.Out["visits"].Items, r.Out["visit"]) {
			if !v.Says.Empty() {
				says = append(says, v.Says.Reveal())
			}
		}
		if r.Outcome != tt.outcome || !slices.Equal(says, tt.says) {
			t.Errorf("got %s %q, want %s %q", r.Outcome, says, tt.outcome, tt.says)
		}
	}
}

func TestUpcomingOfOneListsNobodyElses(t *testing.T) {
	t.Parallel()
	e := env(newRecord(booked(1, mia, 48), booked(2, leo, 47)), mia, leo)
	for _, p := range []care.Person{mia, leo} {
		if r := do(t, e, "visits.upcoming", values{"patient": workflows.PersonValue(p)}); r.Outcome != "one" || r.Out["patient"].Key != p.ID.String() {
			t.Errorf("got %s of %s, want the visit of %s", r.Outcome, r.Out["patient"].Key, p.ID)
		}
	}
	if r := do(t, e, "visits.upcoming", values{"patient": workflows.PersonValue(person(3, "Zoe"))}); r.Outcome != "none" {
		t.Errorf("of somebody else: got %s, want none", r.Outcome)
	}
}

func TestForeignVisitIsGoneForEveryAction(t *testing.T) {
	t.Parallel()
	foreign := booked(3, person(3, "Zoe"), 48)
	held := foreign
	held.ID, held.Status, held.HeldUntil = id[care.Appointment](4), care.Held, now.Add(time.Minute)
	tests := []struct {
		action, input, want string
		v                   care.Appointment
	}{
		{"visits.confirm", "visit", "gone", foreign}, {"visits.cancel", "visit", "gone", foreign},
		{"booking.take", "hold", "gone", held}, {"booking.release", "hold", "done", held},
	}
	for _, tt := range tests {
		r := newRecord(foreign, held)
		there := do(t, env(r, mia), tt.action, values{tt.input: visitKey(tt.v)})
		absent := do(t, env(newRecord(), mia), tt.action, values{tt.input: visitKey(tt.v)})
		if there.Outcome != tt.want || absent.Outcome != tt.want || r.visits[tt.v.ID] != tt.v || len(r.reminders) != 2 {
			t.Errorf("%s: got %q and %q, want %q and nothing changed", tt.action, there.Outcome, absent.Outcome, tt.want)
		}
		if tt.want == "gone" && !slices.Equal(r.notes, []string{"appointment.refused"}) {
			t.Errorf("%s: got notes %q, want the refusal", tt.action, r.notes)
		}
	}
}

func TestCancelledVisitIsNotRemindedOf(t *testing.T) {
	t.Parallel()
	a := booked(1, mia, 48)
	r := newRecord(a)
	reply := do(t, env(r, mia), "visits.cancel", values{"visit": visitKey(a)})
	if reply.Outcome != "done" || reply.Out["when"].Says.Reveal() != "Wed Nov 25 2:00 PM" || len(r.reminders) != 0 {
		t.Errorf("got %s %d reminders, want done and none", reply.Outcome, len(r.reminders))
	}
}

func TestRegistryHoldsCallsAndRepliesAgainstTheSpec(t *testing.T) {
	t.Parallel()
	good := flow.Value{Type: flow.TextType, Says: phi.New(phi.Notice, "ok")}
	spec := flow.Spec{Name: "x.y",
		In:       []flow.Field{{Name: "who", Type: flow.PersonType, Label: phi.Care}},
		Outcomes: []flow.Outcome{{Name: "done", Out: []flow.Field{{Name: "said", Type: flow.TextType, Label: phi.Notice}}}}}
	who := flow.Value{Type: flow.PersonType, Says: phi.New(phi.Care, "Mia")}
	ok := flow.Reply{Outcome: "done", Out: values{"said": good}}
	tests := []struct {
		name   string
		action string
		with   values
		reply  flow.Reply
		fine   bool
	}{
		{"fine", "x.y", values{"who": who}, ok, true},
		{"no such action", "x.z", values{"who": who}, ok, false},
		{"missing input", "x.y", nil, ok, false},
		{"unknown input", "x.y", values{"who": who, "what": who}, ok, false},
		{"wrong type", "x.y", values{"who": good}, ok, false},
		{"too private an input", "x.y", values{"who": {Type: flow.PersonType, Says: phi.New(phi.Sensitive, "Mia")}}, ok, false},
		{"key too long", "x.y", values{"who": {Type: flow.PersonType, Key: strings.Repeat("k", flow.MaxKey+1)}}, ok, false},
		{"unknown outcome", "x.y", values{"who": who}, flow.Reply{Outcome: "oops", Out: ok.Out}, false},
		{"missing output", "x.y", values{"who": who}, flow.Reply{Outcome: "done"}, false},
		{"extra output", "x.y", values{"who": who}, flow.Reply{Outcome: "done", Out: values{"said": good, "more": good}}, false},
		{"missing label", "x.y", values{"who": who}, flow.Reply{Outcome: "done", Out: values{"said": {Type: flow.TextType, Says: phi.New(0, "ok")}}}, false},
		{"too private a part", "x.y", values{"who": who}, flow.Reply{Outcome: "done", Out: values{"said": {Type: flow.TextType, Says: good.Says,
			Fields: values{"why": {Type: flow.TextType, Says: phi.New(phi.Care, "why")}}}}}, false},
	}
	for _, tt := range tests {
		registry := workflows.Registry{{Spec: spec, Run: answer(tt.reply)}}
		_, err := registry.Do(env(newRecord()))(t.Context(), flow.Call{Action: tt.action, With: tt.with})
		if tt.fine != (err == nil) || !tt.fine && !errors.Is(err, workflows.ErrSpec) {
			t.Errorf("%s: got %v, want fine %v", tt.name, err, tt.fine)
		}
	}
}

func TestTableOfActionsIsWhole(t *testing.T) {
	t.Parallel()
	var names []string
	for _, a := range workflows.Actions() {
		names = append(names, a.Name)
		if a.Run == nil || a.Help == "" || len(a.Outcomes) == 0 {
			t.Errorf("%s: no function, help or outcome", a.Name)
		}
		for _, o := range a.Outcomes {
			if o.Help == "" || o.Label < phi.Notice {
				t.Errorf("%s: outcome %s has no help, or label %s", a.Name, o.Name, o.Label)
			}
		}
	}
	want := []string{"welcome.register", "booking.services", "booking.free", "booking.hold", "booking.take", "booking.release",
		"visits.upcoming", "visits.confirm", "visits.cancel", "visits.mark", "visits.every", "visits.next"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}
