package seal_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"frontdesk/store/seal"
)

func TestKeyFileIsPrivateAndNeverReplaced(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "kek.json")
	if err := seal.Generate(path); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v, want mode 0600", info.Mode(), err)
	}
	before, _ := os.ReadFile(path)
	if err := seal.Generate(path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("second Generate: got %v, want fs.ErrExist", err)
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the key file was replaced")
	}
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) != 1 {
		t.Errorf("got %d files left, want only the key file", len(left))
	}
}

func TestFirstStartsAtOnceAgreeOnOneKey(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "kek.json")
	prints := make([]string, 8)
	var wg sync.WaitGroup
	for i := range prints {
		wg.Go(func() { prints[i] = fingerprint(t, path) })
	}
	wg.Wait()
	for _, p := range prints {
		if p != prints[0] || p == "" {
			t.Errorf("got fingerprints %v, want one", prints)
		}
	}
}

func fingerprint(t *testing.T, path string) string {
	f, err := seal.LoadOrCreate(path)
	if err != nil {
		t.Error(err)
		return ""
	}
	k, err := seal.Open(f)
	if err != nil {
		t.Error(err)
		return ""
	}
	return k.Fingerprint()
}

func TestKeyFileThatIsOpenOrDamagedIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "kek.json")
	if _, err := seal.Load(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing: got %v, want fs.ErrNotExist", err)
	}
	if err := seal.Generate(path); err != nil {
		t.Fatal(err)
	}
	for mode, want := range map[fs.FileMode]error{
		0o644: seal.ErrKeyFileOpen, 0o620: seal.ErrKeyFileOpen, 0o440: nil, 0o400: nil,
	} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := seal.Load(path); !errors.Is(err, want) {
			t.Errorf("mode %v: got %v, want %v", mode, err, want)
		}
	}
	for _, text := range []string{"", "{}", "null", `{"keyset":{},"indexKey":"AAAA"}`, "secret words"} {
		damaged := filepath.Join(dir, "damaged.json")
		if err := os.WriteFile(damaged, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := seal.LoadOrCreate(damaged); !errors.Is(err, seal.ErrKeyFileDamaged) {
			t.Errorf("%q: got %v, want ErrKeyFileDamaged", text, err)
		}
	}
}
