package bot

import (
	_ "embed"
	"testing"
)

//go:embed testdata/stop_yes.txt
var stopYes string

//go:embed testdata/person_yes.txt
var personYes string

func TestEveryWayToSayStopIsHeard(t *testing.T) {
	t.Parallel()
	score(t, lines(stopYes), 100, 0.99, func(text string) bool { return Consent(text) == StopWish })
}

func TestOrdinaryTextsStopNothing(t *testing.T) {
	t.Parallel()
	score(t, lines(ordinaryTexts), 300, 0.99, func(text string) bool {
		wish := Consent(text)
		return wish != StopWish && wish != CancelWish && wish != StartWish
	})
}

func TestWhoeverAsksForAPersonIsHeard(t *testing.T) {
	t.Parallel()
	score(t, lines(personYes), 50, 0.99, AsksForPerson)
}

func TestOrdinaryTextsAskForNobody(t *testing.T) {
	t.Parallel()
	score(t, lines(ordinaryTexts), 300, 0.99, func(text string) bool { return !AsksForPerson(text) })
}

func TestCarrierWordsCountWhenTheyStandAlone(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Wish{
		"STOP": StopWish, "StopAll": StopWish, "unsubscribe": StopWish, "End": StopWish,
		"quit": StopWish, "REVOKE": StopWish, "OPTOUT": StopWish, "Opt-Out": StopWish,
		"“STOP”": StopWish, " stop. ": StopWish, "ＳＴＯＰ": StopWish, "s\u200btop": StopWish,
		"CANCEL": CancelWish, "cancel!": CancelWish, "Cancel please": CancelWish,
		"cancel my visit": NoWish, "CANCELAR": NoWish, "cancel my texts": StopWish,
		"START": StartWish, "unstop": StartWish, "start over": NoWish,
		"YES": YesWish, "yes!": YesWish, "yes please": NoWish, "Y": NoWish, "sí": NoWish,
		"HELP": HelpWish, "info": HelpWish, "Ayuda": HelpWish, "help me book": NoWish,
		"end of the week": NoWish, "quit smoking": NoWish, "": NoWish, "🙂": NoWish,
		"start texting me again": StartWish, "help stop texting me": StopWish,
	} {
		if got := Consent(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
