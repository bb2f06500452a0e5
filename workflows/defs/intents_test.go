package defs

import (
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/intent"
	"frontdesk/workflows/flow"
)

// tally is what a model made of examples, by what they want.
type tally map[string]*marks

// marks count: all, those understood (what is outside: let alone), and those that would
// begin something else.
type marks struct{ all, right, wrong int }

// judge asks for examples that the model has not learnt. The names are those behind the
// last slash: a hold-out knows no workflows.
func (t tally) judge(m *intent.Model, examples []intent.Example) {
	for _, e := range examples {
		want := path.Base("/" + e.Intent)
		one := t[want]
		if one == nil {
			one = &marks{}
			t[want] = one
		}
		one.all++
		g := m.Read(e.Text)
		got := "/"
		if g.Kind == intent.Sure {
			got = path.Base(g.First.Intent)
		}
		switch {
		case got == want:
			one.right++
		case g.Kind == intent.Torn && (path.Base(g.First.Intent) == want || path.Base(g.Second.Intent) == want):
			one.right++ // the person is asked which
		case got != "/":
			one.wrong++
		}
	}
}

// macro is the mean over intents, in per cent.
func (t tally) macro() (right, wrong float64) {
	for _, m := range t {
		right += 100 * float64(m.right) / float64(m.all) / float64(len(t))
		wrong += 100 * float64(m.wrong) / float64(m.all) / float64(len(t))
	}
	return right, wrong
}

func (t tally) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(t)) {
		m := t[name]
		fmt.Fprintf(&b, "%-14s %4d  right %5.1f %%  wrong %4.1f %%\n", name, m.all, 100*float64(m.right)/float64(m.all), 100*float64(m.wrong)/float64(m.all))
	}
	return b.String()
}

// holdout is what people wrote who had seen neither the examples nor the model. It is
// never learnt from, and nobody who writes examples reads it.
func holdout(tb testing.TB) (out []intent.Example) {
	b, err := os.ReadFile("testdata/holdout.txt")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		parts := strings.SplitN(strings.TrimSpace(line), "\t", 3) // intent, language, text
		if len(parts) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		if parts[0] == flow.Outside {
			parts[0] = ""
		}
		out = append(out, intent.Example{Intent: parts[0], Text: parts[2]})
	}
	return out
}

func trained(tb testing.TB, examples []intent.Example) *intent.Model {
	tb.Helper()
	m, err := intent.Train(tb.Context(), examples, intent.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// crossValidated asks for each fifth of the examples a model that has learnt the others.
func crossValidated(tb testing.TB, examples []intent.Example) tally {
	const parts = 5
	t := tally{}
	for part := range parts {
		var known, aside []intent.Example
		for i, e := range examples {
			if i%parts == part {
				aside = append(aside, e)
			} else {
				known = append(known, e)
			}
		}
		t.judge(trained(tb, known), aside)
	}
	return t
}

// BenchmarkIntents learns the shipped examples, and shows what it makes of a fifth that it
// has not learnt and of the hold-out: with -v by intent.
func BenchmarkIntents(b *testing.B) {
	examples := library(b).Examples()
	var m *intent.Model
	for b.Loop() {
		m = trained(b, examples)
	}
	cross, held := crossValidated(b, examples), tally{}
	held.judge(m, holdout(b))
	for name, t := range map[string]tally{"cross": cross, "held": held} {
		right, wrong := t.macro()
		b.ReportMetric(right, name+"-right-%")
		b.ReportMetric(wrong, name+"-wrong-%")
	}
	b.Logf("cross-validated:\n%shold-out:\n%s", cross, held)
}

// The floors are a little below what the shipped examples reach.
func TestWhatNoPhraseSaysIsUnderstood(t *testing.T) {
	t.Parallel()
	lib := library(t)
	m := trained(t, lib.Examples())
	held := tally{}
	held.judge(m, holdout(t))
	if right, wrong := held.macro(); right < 90 || wrong > 5 {
		t.Errorf("hold-out: got %.1f %% right and %.1f %% wrong, want 90 and at most 5\n%s", right, wrong, held)
	}
	transcripts, err := Transcripts()
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range transcripts {
		if err := flow.Rehearse(lib.Learned(m), tr.Text); err != nil {
			t.Errorf("%s goes otherwise once the examples are learnt: %v", tr.Name, err)
		}
	}
}

// Sixty in each language are asked for of every intent; phrases come on top. What is
// outside stands beside the intents that it resembles, and is counted together.
func TestEveryIntentHasEnoughExamplesInEachLanguage(t *testing.T) {
	t.Parallel()
	revisions, err := Revisions()
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]int{}
	for _, r := range revisions {
		for _, l := range r.Def.Outline().Examples {
			key := r.Def.Name + "/" + l.Intent + " " + l.Lang
			if l.Intent == flow.Outside {
				key = l.Intent + " " + l.Lang
			}
			lines[key] += len(l.Lines)
		}
	}
	for key, n := range lines {
		if n < 60 {
			t.Errorf("%s: got %d examples, want 60", key, n)
		}
	}
	if len(lines) < 2*16 {
		t.Errorf("got examples of %d intents and languages, want 32", len(lines))
	}
}
