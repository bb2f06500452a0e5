package main

import (
	"context"
	"log/slog"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"frontdesk/cmd/frontdesk/demo"
)

// blackhole accepts connections and never answers.
func blackhole(t *testing.T) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var open []net.Conn
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			mu.Lock()
			open = append(open, c)
			mu.Unlock()
		}
	}()
	t.Cleanup(func() {
		_ = l.Close()
		mu.Lock()
		defer mu.Unlock()
		for _, c := range open {
			_ = c.Close()
		}
	})
	return l.Addr().String()
}

// openHouse runs a gateway and, in another house of the same process, a worker, as two
// machines would: what the gateway takes, the worker hears of through Redis only.
func openHouse(t *testing.T, c *town, redisURL string) {
	t.Helper()
	c.env["REDIS_URL"] = redisURL
	ctx, stop := context.WithCancel(context.Background())
	group, ctx := errgroup.WithContext(ctx)
	for roles, address := range map[string]string{"gateway": c.address, "worker": "127.0.0.1:0"} {
		cfg, err := Load("", c.env, Flags{Roles: roles, Listen: address})
		if err != nil {
			t.Fatal(err)
		}
		log := slog.New(slog.DiscardHandler)
		b, err := openBase(t.Context(), cfg, log)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(b.close)
		h, err := wire(cfg, log, time.Now, b)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.live.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		handler, err := h.handler()
		if err != nil {
			t.Fatal(err)
		}
		l, err := bind(cfg.Listen)
		if err != nil {
			t.Fatal(err)
		}
		group.Go(func() error { return h.run(ctx, l, handler) })
	}
	t.Cleanup(func() {
		stop()
		began := time.Now()
		if err := group.Wait(); err != nil {
			t.Errorf("a house ended with %v", err)
		}
		t.Logf("ended in %v", time.Since(began))
	})
}

// Redis hangs from the first moment: asynq's own patience would be five seconds a text.
func TestCrashedRedisThatHangsKeepsNobodyWaiting(t *testing.T) {
	t.Parallel()
	const phones, texts = 20, 10
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c := openTown(t, phones, 1)
	openHouse(t, c, "redis://"+blackhole(t)+"/0")
	begun := time.Now()
	waits := make([][]time.Duration, phones)
	group, ctx := errgroup.WithContext(ctx)
	for i, number := range c.numbers {
		group.Go(func() error {
			for _, words := range wordsOf(i, texts) {
				began := time.Now()
				if _, err := c.phones.Text(ctx, number, demo.Number, words); err != nil {
					return err
				}
				waits[i] = append(waits[i], time.Since(began))
			}
			return c.await(ctx, number, texts+1)
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	answered := time.Since(begun)
	for i, number := range c.numbers {
		if got, want := c.answers(number), answersTo(i, texts); !slices.Equal(got, want) {
			t.Errorf("phone %d shows\n%q, want\n%q", i, got, want)
		}
	}
	all := slices.Sorted(slices.Values(slices.Concat(waits...)))
	if p99 := all[len(all)*99/100]; p99 > time.Second {
		t.Errorf("got a p99 of %v until a text was taken, want under a second", p99)
	}
	t.Logf("%d texts taken: p50 %v, slowest %v; all answered after %v", len(all), all[len(all)/2], all[len(all)-1], answered)
}
