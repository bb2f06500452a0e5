package main

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"frontdesk/bot"
	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// BenchmarkTurns measures whole turns: claim, lock, identify, hear, step, compose, seal,
// answer, trail, commit. Beside it, in the same run and on the same server, runs the
// floor: the turn's statements in one hand-made batch, with nothing read, sealed or
// decided. The ratio is what the house costs.
//
//	go test -run '^$' -bench Turns -benchtime 5s ./cmd/frontdesk
func BenchmarkTurns(b *testing.B) {
	for _, conversations := range []int{1, 8, 32} {
		b.Run(fmt.Sprintf("conversations=%d", conversations), func(b *testing.B) {
			h := quietHouse(b)
			ids := talkers(b, h, conversations)
			b.Run("floor", func(b *testing.B) { benchFloor(b, h, ids) })
			b.Run("turn", func(b *testing.B) { benchTurns(b, h, ids) })
		})
	}
}

// quietHouse is a wired clinic in which nothing runs by itself.
func quietHouse(b *testing.B) *clinic {
	b.Helper()
	c := prepareClinic(b, time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), slog.LevelError)
	if err := c.fill(b.Context()); err != nil {
		b.Fatal(err)
	}
	return c
}

// talkers are conversations with one known person each, in the middle of an endless
// workflow: hear an answer, branch, say, ask again.
func talkers(b *testing.B, c *clinic, n int) []care.ConversationID {
	b.Helper()
	publish(b, c, "count", `
workflow: count
starts: {keywords: [count]}
stuck: {handoff: front desk}
steps:
  - ask: choice
    id: side
    text: {en: "Left or right?", es: "¿Izquierda o derecha?"}
    again: {en: "Left or right? Or A for our staff.", es: "¿Izquierda o derecha? O A para hablar con nosotros."}
    options:
      left: {words: {en: [left], es: [izquierda]}}
      right: {words: {en: [right], es: [derecha]}}
      done: {words: {en: [done], es: [listo]}, then: end}
  - when: side == 'left'
    then: other
  - say: {en: "Right it is, as you wish.", es: "A la derecha, como quiera."}
    then: side
  - say: {en: "Left it is, as you wish.", es: "A la izquierda, como quiera."}
    id: other
    then: side
`)
	ids := make([]care.ConversationID, n)
	for i := range ids {
		number := fmt.Sprintf("+1518555%04d", 2000+i)
		ids[i] = knownPhone(b, c, number, "Talker")
		accept(b, c, number, "count", fmt.Sprintf("start-%d", i))
	}
	drainTurns(b, c, nil)
	return ids
}

func accept(b *testing.B, c *clinic, number, words, id string) {
	b.Helper()
	in := channels.Inbound{Channel: "sms", From: phi.New(phi.Care, number), ProviderID: id, Text: phi.New(phi.Care, words)}
	if _, err := c.db.Accept(b.Context(), in, store.Opening{At: c.clock.Now(), Language: "en"}); err != nil {
		b.Fatal(err)
	}
}

// benchTurns answers b.N texts that wait in the inbox, spread over the conversations.
func benchTurns(b *testing.B, c *clinic, ids []care.ConversationID) {
	fillInbox(b, c, ids, b.N)
	var lengths latencies
	b.ResetTimer()
	drainTurns(b, c, &lengths)
	b.StopTimer()
	lengths.report(b)
	if got := lengths.count(); got < b.N {
		b.Fatalf("got %d turns, want %d", got, b.N)
	}
}

// drainTurns works the inbox empty as one worker process does.
func drainTurns(b *testing.B, c *clinic, lengths *latencies) {
	b.Helper()
	turns := &jobs.Turns{Do: narrow[jobs.Inbox](c.db), Parallel: c.cfg.Workers, Park: c.bot.Park, Spoken: func() {}, Log: c.log,
		Turn: func(ctx context.Context, id care.ConversationID) error {
			began := time.Now()
			err := c.bot.Turn(ctx, id)
			lengths.add(time.Since(began))
			if err != nil {
				b.Error(err)
			}
			return err
		}}
	if err := turns.Run(b.Context()); err != nil {
		b.Error(err)
	}
}

// fillInbox is the texts' way in, in bulk: the benchmark is about what follows it.
func fillInbox(b *testing.B, c *clinic, ids []care.ConversationID, n int) {
	b.Helper()
	var wait sync.WaitGroup
	var next atomic.Int64
	run := time.Now().UnixNano()
	for range 8 {
		wait.Go(func() {
			for i := next.Add(1); i <= int64(n); i = next.Add(1) {
				number := fmt.Sprintf("+1518555%04d", 2000+int(i)%len(ids))
				accept(b, c, number, []string{"left", "right"}[i%2], fmt.Sprintf("%d-%d", run, i))
			}
		})
	}
	wait.Wait()
}

