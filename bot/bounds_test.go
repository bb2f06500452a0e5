package bot_test

import (
	"testing"
	"time"

	"frontdesk/internal/care"
)

func TestAfterCancelAboutSeveralVisitsNoLetterActs(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	first, second := d.visit("Mia", nora), d.visitLater(3*time.Hour, "Leo", nora)
	d.remind(reminded, nora)
	d.remind(3*time.Hour, nora)
	says(t, d.text(nora, "CANCEL"), "will get no more texts")
	silent(t, d.text(nora, "X"))
	d.has(first, care.Booked)
	d.has(second, care.Booked)
	if got := d.tasks("asked"); got != 1 {
		t.Errorf("got %d tasks, want staff to be asked which", got)
	}
}

func TestAfterCancelOnlyXActs(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Nora", nora)
	d.remind(reminded, nora)
	says(t, d.text(nora, "CANCEL"), "reply X")
	silent(t, d.text(nora, "C"))
	d.has(visit, care.Booked)
	if got := d.tasks("asked"); got != 1 {
		t.Errorf("got %d tasks, want staff to be asked", got)
	}
	silent(t, d.text(nora, "x."))
	d.has(visit, care.Cancelled)
}

func TestAfterCancelInABookingNothingIsBooked(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.hold(nora)
	says(t, d.text(nora, "CANCEL"), "will get no more texts")
	silent(t, d.text(nora, "Y"))
	if got := d.count(`SELECT count(*) FROM appointments WHERE status = 'booked'`); got != 1 {
		t.Errorf("got %d booked visits, want the one that was there", got)
	}
}

func TestAfterStopNothingStaysOpenForEver(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Nora", nora)
	d.remind(reminded, nora)
	d.text(nora, "CANCEL")
	silent(t, d.remind(25*time.Hour, nora))
	if got := d.count(`SELECT count(*) FROM conversations WHERE state IS NOT NULL`); got != 0 {
		t.Errorf("got %d conversations with something open, want none", got)
	}
	d.has(visit, care.Booked)
}

func TestWhoeverStoppedAndAsksForAPersonIsBroughtToStaff(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.text(nora, "STOP")
	silent(t, d.text(nora, "book"))
	if got := d.tasks("asked"); got != 0 {
		t.Errorf("got %d tasks, want none for other words", got)
	}
	silent(t, d.text(nora, "A"))
	if got := d.tasks("asked"); got != 1 {
		t.Errorf("got %d tasks, want staff to be asked", got)
	}
}

func TestAnOptOutBesideDangerWordsIsAnsweredOnceAndKept(t *testing.T) {
	t.Parallel()
	for words, stopped := range map[string]int{
		"please take me off this list, he is dead, overdose": 1,
		"no me manden mas mensajes, me quiero morir":         1,
		"unsubscribe. chest pain":                            1,
		"stop, I can't breathe":                              0,
		"I want to die, make it stop":                        0,
		"leave me alone I want to die":                       0,
	} {
		d := openDesk(t)
		d.visit("Nora", nora)
		says(t, d.text(nora, words), "911")
		if got := d.count(`SELECT count(*) FROM conversations WHERE stopped_at IS NOT NULL`); got != stopped {
			t.Errorf("%q: got %d conversations that stopped, want %d", words, got, stopped)
		}
		if got := d.tasks("danger"); got != 1 {
			t.Errorf("%q: got %d danger tasks, want 1", words, got)
		}
	}
}

func TestTwoProgramsDoNotAnswerEachOtherForEver(t *testing.T) {
	t.Parallel()
	for _, robot := range []string{"We have received your message.", "thanks", "Please call us back. Call me."} {
		d := openDesk(t)
		d.visit("Nora", nora)
		said := 0
		for range 45 {
			said += len(d.text(nora, robot))
		}
		if said < 35 || said > 42 {
			t.Errorf("%q: got %d messages, want about 40", robot, said)
		}
		silent(t, d.text(nora, robot))
		if got := d.tasks("handoff"); got != 1 {
			t.Errorf("%q: got %d tasks, want 1", robot, got)
		}
		says(t, d.text(nora, "I have chest pain"), "call 911 now")
		says(t, d.text(nora, "HELP"), "for help")
		says(t, d.text(nora, "STOP"), "you are opted out")
	}
}

func TestAWrongNumberIsBroughtToStaffAndRegistersNobody(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	says(t, d.text(olga, "wrong number"), "Sorry about that")
	if got := d.tasks("handoff"); got != 1 {
		t.Errorf("got %d tasks, want 1", got)
	}
	if got := d.count(`SELECT count(*) FROM patients`); got != 0 {
		t.Errorf("got %d patients, want none", got)
	}
}
