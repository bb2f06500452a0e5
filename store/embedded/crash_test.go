package embedded_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"frontdesk/store/embedded"
)

// process is another process that owns, or joined, a server.
type process struct {
	cmd   *exec.Cmd
	input io.WriteCloser
	said  *bufio.Reader
}

// run starts the helper process without waiting for its server.
func run(t *testing.T, dir string) process {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), helperDir+"="+dir)
	input, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return process{cmd, input, bufio.NewReader(out)}
}

func (p process) up(t *testing.T) {
	t.Helper()
	if line, err := p.said.ReadString('\n'); line != "up\n" {
		t.Fatalf("helper process said %q, %v, want up", line, err)
	}
}

// alive reports whether a process runs; a zombie does not.
func alive(pid int) bool {
	if pid == 0 || errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
		return false
	}
	out, _ := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(pid)).Output()
	return len(out) > 0 && out[0] != 'Z'
}

func TestSecondProcessJoins(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := run(t, dir)
	s := start(t, embedded.Config{Dir: dir}) // races the helper for the lock, on purpose
	p.up(t)
	second := start(t, embedded.Config{Dir: dir})
	if !second.Joined() {
		t.Error("got a second owner, want it joined")
	}
	if got, want := second.PID(), s.PID(); got != want || got == 0 {
		t.Errorf("got pid %d, want %d", got, want)
	}
	do(t, s.URL(), keep)
	stop(t, second)
	if got := ask(t, s.URL(), kept); got != "still here" {
		t.Errorf("got %q, want the server to outlive those who joined", got)
	}
	p.input.Close()
	if err := p.cmd.Wait(); err != nil {
		t.Error(err)
	}
}

func TestServerDiesWithAKilledParentAndTheNextStartRecovers(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere the next start ends it")
	}
	dir := t.TempDir()
	p := run(t, dir)
	p.up(t)
	joined := start(t, embedded.Config{Dir: dir})
	do(t, joined.URL(), keep)
	pid := joined.PID()
	p.cmd.Process.Kill()
	p.cmd.Wait()
	eventually(t, "an end without a parent", func(context.Context) error {
		if alive(pid) {
			return errors.New("it lives on")
		}
		return nil
	})
	s := start(t, embedded.Config{Dir: dir})
	if s.Joined() {
		t.Error("got joined, want a new owner")
	}
	if got := ask(t, s.URL(), kept); got != "still here" {
		t.Errorf("got %q, want the committed row", got)
	}
}

func TestKilledServerComesBackWithItsRows(t *testing.T) {
	t.Parallel()
	for _, sig := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGKILL} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			s := start(t, embedded.Config{Dir: t.TempDir()})
			do(t, s.URL(), keep)
			was := s.PID()
			if err := s.Kill(sig); err != nil {
				t.Fatal(err)
			}
			eventually(t, "another postmaster", func(context.Context) error {
				if pid := s.PID(); pid == was || pid == 0 {
					return errors.New("not yet")
				}
				return nil
			})
			if got := ask(t, s.URL(), kept); got != "still here" {
				t.Errorf("got %q, want the committed row", got)
			}
		})
	}
}

func TestServerThatKeepsDyingIsGivenUp(t *testing.T) {
	t.Parallel()
	s := start(t, embedded.Config{Dir: t.TempDir()})
	kills := 0
	eventually(t, "giving up", func(context.Context) error {
		select {
		case <-s.Done():
			return nil
		default:
		}
		if s.Kill(syscall.SIGQUIT) == nil {
			kills++
		}
		return errors.New("not yet")
	})
	if err := s.Err(); !errors.Is(err, embedded.ErrGaveUp) || kills < 6 {
		t.Errorf("got %v after %d signals, want ErrGaveUp after six deaths", err, kills)
	}
}

// A pid file that a killed server left may name a process that has nothing to do with
// Postgres, or one that is dead and not yet buried.
func TestPidFileOfAStrangerOrAZombieIsNotBelieved(t *testing.T) {
	t.Parallel()
	zombie := exec.Command("true")
	if err := zombie.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { zombie.Wait() })
	eventually(t, "a zombie", func(context.Context) error {
		if alive(zombie.Process.Pid) {
			return errors.New("it still runs")
		}
		return nil
	})
	stranger := exec.Command("cat")
	if _, err := stranger.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := stranger.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stranger.Process.Kill(); stranger.Wait() })
	dir := t.TempDir()
	for name, pid := range map[string]int{"zombie": zombie.Process.Pid, "stranger": stranger.Process.Pid} {
		forge(t, dir, pid)
		if s := start(t, embedded.Config{Dir: dir}); s.Joined() || !alive(s.PID()) {
			t.Errorf("%s: got no server of our own", name)
		} else {
			stop(t, s)
		}
	}
	if !alive(stranger.Process.Pid) {
		t.Error("the stranger was killed")
	}
}

// forge leaves the pid file of a server that was killed, and whose pid is another's now.
func forge(t *testing.T, dir string, pid int) {
	t.Helper()
	s := start(t, embedded.Config{Dir: dir})
	path := filepath.Join(dir, "data", "postmaster.pid")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	stop(t, s)
	_, rest, _ := strings.Cut(string(b), "\n")
	if err := os.WriteFile(path, fmt.Appendf(nil, "%d\n%s", pid, rest), 0o644); err != nil {
		t.Fatal(err)
	}
}
