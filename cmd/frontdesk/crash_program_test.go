package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// drainLimit is how long a program may take to end when it is asked to.
const drainLimit = 20 * time.Second

// program is one frontdesk process, started again whenever it ends.
type program struct {
	t       *testing.T
	name    string
	journal *journal
	command func(context.Context) *exec.Cmd
	now     atomic.Pointer[life]
	lives   int
}

// life is one run of a program.
type life struct {
	cmd *exec.Cmd
	// served and worked are closed at the first sign of it in the log, ended when the
	// process is gone, next when another one was started.
	served, worked, ended, next chan struct{}
	slain                       atomic.Bool
}

func newLife() *life {
	return &life{served: make(chan struct{}), worked: make(chan struct{}), ended: make(chan struct{}), next: make(chan struct{})}
}

func newProgram(t *testing.T, name, sign string, command func(context.Context) *exec.Cmd) *program {
	t.Helper()
	f, err := os.Create(filepath.Join(t.ArtifactDir(), name+".log"))
	if err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, name: name, command: command, journal: &journal{file: f, sign: []byte(sign)}}
	t.Cleanup(func() { _ = f.Close() })
	return p
}

// serve is the command line of a frontdesk process: this test binary again.
func (s *siege) serve(roles, listen string) func(context.Context) *exec.Cmd {
	env := []string{"FRONTDESK_PROGRAM=1", "REDIS_URL=" + s.redis.url(), "PATH=" + os.Getenv("PATH")}
	for name, value := range s.env {
		env = append(env, name+"="+value)
	}
	return func(ctx context.Context) *exec.Cmd {
		cmd := exec.CommandContext(ctx, os.Args[0], "serve", "--roles", roles, "--listen", listen)
		cmd.Env, cmd.Dir, cmd.WaitDelay = env, s.env["DATA"], drainLimit
		cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
		cmd.SysProcAttr = &syscall.SysProcAttr{}
		dieWithTests(cmd.SysProcAttr)
		return cmd
	}
}

// keep runs the program, life after life, until ctx ends; then it asks it to end.
func (p *program) keep(ctx context.Context) {
	runtime.LockOSThread() // the kernel signals the child when the thread that started it ends
	defer runtime.UnlockOSThread()
	for ctx.Err() == nil {
		l := newLife()
		l.cmd = p.command(ctx)
		l.cmd.Stderr = p.journal.of(l)
		if err := l.cmd.Start(); err != nil {
			p.t.Errorf("%s: %v", p.name, err)
			return
		}
		p.lives++
		if before := p.now.Swap(l); before != nil {
			close(before.next)
		}
		_ = l.cmd.Wait() // its state says more
		close(l.ended)
		p.mourn(ctx, l)
	}
}

// mourn asks why a life ended. A process that cannot start while Postgres is away ends
// with a message, and is started again; one that served ends only when told to.
func (p *program) mourn(ctx context.Context, l *life) {
	switch {
	case l.slain.Load():
	case ctx.Err() != nil:
		if !l.cmd.ProcessState.Success() {
			p.t.Errorf("%s was asked to end and ended with %v", p.name, l.cmd.ProcessState)
		}
	case closed(l.served):
		p.t.Errorf("%s served and then ended by itself with %v", p.name, l.cmd.ProcessState)
	default:
		p.journal.count("start failed")
		pause := time.NewTimer(100 * time.Millisecond)
		defer pause.Stop()
		select {
		case <-pause.C:
		case <-ctx.Done():
		}
	}
}

// slay kills the program in the middle of its work. It reports false where it did not
// work within patience.
func (p *program) slay(ctx context.Context, patience, hesitation time.Duration) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	l := p.now.Load()
	for l == nil || closed(l.ended) {
		if l == nil || ctx.Err() != nil {
			return false
		}
		select {
		case <-l.next:
			l = p.now.Load()
		case <-ctx.Done():
		}
	}
	select {
	case <-l.worked:
	case <-l.ended:
		return false
	case <-ctx.Done():
		return false
	}
	moment := time.NewTimer(hesitation)
	defer moment.Stop()
	<-moment.C
	l.slain.Store(true)
	if l.cmd.Process.Kill() != nil {
		return false
	}
	<-l.ended
	return true
}

func closed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// journal keeps what a program's lives wrote, and reads along.
type journal struct {
	file *os.File
	sign []byte
	mu   sync.Mutex
	said map[string]int
}

// signs are what is counted in the logs, by what it means.
var signs = map[string][]byte{
	"race":            []byte("WARNING: DATA RACE"),
	"panic":           []byte("panic: "),
	"parked":          []byte(`"msg":"event parked"`),
	"turn failed":     []byte(`"msg":"turn failed"`),
	"unknown outcome": []byte(`"state":"unknown"`),
	"retry":           []byte(`"state":"queued"`),
	"not recorded":    []byte(`"msg":"delivery not recorded"`),
	"wake-up lost":    []byte(`"msg":"wake-up lost`),
}

func (j *journal) count(what string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.said == nil {
		j.said = map[string]int{}
	}
	j.said[what]++
}

// of is the journal as one life writes it.
func (j *journal) of(l *life) *pen { return &pen{journal: j, life: l} }

// pen cuts what a life writes into lines. Only exec's copier uses it.
type pen struct {
	*journal
	life *life
	rest []byte
}

func (p *pen) Write(b []byte) (int, error) {
	p.rest = append(p.rest, b...)
	for {
		line, rest, ok := bytes.Cut(p.rest, []byte("\n"))
		if !ok {
			break
		}
		p.read(line)
		p.rest = rest
	}
	return p.file.Write(b)
}

func (p *pen) read(line []byte) {
	sight(p.life.served, line, []byte(`"msg":"frontdesk serves"`))
	sight(p.life.worked, line, p.sign)
	for what, sign := range signs {
		if bytes.Contains(line, sign) {
			p.count(what)
		}
	}
}

func sight(first chan struct{}, line, sign []byte) {
	if !closed(first) && bytes.Contains(line, sign) {
		close(first)
	}
}
