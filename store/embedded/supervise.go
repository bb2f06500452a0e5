package embedded

import (
	"context"
	"fmt"
	"slices"
	"syscall"
	"time"
)

const (
	// deathsAllowed in deathsWindow; after one more the server is given up.
	deathsAllowed = 5
	deathsWindow  = time.Minute
	// quitLimit is how long an immediate stop may take before the server is killed.
	quitLimit = 5 * time.Second
)

// supervise keeps a server running until Stop: a postmaster that ended unasked is
// started again, five times a minute at most.
func (s *Server) supervise(c *child) {
	defer close(s.done)
	var deaths []time.Time
	for {
		select {
		case <-s.life.Done():
			c.kill(syscall.SIGINT)
			<-c.gone
			return
		case <-c.gone:
		}
		s.forget()
		if s.life.Err() != nil {
			return
		}
		now := time.Now()
		deaths = slices.DeleteFunc(deaths, func(t time.Time) bool { return now.Sub(t) > deathsWindow })
		if deaths = append(deaths, now); len(deaths) > deathsAllowed {
			s.giveUp()
			return
		}
		s.cfg.Log.Warn("private postgres ended unasked, starting it again", "was", c.pid, "deaths", len(deaths))
		if fresh := s.again(); fresh != nil {
			c = fresh
		}
	}
}

// again starts the server once more; nil when it does not come up.
func (s *Server) again() *child {
	ctx, cancel := context.WithTimeout(s.life, startLimit)
	defer cancel()
	began := time.Now()
	c, err := s.launch(ctx)
	if err != nil {
		// The words of the log may be in err: they are the server's about itself.
		s.cfg.Log.Error("private postgres did not start", "err", err)
		return nil
	}
	s.cfg.Log.Info("private postgres is back", "pid", c.pid, "took", time.Since(began).Round(time.Millisecond))
	return c
}

func (s *Server) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.child = nil
}

func (s *Server) giveUp() {
	s.mu.Lock()
	s.err = ErrGaveUp
	s.mu.Unlock()
	s.cfg.Log.Error("private postgres keeps dying, given up", "deaths", deathsAllowed+1)
}

// Stop stops the server that we own: clients are cut off, their commits are kept. When
// ctx ends first it is stopped at once, to recover at its next start, and ctx's error
// comes back. A joined server stays with its owner. Stopping twice is harmless.
func (s *Server) Stop(ctx context.Context) error {
	s.end()
	if s.Joined() {
		s.closing.Do(func() { close(s.done) })
		return nil
	}
	err := s.settle(ctx)
	s.closing.Do(s.leave)
	return err
}

func (s *Server) settle(ctx context.Context) error {
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
	}
	for _, sig := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGKILL} {
		s.mu.Lock()
		c := s.child
		s.mu.Unlock()
		if c != nil {
			c.kill(sig)
		}
		select {
		case <-s.done:
			return fmt.Errorf("private postgres was stopped with %v: %w", sig, ctx.Err())
		case <-time.After(quitLimit):
		}
	}
	return fmt.Errorf("private postgres does not stop: %w", ctx.Err())
}
