package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// guide is docs/workflows.md: what a newcomer reads is what this test runs.
const guide = "../../docs/workflows.md"

// TestGuideToWorkflowsRunsAsWritten runs every command of the guide in a folder of its
// own, on a real Postgres, and compares what it prints, line by line. A block marked
// `console` holds commands behind "$ " and what they print; `diff FILE` edits a file as
// the reader would; an output line of "..." stands for any lines.
func TestGuideToWorkflowsRunsAsWritten(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	commands := 0
	for _, b := range blocks(string(src)) {
		switch kind, file, _ := strings.Cut(b.info, " "); kind {
		case "console":
			commands += r.console(b)
		case "diff":
			r.edit(b, file)
		}
	}
	if commands < 12 {
		t.Errorf("got %d commands in the guide, want at least 12: publishing and rolling back are part of it", commands)
	}
}

// block is a fenced block of the guide.
type block struct {
	info  string
	line  int
	lines []string
}

func blocks(src string) (all []block) {
	open := false
	for i, line := range strings.Split(src, "\n") {
		switch info, fence := strings.CutPrefix(line, "```"); {
		case fence && !open:
			all, open = append(all, block{info: info, line: i + 1}), true
		case fence:
			open = false
		case open:
			b := &all[len(all)-1]
			b.lines = append(b.lines, line)
		}
	}
	return all
}

// reader is somebody who follows the guide.
type reader struct {
	t   *testing.T
	dir string
	env []string
}

// newReader has a clinic's database, an empty folder, and frontdesk on the PATH.
func newReader(t *testing.T) *reader {
	t.Helper()
	c := prepareClinic(t, time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), -8)
	if err := c.fill(t.Context()); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	script := fmt.Sprintf("#!/bin/sh\nFRONTDESK_PROGRAM=1 exec %q \"$@\"\n", program)
	if err := os.WriteFile(filepath.Join(bin, "frontdesk"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return &reader{t: t, dir: t.TempDir(), env: append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"),
		"DATABASE_URL="+c.dbURL, "DATA="+c.data, "USER=maria", "NO_COLOR=1")}
}

// console runs the commands of a block and compares what each prints.
func (r *reader) console(b block) (commands int) {
	r.t.Helper()
	for i := 0; i < len(b.lines); {
		command, ok := strings.CutPrefix(b.lines[i], "$ ")
		if !ok {
			r.t.Fatalf("%s:%d: got %q, want a command behind \"$ \"", guide, b.line+i+1, b.lines[i])
		}
		at := b.line + i + 1
		for i++; strings.HasSuffix(command, "\\"); i++ {
			command = strings.TrimSuffix(command, "\\") + b.lines[i]
		}
		from := i
		for i < len(b.lines) && !strings.HasPrefix(b.lines[i], "$ ") {
			i++
		}
		got := r.run(command)
		if want := b.lines[from:i]; !reads(want, got) || len(want) == 1 && want[0] == "..." {
			r.t.Errorf("%s:%d: $ %s\ngot:\n%s\nwant:\n%s", guide, at, command, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		commands++
	}
	return commands
}

// run is what a command prints, as a terminal shows it; that it fails is part of it.
func (r *reader) run(command string) []string {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, "bash", "-c", command)
	c.Dir, c.Env = r.dir, r.env
	out, err := c.CombinedOutput()
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		r.t.Fatalf("%s: %v", command, err)
	}
	text := strings.TrimRight(string(out), "\n")
	if text == "" {
		return nil
	}
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// reads compares lines: "..." alone stands for any lines, within a line for any words.
func reads(want, got []string) bool {
	if len(want) == 0 {
		return len(got) == 0
	}
	if want[0] == "..." {
		return reads(want[1:], got) || len(got) > 0 && reads(want, got[1:])
	}
	return len(got) > 0 && sounds(want[0], got[0]) && reads(want[1:], got[1:])
}

func sounds(want, got string) bool {
	parts := strings.Split(want, "...")
	for i, p := range parts {
		at := strings.Index(got, p)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		got = got[at+len(p):]
	}
	return got == "" || parts[len(parts)-1] == "" && len(parts) > 1
}

// edit changes a file as a diff shows it: lines with "-" become those with "+".
func (r *reader) edit(b block, file string) {
	r.t.Helper()
	path := filepath.Join(r.dir, file)
	src, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(err)
	}
	var old, fresh []string
	for _, line := range b.lines {
		mark, rest := line[:min(1, len(line))], line[min(1, len(line)):]
		if mark != "+" {
			old = append(old, rest)
		}
		if mark != "-" {
			fresh = append(fresh, rest)
		}
	}
	before := strings.Join(old, "\n") + "\n"
	if strings.Count(string(src), before) != 1 {
		r.t.Fatalf("%s:%d: the lines to change are not once in %s:\n%s", guide, b.line, file, before)
	}
	after := strings.Replace(string(src), before, strings.Join(fresh, "\n")+"\n", 1)
	if err := os.WriteFile(path, []byte(after), 0o644); err != nil {
		r.t.Fatal(err)
	}
}