// benchFloor sends the statements of one turn in one batch, as many at a time as a
// process makes turns.
func benchFloor(b *testing.B, c *clinic, ids []care.ConversationID) {
	pool, err := pgxpool.New(b.Context(), c.dbURL)
	if err != nil {
		b.Fatal(err)
	}
	defer pool.Close()
	var lengths latencies
	var next atomic.Int64
	var all sync.WaitGroup
	rows := floorRows(b, c, ids)
	b.ResetTimer()
	for range min(c.cfg.Workers, len(ids)) {
		all.Go(func() {
			for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
				at := int(i) % len(ids)
				began := time.Now()
				if err := floorTurn(b.Context(), pool, ids[at], rows[at]); err != nil {
					b.Error(err)
					return
				}
				lengths.add(time.Since(began))
			}
		})
	}
	all.Wait()
	b.StopTimer()
	lengths.report(b)
}

// floorRow is what the floor writes for one conversation, again and again: an answered
// event, and the run state as it stands.
type floorRow struct {
	event care.ID[bot.Event]
	state []byte
}

func floorRows(b *testing.B, c *clinic, ids []care.ConversationID) []floorRow {
	b.Helper()
	rows := make([]floorRow, len(ids))
	conn, err := pgx.Connect(b.Context(), c.dbURL)
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(b.Context())
	for i, id := range ids {
		row := conn.QueryRow(b.Context(), `
SELECT i.id, c.state FROM inbox i JOIN conversations c ON c.id = i.conversation WHERE c.id = $1 LIMIT 1`, id)
		if err := row.Scan(&rows[i].event, &rows[i].state); err != nil {
			b.Fatal(err)
		}
	}
	return rows
}

func floorTurn(ctx context.Context, pool *pgxpool.Pool, c care.ConversationID, row floorRow) error {
	batch := &pgx.Batch{}
	message := care.NewID[channels.Outbound]()
	batch.Queue(`BEGIN`)
	batch.Queue(`UPDATE ready SET attempts = attempts + 1 WHERE conversation = $1`, c)
	batch.Queue(`SELECT c.channel, c.address, c.language, c.state, k.wrapped FROM conversations c JOIN keysets k ON k.owner = c.id WHERE c.id = $1 FOR UPDATE OF c`, c)
	batch.Queue(`SELECT id, kind, body FROM inbox WHERE conversation = $1 AND answered_at IS NULL AND parked_at IS NULL ORDER BY seq LIMIT 1`, c)
	batch.Queue(`SELECT p.id, p.given, k.wrapped FROM people b JOIN patients p ON p.id = b.patient JOIN keysets k ON k.owner = p.id WHERE b.conversation = $1`, c)
	batch.Queue(`INSERT INTO outbox (id, conversation, class, label, body) VALUES ($1, $2, 'reply', 2, $3)`, message, c, row.state)
	batch.Queue(`UPDATE inbox SET answered_at = now() WHERE id = $1`, row.event)
	batch.Queue(`UPDATE conversations SET state = $2, wake_at = NULL WHERE id = $1`, c, row.state)
	batch.Queue(`INSERT INTO trail (actor_kind, actor, action, subject) SELECT 'system', 'bot', n.action, n.subject FROM unnest($1::text[], $2::uuid[]) AS n (action, subject)`,
		[]string{"message.queued", "event.answered"}, [][16]byte{message, row.event})
	batch.Queue(`COMMIT`)
	return pool.SendBatch(ctx, batch).Close()
}

// latencies are the lengths of turns; the nil one forgets them.
type latencies struct {
	mu  sync.Mutex
	all []time.Duration
}

func (l *latencies) add(d time.Duration) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, d)
}

func (l *latencies) count() int { return len(l.all) }

func (l *latencies) report(b *testing.B) {
	slices.Sort(l.all)
	if len(l.all) == 0 {
		return
	}
	at := func(q float64) float64 { return float64(l.all[int(q*float64(len(l.all)-1))].Microseconds()) }
	b.ReportMetric(float64(len(l.all))/b.Elapsed().Seconds(), "turns/s")
	b.ReportMetric(at(0.5), "p50-µs")
	b.ReportMetric(at(0.99), "p99-µs")
}

// publish makes a workflow live.
func publish(tb testing.TB, c *clinic, name, source string) {
	tb.Helper()
	storetest.Do(tb, c.db, func(tx *store.Tx) error {
		return storetest.Publish(tb.Context(), tx, name, source)
	})
	if err := c.live.refresh(tb.Context()); err != nil {
		tb.Fatal(err)
	}
}

// knownPhone puts one known person behind a new number.
func knownPhone(tb testing.TB, c *clinic, number, name string) (id care.ConversationID) {
	tb.Helper()
	storetest.Do(tb, c.db, func(tx *store.Tx) (err error) {
		o := store.Opening{At: c.clock.Now(), Clearance: phi.ClearNotice, Language: "en"}
		if id, err = tx.OpenConversation(tb.Context(), "sms", phi.New(phi.Care, number), o); err != nil {
			return err
		}
		p := care.Person{Relation: "self", Patient: care.Patient{ID: care.NewID[care.Patient](), Given: phi.New(phi.Notice, name)}}
		return tx.RegisterPatient(tb.Context(), id, p)
	})
	return id
}
