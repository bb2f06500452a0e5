package bot_test

import (
	"strings"
	"testing"
	"time"

	"frontdesk/internal/care"
)

// remind lets a reminder be said, and returns it.
func (d *desk) remind(wait time.Duration, number string) []string {
	d.t.Helper()
	d.pass(wait)
	d.answer()
	d.post()
	return d.phones.news(number)
}

func (d *desk) has(id care.AppointmentID, want care.AppointmentStatus) {
	d.t.Helper()
	if got := d.status(id); got != want {
		d.t.Errorf("got a visit that is %s, want %s", got, want)
	}
}

func TestASecondReminderNumbersTheVisitsOfTheFirst(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	first, second := d.visit("Mia", nora), d.visitLater(3*time.Hour, "Leo", nora)
	says(t, d.remind(reminded, nora), "Mia, you have a visit")
	got := d.remind(3*time.Hour, nora)
	says(t, got, "1) Mia")
	says(t, got, "2) Leo")
	says(t, d.text(nora, "1X"), "Mia")
	d.has(first, care.Cancelled)
	d.has(second, care.Booked)
}

func TestASecondReminderLeavesOutWhatTheFirstHasAnswered(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	first, second := d.visit("Mia", nora), d.visitLater(3*time.Hour, "Leo", nora)
	says(t, d.remind(reminded, nora), "Mia, you have a visit")
	says(t, d.text(nora, "C"), "Your visit is confirmed")
	says(t, d.remind(3*time.Hour, nora), "Leo, you have a visit")
	d.text(nora, "X")
	d.has(first, care.Confirmed)
	d.has(second, care.Cancelled)
}

func TestAReminderIsNotAnsweredForSomebodyElse(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	first, second := d.visit("Mia", nora), d.visitLater(26*time.Hour, "Leo", nora)
	says(t, d.remind(reminded, nora), "Mia, you have a visit")
	says(t, d.text(nora, "please cancel leo"), "Reply C to confirm")
	says(t, d.text(nora, "cancel leo's visit"), "2) Leo")
	says(t, d.text(nora, "2"), "Cancel this visit: Leo")
	d.text(nora, "Y")
	d.has(first, care.Booked)
	d.has(second, care.Cancelled)
}

// hold brings a booking to the question whether the held time is right.
func (d *desk) hold(number string) {
	d.t.Helper()
	d.text(number, "book")
	d.text(number, "check-up")
	d.text(number, "friday at 10 am")
	says(d.t, d.text(number, "1"), "is held for you")
}

func TestAReminderTakesNoAnswerFromAHeldTime(t *testing.T) {
	t.Parallel()
	for _, yes := range []string{"Y", "ok", "yes"} {
		d := openDesk(t)
		visit := d.visit("Nora", nora)
		d.pass(reminded - 5*time.Minute)
		d.hold(nora)
		says(t, d.remind(5*time.Minute, nora), "Nora, you have a visit")
		if got := strings.Join(d.text(nora, yes), " "); !strings.Contains(got, "Confirmed: Fri Nov 27") {
			t.Errorf("%s: got %q, want the held time booked", yes, got)
		}
		d.has(visit, care.Booked)
		if got := strings.Join(d.text(nora, "C"), " "); !strings.Contains(got, "Your visit is confirmed: Wed Nov 25") {
			t.Errorf("C: got %q, want the visit of the reminder confirmed", got)
		}
		d.has(visit, care.Confirmed)
	}
}

func TestAReminderIsConfirmedBeforeTheHeldTime(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Nora", nora)
	d.pass(reminded - 5*time.Minute)
	d.hold(nora)
	d.remind(5*time.Minute, nora)
	if got := strings.Join(d.text(nora, "C"), " "); !strings.Contains(got, "Your visit is confirmed: Wed Nov 25") {
		t.Errorf("got %q, want the visit of the reminder confirmed", got)
	}
	d.has(visit, care.Confirmed)
	says(t, d.text(nora, "Y"), "Confirmed: Fri Nov 27")
}

func TestCConfirmsTheVisitOfTheReminderWhateverIsOpen(t *testing.T) {
	t.Parallel()
	for _, open := range []string{"menu", "book", "book check-up", "x", "r"} {
		d := openDesk(t)
		visit := d.visit("Nora", nora)
		d.pass(reminded - 5*time.Minute)
		d.text(nora, open)
		d.remind(5*time.Minute, nora)
		d.text(nora, "C")
		if got := d.status(visit); got != care.Confirmed {
			t.Errorf("%s: got a visit that is %s, want %s", open, got, care.Confirmed)
		}
	}
}

func TestAReminderKeepsTheTimeThatIsHeldForAMove(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Mia", nora)
	later := d.visitLater(3*time.Hour, "Leo", nora)
	d.remind(reminded, nora)
	d.pass(2*time.Hour + 55*time.Minute)
	d.text(nora, "R")
	d.text(nora, "friday at 10 am")
	says(t, d.text(nora, "1"), "is held for you")
	says(t, d.remind(5*time.Minute, nora), "Leo")
	if got := strings.Join(d.text(nora, "Y"), " "); !strings.Contains(got, "Confirmed: Mia Fri Nov 27") {
		t.Errorf("got %q, want the held time booked", got)
	}
	d.has(later, care.Booked)
}
