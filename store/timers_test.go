package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/bot"
	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/reminders"
)

// diary is one clinic in New York with one family behind one phone.
type diary struct {
	*store.DB
	t            *testing.T
	url          string
	conversation care.ConversationID
	visits       []care.AppointmentID
}

// at is a wall clock of the clinic, on a day of December 2026.
func at(day, hour, minute int) time.Time {
	return time.Date(2026, 12, day, hour+5, minute, 0, 0, time.UTC)
}

// openDiary books a visit for one person of the family at each of the times.
func openDiary(t *testing.T, visits ...time.Time) *diary {
	t.Helper()
	d := &diary{t: t, url: server.Database(t)}
	d.DB = server.OpenAt(t, d.url, storetest.Keeper(t))
	place := care.Location{ID: care.NewID[care.Location](), Name: "Mill Road", Zone: "America/New_York"}
	doctor := care.Practitioner{ID: care.NewID[care.Practitioner](), Name: "Dr Rivera", Label: phi.Notice}
	service := care.Service{ID: care.NewID[care.Service](), Name: "Check-up", Minutes: 30, Label: phi.Care}
	storetest.Do(t, d.DB, func(tx *store.Tx) (err error) {
		tx.AddClinic(care.Clinic{Name: "Alder Clinic", Phone: "+15185550100", Zone: place.Zone, Languages: []string{"en"}},
			reminders.Rules{QuietFrom: 21 * 60, QuietTo: 8 * 60})
		tx.AddLocation(place)
		tx.AddPractitioner(doctor)
		tx.AddService(service)
		o := store.Opening{At: at(1, 9, 0), Clearance: phi.ClearNotice, Language: "en"}
		if d.conversation, err = tx.OpenConversation(t.Context(), "sms", phi.New(phi.Care, "+15185550101"), o); err != nil {
			return err
		}
		for _, start := range visits {
			p := care.Person{Relation: "child", Patient: care.Patient{ID: care.NewID[care.Patient](), Given: phi.New(phi.Notice, "Mia")}}
			if err := tx.RegisterPatient(t.Context(), d.conversation, p); err != nil {
				return err
			}
			a := care.Appointment{ID: care.NewID[care.Appointment](), Patient: p.ID, Practitioner: doctor.ID, Location: place.ID,
				Service: service.ID, Start: start, End: start.Add(30 * time.Minute), Status: care.Booked,
				Local: care.Local{Date: care.DateOf(start), Zone: place.Zone}}
			if err := tx.InsertAppointment(t.Context(), a, service, at(1, 9, 0)); err != nil {
				return err
			}
			d.visits = append(d.visits, a.ID)
		}
		return nil
	})
	return d
}

func (d *diary) plan(visit int, key string, due time.Time) {
	d.t.Helper()
	storetest.Do(d.t, d.DB, func(tx *store.Tx) error {
		return tx.PlanReminders(d.t.Context(), []care.Reminder{{Appointment: d.visits[visit], Key: key, DueAt: due}})
	})
}

// ring lets the clock ring at now, and answers what it raised: a list of visits a text.
func (d *diary) ring(now time.Time) (raised [][]care.AppointmentID) {
	d.t.Helper()
	storetest.Do(d.t, d.DB, func(tx *store.Tx) error {
		_, err := tx.RaiseReminders(d.t.Context(), now, 500)
		return err
	})
	for more := true; more; {
		storetest.Do(d.t, d.DB, func(tx *store.Tx) error {
			s, err := tx.Next(d.t.Context(), d.conversation)
			if more = err == nil; !more {
				return nil
			}
			raised = append(raised, s.Event.Appointments)
			return tx.Answered(s, bot.After{})
		})
	}
	return raised
}

func TestReminderHeldUpByAnOutageWaitsForTheMorning(t *testing.T) {
	t.Parallel()
	d := openDiary(t, at(3, 14, 0))
	d.plan(0, "day", at(2, 14, 0))
	for _, night := range []time.Time{at(2, 21, 0), at(3, 2, 0), at(3, 7, 59)} {
		if got := d.ring(night); len(got) != 0 {
			t.Errorf("at %v: got %d texts, want silence in the quiet hours", night, len(got))
		}
	}
	if got := d.ring(at(3, 8, 0)); len(got) != 1 {
		t.Errorf("in the morning: got %d texts, want 1", len(got))
	}
}

func TestSeveralOverdueRemindersOfOneVisitAreOneText(t *testing.T) {
	t.Parallel()
	d := openDiary(t, at(3, 14, 0))
	d.plan(0, "day", at(2, 14, 0))
	d.plan(0, "hours", at(3, 12, 0))
	if got := d.ring(at(3, 12, 30)); len(got) != 1 || len(got[0]) != 1 {
		t.Errorf("got %v, want one text about one visit", got)
	}
	if got := d.ring(at(3, 13, 0)); len(got) != 0 {
		t.Errorf("got %v afterwards, want nothing", got)
	}
}

