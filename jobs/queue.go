package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"
)

const (
	// enqueueLimit: asynq's own patience is five seconds when Redis hangs, and nobody
	// here has that long.
	enqueueLimit = 500 * time.Millisecond
	// slice ends a run so that a busy job gives its place to the others; its own wake-up
	// follows.
	slice = 2 * time.Second
	// look is how often an idle worker asks Redis: half of it is what a wake-up from
	// another process adds to an answer's latency.
	look = 100 * time.Millisecond
)

// Queue wakes jobs through asynq, here or in another process.
type Queue struct {
	// Drain is how long a stop waits for work that has begun.
	Drain time.Duration

	redis  redis.UniversalClient
	client *asynq.Client
	log    *slog.Logger
	jobs   []Job
	gates  map[string]*gate
	// working says that this process runs jobs itself: then a wake-up need not go far.
	working atomic.Bool
	// here and away are wake-ups for this process and for whoever listens to Redis.
	here, away map[string]chan struct{}
}

// NewQueue makes the queue of the given jobs. A process that only wakes gives jobs
// without Run and does not call Work.
func NewQueue(rdb redis.UniversalClient, jobs []Job, log *slog.Logger) *Queue {
	q := &Queue{redis: rdb, client: asynq.NewClientFromRedisClient(rdb), log: log, jobs: jobs,
		gates: map[string]*gate{}, here: map[string]chan struct{}{}, away: map[string]chan struct{}{}}
	for _, j := range jobs {
		q.gates[j.Name] = &gate{max: max(j.Parallel, 1)}
		q.here[j.Name], q.away[j.Name] = make(chan struct{}, 1), make(chan struct{}, 1)
	}
	return q
}

// Wake asks for a run of a job, here if this process works and through Redis if not, and
// returns at once. Wake-ups that come faster than they are heard become one.
func (q *Queue) Wake(job string) {
	if q.working.Load() {
		ring(q.here[job])
		return
	}
	ring(q.away[job])
}

func ring(bell chan struct{}) {
	select {
	case bell <- struct{}{}:
	default:
	}
}

// Carry hands wake-ups to Redis until ctx ends. Every process runs it.
func (q *Queue) Carry(ctx context.Context) {
	var all sync.WaitGroup
	for _, j := range q.jobs {
		all.Go(func() { hear(ctx, q.away[j.Name], func() { q.enqueue(ctx, j.Name) }) })
	}
	all.Wait()
}

// hear calls do for each ring of the bell until ctx ends.
func hear(ctx context.Context, bell <-chan struct{}, do func()) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-bell:
			do()
		}
	}
}

// enqueue has no TaskID: asynq would refuse one that is still running, and with it a
// wake-up that came for something new. MaxRetry(0) would archive the task unrun.
func (q *Queue) enqueue(ctx context.Context, job string) {
	ctx, cancel := context.WithTimeout(ctx, enqueueLimit)
	defer cancel()
	task := asynq.NewTask(job, nil, asynq.Queue(job), asynq.MaxRetry(1), asynq.Timeout(time.Minute))
	if _, err := q.client.EnqueueContext(ctx, task); err != nil {
		q.log.WarnContext(ctx, "wake-up lost; the sweep will find the work", "job", job, "err", err)
	}
}

// Work runs jobs until ctx ends, then lets what runs finish.
func (q *Queue) Work(ctx context.Context) error {
	queues := map[string]int{}
	mux := asynq.NewServeMux()
	for _, j := range q.jobs {
		queues[j.Name] = 1
		// The job runs on this process's own time, not on asynq's lease.
		mux.HandleFunc(j.Name, func(context.Context, *asynq.Task) error { ring(q.here[j.Name]); return nil })
	}
	server := asynq.NewServerFromRedisClient(q.redis, asynq.Config{
		Concurrency: 8, Queues: queues, TaskCheckInterval: look, DelayedTaskCheckInterval: time.Second,
		ShutdownTimeout: q.Drain, Logger: asynqLog{q.log}, LogLevel: asynq.WarnLevel,
		BaseContext: func() context.Context { return ctx },
	})
	if err := server.Start(mux); err != nil {
		return fmt.Errorf("workers: %w", err)
	}
	q.working.Store(true)
	q.sweep(ctx)
	server.Shutdown()
	for _, j := range q.jobs {
		if j.Drain != nil {
			j.Drain()
		}
	}
	return nil
}

// sweep runs jobs on its own clock and at local wake-ups, with or without Redis, until
// ctx ends.
func (q *Queue) sweep(ctx context.Context) {
	var all sync.WaitGroup
	for _, j := range q.jobs {
		all.Go(func() { every(ctx, j.Sweep, func() { q.run(ctx, j) }) })
		if j.Every > 0 {
			all.Go(func() { every(ctx, j.Every, func() { ring(q.away[j.Name]) }) })
		}
		for range j.Parallel {
			all.Go(func() { hear(ctx, q.here[j.Name], func() { q.run(ctx, j) }) })
		}
	}
	all.Wait()
}

func every(ctx context.Context, d time.Duration, do func()) {
	tick := time.NewTicker(d)
	defer tick.Stop()
	for {
		do()
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// run works through a job's backlog for one slice.
func (q *Queue) run(ctx context.Context, j Job) {
	g := q.gates[j.Name]
	if !g.enter() {
		return
	}
	for {
		// The end of a slice asks a job to stop taking work, not to drop what it took.
		work, cancel := context.WithTimeout(ctx, slice)
		err := j.Run(work)
		if work.Err() != nil && ctx.Err() == nil {
			q.Wake(j.Name)
		}
		cancel()
		if err != nil && ctx.Err() == nil {
			q.log.ErrorContext(ctx, "job failed", "job", j.Name, "err", err)
		}
		if again := g.leave(ctx.Err() != nil); !again {
			return
		}
	}
}

// asynqLog passes asynq's words on; they name queues and tasks, and our tasks are empty.
type asynqLog struct{ log *slog.Logger }

func (l asynqLog) Debug(a ...any) { l.log.Debug("asynq", "says", fmt.Sprint(a...)) }
func (l asynqLog) Info(a ...any)  { l.log.Debug("asynq", "says", fmt.Sprint(a...)) }
func (l asynqLog) Warn(a ...any)  { l.log.Warn("asynq", "says", fmt.Sprint(a...)) }
func (l asynqLog) Error(a ...any) { l.log.Warn("asynq", "says", fmt.Sprint(a...)) }
func (l asynqLog) Fatal(a ...any) { l.log.Error("asynq", "says", fmt.Sprint(a...)) }
