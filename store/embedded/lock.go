package embedded

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// pollEvery is how often we look whether another process has got any further. Neither a
// lock nor a pid file can be waited on.
const pollEvery = 5 * time.Millisecond

// owner is what a process that owns a server tells those who join.
type owner struct {
	// Socket is the folder of the unix socket.
	Socket string `json:"socket"`
}

// temporary reports whether the socket folder lies outside ours, and is ours to remove.
func (o owner) temporary(dir string) bool {
	return o.Socket != filepath.Join(dir, "socket") &&
		strings.HasPrefix(filepath.Base(o.Socket), temporaryPrefix)
}

// ownOrJoin gives the lock of dir, or the socket of the server that another process owns
// there. While that one is still starting it waits: for its server, or for its lock.
func ownOrJoin(ctx context.Context, dir string) (lock *os.File, socket string, err error) {
	lock, err = os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, "", err
	}
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return lock, "", nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			lock.Close()
			return nil, "", fmt.Errorf("lock: %w", err)
		}
		if o, err := readOwner(dir); err == nil && ping(ctx, o.Socket, role) == nil {
			lock.Close()
			return nil, o.Socket, nil
		}
		select {
		case <-ctx.Done():
			lock.Close()
			return nil, "", fmt.Errorf("another process holds %s and its server does not answer: %w", dir, ctx.Err())
		case <-tick.C:
		}
	}
}

func ownerFile(dir string) string { return filepath.Join(dir, "owner.json") }

func readOwner(dir string) (o owner, err error) {
	b, err := os.ReadFile(ownerFile(dir))
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal(b, &o)
}

// publish tells others where our server listens, in one rename.
func publish(dir, socket string) error {
	b, err := json.Marshal(owner{Socket: socket})
	if err != nil {
		return err
	}
	fresh := ownerFile(dir) + ".new"
	if err := os.WriteFile(fresh, b, 0o600); err != nil {
		return err
	}
	return os.Rename(fresh, ownerFile(dir))
}

// leave gives up the folder: the next process may own it.
func (s *Server) leave() {
	os.Remove(ownerFile(s.cfg.Dir))
	if s.socket != "" && (owner{s.socket}).temporary(s.cfg.Dir) {
		os.RemoveAll(s.socket)
	}
	s.lock.Close()
}
