package main

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/channels/sms/carrier"
	"frontdesk/cmd/frontdesk/demo"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

var server *storetest.Server

// TestMain is also the frontdesk program: the crash test starts this binary again.
func TestMain(m *testing.M) {
	if os.Getenv("FRONTDESK_PROGRAM") == "1" {
		os.Exit(run())
	}
	os.Exit(storetest.Main(m, &server))
}

// clinic is a whole running house on a real Postgres, with phones to text it from.
type clinic struct {
	*house
	t      testing.TB
	clock  *demo.Clock
	phones *carrier.Carrier
	sample demo.Clinic
	url    string
	// dbURL is the database's address, data the folder of its keys; logs is what the
	// house wrote.
	dbURL    string
	data     string
	listener net.Listener
	logs     *logbook
	seen     map[string]int
}

// logbook is a log that several goroutines write and a test reads.
type logbook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// openClinic opens the sample clinic at nine in the morning of a Monday in New York.
func openClinic(t testing.TB) *clinic {
	t.Helper()
	return openClinicAt(t, time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC))
}

func openClinicAt(t testing.TB, at time.Time) *clinic {
	t.Helper()
	c := prepareClinic(t, at, slog.LevelDebug)
	c.begin()
	return c
}

// prepareClinic wires a house; nothing is seeded and nothing runs yet.
func prepareClinic(t testing.TB, at time.Time, level slog.Level) *clinic {
	t.Helper()
	dir := t.TempDir()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	url := "http://" + l.Addr().String()
	c := &clinic{t: t, url: url, listener: l, logs: &logbook{}, seen: map[string]int{}, dbURL: server.Database(t), data: dir}
	cfg, err := Load("", map[string]string{
		"DATA": dir, "KEK_FILE": filepath.Join(dir, "kek.json"), "PUBLIC_URL": url, "TWILIO_API_URL": url + "/carrier",
		"TWILIO_ACCOUNT_SID": "AC0123456789abcdef0123456789abcdef", "TWILIO_AUTH_TOKEN": "0123456789abcdef0123456789abcdef",
		"TWILIO_FROM": demo.Number,
	}, Flags{})
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewJSONHandler(c.logs, &slog.HandlerOptions{Level: level}))
	keeper, err := openKeeper(cfg)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Config{URL: c.dbURL, Keeper: keeper, Conns: 24, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	rdb, closeRedis, err := openRedis(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(closeRedis)
	if c.clock, err = demo.OpenClock(dir, at); err != nil {
		t.Fatal(err)
	}
	if c.house, err = wire(cfg, log, c.clock.Now, &base{db: db, redis: rdb}); err != nil {
		t.Fatal(err)
	}
	c.sample = demo.Sample(c.clock.Now())
	return c
}

// fill seeds the sample clinic and publishes the shipped workflows.
func (c *clinic) fill(ctx context.Context) error {
	if err := seed(ctx, c.db, c.sample, c.clock.Now()); err != nil {
		return err
	}
	if err := ship(ctx, c.db); err != nil {
		return err
	}
	return c.live.refresh(ctx)
}

// begin fills the house and serves until the test ends.
func (c *clinic) begin() {
	c.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	if err := c.fill(ctx); err != nil {
		c.t.Fatal(err)
	}
	var handler http.Handler
	var err error
	handler, c.phones, err = c.demoHandler(c.sample, c.clock)
	if err != nil {
		c.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.run(ctx, c.listener, handler) }()
	c.t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			c.t.Errorf("the house ended with %v", err)
		}
		_ = c.phones.Close()
	})
}

// text sends a text and returns what the clinic answered, one string a message.
func (c *clinic) text(from, words string) []string {
	c.t.Helper()
	if _, err := c.phones.Text(c.t.Context(), from, "", words); err != nil {
		c.t.Fatalf("text %q: %v", words, err)
	}
	return c.answers(from)
}

// answers waits until nothing is open for the number and returns what is new on it.
func (c *clinic) answers(number string) []string {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), 30*time.Second)
	defer cancel()
	for {
		changed := c.phones.Changed(number)
		quiet, err := c.db.Quiet(ctx, "sms", phi.New(phi.Care, number))
		if err != nil {
			c.t.Fatalf("waiting for %s: %v\n%s", number, err, c.logs)
		}
		if quiet {
			break
		}
		select {
		case <-changed:
		case <-time.After(20 * time.Millisecond):
		}
	}
	return c.news(number)
}

// news is what arrived on a phone since the test last looked.
func (c *clinic) news(number string) (words []string) {
	messages, _ := c.phones.Phone(number, 0)
	count := 0
	for _, m := range messages {
		if !m.FromClinic {
			continue
		}
		if count++; count > c.seen[number] {
			words = append(words, m.Body)
		}
	}
	c.seen[number] = count
	return words
}

// advance moves the clinic's clock and lets it ring.
func (c *clinic) advance(d time.Duration) {
	c.t.Helper()
	if err := c.clock.Advance(d); err != nil {
		c.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(c.t.Context(), 30*time.Second)
	defer cancel()
	clock := &jobs.Clock{Do: narrow[jobs.Timers](c.db), Now: c.clock.Now, Raised: func() { c.queue.Wake(jobs.TurnsJob) }}
	if err := clock.Run(ctx); err != nil {
		c.t.Fatal(err)
	}
}

// says fails unless one message holds all the parts.
func says(t testing.TB, got []string, parts ...string) {
	t.Helper()
	if len(got) != 1 {
		t.Fatalf("got %d messages %q, want 1 with %q", len(got), got, parts)
	}
	for _, p := range parts {
		if !strings.Contains(got[0], p) {
			t.Errorf("got %q, want it to hold %q", got[0], p)
		}
	}
}
