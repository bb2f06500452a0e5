package bot

import (
	"errors"
	"strings"
	"testing"
)

// The stranger_ corpora are by somebody who knew neither the phrases nor the examples.
// Nothing is fitted to them, and no misreading is shown. The aims are 0.99; the floors are
// a little under what is reached.

func TestDangerInAStrangersWordsIsMostlyHeard(t *testing.T) {
	t.Parallel()
	least := map[string]float64{"stranger_danger": 0.90, "stranger_ordinary": 0.83, "stranger_plain": 0.97, "stranger_stop": 0.97}
	shares(t, least, func(s sample) bool { return (Danger(s.text) != Safe) == (s.corpus == "stranger_danger") })
}

func TestAStrangersWishToStopIsMostlyHeard(t *testing.T) {
	t.Parallel()
	least := map[string]float64{"stranger_stop": 0.80, "stop_tune": 0.80, "stranger_plain": 0.95, "stranger_ordinary": 0.99}
	shares(t, least, func(s sample) bool { return (Consent(s.text) == StopWish) == strings.Contains(s.corpus, "stop") })
}

// shares wants the least share of right samples of each corpus.
func shares(t *testing.T, least map[string]float64, right func(sample) bool) {
	t.Helper()
	for name, want := range least {
		m := marks{}
		for _, s := range samples(t, name) {
			m.of++
			if right(s) {
				m.right++
			}
		}
		t.Logf("%s: %d of %d right", name, m.right, m.of)
		if m.of < 30 || m.share() < want {
			t.Errorf("%s: got %.4f of %d right, want %.2f", name, m.share(), m.of, want)
		}
	}
}

func TestNoTextThatJudgesIsLearnt(t *testing.T) {
	t.Parallel()
	learnt := map[string]bool{}
	for _, line := range lines(dangerExamples) {
		learnt[line] = true
	}
	for _, s := range samples(t, append([]string{"danger.en", "danger.es"}, harmlessCorpora...)...) {
		if s.frozen() && learnt[s.text] {
			t.Errorf("%s: a text of the frozen half is learnt", s.corpus)
		}
	}
	for _, s := range samples(t, "stranger_danger", "stranger_ordinary", "stranger_plain", "stranger_stop") {
		if learnt[s.text] {
			t.Errorf("%s: a stranger's text is learnt", s.corpus)
		}
	}
}

func TestAModelOfOtherExamplesIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := dangerLearnt(dangerModel); err != nil {
		t.Fatal(err)
	}
	other := append([]byte{dangerModel[0] ^ 1}, dangerModel[1:]...)
	if _, err := dangerLearnt(other); !errors.Is(err, errStale) {
		t.Errorf("got %v, want errStale", err)
	}
}
