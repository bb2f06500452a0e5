package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/booking"
)

// race is a small clinic whose visits have unequal lengths and buffers, and a crowd of
// patients who all want the same time of one practitioner.
type race struct {
	t        testing.TB
	db       *store.DB
	raw      *pgx.Conn
	crowd    []care.PatientID
	services []care.Service
	with     care.PractitionerID
	at       care.LocationID
	now      time.Time
}

func openRace(t testing.TB, crowd int) *race {
	t.Helper()
	url := server.Database(t)
	raw, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = raw.Close(context.Background()) })
	r := &race{t: t, db: server.OpenAt(t, url, storetest.Keeper(t)), raw: raw,
		with: care.NewID[care.Practitioner](), at: care.NewID[care.Location](),
		now: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)} // so that no visit crosses midnight
	for i, minutes := range []int{30, 45, 60, 20} {
		r.services = append(r.services, care.Service{ID: care.NewID[care.Service](), Name: fmt.Sprint("visit ", minutes),
			Minutes: minutes, Before: 5 * (i % 2), After: 5 * (i % 3), Code: "1", Label: phi.Notice})
	}
	storetest.Do(t, r.db, func(tx *store.Tx) error { return r.furnish(tx, crowd) })
	return r
}

// furnish opens the clinic day and night, in a zone without changes of the clock.
func (r *race) furnish(tx *store.Tx, crowd int) error {
	tx.AddLocation(care.Location{ID: r.at, Name: "Site", Zone: "UTC"})
	tx.AddPractitioner(care.Practitioner{ID: r.with, Name: "Dr Race", Label: phi.Notice})
	for day := range time.Weekday(7) {
		hours := care.Hours{Weekday: day, From: 0, To: 24 * 60}
		tx.AddOpening(r.at, hours)
		for _, s := range r.services {
			if day == 0 {
				tx.AddService(s)
			}
			tx.AddSchedule(care.Schedule{Practitioner: r.with, Location: r.at, Hours: hours}, s.ID)
		}
	}
	for i := range crowd {
		o := store.Opening{At: r.now, Clearance: phi.ClearNotice, Language: "en"}
		c, err := tx.OpenConversation(r.t.Context(), "sms", phi.New(phi.Care, fmt.Sprintf("+1518556%04d", i)), o)
		if err != nil {
			return err
		}
		p := care.Person{Patient: care.Patient{ID: care.NewID[care.Patient](), Given: phi.New(phi.Notice, "Nora")}, Relation: "self"}
		if err := tx.RegisterPatient(r.t.Context(), c, p); err != nil {
			return err
		}
		r.crowd = append(r.crowd, p.ID)
	}
	return nil
}

// wants is what the n-th patient wants: any length, at the time or a quarter before, so
// that every two wants overlap and hardly two are equal.
func (r *race) wants(n int, around time.Time) booking.Want {
	s := r.services[n%3]
	start := around.Add(-time.Duration(n%2) * booking.Step * time.Minute)
	return booking.Want{Patient: r.crowd[n], Now: r.now, Slot: care.Slot{Practitioner: r.with, Location: r.at,
		Service: s.ID, Start: start, End: start.Add(time.Duration(s.Minutes) * time.Minute), Zone: "UTC"}}
}

// try holds and books in two transactions, as two texts do. A loser looks for another
// time in the transaction in which it lost.
func (r *race) try(ctx context.Context, w booking.Want) (won bool, others int, err error) {
	var hold care.Appointment
	who := booking.People{w.Patient}
	err = r.db.Do(ctx, storetest.Actor, func(tx *store.Tx) (err error) {
		won, others = true, 0
		if hold, err = booking.Hold(ctx, tx, who, w); !errors.Is(err, booking.ErrTaken) {
			return err
		}
		won = false
		found, err := booking.Find(ctx, tx, who, booking.Wish{Patient: w.Patient, Service: w.Slot.Service, Now: w.Now,
			Readings: [][]when.Span{{{From: w.Slot.Start.Add(-time.Hour), To: w.Slot.Start.Add(6 * time.Hour)}}}})
		others = len(found.Slots)
		return err
	})
	if err != nil || !won {
		return false, others, err
	}
	return true, 0, r.db.Do(ctx, storetest.Actor, func(tx *store.Tx) error {
		_, err := booking.Book(ctx, tx, who, hold.ID, w.Now)
		return err
	})
}

// run lets patients from to to compete for the times and counts the winners of each.
func (r *race) run(wants []booking.Want) (winners int) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), time.Minute)
	defer cancel()
	var all sync.WaitGroup
	var won atomic.Int64
	for _, w := range wants {
		all.Go(func() {
			ok, others, err := r.try(ctx, w)
			switch {
			case err != nil:
				r.t.Errorf("patient %s: %v", w.Patient, err)
			case ok:
				won.Add(1)
			case others == 0:
				r.t.Errorf("patient %s lost and was offered nothing", w.Patient)
			}
		})
	}
	all.Wait()
	return int(won.Load())
}

func TestHundredPatientsOnOneSlotHaveOneWinnerInEveryRound(t *testing.T) {
	t.Parallel()
	const rounds, crowd = 50, 100
	r := openRace(t, crowd)
	for round := range rounds {
		around := r.now.Add(time.Duration(24+4*round) * time.Hour)
		wants := make([]booking.Want, crowd)
		for i, n := range rand.Perm(crowd) {
			wants[i] = r.wants(n, around)
		}
		if winners := r.run(wants); winners != 1 {
			t.Errorf("round %d: got %d winners, want 1", round, winners)
		}
	}
	if n := r.visits(); n != rounds {
		t.Errorf("got %d visits, want one a round: %d", n, rounds)
	}
	checkNothingOverlaps(t, r.raw)
}

