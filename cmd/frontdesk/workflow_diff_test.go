package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDiffSaysWhatAPatientWouldNotice(t *testing.T) {
	t.Parallel()
	path := shippedCopy(t, "times", "after: 10m, then: lapsed", "after: 30m, then: wish")
	out, err := workflow(t, "diff", path)
	want := "times → " + path + "\n  time   time-out of *sure*: 10m → 30m\n  route  step *sure*: *unanswered* leads to *wish*, led to *lapsed*\n"
	if err != nil || out != want {
		t.Errorf("got %v and\n%s\nwant\n%s", err, out, want)
	}
	if out, err = workflow(t, "diff", "times", "times"); err != nil || !strings.Contains(out, "nothing is different\n") {
		t.Errorf("got %v and\n%s", err, out)
	}
	laidOut := shippedCopy(t, "menu", "steps:\n", "# the steps\nsteps:\n")
	if out, err = workflow(t, "diff", "menu", laidOut); err != nil || !strings.Contains(out, "comments, or the layout") {
		t.Errorf("got %v and\n%s", err, out)
	}
}

func TestDiffShowsTheWordsThatChangedAndMarksTheirStep(t *testing.T) {
	t.Parallel()
	path, svg := shippedCopy(t, "menu", "Reply {range}.", "Send {range} back."), filepath.Join(t.TempDir(), "menu.svg")
	out, err := workflow(t, "diff", "menu", path, "--svg", svg)
	if err != nil || !strings.Contains(out, "  text   step *choice*: text (en) changed\n         {clinic.name}: {list}. [-Reply {range}.-] {+Send {range} back.+}\n") {
		t.Errorf("got %v and\n%s", err, out)
	}
	if drawn, err := os.ReadFile(svg); err != nil || !strings.Contains(string(drawn), ">text</text>") {
		t.Errorf("got %v and no mark in\n%s", err, drawn)
	}
}
