package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
)

const (
	nora = "+15185557001"
	olga = "+15185557002"
)

// reminded is a day later: the day's reminder of a visit in two days is due.
const reminded = 24*time.Hour + time.Minute

// says fails unless one message holds the part.
func says(t *testing.T, got []string, part string) {
	t.Helper()
	if len(got) != 1 || !strings.Contains(got[0], part) {
		t.Errorf("got %q, want one message with %q", got, part)
	}
}

// silent fails if anything was said.
func silent(t *testing.T, got []string) {
	t.Helper()
	if len(got) != 0 {
		t.Errorf("got %q, want silence", got)
	}
}

func TestReminderThatFallsDueAfterStopIsNotSaid(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	says(t, d.text(nora, "Stop"), "you are opted out")
	silent(t, d.text(nora, "stop"))
	d.pass(reminded)
	d.answer()
	d.post()
	silent(t, d.phones.news(nora))
	d.saidOnce()
}

func TestReminderThatIsQueuedWhenStopComesIsNotSent(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.pass(reminded)
	d.answer() // the words are in the outbox, and nobody has delivered them
	d.hear(nora, "please take me off this list", "")
	d.answer()
	d.post()
	says(t, d.phones.news(nora), "you are opted out")
}

func TestStopIsHeardBeforeAReminderThatWaitsForItsTurn(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.hear(nora, "STOP", "")
	d.pass(reminded)
	d.answer()
	d.post()
	says(t, d.phones.news(nora), "you are opted out")
}

func TestWhereTheProviderAnsweredStopNothingIsAdded(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.hear(nora, "STOP", "STOP")
	d.answer()
	d.pass(reminded)
	d.answer()
	d.post()
	silent(t, d.phones.news(nora))
	d.hear(nora, "START", "START")
	d.answer()
	d.post()
	silent(t, d.phones.news(nora))
	d.pass(23 * time.Hour) // the two-hour reminder waits for eight o'clock
	d.answer()
	d.post()
	says(t, d.phones.news(nora), "Nora, you have a visit")
}

func TestOtherWordsAfterStopSubscribeNobody(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	says(t, d.text(nora, "unsubscribe"), "you are opted out")
	for _, words := range []string{"book", "hi there", "C", "yes we'll be there", "menu", "when is my visit?", "a", "Y"} {
		silent(t, d.text(nora, words))
	}
	d.pass(reminded)
	d.answer()
	d.post()
	silent(t, d.phones.news(nora))
	d.saidOnce()
}

func TestStartAndItsKinBringTheNextReminder(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"START", "unstop", "YES", "yes."} {
		d := openDesk(t)
		d.visit("Nora", nora)
		says(t, d.text(nora, "STOP"), "you are opted out")
		says(t, d.text(nora, word), "you're signed up")
		d.pass(reminded)
		d.answer()
		d.post()
		says(t, d.phones.news(nora), "Nora, you have a visit")
	}
}

func TestYesAnswersAnOpenQuestionAndSignsNobodyUp(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Nora", nora)
	d.pass(reminded)
	d.answer()
	d.post()
	says(t, d.phones.news(nora), "Nora, you have a visit")
	says(t, d.text(nora, "YES"), "Your visit is confirmed")
	if got := d.status(visit); got != care.Confirmed {
		t.Errorf("got a visit that is %s, want %s", got, care.Confirmed)
	}
}

func TestCancelWithAReminderOpenStopsTextsAndKeepsTheVisitUntilX(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Nora", nora)
	d.pass(reminded)
	d.answer()
	d.post()
	says(t, d.phones.news(nora), "X to cancel it")
	says(t, d.text(nora, "CANCEL"), "If you meant to cancel your visit, reply X")
	if got := d.status(visit); got != care.Booked {
		t.Errorf("after CANCEL: got a visit that is %s, want %s", got, care.Booked)
	}
	silent(t, d.text(nora, "X")) // the carrier would not deliver an answer either
	if got := d.status(visit); got != care.Cancelled {
		t.Errorf("after X: got a visit that is %s, want %s", got, care.Cancelled)
	}
	if got := d.tasks("asked"); got != 1 {
		t.Errorf("got %d tasks, want staff to be asked to confirm it", got)
	}
	silent(t, d.text(nora, "X"))
}

func TestCancelWithAReminderOpenMayMeanTextsToo(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Nora", nora)
	d.pass(reminded)
	d.answer()
	d.post()
	d.phones.news(nora)
	says(t, d.text(nora, "cancel"), "To keep texts reply START")
	says(t, d.text(nora, "START"), "you're signed up")
	says(t, d.text(nora, "C"), "Your visit is confirmed")
	if got := d.status(visit); got != care.Confirmed {
		t.Errorf("got a visit that is %s, want %s", got, care.Confirmed)
	}
}

