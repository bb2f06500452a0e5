package flow

import (
	"testing"

	"frontdesk/internal/phi"
)

// asked is an answer to a question of a shipped workflow.
func answered(t *testing.T, q posed, w World, vars bindings, said string) string {
	t.Helper()
	return took(q.ask.hear(q.ask.facing(hearing(phi.New(phi.Care, said), w), vars), q.list))
}

func TestAllIsAllOnlyWhereNothingStandsBesideIt(t *testing.T) {
	t.Parallel()
	w := testWorld()
	w.People = kinOf("Ana", Self, "Mia", Child, "Leo", Child)
	which, everyone := shipped(t, "change-visit", "visit", visitsOf("Mia", "Leo")...), shipped(t, "change-visit", "everyone")
	three := shipped(t, "change-visit", "visit", visitsOf("Ana", "Mia", "Leo")...)
	for _, said := range []string{"all except leo", "thats all", "that's all, 1", "todas menos la de leo", "all of mia's", "everything is fine", "after all the first one",
		"i think it's for both of them right", "for both kids, the first one", "all, except leo"} {
		if got := answered(t, which, w, nil, said); got == "all" {
			t.Errorf("%q to which visit: got all", said)
		}
	}
	for _, said := range []string{"both", "all of them", "las dos", "all please"} {
		if got := answered(t, which, w, nil, said); got != "all" {
			t.Errorf("%q to which of two: got %s, want all", said, got)
		}
	}
	if got := answered(t, three, w, nil, "both"); got == "all" {
		t.Error("both of three: got all")
	}
	for _, said := range []string{"all of them except leo", "cancel all except leo", "todas menos la de leo", "cancelarlas menos la de leo", "todas menos una", "both mia's",
		"cancel them after tuesday", "yes but not leo's"} {
		if got := answered(t, everyone, w, nil, said); got == "yes" {
			t.Errorf("%q to cancel all: got yes", said)
		}
	}
	for _, said := range []string{"yes", "all of them", "sí por favor", "cancel both", "x"} {
		if got := answered(t, everyone, w, nil, said); got != "yes" {
			t.Errorf("%q to cancel all: got %s, want yes", said, got)
		}
	}
}

func TestWhatIsCancelledIsTheVisitThatWasAskedAbout(t *testing.T) {
	t.Parallel()
	w := testWorld()
	w.People = kinOf("Ana", Self, "Mia", Child, "Theo", Child)
	about := bindings(nil).with("visit", visitsOf("Mia")[0])
	reminder, sure := shipped(t, "reminder", "answer"), shipped(t, "change-visit", "sure")
	for _, said := range []string{"that's right, I'm coming", "just cancel the other one", "wait i said cancel the other one", "correct?", "exactly", "please cancel, Theo is sick",
		"cancel it, Theo has a fever", "yes, theo will be there", "Theo is sick, can't make it"} {
		if got := answered(t, sure, w, about, said); got == "yes" || got == "move" {
			t.Errorf("%q to cancel this visit: got %s", said, got)
		}
	}
	for _, said := range []string{"please cancel, Theo is sick", "cancel it, Theo has a fever", "yes, theo will be there", "Theo is sick, can't make it", "just cancel the other one"} {
		if got := answered(t, reminder, w, about, said); got != "-" && got != "which?" {
			t.Errorf("%q to Mia's reminder: got %s", said, got)
		}
	}
	for _, said := range []string{"X, will call for another time", "yes please, and book another day", "yes, I'll book another time", "si, luego saco otro día", "y. ill reschedule when i'm back",
		"i'd rather cancel than move it", "yes. make it the last reminder"} {
		if got := answered(t, sure, w, about, said); got == "move" || got == "no" {
			t.Errorf("%q to cancel this visit: got %s", said, got)
		}
	}
	for _, said := range []string{"move it instead", "mejor cámbiela", "or could you just make it the 8th instead of cancelling?"} {
		if got := answered(t, sure, w, about, said); got != "move" {
			t.Errorf("%q to cancel this visit: got %s, want move", said, got)
		}
	}
}

func TestMarksThatAreToldAreToldForSure(t *testing.T) {
	t.Parallel()
	family := shipped(t, "reminder", "family", visitsOf("Mia", "Leo")...)
	for _, said := range []string{"mia will be there, cancel leo if he still has a fever", "mia will be there but leo may have to cancel", "should i cancel mia? leo will be there",
		"what happens if i cancel mia, and leo is coming", "did you confirm mia and cancel leo", "can mia come later, and leo cancel?", "is mia coming, leo cancel", "mia maybe coming, leo cancel",
		"mia is hardly coming, leo coming", "mia stopped coming, leo coming", "mia viene, cancela leo si sigue con fiebre"} {
		if got := answered(t, family, testWorld(), nil, said); got != "-" && got != "which?" {
			t.Errorf("%q: got %s", said, got)
		}
	}
}

func TestAskingForTheHoursIsNoWish(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]Fit{"are you guys even open on the 24th?": NoFit, "¿abren el sábado?": NoFit, "i'm open friday at 10, ok?": Exact,
		"do you have anything open friday?": Exact} {
		if got := wish(hearing(phi.New(phi.Care, said), testWorld())); got.fit != want {
			t.Errorf("%q: got fit %v, want %v", said, got.fit, want)
		}
	}
}