func TestFiveHundredPatientsOnFiftySlotsHaveFiftyWinners(t *testing.T) {
	t.Parallel()
	const slots, crowd = 50, 500
	r := openRace(t, crowd)
	wants := make([]booking.Want, crowd)
	for i, n := range rand.Perm(crowd) {
		wants[i] = r.wants(n, r.now.Add(time.Duration(24+4*(n%slots))*time.Hour))
	}
	if winners := r.run(wants); winners != slots {
		t.Errorf("got %d winners, want %d", winners, slots)
	}
	if n := r.visits(); n != slots {
		t.Errorf("got %d visits, want %d", n, slots)
	}
	checkNothingOverlaps(t, r.raw)
}

func TestEndedHoldIsNoObstacleBeforeItIsSwept(t *testing.T) {
	t.Parallel()
	r := openRace(t, 2)
	around := r.now.Add(24 * time.Hour)
	first, second := r.wants(0, around), r.wants(1, around)
	var hold care.Appointment
	storetest.Do(t, r.db, func(tx *store.Tx) (err error) {
		hold, err = booking.Hold(t.Context(), tx, booking.People{first.Patient}, first)
		return err
	})
	second.Now = r.now.Add(booking.HoldLimit - time.Second)
	if won, _, err := r.try(t.Context(), second); won || err != nil {
		t.Errorf("got %v, %v a second before the hold ends, want the time to be taken", won, err)
	}
	second.Now = r.now.Add(booking.HoldLimit)
	if won, _, err := r.try(t.Context(), second); !won || err != nil {
		t.Errorf("got %v, %v when the hold has ended, want the time", won, err)
	}
	err := r.db.Do(t.Context(), storetest.Actor, func(tx *store.Tx) error {
		_, err := booking.Book(t.Context(), tx, booking.People{first.Patient}, hold.ID, second.Now)
		return err
	})
	if !errors.Is(err, booking.ErrGone) {
		t.Errorf("late booking: got %v, want %v", err, booking.ErrGone)
	}
	checkNothingOverlaps(t, r.raw)
}

func TestOnePatientHoldingTwoOverlappingTimesBooksOne(t *testing.T) {
	t.Parallel()
	const rounds = 20
	r := openRace(t, 1)
	other := care.NewID[care.Practitioner]()
	storetest.Do(t, r.db, func(tx *store.Tx) error {
		tx.AddPractitioner(care.Practitioner{ID: other, Name: "Dr Other", Label: phi.Notice})
		for day := range time.Weekday(7) {
			tx.AddSchedule(care.Schedule{Practitioner: other, Location: r.at,
				Hours: care.Hours{Weekday: day, From: 0, To: 24 * 60}}, r.services[0].ID)
		}
		return nil
	})
	for round := range rounds {
		a := r.wants(0, r.now.Add(time.Duration(24+4*round)*time.Hour))
		b := a
		b.Slot.Practitioner = other
		booked := r.both(a, b)
		if booked != 1 {
			t.Errorf("round %d: got %d visits, want 1", round, booked)
		}
	}
	checkNothingOverlaps(t, r.raw)
}

// both holds and books two times for one patient at the same moment.
func (r *race) both(wants ...booking.Want) (booked int) {
	r.t.Helper()
	var all sync.WaitGroup
	var n atomic.Int64
	for _, w := range wants {
		all.Go(func() {
			won, _, err := r.try(r.t.Context(), w)
			switch {
			case err == nil && won:
				n.Add(1)
			case err != nil && !errors.Is(err, booking.ErrOverlap) && !errors.Is(err, booking.ErrGone):
				r.t.Errorf("got %v, want to hear of the other visit", err)
			}
		})
	}
	all.Wait()
	return int(n.Load())
}

func (r *race) visits() (n int) {
	r.t.Helper()
	if err := r.raw.QueryRow(r.t.Context(), `SELECT count(*) FROM appointments WHERE status <> 'cancelled'`).Scan(&n); err != nil {
		r.t.Fatal(err)
	}
	return n
}

// overlapsSQL works the times out anew, without the ranges that the constraints use.
const overlapsSQL = `
WITH standing AS (
  SELECT a.id, a.practitioner, a.patient, a.status, a.start_at, a.end_at,
    a.start_at - make_interval(mins => s.minutes_before) AS busy_from,
    a.end_at + make_interval(mins => s.minutes_after) AS busy_to
  FROM appointments a JOIN services s ON s.id = a.service
  WHERE a.status IN ('held', 'booked', 'confirmed'))
SELECT
  (SELECT count(*) FROM standing a JOIN standing b ON a.id < b.id AND a.practitioner = b.practitioner
   WHERE a.busy_from < b.busy_to AND b.busy_from < a.busy_to),
  (SELECT count(*) FROM standing a JOIN standing b ON a.id < b.id AND a.patient = b.patient
   WHERE a.status <> 'held' AND b.status <> 'held' AND a.start_at < b.end_at AND b.start_at < a.end_at)`

func checkNothingOverlaps(t testing.TB, conn *pgx.Conn) {
	t.Helper()
	var practitioners, patients int
	if err := conn.QueryRow(t.Context(), overlapsSQL).Scan(&practitioners, &patients); err != nil {
		t.Fatal(err)
	}
	if practitioners+patients != 0 {
		t.Errorf("got %d overlaps of practitioners and %d of patients, want none", practitioners, patients)
	}
}
