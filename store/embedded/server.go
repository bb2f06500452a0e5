package embedded

import (
	"os"
	"syscall"
)

// URL is a connection string for pgx: user and database frontdesk, over the unix socket.
// It stays the same when the server is started again.
func (s *Server) URL() string { return address(s.socket, role) }

// Joined reports whether the server belongs to another process.
func (s *Server) Joined() bool { return s.lock == nil }

// PID is the postmaster's process id now, 0 while there is none.
func (s *Server) PID() int {
	if s.Joined() {
		p, err := readPidFile(s.data())
		if err != nil {
			return 0
		}
		return p.pid
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.child == nil {
		return 0
	}
	return s.child.pid
}

// Done is closed when the server has stopped for good: after Stop, or when it was given
// up. Of a joined server only our Stop closes it.
func (s *Server) Done() <-chan struct{} { return s.done }

// Err says why Done is closed: nil after Stop, ErrGaveUp when the server kept dying.
func (s *Server) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Kill sends a signal to the postmaster, for crash tests and drills: SIGQUIT is an
// immediate stop without a checkpoint. The server comes back by itself, and recovers.
// os.ErrProcessDone while there is none.
func (s *Server) Kill(sig syscall.Signal) error {
	if pid := s.PID(); s.Joined() && pid > 1 {
		return syscall.Kill(pid, sig)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.child == nil {
		return os.ErrProcessDone
	}
	return s.child.kill(sig)
}

func (s *Server) data() string { return dataFolder(s.cfg.Dir) }
