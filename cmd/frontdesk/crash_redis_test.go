package main

import (
	"context"
	"errors"
	"net"
	"os/exec"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// privateRedis is a real redis-server of the test's own, which remembers nothing.
type privateRedis struct {
	t       *testing.T
	address string
	client  *redis.Client
	mu      sync.Mutex
	cmd     *exec.Cmd
}

func startRedis(t *testing.T) *privateRedis {
	t.Helper()
	r := &privateRedis{t: t, address: freeAddress(t)}
	r.client = redis.NewClient(&redis.Options{Addr: r.address, MaxRetries: -1})
	t.Cleanup(func() { r.stop(); _ = r.client.Close() })
	if err := r.start(t.Context()); err != nil {
		t.Fatalf("redis-server (Debian: apt-get install redis-server): %v", err)
	}
	return r
}

func (r *privateRedis) url() string { return "redis://" + r.address + "/0" }

// start returns when the server answers.
func (r *privateRedis) start(ctx context.Context) error {
	_, port, err := net.SplitHostPort(r.address)
	if err != nil {
		return err
	}
	cmd := exec.Command("redis-server", "--bind", "127.0.0.1", "--port", port, "--save", "", "--appendonly", "no", "--dir", r.t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{}
	dieWithTests(cmd.SysProcAttr)
	if err := cmd.Start(); err != nil {
		return err
	}
	r.mu.Lock()
	r.cmd = cmd
	r.mu.Unlock()
	return r.ready(ctx)
}

func (r *privateRedis) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for {
		err := r.client.Ping(ctx).Err()
		if err == nil {
			return nil
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		}
	}
}

// stop is kill -9.
func (r *privateRedis) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cmd != nil {
		_ = r.cmd.Process.Kill()
		_ = r.cmd.Wait()
		r.cmd = nil
	}
}
