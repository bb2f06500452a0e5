package embedded

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
)

// logLimit is the size at which a start begins postgres.log anew.
const logLimit = 1 << 20

// settings are how a private server differs from the defaults. Config.Settings win.
var settings = map[string]string{
	"listen_addresses":        "",
	"unix_socket_permissions": "0700",
	"timezone":                "UTC",
	"log_timezone":            "UTC",
	// An ERROR, a DETAIL and a STATEMENT quote the values that they are about; the
	// code that sent them hears of them anyway.
	"log_min_messages":        "log",
	"log_min_error_statement": "panic",
	"log_error_verbosity":     "terse",
	"log_checkpoints":         "off",
	// Compiling a query costs more than any of ours takes.
	"jit": "off",
}

// child is one run of the postmaster.
type child struct {
	pid  int
	proc *os.Process
	// logFrom is where this run's part of postgres.log begins.
	logFrom int64
	// gone is closed when the process has ended and was waited for.
	gone chan struct{}
}

// kill signals the process; os.ErrProcessDone when it has ended.
func (c *child) kill(sig syscall.Signal) error { return c.proc.Signal(sig) }

// spawn starts the postmaster itself, not pg_ctl, so that it is our child. Start and
// Wait share one thread: the kernel signals the child when that thread ends.
func (s *Server) spawn() (*child, error) {
	out, from, err := openLog(s.cfg.Dir)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(s.bin.postgres(), s.arguments()...)
	s.who.dress(cmd, s.data())
	dieWithParent(cmd.SysProcAttr)
	cmd.Stdout, cmd.Stderr = out, out
	c := &child{logFrom: from, gone: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer out.Close()
		err := cmd.Start()
		if err == nil {
			c.pid, c.proc = cmd.Process.Pid, cmd.Process
		}
		started <- err
		if err == nil {
			cmd.Wait() // how it ended is in its log
			close(c.gone)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start postgres: %w", err)
	}
	return c, nil
}

func (s *Server) arguments() []string {
	all := maps.Clone(settings)
	maps.Copy(all, s.cfg.Settings)
	args := []string{"-D", s.data(), "-k", s.socket, "-p", fmt.Sprint(port)}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		args = append(args, "-c", name+"="+all[name])
	}
	return args
}

func openLog(dir string) (f *os.File, size int64, err error) {
	f, err = os.OpenFile(logFile(dir), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err == nil && info.Size() > logLimit {
		return f, 0, f.Truncate(0)
	}
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}
