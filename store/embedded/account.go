package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// account is the user that Postgres runs as: who owns its files on this machine, and how
// a child becomes that user.
type account struct {
	// uid and gid own the files, as this process sees them.
	uid, gid int
	// become is nil where we run as ourselves.
	become *syscall.SysProcAttr
}

// chooseAccount tries the users that Postgres may run as, and takes the first that can
// enter dir and run the binaries. ErrUnreachable when none can.
func chooseAccount(ctx context.Context, bin Binaries, dir string) (account, error) {
	if os.Geteuid() != 0 {
		return account{uid: os.Geteuid(), gid: os.Getegid()}, nil
	}
	var tried []error
	for _, a := range candidates(dataFolder(dir)) {
		err := a.probe(ctx, bin, dir)
		if err == nil {
			return a, nil
		}
		tried = append(tried, fmt.Errorf("uid %d: %w", a.uid, err))
	}
	return account{}, fmt.Errorf("%w (%w)", ErrUnreachable, errors.Join(tried...))
}

// candidates for root. A cluster that exists belongs to somebody, and stays theirs.
func candidates(data string) []account {
	if info, err := os.Stat(data); err == nil {
		owner, ok := ownerOf(info)
		if ok && owner.Uid != 0 {
			return []account{asUser(int(owner.Uid), int(owner.Gid))}
		}
		if ok {
			return inNamespace()
		}
	}
	var all []account
	for _, name := range []string{"postgres", "nobody"} {
		if uid, gid, ok := lookup(name); ok {
			all = append(all, asUser(uid, gid))
		}
	}
	return append(all, inNamespace()...)
}

func asUser(uid, gid int) account {
	return account{uid: uid, gid: gid, become: &syscall.SysProcAttr{
		Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)},
	}}
}

// lookup reads the machine's list of users.
func lookup(name string) (uid, gid int, ok bool) {
	u, err := user.Lookup(name)
	if err != nil {
		return 0, 0, false
	}
	uid, errU := strconv.Atoi(u.Uid)
	gid, errG := strconv.Atoi(u.Gid)
	return uid, gid, errU == nil && errG == nil && uid != 0
}

// probe runs the server's --version as the user, in our folder: it fails where the user
// can enter either the folder or the binaries' place not.
func (a account) probe(ctx context.Context, bin Binaries, dir string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, bin.postgres(), "--version")
	a.dress(cmd, dir)
	return cmd.Run()
}

// dress makes cmd run as the account, in dir, with its own process group (Ctrl-C must
// not reach the server before our drain) and with none of our environment, which holds
// secrets.
func (a account) dress(cmd *exec.Cmd, dir string) {
	attr := syscall.SysProcAttr{}
	if a.become != nil {
		attr = *a.become
	}
	attr.Setpgid = true
	cmd.SysProcAttr = &attr
	cmd.Dir = dir
	cmd.Env = childEnv(os.Environ())
}

// childEnv keeps what finds libraries, and fixes locale and zone: macOS refuses to start
// Postgres without a locale, and our log reader expects English.
func childEnv(ours []string) []string {
	env := []string{"LC_ALL=C", "TZ=UTC"}
	for _, kv := range ours {
		name, _, _ := strings.Cut(kv, "=")
		if name == "PATH" || name == "TMPDIR" || name == "LD_LIBRARY_PATH" || strings.HasPrefix(name, "DYLD_") {
			env = append(env, kv)
		}
	}
	return env
}
