package embedded_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"frontdesk/store/embedded"
)

func TestServerStartsAnswersAndFindsYesterdaysData(t *testing.T) {
	t.Parallel()
	cfg := embedded.Config{Dir: filepath.Join(t.TempDir(), "it's, a clinic", "pg")}
	s := start(t, cfg)
	do(t, s.URL(), keep)
	for setting, want := range map[string]string{
		"fsync": "on", "synchronous_commit": "on", "listen_addresses": "", "server_encoding": "UTF8",
		"log_min_messages": "log", "TimeZone": "UTC",
	} {
		if got := ask(t, s.URL(), "SELECT current_setting('"+setting+"')"); got != want {
			t.Errorf("%s: got %q, want %q", setting, got, want)
		}
	}
	stop(t, s)
	if alive(s.PID()) {
		t.Error("the server lives on after Stop")
	}
	if got := ask(t, start(t, cfg).URL(), kept); got != "still here" {
		t.Errorf("got %q, want yesterday's row", got)
	}
}

func TestRootHandsTheClusterToAnUnprivilegedUser(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root has a user to choose")
	}
	open, err := os.MkdirTemp("", "frontdesk-open-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(open) })
	if err := os.Chmod(open, 0o711); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(open, "pg")
	s := start(t, embedded.Config{Dir: dir})
	for path, wantRoot := range map[string]bool{
		filepath.Join(dir, "data"): false, dir: true, "/proc/" + strconv.Itoa(s.PID()): false,
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if uid := info.Sys().(*syscall.Stat_t).Uid; (uid == 0) != wantRoot {
			t.Errorf("%s: got uid %d, want root: %v", path, uid, wantRoot)
		}
	}
}

func TestLongPathGetsAShortSocket(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), strings.Repeat("long/", 30))
	s := start(t, embedded.Config{Dir: dir, Settings: map[string]string{"work_mem": "3MB"}})
	if got := ask(t, s.URL(), `SELECT current_setting('work_mem')`); got != "3MB" {
		t.Errorf("got %q, want our own setting", got)
	}
	socket := ask(t, s.URL(), `SELECT current_setting('unix_socket_directories')`)
	stop(t, s)
	if _, err := os.Stat(socket); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s: got %v, want it removed by Stop", socket, err)
	}
}

func TestFolderOfAnotherVersionIsLeftUntouched(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	version := filepath.Join(data, "PG_VERSION")
	if err := os.WriteFile(version, []byte("9.6\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"9.6\n", "14\n"} {
		if err := os.WriteFile(version, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := embedded.Start(t.Context(), embedded.Config{Dir: dir})
		if !errors.Is(err, embedded.ErrOtherVersion) {
			t.Errorf("%q: got %v, want ErrOtherVersion", text, err)
		}
		if b, _ := os.ReadFile(version); string(b) != text {
			t.Errorf("got PG_VERSION %q, want %q", b, text)
		}
	}
	if files, _ := os.ReadDir(data); len(files) != 1 {
		t.Errorf("got %d files in the folder, want the one", len(files))
	}
}

func TestFolderWithOtherFilesIsNotTakenForACluster(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	letter := filepath.Join(dir, "data", "letter.txt")
	if err := os.Mkdir(filepath.Dir(letter), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(letter, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := embedded.Start(t.Context(), embedded.Config{Dir: dir}); err == nil {
		stop(t, s)
		t.Error("got a server, want a refusal")
	}
	if b, _ := os.ReadFile(letter); string(b) != "dear" {
		t.Errorf("got %q, want the letter untouched", b)
	}
}

func TestMissingBinariesAreNamedForEachSystem(t *testing.T) {
	t.Parallel()
	_, err := embedded.Find(t.TempDir())
	if !errors.Is(err, embedded.ErrNoPostgres) {
		t.Fatalf("got %v, want ErrNoPostgres", err)
	}
	for _, hint := range []string{"apt-get install postgresql", "brew install postgresql@17",
		"dnf install postgresql-server postgresql-contrib", "DATABASE_URL"} {
		if !strings.Contains(err.Error(), hint) || strings.Contains(err.Error(), "\n") {
			t.Errorf("got %q, want one line with %q", err, hint)
		}
	}
}

func TestBadSettingIsReportedInTheServersWords(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := embedded.Start(t.Context(), embedded.Config{Dir: dir,
		Settings: map[string]string{"shared_bufers": "1GB"}})
	if err == nil || !strings.Contains(err.Error(), "shared_bufers") {
		t.Errorf("got %v, want the name of the setting", err)
	}
	start(t, embedded.Config{Dir: dir}) // nothing is left in the way
}
