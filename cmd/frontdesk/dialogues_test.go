package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// count is a row of the table.
type count struct{ all, intended, again, short, wrong int }

func (c count) String() string {
	return fmt.Sprintf("%4d %9d %12d %6d %6d", c.all, c.intended, c.again, c.short, c.wrong)
}

func TestDialoguesEndAsIntended(t *testing.T) {
	t.Parallel()
	examine(t, "dialogues", 200)
}

// Each hundred is by somebody who had not looked at what the house does with words.
func TestStrangersDialoguesEndAsIntended(t *testing.T) {
	t.Parallel()
	for _, exam := range []string{"dialogues-second", "dialogues-third", "dialogues-fourth"} {
		t.Run(exam, func(t *testing.T) {
			t.Parallel()
			examine(t, exam, 100)
		})
	}
}

// examine plays every dialogue of testdata/<exam> through the whole house and holds the
// record against what it intends. testdata/<exam>.failing lists what is known not to end
// so; the list must name just these, so it can only shrink.
func examine(t *testing.T, exam string, want int) {
	t.Helper()
	all := readDialogues(t, exam)
	if len(all) < want {
		t.Fatalf("got %d dialogues, want %d", len(all), want)
	}
	outcomes := playAll(t, all)
	topics, rows, total := []string{}, map[string]*count{}, count{}
	var failing []string
	for i, d := range all {
		if rows[d.topic] == nil {
			topics, rows[d.topic] = append(topics, d.topic), &count{}
		}
		v := d.judge(outcomes[i])
		for _, c := range []*count{rows[d.topic], &total} {
			c.add(v, outcomes[i].again)
		}
		if v != intended {
			failing = append(failing, fmt.Sprintf("%s: %s", v, d))
			t.Logf("%s: %s\n\t%s\n\tends %q, got %+v %v stopped %v", v, d, strings.Join(outcomes[i].said, "\n\t"),
				d.ends, outcomes[i].visits, outcomes[i].tasks, outcomes[i].stopped)
		}
	}
	t.Logf("%-18s %4s %9s %12s %6s %6s", "topic", "all", "intended", "asked again", "short", "wrong")
	for _, topic := range topics {
		t.Logf("%-18s %v", topic, rows[topic])
	}
	t.Logf("%-18s %v", "all", total)
	checkFailing(t, exam, failing)
}

func (c *count) add(v verdict, again int) {
	c.all++
	switch v {
	case intended:
		c.intended++
		if again > 0 {
			c.again++
		}
	case short:
		c.short++
	case wrong:
		c.wrong++
	}
}

// playAll plays on a few clinics, so that no dialogue finds another's visits.
func playAll(t *testing.T, all []dialogue) []outcome {
	t.Helper()
	outcomes := make([]outcome, len(all))
	var next atomic.Int64
	t.Run("clinics", func(t *testing.T) {
		for n := range 4 {
			t.Run(fmt.Sprint(n), func(t *testing.T) {
				t.Parallel()
				s := openStage(t)
				for i := next.Add(1) - 1; i < int64(len(all)); i = next.Add(1) - 1 {
					outcomes[i] = s.play(all[i], phoneOf(int(6000+i)))
				}
			})
		}
	})
	return outcomes
}

// checkFailing holds what failed against the list of what is known to.
func checkFailing(t *testing.T, exam string, failing []string) {
	t.Helper()
	list := "testdata/" + exam + ".failing"
	b, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Split(strings.TrimSpace(string(b)), "\n")
	for _, f := range failing {
		if !slices.Contains(known, f) {
			t.Errorf("%s, which is not known to fail", f)
		}
	}
	for _, k := range known {
		if k != "" && !slices.Contains(failing, k) {
			t.Errorf("%s: no longer so; take it off %s", k, list)
		}
	}
}
