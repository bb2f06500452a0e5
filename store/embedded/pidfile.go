package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// pidFile is what we read of postmaster.pid, which has one fact a line.
type pidFile struct {
	pid int
	// ready is line 8: the server takes connections.
	ready bool
}

// errBlank: power was cut between making the pid file and writing it.
var errBlank = errors.New("postmaster.pid is empty")

func pidPath(data string) string { return filepath.Join(data, "postmaster.pid") }

func readPidFile(data string) (pidFile, error) {
	b, err := os.ReadFile(pidPath(data))
	if err != nil {
		return pidFile{}, err
	}
	if len(bytes.TrimSpace(b)) == 0 {
		return pidFile{}, errBlank
	}
	lines := strings.Split(string(b), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(lines[0]))
	if err != nil {
		return pidFile{}, fmt.Errorf("postmaster.pid: %w", err)
	}
	return pidFile{pid: pid, ready: len(lines) >= 8 && strings.TrimSpace(lines[7]) == "ready"}, nil
}

// clearPidFile makes the way free for a server of ours, whatever the last one left. It is
// called with the lock held, so a server that still lives there has lost its owner: it is
// told to stop, and waited for. Where the pid now belongs to a zombie or a stranger,
// Postgres would refuse to start; our own pid in its place makes it look further, at the
// shared memory that the dead server's last children may still use.
func clearPidFile(ctx context.Context, data string) error {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for told := false; ; {
		p, err := readPidFile(data)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if errors.Is(err, errBlank) {
			return os.Remove(pidPath(data))
		}
		if err != nil {
			return err
		}
		if !runsOn(ctx, p.pid, data) {
			return disown(data, p.pid)
		}
		if !told {
			told = syscall.Kill(p.pid, syscall.SIGINT) == nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("a server without an owner (pid %d) does not stop: %w", p.pid, ctx.Err())
		case <-tick.C:
		}
	}
}

// disown writes our pid over a dead one that somebody else carries now.
func disown(data string, pid int) error {
	if pid == os.Getpid() || errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
		return nil
	}
	b, err := os.ReadFile(pidPath(data))
	if err != nil {
		return err
	}
	_, rest, _ := bytes.Cut(b, []byte("\n"))
	f, err := os.OpenFile(pidPath(data), os.O_WRONLY|os.O_TRUNC|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%d\n%s", os.Getpid(), rest)
	return errors.Join(err, f.Close())
}

// runsOn reports whether pid is a living postmaster that was started on data.
func runsOn(ctx context.Context, pid int, data string) bool {
	state, args := describe(ctx, pid)
	if state == "" || strings.HasPrefix(state, "Z") || len(args) == 0 {
		return false
	}
	return filepath.Base(args[0]) == "postgres" && slices.Contains(args, data)
}

// describe is the state and the command line of a process; empty if there is none.
func describe(ctx context.Context, pid int) (state string, args []string) {
	if runtime.GOOS != "linux" {
		return describeByPS(ctx, pid)
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "", nil
	}
	// The name before the state is in brackets, and may hold brackets.
	if _, after, ok := strings.Cut(string(stat[bytes.LastIndexByte(stat, ')')+1:]), " "); ok {
		state, _, _ = strings.Cut(after, " ")
	}
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	if err != nil {
		return state, nil
	}
	return state, strings.Split(string(bytes.TrimRight(line, "\x00")), "\x00")
}

func describeByPS(ctx context.Context, pid int) (state string, args []string) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "ps", "-o", "stat=,command=", "-p", strconv.Itoa(pid)).Output()
	fields := strings.Fields(string(out))
	if err != nil || len(fields) == 0 {
		return "", nil
	}
	return fields[0], fields[1:]
}
