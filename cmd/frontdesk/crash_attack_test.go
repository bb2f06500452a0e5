package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"time"

	"frontdesk/channels/sms/carrier"
)

// misfortune is how the carrier misbehaves until all is settled. Where a callback comes
// it settles what was taken without an answer; only those that are lost make a worker
// look a message up and find it, so more of them are lost than a carrier would.
func misfortune() carrier.Faults {
	return carrier.Faults{TooMany: .05, Broken: .05, TakenBroken: .025, TakenSilent: .025, TakenReset: .025,
		Duplicate: .05, Disorder: .05, Lost: .1}
}

const (
	// victimPatience is how long the attacker waits for a process to work.
	victimPatience = 3 * time.Second
	// hesitations are at most this long: a kill is not tied to a line of the log.
	hesitations = 60 * time.Millisecond
)

// attack kills as often as planned, evenly over the texts: a kill waits for its share
// of them, and they wait for the kill.
func (s *siege) attack(ctx context.Context) error {
	s.phones.SetFaults(misfortune())
	step := s.plan.total() / (s.plan.kills + 1)
	s.allow(2 * step)
	acked := 0
	for k := range s.plan.kills {
		s.allow(step)
		for want := (k+1)*step - s.dice.IntN(step); acked < want; acked++ {
			select {
			case <-s.acked:
			case <-ctx.Done():
				return fmt.Errorf("kill %d waits for text %d: %w", k, acked, ctx.Err())
			}
		}
		if err := s.disaster(ctx, k); err != nil {
			return err
		}
		if err := s.kill(ctx); err != nil {
			return err
		}
	}
	s.allow(s.plan.total())
	return nil
}

// allow lets n more texts come.
func (s *siege) allow(n int) {
	for range min(n, s.plan.total()-s.allowed) {
		s.allowed++
		s.tickets <- struct{}{}
	}
}

// kill kills one of the processes that are at work.
func (s *siege) kill(ctx context.Context) error {
	for ctx.Err() == nil {
		victim := s.programs[s.dice.IntN(len(s.programs))]
		if !victim.slay(ctx, victimPatience, time.Duration(s.dice.Int64N(int64(hesitations)))) {
			s.allow(1) // nobody may have had anything to do
			continue
		}
		s.note(&s.done.kills)
		if open, err := s.db.Backlog(ctx); err != nil || open.Events+open.Messages > 0 {
			s.note(&s.done.hits)
		}
		return nil
	}
	return fmt.Errorf("kill %d: %w", s.done.kills, ctx.Err())
}

// disaster is what else happens before the kth kill: Postgres restarts, evenly spread,
// Redis forgets everything at two fifths and dies at three fifths.
func (s *siege) disaster(ctx context.Context, k int) error {
	if between := s.plan.kills / (s.plan.quakes + 1); k > 0 && k%between == 0 && s.done.quakes < s.plan.quakes {
		if err := s.quake(ctx); err != nil {
			return err
		}
	}
	switch k {
	case s.plan.kills * 2 / 5:
		s.note(&s.done.flushes)
		return s.redis.client.FlushAll(ctx).Err()
	case s.plan.kills * 3 / 5:
		s.redis.stop()
		if err := s.kill(ctx); err != nil { // whoever starts now finds no Redis
			return err
		}
		s.note(&s.done.redisKills)
		return s.redis.start(ctx)
	}
	return nil
}

// quake stops Postgres at once, without a checkpoint; it comes back by itself.
func (s *siege) quake(ctx context.Context) error {
	began, was := time.Now(), s.pg.PID()
	if err := s.pg.Kill(syscall.SIGQUIT); err != nil {
		return fmt.Errorf("restart postgres: %w", err)
	}
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for s.pg.PID() == was || s.pg.PID() == 0 {
		select {
		case <-look.C:
		case <-s.pg.Done():
			return errors.Join(errors.New("postgres does not come back"), s.pg.Err())
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	s.note(&s.done.quakes)
	s.recovery = max(s.recovery, time.Since(began))
	return nil
}
