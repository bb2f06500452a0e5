package bot

import (
	"errors"
	"strings"
	"testing"
)

// The stranger corpora are by five people who knew neither the phrases nor the examples.
// What is misread in the first three was looked at; of the fourth and fifth only the totals
// are known. The aims are 0.99; the floors are a little under what is reached.

// reading is one way to read a text, and the least share of each corpus that it must
// read right; none where the row only informs.
type reading struct {
	name  string
	hears func(text string) bool
	least map[string]float64
}

// phraseDanger is Danger without what was learnt.
func phraseDanger(text string) bool { return dangerBook.tells(text, string(Emergency)) != "" }

func TestDangerInAStrangersWordsIsMostlyHeard(t *testing.T) {
	t.Parallel()
	sets := []string{"stranger_danger", "stranger2_danger", "stranger3_danger", "stranger4_danger", "stranger5_danger", "stranger_ordinary", "stranger3_harmless", "stranger4_harmless", "stranger5_harmless", "stranger_plain", "stranger2_plain", "stranger3_plain", "stranger3_kept", "stranger4_plain", "stranger5_plain",
		"stranger_stop", "stranger2_stop", "stranger3_stop", "stranger4_stop", "stranger5_stop"}
	shares(t, "danger", sets, []reading{
		{name: "phrases", hears: phraseDanger},
		{name: "model", hears: func(s string) bool { return weigh(s).peril() >= alarming }},
		{name: "both", hears: func(s string) bool { return Danger(s) != Safe }, least: dangerFloors},
	})
}

func TestAStrangersWishToStopIsMostlyHeard(t *testing.T) {
	t.Parallel()
	sets := []string{"stranger_stop", "stop_tune", "stranger2_stop", "stranger3_stop", "stranger4_stop", "stranger5_stop", "stranger_plain", "stranger2_plain", "stranger3_plain", "stranger3_kept", "stranger4_plain", "stranger5_plain", "stranger3_harmless", "stranger4_harmless", "stranger5_harmless",
		"stranger_ordinary", "stranger_danger", "stranger2_danger", "stranger3_danger", "stranger4_danger", "stranger5_danger"}
	shares(t, "stop", sets, []reading{
		{name: "obeyed", hears: func(s string) bool { return Consent(s) == StopWish }, least: stopFloors},
		{name: "asked", hears: func(s string) bool { return Consent(s) != StopWish && MayWantStop(s) }},
		{name: "both", hears: func(s string) bool { return Consent(s) == StopWish || MayWantStop(s) }, least: askFloors},
	})
}

var (
	dangerFloors = map[string]float64{"stranger_danger": 0.99, "stranger2_danger": 0.99, "stranger3_danger": 0.99, "stranger4_danger": 0.97, "stranger5_danger": 0.98,
		"stranger_ordinary": 0.93, "stranger3_harmless": 0.93, "stranger4_harmless": 0.96, "stranger5_harmless": 0.93, "stranger3_kept": 0.98,
		"stranger_plain": 0.98, "stranger2_plain": 0.98, "stranger3_plain": 0.98, "stranger4_plain": 0.98, "stranger5_plain": 0.98, "stranger_stop": 0.97, "stranger2_stop": 0.99}
	stopFloors = map[string]float64{"stranger_stop": 0.96, "stop_tune": 0.94, "stranger2_stop": 0.94, "stranger3_stop": 0.9, "stranger4_stop": 0.82, "stranger5_stop": 0.97,
		"stranger_plain": 0.97, "stranger2_plain": 0.99, "stranger3_plain": 0.99, "stranger4_plain": 0.99, "stranger5_plain": 0.99, "stranger3_kept": 0.98,
		"stranger_ordinary": 0.99, "stranger4_harmless": 0.98, "stranger5_harmless": 0.98, "stranger_danger": 0.99, "stranger2_danger": 0.99, "stranger4_danger": 0.99, "stranger5_danger": 0.99}
	askFloors = map[string]float64{"stranger_stop": 0.98, "stop_tune": 0.98, "stranger2_stop": 0.99, "stranger3_stop": 0.98, "stranger4_stop": 0.98, "stranger5_stop": 0.99,
		"stranger_plain": 0.93, "stranger2_plain": 0.97, "stranger3_plain": 0.99, "stranger4_plain": 0.99, "stranger5_plain": 0.99, "stranger3_kept": 0.96,
		"stranger_ordinary": 0.98, "stranger_danger": 0.99, "stranger2_danger": 0.99}
)

// shares prints, with -v, how many texts of each corpus each reading reads right by
// language, and wants its least share. What is heard is right in a corpus named for it.
func shares(t *testing.T, what string, sets []string, by []reading) {
	t.Helper()
	for _, set := range sets {
		for _, r := range by {
			table := map[string]*marks{"en": {}, "es": {}}
			sum := marks{}
			for _, s := range samples(t, set) {
				lang := "en"
				if Language(s.text) == "es" || strings.ContainsAny(s.text, "áéíóúñ¿¡") {
					lang = "es"
				}
				table[lang].of++
				sum.of++
				if r.hears(s.text) == strings.Contains(set, what) {
					table[lang].right++
					sum.right++
				}
			}
			t.Logf("%-18s %-8s %4d of %4d right   en %4d/%4d   es %4d/%4d", set, r.name, sum.right, sum.of,
				table["en"].right, table["en"].of, table["es"].right, table["es"].of)
			if want, judged := r.least[set]; judged && (sum.of < 30 || sum.share() < want) {
				t.Errorf("%s, %s: got %.4f of %d right, want %.2f", set, r.name, sum.share(), sum.of, want)
			}
		}
	}
}

func TestNoTextThatJudgesIsLearnt(t *testing.T) {
	t.Parallel()
	learnt := map[string]bool{}
	for _, line := range lines(dangerExamples) {
		learnt[strings.ToLower(line)] = true
	}
	for _, s := range samples(t, append([]string{"danger.en", "danger.es"}, harmlessCorpora...)...) {
		if s.frozen() && learnt[strings.ToLower(s.text)] {
			t.Errorf("%s: a text of the frozen half is learnt", s.corpus)
		}
	}
	for _, s := range samples(t, "stranger_danger", "stranger_ordinary", "stranger_plain", "stranger_stop", "stop_tune",
		"stranger2_danger", "stranger2_plain", "stranger2_stop",
		"stranger3_danger", "stranger3_harmless", "stranger3_plain", "stranger3_stop", "stranger3_kept",
		"stranger4_danger", "stranger5_danger", "stranger4_harmless", "stranger5_harmless", "stranger4_plain", "stranger5_plain", "stranger4_stop", "stranger5_stop") {
		if learnt[strings.ToLower(s.text)] {
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
