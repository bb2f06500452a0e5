package workflows_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
	"frontdesk/workflows"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/reminders"
)

func id[T any](n byte) care.ID[T] { return care.ID[T]{15: n} }

var (
	now    = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC) // Monday, 9 AM in New York
	mia    = person(1, "Mia")
	leo    = person(2, "Leo")
	doctor = id[care.Practitioner](1)
	sites  = []care.Location{{ID: id[care.Location](1), Name: "Mill Road", Zone: "America/New_York", Label: phi.Notice}}
	visit  = care.Service{ID: id[care.Service](1), Name: "Check-up", Minutes: 30}
)

func person(n byte, given string) care.Person {
	return care.Person{Patient: care.Patient{ID: id[care.Patient](n), Given: phi.New(phi.Notice, given)}}
}

// record is what a clinic with one practitioner, in the office from 8 to 17 every day,
// has written down.
type record struct {
	sites     []care.Location
	visits    map[care.AppointmentID]care.Appointment
	reminders map[care.AppointmentID][]care.Reminder
	people    []care.Person
	link      workflows.Link
	notes     []string
}

func (r *record) Services(context.Context) ([]care.Service, error) { return []care.Service{visit}, nil }
func (r *record) Calendar(_ context.Context, s care.ServiceID, from, to, _ time.Time) (booking.Calendar, error) {
	if !from.Before(to) {
		return booking.Calendar{}, errors.New("a calendar that ends before it begins")
	}
	if s != visit.ID {
		return booking.Calendar{}, booking.ErrGone
	}
	cal := booking.Calendar{Service: visit, Locations: r.sites, Opening: map[care.LocationID][]care.Hours{},
		Practitioners: []care.Practitioner{{ID: doctor, Name: "Dr Rivera", Label: phi.Care}}}
	for day := range time.Weekday(7) {
		h := care.Hours{Weekday: day, From: 8 * 60, To: 17 * 60}
		cal.Opening[r.sites[0].ID] = append(cal.Opening[r.sites[0].ID], h)
		cal.Schedules = append(cal.Schedules, care.Schedule{Practitioner: doctor, Location: r.sites[0].ID, Hours: h})
	}
	for _, a := range r.visits {
		if a.Status != care.Cancelled {
			cal.Busy = append(cal.Busy, booking.Busy{Practitioner: doctor, From: a.Start, To: a.End})
		}
	}
	return cal, nil
}
func (r *record) Appointment(_ context.Context, id care.AppointmentID) (care.Appointment, error) {
	if a, ok := r.visits[id]; ok {
		return a, nil
	}
	return care.Appointment{}, booking.ErrGone
}
func (r *record) Upcoming(_ context.Context, who []care.PatientID, from time.Time) ([]care.Appointment, error) {
	all := slices.DeleteFunc(slices.Collect(maps.Values(r.visits)), func(a care.Appointment) bool {
		return !slices.Contains(who, a.Patient) || !a.Start.After(from) || a.Status == care.Held || a.Status == care.Cancelled
	})
	slices.SortFunc(all, func(a, b care.Appointment) int { return a.Start.Compare(b.Start) })
	return all, nil
}
func (r *record) InsertAppointment(_ context.Context, a care.Appointment, _ care.Service, _ time.Time) error {
	r.visits[a.ID] = a
	return nil
}
func (r *record) SetStatus(_ context.Context, id care.AppointmentID, to care.AppointmentStatus) error {
	a := r.visits[id]
	a.Status, a.HeldUntil = to, time.Time{}
	r.visits[id] = a
	return nil
}
func (r *record) ReleaseHolds(_ context.Context, p care.PatientID) error {
	maps.DeleteFunc(r.visits, func(_ care.AppointmentID, a care.Appointment) bool {
		return a.Patient == p && a.Status == care.Held
	})
	return nil
}
func (r *record) ReminderRules(context.Context) (reminders.Rules, error) {
	return reminders.Rules{Before: []reminders.Rule{{Key: "day", Days: 1}, {Key: "hours", Minutes: 120}}, QuietFrom: 1260, QuietTo: 480}, nil
}
func (r *record) PlanReminders(_ context.Context, plan []care.Reminder) error {
	r.reminders[plan[0].Appointment] = plan
	return nil
}
func (r *record) CancelReminders(_ context.Context, a care.AppointmentID) error {
	delete(r.reminders, a)
	return nil
}
func (r *record) RegisterPatient(_ context.Context, _ care.ConversationID, p care.Person) error {
	r.people = append(r.people, p)
	return nil
}
func (r *record) People(context.Context, care.ConversationID) ([]care.Person, error) {
	return r.people, nil
}
func (r *record) IssueLink(_ context.Context, l workflows.Link) (string, error) {
	r.link = l
	return "token", nil
}
func (r *record) Note(action string, _ [16]byte) { r.notes = append(r.notes, action) }

func newRecord(visits ...care.Appointment) *record {
	r := &record{sites: sites, visits: map[care.AppointmentID]care.Appointment{}, reminders: map[care.AppointmentID][]care.Reminder{}}
	for _, a := range visits {
		r.visits[a.ID] = a
		r.reminders[a.ID] = []care.Reminder{{Appointment: a.ID}}
	}
	return r
}

func env(r *record, people ...care.Person) workflows.Env {
	return workflows.Env{
		Tx: r, People: people, Now: now, Clinic: care.Clinic{Zone: "America/New_York"},
		Conversation: care.Conversation{Language: "en"},
		URL:          func(kind, token string) string { return "https://clinic.example/" + kind + "/" + token },
	}
}

// booked is a visit that many hours after 9 AM.
func booked(n byte, p care.Person, hours int) care.Appointment {
	start := now.Add(time.Duration(hours) * time.Hour)
	return care.Appointment{ID: id[care.Appointment](n), Patient: p.ID, Practitioner: doctor, Location: sites[0].ID, Service: visit.ID,
		Start: start, End: start.Add(30 * time.Minute), Local: care.LocalOf(start, time.UTC), Status: care.Booked}
}

// do performs one action and fails the test on an error.
func do(t *testing.T, e workflows.Env, action string, with map[string]flow.Value) flow.Reply {
	t.Helper()
	r, err := workflows.Actions().Do(e)(t.Context(), flow.Call{Action: action, With: with})
	if err != nil {
		t.Fatalf("%s: %v", action, err)
	}
	return r
}

func visitKey(a care.Appointment) flow.Value {
	return flow.Value{Type: flow.VisitType, Key: a.ID.String(), Says: phi.New(phi.Notice, "a visit")}
}

func wish(words string, r when.Reading) flow.Value {
	return flow.Value{Type: flow.WishType, Says: phi.New(phi.Care, words), Wish: &r}
}

func chosen(s care.Service) flow.Value {
	return flow.Value{Type: flow.ChoiceType, Key: s.ID.String(), Says: phi.New(phi.Care, s.Name)}
}

// answer is an action that always ends the same way.
func answer(r flow.Reply) func(context.Context, *workflows.Env, flow.Call) (flow.Reply, error) {
	return func(context.Context, *workflows.Env, flow.Call) (flow.Reply, error) { return r, nil }
}
