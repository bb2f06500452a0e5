package bot

import (
	"errors"
	"strings"
	"testing"
)

// TestDangerInAStrangersWordsIsMostlyHeard reads texts whose writer knew neither the
// phrases nor the examples. Nothing is fitted to them, and no misreading is shown. The
// aim is 0.99 with 0.01 of alarms; the floors are a little under what is reached.
func TestDangerInAStrangersWordsIsMostlyHeard(t *testing.T) {
	t.Parallel()
	for name, least := range map[string]float64{"stranger_danger": 0.90, "stranger_ordinary": 0.83, "stranger_plain": 0.97, "stranger_stop": 0.97} {
		of, right := samples(t, name), 0
		for _, s := range of {
			if (Danger(s.text) != Safe) == (name == "stranger_danger") {
				right++
			}
		}
		got := float64(right) / float64(max(1, len(of)))
		t.Logf("%s: %d of %d right", name, right, len(of))
		if len(of) < 30 || got < least {
			t.Errorf("%s: got %.4f of %d right, want %.2f", name, got, len(of), least)
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

// TestAStrangersWishToStopIsMostlyHeard is the same for opt-outs; the aim is 0.99.
func TestAStrangersWishToStopIsMostlyHeard(t *testing.T) {
	t.Parallel()
	for name, least := range map[string]float64{"stranger_stop": 0.80, "stop_tune": 0.80, "stranger_plain": 0.95, "stranger_ordinary": 0.99} {
		of, right := samples(t, name), 0
		for _, s := range of {
			if (Consent(s.text) == StopWish) == strings.Contains(name, "stop") {
				right++
			}
		}
		t.Logf("%s: %d of %d right", name, right, len(of))
		if got := float64(right) / float64(max(1, len(of))); len(of) < 30 || got < least {
			t.Errorf("%s: got %.4f of %d right, want %.2f", name, got, len(of), least)
		}
	}
}
