package demo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Clock is the demo's time: it runs at the speed of a real one and can be moved
// forward, never back. It is safe for concurrent use.
type Clock struct {
	file string

	mu      sync.Mutex
	base    time.Time // what the clock showed at started
	started time.Time // the machine's time then, with its monotonic reading
	moved   chan struct{}
}

// ErrBackward: a clock moves forward only, because what was said cannot be unsaid.
var ErrBackward = errors.New("the demo clock only moves forward")

// ErrTooFar: one step is at most MaxStep.
var ErrTooFar = errors.New("one step of the demo clock is at most 400 days")

// MaxStep is more than a year, so that every yearly thing can be reached in one step,
// and little enough that a slip of the hand leaves the calendar usable.
const MaxStep = 400 * 24 * time.Hour

// offsetFile is what the clock keeps in the data folder.
type offsetFile struct {
	// Nanoseconds that the clock is ahead of the machine's.
	Offset time.Duration `json:"offset_ns"`
}

// OpenClock starts the clock that lives in the folder dir. A zero start goes on where
// the last run's clock would be now, which on the first run is the present. Another
// start is obeyed unless the clock is already past it: then the clock stays, since
// going back would make what was sent lie in the future.
func OpenClock(dir string, start time.Time) (*Clock, error) {
	c := &Clock{file: filepath.Join(dir, "clock.json"), started: time.Now(), moved: make(chan struct{})}
	stored, found, err := c.load()
	if err != nil {
		return nil, err
	}
	offset := stored
	if !start.IsZero() {
		offset = start.Sub(c.started)
		if found {
			offset = max(offset, stored)
		}
	}
	c.base = c.started.Add(offset).Round(0)
	return c, c.save(offset)
}

// Now is the demo's instant, UTC.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time { return c.base.Add(time.Since(c.started)).UTC() }

// Advance moves the clock forward by d. ErrBackward for a negative d, ErrTooFar beyond
// MaxStep; any other error means that the new time could not be kept and the clock
// stayed.
func (c *Clock) Advance(d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.advance(d)
}

// Set moves the clock to t. Errors as Advance.
func (c *Clock) Set(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.advance(t.Sub(c.now()))
}

func (c *Clock) advance(d time.Duration) error {
	switch {
	case d < 0:
		return ErrBackward
	case d > MaxStep:
		return ErrTooFar
	}
	base := c.base.Add(d)
	if err := c.save(base.Sub(c.started)); err != nil {
		return err
	}
	c.base = base
	close(c.moved)
	c.moved = make(chan struct{})
	return nil
}

// Changed is closed the next time the clock is moved. Ask again after that.
func (c *Clock) Changed() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.moved
}

func (c *Clock) load() (offset time.Duration, found bool, err error) {
	b, err := os.ReadFile(c.file)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("demo clock: %w", err)
	}
	var f offsetFile
	if err := json.Unmarshal(b, &f); err != nil {
		return 0, false, fmt.Errorf("demo clock: %s is damaged; remove it to start at the present: %w", c.file, err)
	}
	return f.Offset, true, nil
}

// save writes beside the file and renames, so that a crash leaves one of the two times.
func (c *Clock) save(offset time.Duration) error {
	b, err := json.Marshal(offsetFile{Offset: offset})
	if err != nil {
		return fmt.Errorf("demo clock: %w", err)
	}
	next := c.file + ".new"
	if err := os.WriteFile(next, b, 0o600); err != nil {
		return fmt.Errorf("demo clock: %w", err)
	}
	if err := os.Rename(next, c.file); err != nil {
		return fmt.Errorf("demo clock: %w", err)
	}
	return nil
}
