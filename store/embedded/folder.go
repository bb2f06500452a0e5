package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

const (
	port = 5432
	// socketName is what Postgres calls a socket on that port.
	socketName = ".s.PGSQL.5432"
	// longestSocket is the length of a unix socket's path: 107 bytes on Linux, 103 on
	// macOS.
	longestSocket = 103
	// temporaryPrefix starts the name of a socket folder outside ours.
	temporaryPrefix = "frontdesk-"
)

func dataFolder(dir string) string { return filepath.Join(dir, "data") }
func logFile(dir string) string    { return filepath.Join(dir, "postgres.log") }

// makeFolder makes our folder. When we are root another user passes through it, but
// cannot list it.
func makeFolder(dir string) error {
	mode := fs.FileMode(0o700)
	if os.Geteuid() == 0 {
		mode = 0o711
	}
	// Folders above are made as anybody would; MkdirAll would make them 0700.
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	if err := os.Mkdir(dir, mode); !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	if owner, ok := ownerOf(info); ok && int(owner.Uid) == os.Geteuid() {
		return os.Chmod(dir, mode)
	}
	return nil
}

// initialise makes the cluster, unless there is one. It is made beside its place and
// then renamed, so that a crash half way leaves nothing that looks like a cluster.
func (a account) initialise(ctx context.Context, bin Binaries, dir string) error {
	if _, err := os.Stat(filepath.Join(dataFolder(dir), "PG_VERSION")); err == nil {
		return nil
	}
	fresh := filepath.Join(dir, "data.new")
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	if err := a.makePrivate(fresh); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, bin.initdb(), "-D", fresh, "-U", role, "--auth=trust",
		"-E", "UTF8", "--locale=C", "--no-instructions")
	a.dress(cmd, fresh)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, lastLines(out, 5))
	}
	// An empty folder in the way is fine, anything else is not ours to replace.
	if err := os.Remove(dataFolder(dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("data folder without PG_VERSION: move it away: %w", err)
	}
	return os.Rename(fresh, dataFolder(dir))
}

// makePrivate makes a folder that only the user of Postgres (and root) enters.
func (a account) makePrivate(dir string) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	if a.uid == os.Geteuid() {
		return nil
	}
	return os.Lchown(dir, a.uid, a.gid)
}

// socketFolder makes an empty folder for the socket, ours if its path is short enough.
// What a killed server left there goes: we hold the lock, so nobody listens.
func (a account) socketFolder(dir string) (string, error) {
	old, err := readOwner(dir)
	if err == nil && old.temporary(dir) {
		os.RemoveAll(old.Socket)
	}
	own := filepath.Join(dir, "socket")
	if err := os.RemoveAll(own); err != nil {
		return "", err
	}
	// Postgres reads the path as a list with commas and quotes.
	if len(own)+len("/"+socketName) <= longestSocket && !strings.ContainsAny(own, `,"`) {
		return own, a.makePrivate(own)
	}
	short, err := os.MkdirTemp("", temporaryPrefix)
	if err != nil {
		return "", err
	}
	if a.uid != os.Geteuid() {
		err = os.Lchown(short, a.uid, a.gid)
	}
	return short, err
}

func ownerOf(info fs.FileInfo) (*syscall.Stat_t, bool) {
	st, ok := info.Sys().(*syscall.Stat_t)
	return st, ok
}

func lastLines(b []byte, n int) string {
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "; ")
}
