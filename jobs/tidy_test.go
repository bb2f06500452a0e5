package jobs

import (
	"context"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

// memory holds so many recordings that are older than asked for.
type memory struct {
	old    int
	before time.Time
}

func (m *memory) Forget(_ context.Context, before time.Time, n int) (int, error) {
	gone := min(n, m.old)
	m.old, m.before = m.old-gone, before
	return gone, nil
}

func TestTidyForgetsInBitesWhatIsOlderThanFiveWeeks(t *testing.T) {
	t.Parallel()
	m, bites := &memory{old: 2*tidyBatch + 1}, 0
	now := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	tidy := &Tidy{Now: func() time.Time { return now }, Do: func(_ context.Context, _ phi.Actor, fn func(Memory) error) error {
		bites++
		return fn(m)
	}}
	if err := tidy.Run(t.Context()); err != nil || m.old != 0 || bites != 3 || !m.before.Equal(now.AddDate(0, 0, -35)) {
		t.Errorf("got %d left after %d bites, before %v, %v, want none after three", m.old, bites, m.before, err)
	}
}
