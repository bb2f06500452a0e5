package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"testing"
	"time"

	"frontdesk/bot"
	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows"
	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/reminders"
)

var server *storetest.Server

func TestMain(m *testing.M) { os.Exit(storetest.Main(m, &server)) }

// desk is the clinic with its clock stopped and its workers run by hand: a test decides
// what has happened when.
type desk struct {
	t       *testing.T
	db      *store.DB
	url     string
	now     time.Time
	turns   *jobs.Turns
	deliver *jobs.Deliver
	clock   *jobs.Clock
	phones  *phones
	texts   int
	library *flow.Library
	service care.Service
	with    care.PractitionerID
	at      care.LocationID
}

// phones is the provider: it takes every message and shows it on a phone.
type phones struct {
	mu   sync.Mutex
	said map[string][]string
}

func (p *phones) Send(_ context.Context, o channels.Outbound) (channels.Receipt, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.said[o.Address().Reveal()] = append(p.said[o.Address().Reveal()], o.Body().Reveal())
	return channels.Receipt{ProviderID: o.ID().String(), State: channels.Delivered}, nil
}

func (p *phones) Lookup(context.Context, channels.Outbound, time.Time, []string) (channels.Receipt, bool, error) {
	return channels.Receipt{}, false, nil
}

// news takes what has arrived on a phone.
func (p *phones) news(number string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	said := p.said[number]
	delete(p.said, number)
	return said
}

var clinic = care.Clinic{Name: "Alder Clinic", Phone: "+15185550100", Zone: "America/New_York",
	Languages: []string{"en", "es"}, OfficeHours: "8 AM-5 PM"}

var rules = reminders.Rules{Before: []reminders.Rule{{Key: "day", Days: 1}, {Key: "hours", Minutes: 120}},
	QuietFrom: 21 * 60, QuietTo: 8 * 60}

// openDesk opens at nine in the morning of a Monday in New York.
func openDesk(t *testing.T) *desk {
	t.Helper()
	url := server.Database(t)
	d := &desk{t: t, url: url, db: server.OpenAt(t, url, storetest.Keeper(t)), now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC),
		phones: &phones{said: map[string][]string{}}, with: care.NewID[care.Practitioner](), at: care.NewID[care.Location](),
		service: care.Service{ID: care.NewID[care.Service](), Name: "Check-up", Minutes: 30, Label: phi.Notice}}
	storetest.Do(t, d.db, func(tx *store.Tx) error {
		tx.AddClinic(clinic, rules)
		tx.AddLocation(care.Location{ID: d.at, Name: "Mill Road", Zone: clinic.Zone})
		tx.AddPractitioner(care.Practitioner{ID: d.with, Name: "Dr Rivera", Label: phi.Notice})
		tx.AddService(d.service)
		for day := time.Monday; day <= time.Friday; day++ {
			hours := care.Hours{Weekday: day, From: 9 * 60, To: 17 * 60}
			tx.AddOpening(d.at, hours)
			tx.AddSchedule(care.Schedule{Practitioner: d.with, Location: d.at, Hours: hours}, d.service.ID)
		}
		return nil
	})
	d.hire()
	t.Cleanup(d.replaysTheSame)
	return d
}

// hire wires bot and workers.
func (d *desk) hire() {
	revisions, err := defs.Revisions()
	if err != nil {
		d.t.Fatal(err)
	}
	library, problems := flow.NewLibrary(revisions, d.env())
	if library == nil {
		d.t.Fatalf("shipped workflows: %v", problems)
	}
	d.library = library
	texts, err := bot.LoadTexts()
	if err != nil {
		d.t.Fatal(err)
	}
	log, now := slog.New(slog.DiscardHandler), func() time.Time { return d.now }
	b := &bot.Bot{Do: narrow[bot.Tx](d.db), Library: func() *flow.Library { return library },
		Clinic: func() care.Clinic { return clinic }, Actions: workflows.Actions(), Texts: texts,
		URL: func(kind, token string) string { return "https://alder.example/" + kind + "/" + token }, Now: now, Log: log}
	d.turns = &jobs.Turns{Do: narrow[jobs.Inbox](d.db), Parallel: 1, Turn: b.Turn, Park: b.Park, Spoken: func() {}, Log: log}
	d.deliver = &jobs.Deliver{Do: narrow[jobs.Post](d.db), Senders: map[string]channels.Sender{"sms": d.phones}, Now: now, Log: log}
	d.clock = &jobs.Clock{Do: narrow[jobs.Timers](d.db), Now: now, Raised: func() {}}
}

