package bot

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/danger_yes.txt
var dangerYes string

//go:embed testdata/ordinary.txt
var ordinaryTexts string

func TestDangerIsHardlyEverMissed(t *testing.T) {
	t.Parallel()
	score(t, lines(dangerYes), 150, 0.99, func(line string) bool {
		kind, text, _ := strings.Cut(line, "\t")
		return Danger(text) == Peril(kind)
	})
}

func TestOrdinaryTextsHardlyRaiseAnAlarm(t *testing.T) {
	t.Parallel()
	score(t, lines(ordinaryTexts), 300, 0.97, func(text string) bool {
		return Danger(text) == Safe
	})
}

// score counts how many lines are read right, and fails when the corpus shrank below
// atLeast or the share of right ones is under share.
func score(t *testing.T, corpus []string, atLeast int, share float64, right func(string) bool) {
	t.Helper()
	hits := 0
	for _, line := range corpus {
		if right(line) {
			hits++
			continue
		}
		t.Logf("misread: %q", line)
	}
	got := float64(hits) / float64(max(1, len(corpus)))
	t.Logf("%d of %d right (%.2f %%)", hits, len(corpus), 100*got)
	if len(corpus) < atLeast || got < share {
		t.Errorf("got %.4f of %d lines right, want %.2f of at least %d", got, len(corpus), share, atLeast)
	}
}

func lines(file string) (out []string) {
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func TestTypingErrorsAreForgiven(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Peril{
		"hes unconcsious": Emergency, "throat is swellling": Emergency, "i am bleding heavily": Emergency,
		"chest presure": Emergency, "cant breatthe": Emergency, "he collapesd": Emergency,
		"alergic reaction": Emergency, "convulsinos": Emergency, "no puedo resiprar": Emergency,
		"overdozed": Emergency, "suicidall": Crisis, "im feeling suicdal": Crisis, "siucidal": Crisis,
		"i want to DIEEEEE": Crisis, "ch\u00e9st p\u00e1in": Emergency, "i can\u2019t breathe": Emergency,
		"cheking in for my visit": Safe, "stop by after shoping": Safe,
	} {
		if got := Danger(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"STOPPPP", "unsubscirbe", "please sotp texting me", "unsubcsribe me"} {
		if got := Consent(text); got != StopWish {
			t.Errorf("%q: got %q, want %q", text, got, StopWish)
		}
	}
}
