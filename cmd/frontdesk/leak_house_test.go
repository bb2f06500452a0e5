package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"frontdesk/internal/phi"
	"frontdesk/jobs"
)

// leaky is a clinic whose every outlet is kept: what it answers over HTTP, what it
// writes into a real Redis, its log, its database.
type leaky struct {
	*clinic
	t        *testing.T
	redisDir string
	firstWAL string
	mu       sync.Mutex
	said     bytes.Buffer
	// link is the calendar file of the last confirmation.
	link string
	// trouble is what the provider answers to the next message for a number.
	trouble map[string]trouble
}

// trouble is one bad answer of the provider. Its body quotes number and words, as
// Twilio's do. A status of 0 resets the connection.
type trouble struct{ status, code int }

func openLeaky(t *testing.T) *leaky {
	t.Helper()
	c := prepareClinic(t, time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), slog.LevelDebug)
	l := &leaky{clinic: c, t: t, redisDir: t.TempDir(), trouble: map[string]trouble{}}
	var err error
	if c.house, err = wire(c.cfg, c.log, c.clock.Now, &base{db: c.db, redis: l.startRedis()}); err != nil {
		t.Fatal(err)
	}
	if err := c.raw().QueryRow(t.Context(), `SELECT pg_walfile_name(pg_current_wal_lsn())`).Scan(&l.firstWAL); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	if err := c.fill(ctx); err != nil {
		t.Fatal(err)
	}
	var handler http.Handler
	if handler, c.phones, err = c.demoHandler(c.sample, c.clock); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.run(ctx, c.listener, l.watch(handler)) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the house ended with %v", err)
		}
		_ = c.phones.Close()
	})
	return l
}

// startRedis starts a real redis-server that writes every command that changes
// something into a file.
func (l *leaky) startRedis() redis.UniversalClient {
	l.t.Helper()
	socket := filepath.Join(l.t.TempDir(), "r")
	cmd := exec.Command("redis-server", "--port", "0", "--unixsocket", socket, "--dir", l.redisDir,
		"--save", "", "--appendonly", "yes", "--auto-aof-rewrite-percentage", "0")
	if err := cmd.Start(); err != nil {
		l.t.Fatalf("redis-server (Debian: apt-get install redis-server): %v", err)
	}
	rdb := redis.NewClient(&redis.Options{Network: "unix", Addr: socket})
	l.t.Cleanup(func() {
		_ = rdb.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	ctx, cancel := context.WithTimeout(l.t.Context(), 10*time.Second)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for rdb.Ping(ctx).Err() != nil {
		if ctx.Err() != nil {
			l.t.Fatal("redis-server does not answer")
		}
		<-tick.C
	}
	return rdb
}

// watch keeps the answers of gateway and pages, and plays the provider's bad days. The
// demo page is the phones' screen and is left out.
func (l *leaky) watch(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/carrier/"):
			if r.Method != http.MethodPost || !l.fail(w, r) {
				next.ServeHTTP(w, r)
			}
		case r.URL.Path == "/planted":
			fmt.Fprint(&recorder{ResponseWriter: w, into: l}, control)
		case r.URL.Path == "/metrics", strings.HasPrefix(r.URL.Path, "/c/"), strings.HasPrefix(r.URL.Path, "/channels/"),
			r.URL.Path == "/livez", r.URL.Path == "/readyz":
			r.Header.Del("Accept-Encoding") // what is compressed cannot be searched
			rec := &recorder{ResponseWriter: w, into: l}
			next.ServeHTTP(rec, r)
			l.keep([]byte(fmt.Sprint(rec.Header())))
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func (l *leaky) keep(b []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.said.Write(b)
}

// recorder keeps what is written through it.
type recorder struct {
	http.ResponseWriter
	into *leaky
}

func (r *recorder) Write(b []byte) (int, error) {
	r.into.keep(b)
	return r.ResponseWriter.Write(b)
}

// fail gives the answer that is prepared for the number, once.
func (l *leaky) fail(w http.ResponseWriter, r *http.Request) (done bool) {
	if err := r.ParseForm(); err != nil {
		return false
	}
	l.mu.Lock()
	bad, ok := l.trouble[r.PostForm.Get("To")]
	delete(l.trouble, r.PostForm.Get("To"))
	l.mu.Unlock()
	if !ok {
		return false
	}
	if bad.status == 0 {
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("X-Quoted", r.PostForm.Get("To"))
	w.WriteHeader(bad.status)
	fmt.Fprintf(w, `{"code":%d,"status":%d,"message":"'To' number %s cannot get '%s' from Oxenthwaite"}`,
		bad.code, bad.status, r.PostForm.Get("To"), r.PostForm.Get("Body"))
	return true
}

const impatientSQL = `
UPDATE outbox SET not_before = now() WHERE settled_at IS NULL AND state <> 'sending' AND not_before > now()`

// patience spares a number the rests between tries of delivery, until nothing waits.
func (l *leaky) patience(number string) []string {
	l.t.Helper()
	ctx, cancel := context.WithTimeout(l.t.Context(), 20*time.Second)
	defer cancel()
	conn := l.raw()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		quiet, err := l.db.Quiet(ctx, "sms", phi.New(phi.Care, number))
		if err != nil {
			l.t.Fatalf("waiting for delivery: %v", err)
		}
		if quiet {
			return l.news(number)
		}
		if _, err := conn.Exec(ctx, impatientSQL); err != nil {
			l.t.Fatal(err)
		}
		l.queue.Wake(jobs.DeliverJob)
		<-tick.C
	}
}
