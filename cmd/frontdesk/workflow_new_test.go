package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNewWorkflowChecksAndRehearsesAsItIs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"flu-shot", "q", "parking_lot"} {
		path := filepath.Join(dir, name+".yaml")
		if out, err := workflow(t, "new", name, "--out", dir); err != nil || !strings.Contains(out, "wrote "+filepath.Join(dir, name)+".yaml and ") {
			t.Fatalf("new %s: got %v and\n%s", name, err, out)
		}
		if out, err := workflow(t, "check", path); err != nil || strings.Contains(out, "warning") {
			t.Errorf("check %s: got %v and\n%s", name, err, out)
		}
		if out, err := workflow(t, "rehearse", path); err != nil {
			t.Errorf("rehearse %s: got %v and\n%s", name, err, out)
		}
	}
}

func TestNewOverwritesNothingAndTakesNoNameThatIsTaken(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	txt := filepath.Join(dir, "mine.txt")
	if err := os.WriteFile(txt, []byte("my notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"mine": "mine.txt is there already", "book": "there is a workflow \"book\" already", "cancel": "choose another name", "Flu Shot": "choose another name",
		"../x": "choose another name", "snippets": "choose another name",
	} {
		if out, err := workflow(t, "new", name, "--out", dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("new %s: got %v, want %q\n%s", name, err, want, out)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("got %v and %d files, want the one that was there", err, len(entries))
	}
	if notes, err := os.ReadFile(txt); err != nil || string(notes) != "my notes" {
		t.Errorf("got %v and %q", err, notes)
	}
}