func (d *desk) env() flow.Env {
	return flow.Env{Specs: flow.Specs(workflows.Specs()...), Languages: clinic.Languages, Channels: workflows.Channels()}
}

// narrow is Do as one port sees it.
func narrow[T any](db *store.DB) func(context.Context, phi.Actor, func(T) error) error {
	return func(ctx context.Context, who phi.Actor, fn func(T) error) error {
		return db.Do(ctx, who, func(tx *store.Tx) error { return fn(any(tx).(T)) })
	}
}

// hear puts a text on record; nobody has answered it yet.
func (d *desk) hear(number, words, optOut string) {
	d.t.Helper()
	d.texts++
	in := channels.Inbound{Channel: "sms", From: phi.New(phi.Care, number), ProviderID: fmt.Sprint("SM", d.texts),
		Text: phi.New(phi.Care, words), OptOut: optOut}
	if _, err := d.db.Accept(d.t.Context(), in, d.opening()); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) opening() store.Opening {
	return store.Opening{At: d.now, Clearance: phi.ClearNotice, Language: "en"}
}

// text hears a text, answers it, delivers, and returns what arrived on that phone.
func (d *desk) text(number, words string) []string {
	d.t.Helper()
	d.hear(number, words, "")
	d.answer()
	d.post()
	return d.phones.news(number)
}

func (d *desk) answer() { d.t.Helper(); d.run(d.turns.Run) }
func (d *desk) post()   { d.t.Helper(); d.run(d.deliver.Run); d.deliver.Drain() }

// pass moves the clock and lets it ring; what it set off is not answered yet.
func (d *desk) pass(wait time.Duration) {
	d.t.Helper()
	d.now = d.now.Add(wait)
	d.run(d.clock.Run)
}

func (d *desk) run(job func(context.Context) error) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.t.Context(), 10*time.Second)
	defer cancel()
	if err := job(ctx); err != nil {
		d.t.Fatal(err)
	}
}

// visit books a visit two days from now at nine for a new patient behind the numbers.
func (d *desk) visit(given string, numbers ...string) care.AppointmentID {
	d.t.Helper()
	return d.visitLater(0, given, numbers...)
}

// visitLater is visit with the hour moved.
func (d *desk) visitLater(later time.Duration, given string, numbers ...string) care.AppointmentID {
	d.t.Helper()
	zone, err := time.LoadLocation(clinic.Zone)
	if err != nil {
		d.t.Fatal(err)
	}
	p := care.Person{Patient: care.Patient{ID: care.NewID[care.Patient](), Given: phi.New(phi.Notice, given)}, Relation: "self"}
	start := d.now.AddDate(0, 0, 2).Add(later)
	a := care.Appointment{ID: care.NewID[care.Appointment](), Patient: p.ID, Practitioner: d.with, Location: d.at,
		Service: d.service.ID, Start: start, End: start.Add(30 * time.Minute), Local: care.LocalOf(start, zone), Status: care.Booked}
	storetest.Do(d.t, d.db, func(tx *store.Tx) error {
		for i, number := range numbers {
			c, err := tx.OpenConversation(d.t.Context(), "sms", phi.New(phi.Care, number), d.opening())
			if err != nil {
				return err
			}
			if i > 0 {
				tx.JoinPerson(c, p.ID, "child")
			} else if err := tx.RegisterPatient(d.t.Context(), c, p); err != nil {
				return err
			}
		}
		if err := tx.InsertAppointment(d.t.Context(), a, d.service, d.now); err != nil {
			return err
		}
		return tx.PlanReminders(d.t.Context(), reminders.Plan(a, rules, zone, d.now))
	})
	return a.ID
}

// status is the state of a visit.
func (d *desk) status(id care.AppointmentID) (s care.AppointmentStatus) {
	d.t.Helper()
	storetest.Do(d.t, d.db, func(tx *store.Tx) error {
		a, err := tx.Appointment(d.t.Context(), id)
		s = a.Status
		return err
	})
	return s
}
