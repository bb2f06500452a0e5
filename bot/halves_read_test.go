package bot

import (
	"strings"
	"testing"
)

// harmlessCorpora are the texts that speak of no danger: what patients write on any
// day, and every wish that the other tests look for.
var harmlessCorpora = []string{"ordinary", "plain.en", "plain.es", "stop_yes", "stop.en", "stop.es", "person_yes", "person", "drop", "drop_not"}

func TestDangerIsHeardInWordsNobodyListed(t *testing.T) {
	t.Parallel()
	halves(t, samples(t, "danger.en", "danger.es"), 0.99, 0.97, func(s sample) bool { return Danger(s.text) != Safe })
}

func TestDangerIsOfTheRightKind(t *testing.T) {
	t.Parallel()
	halves(t, samples(t, "danger.en", "danger.es"), 0.97, 0.96, func(s sample) bool {
		kind, _, _ := strings.Cut(s.heading, " ")
		return Danger(s.text) == Peril(kind)
	})
}

func TestDangerIsHardlyHeardInEverydayTexts(t *testing.T) {
	t.Parallel()
	halves(t, samples(t, harmlessCorpora...), 0.99, 0.96, func(s sample) bool { return Danger(s.text) == Safe })
}

func TestStopIsHeardInWordsNobodyListed(t *testing.T) {
	t.Parallel()
	halves(t, samples(t, "stop.en", "stop.es"), 0.99, 0.92, func(s sample) bool { return Consent(s.text) == StopWish })
}

func TestNothingElseIsTakenForStop(t *testing.T) {
	t.Parallel()
	names := []string{"ordinary", "plain.en", "plain.es", "danger.en", "danger.es", "person_yes", "person", "drop", "drop_not"}
	halves(t, samples(t, names...), 0.99, 0.99, func(s sample) bool { return Consent(s.text) != StopWish })
}

func TestAPersonIsHeardInWordsNobodyListed(t *testing.T) {
	t.Parallel()
	halves(t, samples(t, "person"), 0.99, 0.90, func(s sample) bool { return AsksForPerson(s.text) })
}

func TestNobodyElseIsTakenForAskingAPerson(t *testing.T) {
	t.Parallel()
	names := []string{"ordinary", "plain.en", "plain.es", "stop_yes", "stop.es", "drop", "drop_not"}
	halves(t, samples(t, names...), 0.99, 0.98, func(s sample) bool { return !AsksForPerson(s.text) })
}

func TestDroppingIsHeardInManyWords(t *testing.T) {
	t.Parallel()
	halves(t, samples(t, "drop"), 0.99, 0.80, func(s sample) bool { return neverMind(s.text) })
}

func TestNothingElseIsTakenForDropping(t *testing.T) {
	t.Parallel()
	halves(t, samples(t, "ordinary", "plain.en", "plain.es", "drop_not"), 0.99, 0.98, func(s sample) bool { return !neverMind(s.text) })
}
