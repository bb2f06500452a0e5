package flow

import (
	"testing"

	"frontdesk/internal/phi"
)

func TestAnOwnerIsSaidAsMy(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"when is Leo's appointment again?":  "when is my appointment again?",
		"WHAT TIME IS MY SON’S VISIT":       "WHAT TIME IS my VISIT",
		"what's the time of the kid's appt": "what's the time of my appt",
		"let's go, it's late":               "let's go, it's late",
		"when is my visit":                  "when is my visit",
	} {
		if got, other := mine(text); got != want || other != (got != text) {
			t.Errorf("%q: got %q (%v), want %q", text, got, other, want)
		}
	}
}

func TestItemsThatHoldCommasAreToldApart(t *testing.T) {
	t.Parallel()
	says := func(words ...string) string {
		v := Value{Type: ListType}
		for _, w := range words {
			v.Items = append(v.Items, Value{Type: VisitType, Says: phi.New(phi.Notice, w)})
		}
		buf, _ := appendValue(nil, phi.Public, v)
		return string(buf)
	}
	if got, want := says("9 AM", "10 AM"), "9 AM, 10 AM"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := says("9 AM", "10 AM, Mill Road"), "9 AM; 10 AM, Mill Road"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestItemIsFoundInWordsHoweverItsNameIsParted(t *testing.T) {
	t.Parallel()
	list := items(ChoiceType, "Check-up", "Child check-up", "Vaccine")
	for words, want := range map[string]string{
		"book a checkup tomorrow":      "Check-up",
		"a check up tomorrow":          "Check-up",
		"child checkup for Leo friday": "Child check-up",
		"child check-up on friday":     "Child check-up",
		"a vaccine and a checkup":      "",
		"an up-check":                  "",
	} {
		if got := pickInside(list, hearing(phi.New(phi.Care, words), testWorld())); got.value.Key != want {
			t.Errorf("%q: got %q, want %q", words, got.value.Key, want)
		}
	}
}
