package main

import (
	"testing"
)

// The people of the leak test. Every string here is a canary: it may be on the phones'
// screens and nowhere else. (Practitioners, services and the clinic are no secret.)
const (
	canaryGiven      = "Tamsinette"
	canaryFamily     = "Oxenthwaite"
	canaryPhone      = "+15185557306"
	canaryBirth      = "1931-07-19"
	canaryReason     = "plantar fasciitis flare"
	canaryWords      = "the gate code is marmalade"
	canaryGivenES    = "Graciélida"
	canaryFamilyES   = "Ñuflórez"
	canaryPhoneES    = "+15185557419"
	canaryReasonES   = "sarpullido en la espalda"
	canaryWordsES    = "me duele el tobillo izquierdo"
	canaryChild      = "Peregrinette"
	canaryDanger     = "I took forty of the blue capsules"
	canaryNonsense   = "zibbernock frandolin"
	canaryPhoneFault = "+151855576" // and two digits, one number a bad day of the provider
)

// canaries are what is searched: the people's words and the forms in which the parts of
// them are written.
func canaries() []string {
	all := []string{
		canaryGiven, canaryFamily, canaryBirth, "07/19/1931", "19310719", canaryReason, "fasciitis", canaryWords, "marmalade",
		canaryGivenES, "Graci\u00c9lida", canaryFamilyES, canaryReasonES, "sarpullido", canaryWordsES, "tobillo izquierdo",
		canaryChild, canaryDanger, "blue capsules", canaryNonsense, "frandolin",
	}
	for _, number := range []string{canaryPhone, canaryPhoneES, canaryPhoneFault} {
		digits := number[2:] // without +1
		all = append(all, digits)
		if len(digits) == 10 {
			all = append(all, digits[:3]+"-"+digits[3:6]+"-"+digits[6:], "("+digits[:3]+") "+digits[3:6]+"-"+digits[6:])
		}
	}
	return all
}

// TestNothingLeaks takes canaries through every journey and then looks for them in all
// that a thief of disk, dump, backup, Redis, logs or metrics would hold, and in every
// answer of gateway and pages (promises, rows 10 and 11).
func TestNothingLeaks(t *testing.T) {
	t.Parallel()
	l := openLeaky(t)
	for _, j := range leakJourneys {
		j.walk(l)
		if t.Failed() {
			t.Fatalf("after the journey %q", j.name)
		}
	}
	words := canaries()
	sought := newFinder(words...)
	for name, sink := range l.sinks() {
		for _, n := range sought.find(sink) {
			t.Errorf("%s holds %q as %s", name, n.canary, n.as)
		}
	}

	l.plant()
	planted := newFinder(control)
	sinks := l.sinks()
	for name, sink := range sinks {
		if len(planted.find(sink)) == 0 {
			t.Errorf("%s: the control was not found in %d bytes, so the search above proves nothing", name, len(sink))
		}
	}
	if len(leakJourneys) < 26 || len(sinks) < 10 || len(words) < 28 {
		t.Errorf("got %d journeys, %d sinks, %d canaries, want at least 26, 10, 28", len(leakJourneys), len(sinks), len(words))
	}
}
