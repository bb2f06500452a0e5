package main

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
)

// crashPlan is how much happens in the crash test.
type crashPlan struct {
	// phones each send texts, after the one that opens the workflow.
	phones, texts int
	// kills are kill -9 of our processes, quakes immediate restarts of Postgres.
	kills, quakes int
	limit         time.Duration
}

func (p crashPlan) total() int { return p.phones * p.texts }

// Real processes, a real Postgres, a real Redis and a carrier that misbehaves: whatever
// is killed, every text is answered once and in order.
//
//	go test -race -run TestCrash -v ./cmd/frontdesk
//
// It is not parallel: it takes the whole machine, and the others have clocks to meet.
func TestCrashesLoseNothingAndRepeatNothing(t *testing.T) {
	plan := crashPlan{phones: 160, texts: 25, kills: 105, quakes: 3, limit: 6 * time.Minute}
	if testing.Short() {
		plan = crashPlan{phones: 12, texts: 25, kills: 10, quakes: 1, limit: 3 * time.Minute}
	}
	s := openSiege(t, plan)
	ctx, cancel := context.WithTimeout(t.Context(), plan.limit)
	defer cancel()
	s.hold(ctx)
	s.settle(ctx)
	s.release()
	s.judge(ctx)
}

// siege is a clinic of three processes under attack.
type siege struct {
	*town
	plan  crashPlan
	began time.Time
	// dice is the attacker's; each phone has its own.
	dice *rand.Rand
	seed uint64

	programs []*program
	// release ends the programs as an operator would; it may be called twice.
	release func()
	redis   *privateRedis

	// tickets allow texts, so that they come as long as the attack lasts; acked
	// counts those that the gateway took.
	tickets, acked chan struct{}
	allowed        int

	mu   sync.Mutex
	done struct{ kills, hits, quakes, flushes, redisKills, redelivered, unanswered int }
	// recovery is the longest that Postgres was away.
	recovery time.Duration
}

func openSiege(t *testing.T, plan crashPlan) *siege {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	s := &siege{plan: plan, began: time.Now(), seed: seed, dice: rand.New(rand.NewPCG(seed, 0)),
		tickets: make(chan struct{}, plan.total()), acked: make(chan struct{}, plan.total())}
	s.redis = startRedis(t)
	s.town = openTown(t, plan.phones, seed)
	s.start()
	return s
}

// start begins a gateway and two workers.
func (s *siege) start() {
	accepted, delivered := `"msg":"sms accepted"`, `"msg":"delivery"`
	s.programs = []*program{
		newProgram(s.t, "gateway", accepted, s.serve("gateway,web", s.address)),
		newProgram(s.t, "worker-1", delivered, s.serve("worker", "127.0.0.1:0")),
		newProgram(s.t, "worker-2", delivered, s.serve("worker", "127.0.0.1:0")),
	}
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	for _, p := range s.programs {
		running.Go(func() { p.keep(ctx) })
	}
	s.release = func() { stop(); running.Wait() }
	s.t.Cleanup(s.release)
}

// hold lets the phones text and the attacker attack until both are done.
func (s *siege) hold(ctx context.Context) {
	s.t.Helper()
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return s.attack(ctx) })
	posts := make(chan struct{}, 32)
	for i := range s.numbers {
		group.Go(func() error { return s.speak(ctx, i, posts) })
	}
	if err := group.Wait(); err != nil {
		s.t.Fatalf("after %v: %v\n%s", time.Since(s.began), err, s.state())
	}
}
