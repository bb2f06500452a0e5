// Package storetest gives tests a real Postgres: one private server a test binary, one
// migrated database a test. There is no skip: a machine without Postgres fails.
package storetest

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/embedded"
	"frontdesk/store/seal"
)

// Server is the test binary's Postgres.
type Server struct {
	*embedded.Server
	dir   string
	count atomic.Int64
}

// template is the migrated database that every test's own is copied from.
const template = "template_frontdesk"

// Main runs a package's tests beside a private Postgres; call it from TestMain:
//
//	func TestMain(m *testing.M) { os.Exit(storetest.Main(m, &server)) }
func Main(m *testing.M, into **Server) int {
	s, err := Start()
	if err != nil {
		fmt.Fprintln(os.Stderr, "storetest:", err)
		return 1
	}
	defer s.Close()
	*into = s
	return m.Run()
}

// Start starts a private Postgres in a folder of its own.
func Start() (*Server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	dir, err := os.MkdirTemp("", "fdtest")
	if err != nil {
		return nil, err
	}
	pg, err := embedded.Start(ctx, embedded.Config{Dir: dir, Log: slog.New(slog.DiscardHandler),
		Settings: map[string]string{"max_connections": "200"}})
	if err != nil {
		return nil, err
	}
	s := &Server{Server: pg, dir: dir}
	if err := s.create(ctx, template, "template1"); err != nil {
		return nil, err
	}
	_, err = store.Migrate(ctx, s.url(template))
	return s, err
}

// Close stops the server and removes its folder.
func (s *Server) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	_ = s.Stop(ctx)
	_ = os.RemoveAll(s.dir)
}

func (s *Server) create(ctx context.Context, name, from string) error {
	conn, err := pgx.Connect(ctx, s.URL())
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, "CREATE DATABASE "+name+" TEMPLATE "+from)
	return err
}

// url is the server's with another database.
func (s *Server) url(database string) string {
	c, err := pgx.ParseConfig(s.URL())
	if err != nil {
		panic(err) // our own URL
	}
	return fmt.Sprintf("host=%s port=%d user=%s dbname=%s", c.Host, c.Port, c.User, database)
}

// Database is a fresh, migrated database of the test's own.
func (s *Server) Database(tb testing.TB) (url string) {
	tb.Helper()
	name := fmt.Sprintf("test_%d", s.count.Add(1))
	if err := s.create(tb.Context(), name, template); err != nil {
		tb.Fatalf("database of %s: %v", tb.Name(), err)
	}
	return s.url(name)
}

// Open is a store on a fresh database, with a key of its own.
func (s *Server) Open(tb testing.TB) *store.DB {
	tb.Helper()
	return s.OpenAt(tb, s.Database(tb), Keeper(tb))
}

// OpenAt is a store on a database that is there.
func (s *Server) OpenAt(tb testing.TB, url string, k *seal.Keeper) *store.DB {
	tb.Helper()
	db, err := store.Open(tb.Context(), store.Config{URL: url, Keeper: k, Conns: 40, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(db.Close)
	return db
}

// Keeper is a clinic's key of the test's own.
func Keeper(tb testing.TB) *seal.Keeper {
	tb.Helper()
	file, err := seal.LoadOrCreate(tb.TempDir() + "/kek.json")
	if err != nil {
		tb.Fatal(err)
	}
	k, err := seal.Open(file)
	if err != nil {
		tb.Fatal(err)
	}
	return k
}

// Actor is who a test writes as.
var Actor = phi.Actor{Kind: phi.System, ID: "test"}

// Do runs fn in a transaction that must succeed.
func Do(tb testing.TB, db *store.DB, fn func(*store.Tx) error) {
	tb.Helper()
	if err := db.Do(tb.Context(), Actor, fn); err != nil {
		tb.Fatalf("%s: %v", strings.ToLower(tb.Name()), err)
	}
}
