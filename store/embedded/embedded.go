// Package embedded runs a private, real Postgres from the binaries found on this machine,
// for a demo, for tests and for a clinic on one computer. Nothing is downloaded, nothing
// listens on the network, and every commit is as durable as on any other Postgres.
//
// The server is a child of the process that starts it and ends with it, also when that
// process is killed; if the child dies alone it is started again. A second process joins
// the server of the first. Our folder looks like this:
//
//	lock           held (flock) by the process that owns the server
//	owner.json     where that server listens, for those who join
//	postgres.log   what the server says; no values, no statements
//	data/          the cluster; belongs to the user that Postgres runs as
//	socket/        the unix socket, or a short temporary folder when this path is long
//
// Postgres refuses to run as root. Started by root, it runs as whoever owns data/, else
// as postgres, else as nobody; where none of them can reach the folder (it is under
// /root, say), as root of nothing: in a user namespace that calls host uid 0 by another
// number.
package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// What can stand in the way of a private Postgres. Each text says what to do.
var (
	// ErrNoPostgres: there are no binaries of Postgres 15 or later.
	ErrNoPostgres = errors.New("no PostgreSQL 15+ on this machine: " +
		"Debian: apt-get install postgresql; macOS: brew install postgresql@17; " +
		"Fedora: dnf install postgresql-server postgresql-contrib; or set DATABASE_URL")
	// ErrOtherVersion: the folder was made by another major version. It is untouched.
	ErrOtherVersion = errors.New("data folder belongs to another major version of PostgreSQL")
	// ErrUnreachable: we are root, and no user that Postgres may run as can use the folder.
	ErrUnreachable = errors.New("no unprivileged user can use the data folder: " +
		"choose one outside /root with --data, start as an ordinary user, or set DATABASE_URL")
	// ErrGaveUp: the server died too often and is not started again.
	ErrGaveUp = errors.New("private PostgreSQL keeps dying; see postgres.log in its folder")
)

// Config says where the private Postgres lives.
type Config struct {
	// Dir is our folder; made when missing. It belongs to one server.
	Dir string
	// BinDir is the folder of postgres and initdb; empty means: look for them.
	BinDir string
	// Log hears of starts, restarts and stops; nil means silence.
	Log *slog.Logger
	// Settings are passed to the server as -c name=value and win over ours.
	Settings map[string]string
}

const (
	// startLimit covers a first initdb and a long recovery after a power cut.
	startLimit = 2 * time.Minute
	// role is the superuser and the database.
	role = "frontdesk"
)

// Server is a private Postgres that runs: ours, or another process's that we joined.
type Server struct {
	cfg    Config
	bin    Binaries
	who    account
	socket string
	lock   *os.File // nil when joined

	life context.Context // ends when Stop begins
	end  context.CancelFunc
	done chan struct{}
	// closing guards what happens once at the end.
	closing sync.Once

	mu    sync.Mutex
	child *child
	err   error
}

// Start starts the private Postgres of cfg.Dir, or joins the one that another process
// runs there. It returns when the database answers; ctx bounds the wait (two minutes at
// most), not the life of the server. ErrNoPostgres, ErrOtherVersion and ErrUnreachable
// name what is missing.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	dir, err := filepath.Abs(cfg.Dir)
	if err != nil {
		return nil, fmt.Errorf("private postgres: %w", err)
	}
	cfg.Dir = dir
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if err := makeFolder(cfg.Dir); err != nil {
		return nil, fmt.Errorf("private postgres: %w", err)
	}
	lock, socket, err := ownOrJoin(ctx, cfg.Dir)
	if err != nil {
		return nil, fmt.Errorf("private postgres: %w", err)
	}
	s := &Server{cfg: cfg, socket: socket, lock: lock, done: make(chan struct{})}
	s.life, s.end = context.WithCancel(context.Background())
	if lock == nil {
		cfg.Log.InfoContext(ctx, "joined the private postgres", "pid", s.PID())
		return s, nil
	}
	if err := s.begin(ctx); err != nil {
		s.end()
		s.leave()
		return nil, fmt.Errorf("private postgres: %w", err)
	}
	return s, nil
}

// begin is the first start of a server that we own.
func (s *Server) begin(ctx context.Context) error {
	began := time.Now()
	var err error
	if s.bin, err = findFor(s.cfg.BinDir, s.data()); err != nil {
		return err
	}
	if s.who, err = chooseAccount(ctx, s.bin, s.cfg.Dir); err != nil {
		return err
	}
	if err := s.who.initialise(ctx, s.bin, s.cfg.Dir); err != nil {
		return err
	}
	if s.socket, err = s.who.socketFolder(s.cfg.Dir); err != nil {
		return err
	}
	c, err := s.launch(ctx)
	if err != nil {
		return err
	}
	if err := publish(s.cfg.Dir, s.socket); err != nil {
		c.kill(syscall.SIGINT)
		<-c.gone
		return err
	}
	go s.supervise(c)
	s.cfg.Log.InfoContext(ctx, "private postgres is up", "pid", c.pid, "major", s.bin.Major,
		"took", time.Since(began).Round(time.Millisecond))
	return nil
}
