package demo

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

func openClock(t *testing.T, dir string, start time.Time) *Clock {
	t.Helper()
	c, err := OpenClock(dir, start)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestClockStartsWhereItIsToldAndNeverGoesBackOnALaterStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	start := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	c := openClock(t, dir, start)
	if got := c.Now(); got.Before(start) || got.After(start.Add(time.Minute)) {
		t.Fatalf("first start: got %v, want %v", got, start)
	}
	if err := c.Advance(24 * time.Hour); err != nil {
		t.Fatal(err)
	}
	seen := c.Now()
	for name, again := range map[string]time.Time{"same flag": start, "no flag": {}, "earlier flag": start.AddDate(-1, 0, 0)} {
		if got := openClock(t, dir, again).Now(); got.Before(seen) || got.After(seen.Add(time.Minute)) {
			t.Errorf("%s: got %v, want just after %v", name, got, seen)
		}
	}
	later := start.AddDate(1, 0, 0)
	if got := openClock(t, dir, later).Now(); got.Before(later) {
		t.Errorf("later flag: got %v, want %v", got, later)
	}
}

func TestClockWithoutAStartShowsThePresent(t *testing.T) {
	t.Parallel()
	if d := time.Until(openClock(t, t.TempDir(), time.Time{}).Now()).Abs(); d > time.Minute {
		t.Errorf("got %v away from the present, want none", d)
	}
}

func TestClockRefusesToGoBackOrTooFar(t *testing.T) {
	t.Parallel()
	c := openClock(t, t.TempDir(), time.Time{})
	if err := c.Set(c.Now().Add(-time.Hour)); !errors.Is(err, ErrBackward) {
		t.Errorf("got %v, want %v", err, ErrBackward)
	}
	if err := c.Advance(MaxStep + 1); !errors.Is(err, ErrTooFar) {
		t.Errorf("got %v, want %v", err, ErrTooFar)
	}
}

func TestClockSaysThatItMovedToEverybodyWhoWaits(t *testing.T) {
	t.Parallel()
	c := openClock(t, t.TempDir(), time.Time{})
	before := c.Now()
	var waiters sync.WaitGroup
	for range 8 {
		changed := c.Changed()
		waiters.Go(func() { <-changed })
	}
	if err := c.Advance(time.Hour); err != nil {
		t.Fatal(err)
	}
	waiters.Wait()
	if got := c.Now().Sub(before); got < time.Hour {
		t.Errorf("got %v forward, want an hour", got)
	}
}

func TestClockThatCannotKeepItsTimeStays(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	c := openClock(t, dir, time.Time{})
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := c.Advance(time.Hour); err == nil {
		t.Error("got no error, want one")
	}
	if d := time.Until(c.Now()); d > time.Minute {
		t.Errorf("got %v ahead, want the clock to stay", d)
	}
}

func TestDamagedClockFileNamesTheFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "clock.json"), []byte("?"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenClock(dir, time.Time{}); err == nil {
		t.Error("got no error, want one that names the file")
	}
}