func TestSiblingsAreRemindedInOneText(t *testing.T) {
	t.Parallel()
	d := openDiary(t, at(3, 14, 0), at(3, 14, 30), at(3, 17, 0))
	for i, due := range []time.Time{at(2, 14, 0), at(2, 14, 30), at(2, 17, 0)} {
		d.plan(i, "day", due)
	}
	if got := d.ring(at(2, 14, 0)); len(got) != 1 || !slices.Equal(got[0], d.visits[:2]) {
		t.Errorf("got %v, want the first two visits in one text", got)
	}
	if got := d.ring(at(2, 17, 0)); len(got) != 1 || !slices.Equal(got[0], d.visits[2:]) {
		t.Errorf("got %v, want the third by itself", got)
	}
}

func TestStaffHearOfATextThatReachedNobody(t *testing.T) {
	t.Parallel()
	d := openDiary(t)
	report := func(state channels.State, code int) channels.ID {
		var o channels.Outbound
		storetest.Do(t, d.DB, func(tx *store.Tx) (err error) {
			if _, err = tx.OpenConversation(t.Context(), "sms", phi.New(phi.Care, "+15185550101"), store.Opening{}); err != nil {
				return err
			}
			to := care.Conversation{ID: d.conversation, Channel: "sms", Clearance: phi.ClearNotice}
			if o, err = channels.Compose(channels.Draft{To: to, Text: phi.New(phi.Public, "hello"), Class: channels.Reply}); err != nil {
				return err
			}
			return tx.Enqueue(o)
		})
		for range 2 { // callbacks repeat
			if err := d.Report(t.Context(), channels.Status{Message: o.ID(), ProviderID: "SM1", State: state, Code: code}, at(1, 9, 0)); err != nil {
				t.Fatal(err)
			}
		}
		return o.ID()
	}
	report(channels.Delivered, 0)
	if got := d.count(`SELECT count(*) FROM tasks`); got != 0 {
		t.Errorf("got %d tasks for a delivered text, want none", got)
	}
	lost := report(channels.Undelivered, 30005)
	if got := d.count(`SELECT count(*) FROM tasks WHERE why = 'undeliverable'`); got != 1 {
		t.Errorf("got %d tasks for a text that reached nobody, want 1", got)
	}
	if got := d.count(`SELECT count(*) FROM trail WHERE action = 'message.undelivered' AND subject = $1`, lost); got != 1 {
		t.Errorf("got %d entries on the trail for two callbacks, want 1", got)
	}
	report(channels.Undelivered, 21610)
	if got := d.count(`SELECT count(*) FROM conversations WHERE stopped_at IS NOT NULL`); got != 1 {
		t.Errorf("got %d stopped conversations after an opt-out at the provider, want 1", got)
	}
}

// count asks the database itself.
func (d *diary) count(sql string, args ...any) (n int) {
	d.t.Helper()
	conn, err := pgx.Connect(d.t.Context(), d.url)
	if err != nil {
		d.t.Fatal(err)
	}
	defer conn.Close(d.t.Context())
	if err := conn.QueryRow(d.t.Context(), sql, args...).Scan(&n); err != nil {
		d.t.Fatal(err)
	}
	return n
}

func TestAnswersLeaveBeforeReminders(t *testing.T) {
	t.Parallel()
	d := openDiary(t)
	send := func(number string, class channels.Class) {
		storetest.Do(t, d.DB, func(tx *store.Tx) error {
			c, err := tx.OpenConversation(t.Context(), "sms", phi.New(phi.Care, number), store.Opening{Clearance: phi.ClearNotice, Language: "en"})
			if err != nil {
				return err
			}
			to := care.Conversation{ID: c, Channel: "sms", Clearance: phi.ClearNotice}
			o, err := channels.Compose(channels.Draft{To: to, Text: phi.New(phi.Public, "hello"), Class: class})
			if err != nil {
				return err
			}
			return tx.Enqueue(o)
		})
	}
	send("+15185550102", channels.ReminderClass)
	send("+15185550103", channels.ReminderClass)
	send("+15185550104", channels.Required)
	var order []channels.Class
	for range 3 {
		storetest.Do(t, d.DB, func(tx *store.Tx) error {
			parcels, err := tx.ClaimMessages(t.Context(), 1, time.Hour, at(1, 12, 0))
			for _, p := range parcels {
				order = append(order, p.Class)
			}
			return err
		})
	}
	if want := []channels.Class{channels.Required, channels.ReminderClass, channels.ReminderClass}; !slices.Equal(order, want) {
		t.Errorf("got %v, want %v", order, want)
	}
	send("+15185550105", channels.ReminderClass)
	storetest.Do(t, d.DB, func(tx *store.Tx) error {
		parcels, err := tx.ClaimMessages(t.Context(), 1, time.Hour, at(1, 22, 0))
		if len(parcels) != 0 {
			t.Errorf("got a reminder at 22:00, want it to wait for the morning")
		}
		return err
	})
}
