// Package jobs is the work that nobody waits for: turns, delivery, and what the clinic's
// clock sets off.
//
// Redis only wakes. A wake-up carries nothing: every job finds its work in Postgres,
// takes it under a lease on the database's clock, and does it once whoever else is
// looking. A sweep finds what a lost wake-up left behind, so flushing Redis costs some
// seconds and nothing else. queue.go is the only file that knows asynq.
package jobs

import (
	"context"
	"time"
)

// Job is one row of the table.
type Job struct {
	// Name is what Wake calls it by.
	Name string
	// Parallel is how many runs of it one process makes at a time.
	Parallel int
	// Every is how often it is woken without being asked; zero for never.
	Every time.Duration
	// Sweep is how often it runs even if no wake-up arrives.
	Sweep time.Duration
	// Run works until there is nothing left or ctx ends.
	Run func(ctx context.Context) error
	// Drain waits for what runs left under way; nil where they leave nothing.
	Drain func()
}

// The names of the jobs.
const (
	TurnsJob   = "turns"
	DeliverJob = "deliver"
	ClockJob   = "clock"
	TidyJob    = "tidy"
)

// Table lists every job.
func Table(t *Turns, d *Deliver, c *Clock, old *Tidy) []Job {
	return []Job{
		{Name: TurnsJob, Parallel: 1, Sweep: 2 * time.Second, Run: t.Run},
		{Name: DeliverJob, Parallel: 1, Sweep: 2 * time.Second, Run: d.Run, Drain: d.Drain},
		{Name: ClockJob, Parallel: 1, Every: time.Second, Sweep: 10 * time.Second, Run: c.Run},
		{Name: TidyJob, Parallel: 1, Sweep: time.Hour, Run: old.Run},
	}
}