func TestCancelWithNothingOpenIsAStop(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Nora", nora)
	says(t, d.text(nora, "CANCEL"), "will get no more texts")
	silent(t, d.text(nora, "X"))
	if got := d.status(visit); got != care.Booked {
		t.Errorf("got a visit that is %s, want %s", got, care.Booked)
	}
}

func TestAStrangerWhoCancelsIsRegisteredByNoLaterWord(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	says(t, d.text(olga, "hi"), "first and last name")
	says(t, d.text(olga, "CANCEL"), "you are opted out")
	silent(t, d.text(olga, "X"))
	silent(t, d.text(olga, "Olga Ruiz"))
	if got := d.count(`SELECT count(*) FROM patients`); got != 0 {
		t.Errorf("got %d patients, want none after an opt-out", got)
	}
}

func TestStopInTheMiddleOfABookingBooksNothing(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.text(nora, "book")
	d.text(nora, "check-up")
	d.text(nora, "friday at 10 am")
	says(t, d.text(nora, "1"), "is held for you")
	says(t, d.text(nora, "stop"), "you are opted out")
	silent(t, d.text(nora, "y"))
	d.pass(20 * time.Minute)
	d.answer()
	d.post()
	silent(t, d.phones.news(nora))
	if got := d.count(`SELECT count(*) FROM appointments`); got != 1 {
		t.Errorf("got %d visits and holds, want the one that was there", got)
	}
}

func TestDangerWordsAfterStopAlertStaffAndSayNothing(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	says(t, d.text(nora, "STOP"), "you are opted out")
	silent(t, d.text(nora, "I want to kill myself"))
	if got := d.tasks("danger"); got != 1 {
		t.Errorf("got %d danger tasks, want 1", got)
	}
}

func TestDangerWordsGoBeforeStopAndEveryQuestion(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.text(nora, "book")
	says(t, d.text(nora, "stop, I can't breathe"), "call 911 now")
	if got := d.tasks("danger"); got != 1 {
		t.Errorf("got %d danger tasks, want 1", got)
	}
	says(t, d.text(nora, "check-up"), "When would you like to come?")
}

func TestStopOfOnePhoneOfAFamilyStopsThatPhoneOnly(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	visit := d.visit("Mia", nora, olga)
	says(t, d.text(nora, "STOP"), "you are opted out")
	d.pass(reminded)
	d.answer()
	d.post()
	silent(t, d.phones.news(nora))
	says(t, d.phones.news(olga), "you have a visit")
	says(t, d.text(olga, "C"), "Your visit is confirmed")
	if got := d.status(visit); got != care.Confirmed {
		t.Errorf("got a visit that is %s, want %s", got, care.Confirmed)
	}
}

// saidOnce fails unless the confirmation of STOP is all that was ever to be said: what
// delivery would hold back is not even written.
func (d *desk) saidOnce() {
	d.t.Helper()
	if got := d.count(`SELECT count(*) FROM outbox`); got != 1 {
		d.t.Errorf("got %d messages in the outbox, want the one confirmation", got)
	}
}

func (d *desk) tasks(why string) int {
	d.t.Helper()
	return d.count(`SELECT count(*) FROM tasks WHERE closed_at IS NULL AND why = $1`, why)
}

// count asks the database beside the store.
func (d *desk) count(sql string, args ...any) (n int) {
	d.t.Helper()
	conn, err := pgx.Connect(d.t.Context(), d.url)
	if err != nil {
		d.t.Fatal(err)
	}
	defer conn.Close(d.t.Context())
	if err := conn.QueryRow(d.t.Context(), sql, args...).Scan(&n); err != nil {
		d.t.Fatal(err)
	}
	return n
}

func TestAWishToStopThatNoPhraseListsIsObeyedWhereItIsPlain(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	says(t, d.text(nora, "your pings are unwelcome, count this number out of your text program"), "you are opted out")
	says(t, d.text(nora, "START"), "you're signed up")
}

func TestWhatIsPerhapsAWishToStopIsAskedAbout(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	says(t, d.text(nora, "do these have to come to my phone"), "reply STOP")
	if got := d.count(`SELECT count(*) FROM conversations WHERE stopped_at IS NOT NULL`); got != 0 {
		t.Errorf("got %d opted out by a perhaps, want none", got)
	}
	says(t, d.text(nora, "STOP"), "you are opted out")
}
