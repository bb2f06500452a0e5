package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const (
	// blockedLimit is how long a new server waits for what a dead one still holds.
	blockedLimit = 10 * time.Second
	// blockedPause is between two tries of it.
	blockedPause = 100 * time.Millisecond
)

// launch starts a postmaster and waits until its database answers. What a killed server
// left in the way is waited for, ten seconds at most.
func (s *Server) launch(ctx context.Context) (*child, error) {
	blocked, cancel := context.WithTimeout(ctx, blockedLimit)
	defer cancel()
	for {
		if err := s.makeWay(blocked); err != nil {
			return nil, err
		}
		c, err := s.spawn()
		if err != nil {
			return nil, err
		}
		if err = s.await(ctx, c); err == nil {
			s.mu.Lock()
			s.child = c
			s.mu.Unlock()
			return c, nil
		}
		if !errors.Is(err, errBlocked) || pause(blocked, blockedPause) != nil {
			return nil, err
		}
	}
}

// makeWay removes what would stop a server, once nobody runs on our data.
func (s *Server) makeWay(ctx context.Context) error {
	if err := clearPidFile(ctx, s.data()); err != nil {
		return err
	}
	err := os.Remove(filepath.Join(s.socket, socketName+".lock"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// errBlocked: a dead server's files or children are still in the way.
var errBlocked = errors.New("remains of a killed server are in the way")

// await returns when c takes connections and has our database. That something answers
// on the socket is no proof that c does, so its own pid file speaks first. On an error c
// is gone.
func (s *Server) await(ctx context.Context, c *child) error {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-c.gone:
			return s.postMortem(c)
		case <-ctx.Done():
			c.kill(syscall.SIGQUIT)
			<-c.gone
			return fmt.Errorf("postgres is not ready: %w", ctx.Err())
		case <-tick.C:
		}
		if p, err := readPidFile(s.data()); err != nil || p.pid != c.pid || !p.ready {
			continue
		}
		err := ensureDatabase(ctx, s.socket)
		if err != nil {
			c.kill(syscall.SIGINT)
			<-c.gone
		}
		return err
	}
}

// postMortem says why a start failed, in the server's own words.
func (s *Server) postMortem(c *child) error {
	said := []byte("nothing in its log")
	if f, err := os.Open(logFile(s.cfg.Dir)); err == nil {
		defer f.Close()
		if b, err := io.ReadAll(io.NewSectionReader(f, c.logFrom, 64<<10)); err == nil {
			said = b
		}
	}
	last := lastLines(said, 3)
	if strings.Contains(last, "already exists") || strings.Contains(last, "shared memory block") {
		return fmt.Errorf("%w: %s", errBlocked, last)
	}
	return fmt.Errorf("postgres ended at its start: %s", last)
}

// pause waits, or returns ctx's error.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
