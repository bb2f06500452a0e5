package bot

import (
	"embed"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"testing"
)

//go:embed testdata/*.txt
var corpora embed.FS

// sample is one text of a corpus with the heading it stands under.
type sample struct {
	corpus, heading, text string
}

// frozen reports whether a sample is of the half that rules are never fitted to: its
// misreadings are counted and not shown.
func (s sample) frozen() bool {
	h := fnv.New32a()
	h.Write([]byte(s.text))
	return h.Sum32()>>7%2 == 0
}

// samples reads corpora of testdata: a "[heading]", then a text a line.
func samples(t *testing.T, names ...string) (out []sample) {
	t.Helper()
	for _, name := range names {
		raw, err := corpora.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		heading := ""
		for _, line := range lines(string(raw)) {
			if line[0] == '[' {
				heading = strings.Trim(line, "[]")
				continue
			}
			out = append(out, sample{name, heading, line})
		}
	}
	return out
}

// marks counts what was read right, of how many.
type marks struct{ right, of int }

func (m marks) share() float64 { return float64(m.right) / float64(max(1, m.of)) }

// halves reads every sample and wants the share of right ones in the fitted and in the
// frozen half. A table by heading is printed with -v.
func halves(t *testing.T, of []sample, fitted, frozen float64, right func(sample) bool) {
	t.Helper()
	table := map[string]*[2]marks{}
	var sum [2]marks
	for _, s := range of {
		half := 0
		if s.frozen() {
			half = 1
		}
		row := s.corpus + " " + s.heading
		if table[row] == nil {
			table[row] = &[2]marks{}
		}
		ok := right(s)
		for _, m := range []*marks{&table[row][half], &sum[half]} {
			m.of++
			if ok {
				m.right++
			}
		}
		if !ok && half == 0 {
			t.Logf("misread: %s: %q", row, s.text)
		}
	}
	for _, row := range slices.Sorted(maps.Keys(table)) {
		t.Logf("%-34s %s", row, both(*table[row]))
	}
	t.Logf("%-34s %s", "together", both(sum))
	if sum[0].share() < fitted || sum[1].share() < frozen {
		t.Errorf("got %.4f of the fitted and %.4f of the frozen half right, want %.3f and %.3f",
			sum[0].share(), sum[1].share(), fitted, frozen)
	}
}

func both(m [2]marks) string {
	return fmt.Sprintf("fitted %3d/%3d  frozen %3d/%3d", m[0].right, m[0].of, m[1].right, m[1].of)
}
