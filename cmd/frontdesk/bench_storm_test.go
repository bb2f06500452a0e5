package main

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// due is how many reminders fall into one minute.
const due = 100_000

// BenchmarkReminderStorm has 100,000 reminders of as many phones due in the same minute,
// and measures how fast one process turns them into queued messages. Filling the
// database takes longer than that.
//
//	go test -run '^$' -bench ReminderStorm -benchtime 1x ./cmd/frontdesk
func BenchmarkReminderStorm(b *testing.B) {
	for range b.N {
		b.StopTimer()
		c := quietHouse(b)
		storm(b, c)
		b.StartTimer()
		began := time.Now()
		clock := &jobs.Clock{Do: narrow[jobs.Timers](c.db), Now: c.clock.Now, Raised: func() {}}
		if err := clock.Run(b.Context()); err != nil {
			b.Fatal(err)
		}
		raised := time.Since(began)
		drainTurns(b, c, nil)
		said := time.Since(began)
		b.StopTimer()
		if got, err := c.db.Backlog(b.Context()); err != nil || got.Events != 0 || got.Messages != due {
			b.Fatalf("got %+v, %v; want no event and %d messages", got, err, due)
		}
		b.ReportMetric(due/raised.Seconds(), "raised/s")
		b.ReportMetric(due/said.Seconds(), "reminders/s")
	}
}

// storm gives every one of 100,000 phones a visit tomorrow, and a reminder due now.
func storm(b *testing.B, c *clinic) {
	b.Helper()
	const workers, group = 8, 50
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for i := w * group; i < due; i += workers * group {
				storetest.Do(b, c.db, func(tx *store.Tx) error { return stormPhones(b, c, tx, i, group) })
			}
		})
	}
	all.Wait()
	conn, err := pgx.Connect(b.Context(), c.dbURL)
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(b.Context())
	tomorrow := c.clock.Now().Add(24 * time.Hour).UTC().Format(time.RFC3339)
	for _, sql := range stormSQL {
		if _, err := conn.Exec(b.Context(), strings.ReplaceAll(sql, "$1", "'"+tomorrow+"'")); err != nil {
			b.Fatal(err)
		}
	}
}

func stormPhones(b *testing.B, c *clinic, tx *store.Tx, from, n int) error {
	for i := from; i < from+n; i++ {
		o := store.Opening{At: c.clock.Now(), Clearance: phi.ClearNotice, Language: "en"}
		id, err := tx.OpenConversation(b.Context(), "sms", phi.New(phi.Care, fmt.Sprintf("+1518%07d", i)), o)
		if err != nil {
			return err
		}
		p := care.Person{Relation: "self", Patient: care.Patient{
			ID: care.NewID[care.Patient](), Given: phi.New(phi.Notice, "Stormy"), Zone: "America/Puerto_Rico"}}
		if err := tx.RegisterPatient(b.Context(), id, p); err != nil {
			return err
		}
	}
	return nil
}

// A practitioner each, since nobody can see two of them at a time.
var stormSQL = []string{`
INSERT INTO practitioners (id, name, label, position)
SELECT id, 'Dr Storm', 2, 1000 FROM patients WHERE zone = 'America/Puerto_Rico' AND id NOT IN (SELECT patient FROM appointments)`, `
INSERT INTO appointments (id, patient, practitioner, location, service, start_at, end_at, busy, local_day, local_minute, zone, status)
SELECT gen_random_uuid(), p.id, p.id, (SELECT id FROM locations LIMIT 1), (SELECT id FROM services LIMIT 1),
  $1::timestamptz, $1::timestamptz + interval '30 minutes', tstzrange($1, $1::timestamptz + interval '30 minutes'), '2026-11-24', 540, 'America/New_York', 'booked'
FROM practitioners p WHERE p.name = 'Dr Storm'`, `
UPDATE reminders SET state = 'cancelled'`, `
INSERT INTO reminders (appointment, key, due_at)
SELECT id, 'day', $1::timestamptz - interval '1 day' FROM appointments a
WHERE EXISTS (SELECT FROM practitioners p WHERE p.id = a.practitioner AND p.name = 'Dr Storm')`, `
ANALYZE`,
}
