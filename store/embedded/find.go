package embedded

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// oldest is the oldest major version that the record runs on.
const oldest = 15

// Binaries is one installation of the Postgres server.
type Binaries struct {
	// Dir holds postgres and initdb.
	Dir string
	// Major is 15, 16, ...
	Major int
}

func (b Binaries) postgres() string { return filepath.Join(b.Dir, "postgres") }
func (b Binaries) initdb() string   { return filepath.Join(b.Dir, "initdb") }

// places are where the packages of Debian, Red Hat, Homebrew and Postgres.app put the
// server: seldom on PATH.
var places = []string{
	"/usr/lib/postgresql/*/bin",
	"/usr/pgsql-*/bin",
	"/usr/bin",
	"/usr/local/pgsql/bin",
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
	"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
}

// Find finds the newest Postgres server, 15 or later: in explicit when that is not
// empty, else on PATH and where packages put it. ErrNoPostgres says what to install.
func Find(explicit string) (Binaries, error) {
	all := installed(explicit)
	if len(all) == 0 {
		if explicit != "" {
			return Binaries{}, fmt.Errorf("%s has no postgres and initdb of version 15 or later: %w",
				explicit, ErrNoPostgres)
		}
		return Binaries{}, ErrNoPostgres
	}
	return all[0], nil
}

// findFor is Find, but a cluster that exists decides the version.
func findFor(explicit, data string) (Binaries, error) {
	major, err := clusterMajor(data)
	if err != nil {
		return Binaries{}, err
	}
	newest, err := Find(explicit)
	if err != nil || major == 0 || newest.Major == major {
		return newest, err
	}
	for _, b := range installed(explicit) {
		if b.Major == major {
			return b, nil
		}
	}
	return Binaries{}, fmt.Errorf("%s was made by PostgreSQL %d, found %d: "+
		"install %d beside it, or move the folder away: %w",
		data, major, newest.Major, major, ErrOtherVersion)
}

// clusterMajor reads PG_VERSION; 0 means that there is no cluster.
func clusterMajor(data string) (int, error) {
	b, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if os.IsNotExist(err) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 0, fmt.Errorf("%s: PG_VERSION says %q: %w", data, b, ErrOtherVersion)
	}
	return major, nil
}

// installed lists what there is, newest first.
func installed(explicit string) []Binaries {
	var all []Binaries
	for _, dir := range folders(explicit) {
		if b, ok := inspect(dir); ok {
			all = append(all, b)
		}
	}
	slices.SortStableFunc(all, func(a, b Binaries) int { return cmp.Compare(b.Major, a.Major) })
	return all
}

func folders(explicit string) []string {
	if explicit != "" {
		return []string{explicit}
	}
	var dirs []string
	if path, err := exec.LookPath("postgres"); err == nil {
		// A link on PATH stands in a folder without initdb.
		if path, err = filepath.EvalSymlinks(path); err == nil {
			dirs = append(dirs, filepath.Dir(path))
		}
	}
	for _, pattern := range places {
		found, _ := filepath.Glob(pattern) // fails only on a bad pattern
		dirs = append(dirs, found...)
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

var versionLine = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

func inspect(dir string) (Binaries, bool) {
	b := Binaries{Dir: dir}
	for _, path := range []string{b.postgres(), b.initdb()} {
		if _, err := exec.LookPath(path); err != nil {
			return b, false
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, b.postgres(), "--version").Output()
	if m := versionLine.FindSubmatch(out); err == nil && m != nil {
		b.Major, _ = strconv.Atoi(string(m[1])) // the pattern holds digits only
	}
	return b, b.Major >= oldest
}
