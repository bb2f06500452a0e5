package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/jackc/pgx/v5"
)

// settle waits until every text is answered and every message has left.
func (s *siege) settle(ctx context.Context) {
	s.t.Helper()
	for i, number := range s.numbers {
		if err := s.await(ctx, number, s.plan.texts+1); err != nil {
			s.t.Errorf("phone %d: got %d answers, want %d", i, len(s.answers(number)), s.plan.texts+1)
		}
	}
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		open, err := s.db.Backlog(ctx)
		if err == nil && open.Events+open.Messages == 0 {
			return
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			s.t.Fatalf("not quiet after %v: %v\n%s", time.Since(s.began), err, s.state())
		}
	}
}

// judge holds what is on the phones and on record against what was sent.
func (s *siege) judge(ctx context.Context) {
	s.t.Helper()
	waits := s.judgePhones()
	s.judgeRecord(ctx)
	s.judgeAttack()
	s.t.Logf("\n%s", s.table(waits))
}

// judgePhones wants each text answered once, in order, and returns how long each
// answer took.
func (s *siege) judgePhones() (waits []time.Duration) {
	for i, number := range s.numbers {
		if got, want := s.answers(number), answersTo(i, s.plan.texts); !slices.Equal(got, want) {
			s.t.Errorf("phone %d shows\n%q, want\n%q", i, got, want)
			continue
		}
		var asked, answered []time.Time
		screen, _ := s.phones.Phone(number, 0)
		for _, m := range screen {
			if m.FromClinic {
				answered = append(answered, m.At)
			} else {
				asked = append(asked, m.At)
			}
		}
		for n := range asked {
			waits = append(waits, answered[n].Sub(asked[n]))
		}
	}
	slices.Sort(waits)
	return waits
}

const recordSQL = `
SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM inbox WHERE answered_at IS NOT NULL),
  (SELECT count(*) FROM inbox WHERE parked_at IS NOT NULL), (SELECT count(*) FROM ready),
  (SELECT count(*) FROM outbox), (SELECT count(*) FROM outbox WHERE settled_at IS NOT NULL AND provider_id IS NOT NULL),
  (SELECT count(*) FROM outbox WHERE state IN ('failed', 'undelivered')), (SELECT max(attempts) FROM outbox),
  (SELECT count(DISTINCT provider_id) FROM outbox),
  (SELECT count(*) FROM trail WHERE action = 'event.answered'),
  (SELECT count(DISTINCT subject) FROM trail WHERE action = 'event.answered'),
  (SELECT count(*) FROM trail WHERE action = 'message.queued')`

// judgeRecord wants the record to say the same as the phones.
func (s *siege) judgeRecord(ctx context.Context) {
	s.t.Helper()
	conn, err := pgx.Connect(ctx, s.env["DATABASE_URL"])
	if err != nil {
		s.t.Fatal(err)
	}
	defer conn.Close(ctx)
	var events, answered, parked, ready, messages, sent, failed, sends, sids, trail, subjects, queued int
	err = conn.QueryRow(ctx, recordSQL).Scan(&events, &answered, &parked, &ready, &messages, &sent, &failed, &sends,
		&sids, &trail, &subjects, &queued)
	if err != nil {
		s.t.Fatal(err)
	}
	all := s.plan.total() + s.plan.phones // the openings too
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"events", events, all}, {"answered events", answered, all}, {"parked events", parked, 0},
		{"conversations that wait", ready, 0},
		{"messages", messages, all}, {"messages that the carrier has", sent, all}, {"failed messages", failed, 0},
		{"carrier's ids", sids, all}, {"answers on the trail", trail, all}, {"events on the trail", subjects, all},
		{"messages on the trail", queued, all},
	} {
		if c.got != c.want {
			s.t.Errorf("%s: got %d, want %d", c.what, c.got, c.want)
		}
	}
	s.t.Logf("most attempts at one message: %d", sends)
}

// judgeAttack wants the attack to have been as hard as planned.
func (s *siege) judgeAttack() {
	s.t.Helper()
	said := s.said()
	for _, c := range []struct {
		what       string
		got, least int
	}{
		{"kills", s.done.kills, s.plan.kills}, {"kills while there was work", s.done.hits, s.plan.kills * 9 / 10},
		{"restarts of postgres", s.done.quakes, s.plan.quakes}, {"flushes of redis", s.done.flushes, 1},
		{"kills of redis", s.done.redisKills, 1},
		{"texts delivered again", s.done.redelivered, s.plan.total() * 3 / 20},
		{"refusals by the carrier", s.counter.refused(), s.plan.total() / 20},
		{"unknown outcomes", said["unknown outcome"], s.plan.total() / 100},
	} {
		if c.got < c.least {
			s.t.Errorf("%s: got %d, want at least %d", c.what, c.got, c.least)
		}
	}
	for _, what := range []string{"race", "panic"} {
		if said[what] > 0 {
			s.t.Errorf("got %d lines of a %s in the logs; keep them with -artifacts", said[what], what)
		}
	}
}

// said adds up what the programs' logs say.
func (s *siege) said() map[string]int {
	sum := map[string]int{}
	for _, p := range s.programs {
		p.journal.mu.Lock()
		for what, n := range p.journal.said {
			sum[what] += n
		}
		p.journal.mu.Unlock()
	}
	return sum
}

// table is what happened, one line each.
func (s *siege) table(waits []time.Duration) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	said, lives := s.said(), 0
	for _, p := range s.programs {
		lives += p.lives
	}
	row := func(what string, got any) { fmt.Fprintf(w, "%s\t%v\n", what, got) }
	row("elapsed", time.Since(s.began).Round(time.Millisecond))
	row("texts, openings", fmt.Sprint(s.plan.total(), ", ", s.plan.phones))
	row("kill -9 (while work was open)", fmt.Sprint(s.done.kills, " (", s.done.hits, ")"))
	row("processes started (start failed)", fmt.Sprint(lives, " (", said["start failed"], ")"))
	row("postgres restarts, longest absence", fmt.Sprint(s.done.quakes, ", ", s.recovery.Round(time.Millisecond)))
	row("redis flushes, kills", fmt.Sprint(s.done.flushes, ", ", s.done.redisKills))
	row("texts delivered again; unanswered rounds", fmt.Sprint(s.done.redelivered, "; ", s.done.unanswered))
	row("messages handed over, looked up", fmt.Sprint(s.counter.count("POST"), ", ", s.counter.count("GET")))
	row("answers 429, 500, none", fmt.Sprint(s.counter.count("429"), ", ", s.counter.count("500"), ", ", s.counter.count("none")))
	row("unknown outcomes resolved", said["unknown outcome"])
	row("turns failed, wake-ups lost", fmt.Sprint(said["turn failed"], ", ", said["wake-up lost"]))
	if n := len(waits); n > 0 {
		row("text to answer p50, p99, slowest", fmt.Sprint(waits[n/2].Round(time.Millisecond), ", ",
			waits[n*99/100].Round(time.Millisecond), ", ", waits[n-1].Round(time.Millisecond)))
	}
	_ = w.Flush() // to memory
	return b.String()
}

// state is what a test that gives up has to say.
func (s *siege) state() string {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	open, err := s.db.Backlog(ctx)
	return fmt.Sprintf("waiting: %+v %v\n%s", open, err, s.table(nil))
}
