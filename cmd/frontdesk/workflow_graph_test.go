package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGraphDrawsAFileAndSaysWhatIsWrongAtItsSteps(t *testing.T) {
	t.Parallel()
	path := shippedCopy(t, "times", "do: booking.hold", "do: booking.holt")
	out, err := workflow(t, "graph", path, "--text")
	if err != nil || !strings.Contains(out, "● do booking.holt  [✗ 1]") || !strings.Contains(out, "├ past ↑ wish  “That time has passed.”") {
		t.Errorf("got %v and\n%s", err, out)
	}
	svg := filepath.Join(t.TempDir(), "times.svg")
	for _, want := range []string{"wrote " + svg, svg + " is up to date"} {
		if out, err = workflow(t, "graph", "times", "--svg", svg); err != nil || out != want+"\n" {
			t.Errorf("got %v and %q, want %q", err, out, want)
		}
	}
	drawn, err := os.ReadFile(svg)
	if err != nil || !strings.HasPrefix(string(drawn), "<svg ") || strings.Contains(string(drawn), "✗") {
		t.Errorf("got %v and %.80s", err, drawn)
	}
}

func TestGraphOfWhatDoesNotParseSaysWhatToMend(t *testing.T) {
	t.Parallel()
	out, err := workflow(t, "graph", write(t, "x.yaml", "workflow: x\nsteps:\n  - sag: {en: Hi}\n"))
	if err == nil || !strings.HasSuffix(err.Error(), "there is nothing to draw; mend it and try again") || !strings.Contains(out, "did you mean `say`?") {
		t.Errorf("got %v and\n%s", err, out)
	}
}
