package embedded_test

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/store/embedded"
)

const (
	// patience bounds every wait of these tests.
	patience = 30 * time.Second
	// helperDir, when set, makes this test binary a process that owns a server there.
	helperDir = "EMBEDDED_TEST_DIR"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(helperDir); dir != "" {
		os.Exit(own(dir))
	}
	os.Exit(m.Run())
}

// own starts a server, says so, and waits for the end of its input.
func own(dir string) int {
	s, err := embedded.Start(context.Background(), embedded.Config{Dir: dir})
	if err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		return 1
	}
	os.Stdout.WriteString("up\n")
	os.Stdin.Read(make([]byte, 1))
	if err := s.Stop(context.Background()); err != nil {
		return 1
	}
	return 0
}

// start runs a server and stops it with the test.
func start(t *testing.T, cfg embedded.Config) *embedded.Server {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	s, err := embedded.Start(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(t, s) })
	return s
}

func stop(t *testing.T, s *embedded.Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := s.Stop(ctx); err != nil {
		t.Error(err)
	}
}

// do runs a statement once.
func do(t *testing.T, url, sql string) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(t.Context())
	if _, err := c.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

// ask runs a query that returns one text, again and again until the server answers.
func ask(t *testing.T, url, sql string) (got string) {
	t.Helper()
	eventually(t, sql, func(ctx context.Context) error {
		c, err := pgx.Connect(ctx, url)
		if err != nil {
			return err
		}
		defer c.Close(ctx)
		return c.QueryRow(ctx, sql).Scan(&got)
	})
	return got
}

// eventually waits for what has no signal: another process's doing.
func eventually(t *testing.T, what string, try func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for err := try(ctx); err != nil; err = try(ctx) {
		select {
		case <-ctx.Done():
			t.Fatalf("%s: %v", what, err)
		case <-tick.C:
		}
	}
}

const (
	keep = `CREATE TABLE kept AS SELECT 'still here' AS word`
	kept = `SELECT word FROM kept`
)
