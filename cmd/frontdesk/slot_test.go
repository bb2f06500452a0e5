package main

import (
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/workflows/booking"
)

// TestHundredPhonesWantOneTime texts for the same morning from a hundred phones, half of
// them for a longer visit, and then all choose the first time in the same moment.
func TestHundredPhonesWantOneTime(t *testing.T) {
	t.Parallel()
	const phones = 100
	c := openClinic(t)
	numbers := make([]string, phones)
	for i := range numbers {
		numbers[i] = phoneOf(4000 + i)
		family(t, c, numbers[i], "Nora")
	}
	c.all(numbers, func(int) string { return "book" })
	c.all(numbers, func(i int) string { return []string{"check-up", "sick visit"}[i%2] })
	for _, offer := range c.all(numbers, func(int) string { return "dec 8 at 9 am with dr rivera" }) {
		says(t, offer, "Openings: 1) Tue Dec 8 9:00 AM")
	}

	var winner string
	for i, answer := range c.all(numbers, func(int) string { return "1" }) {
		switch {
		case len(answer) == 1 && strings.HasPrefix(answer[0], "Tue Dec 8 9:00 AM") && strings.Contains(answer[0], "is held for you until"):
			if winner != "" {
				t.Errorf("%s and %s both hold the time", winner, numbers[i])
			}
			winner = numbers[i]
		default:
			says(t, answer, "that time was just taken", "Openings: 1) ", "Reply 1")
		}
	}
	if winner == "" {
		t.Fatal("got no winner, want one")
	}
	says(t, c.text(winner, "y"), "Confirmed: Tue Dec 8 9:00 AM")

	// The losers go on to what they were offered, all at once again.
	held, taken := 0, 0
	for i, answer := range c.all(numbers, func(int) string { return "2" }) {
		if numbers[i] == winner {
			continue
		}
		if len(answer) == 1 && strings.Contains(answer[0], "is held for you until") {
			held++
			continue
		}
		says(t, answer, "that time was just taken", "Openings: 1) ")
		taken++
	}
	if held == 0 || held+taken != phones-1 {
		t.Errorf("got %d holds and %d losers of the second choice, want all %d answered", held, taken, phones-1)
	}
	c.checkNothingOverlaps()
}

// all texts from every phone at once and returns the answers, by phone.
func (c *clinic) all(numbers []string, words func(i int) string) [][]string {
	c.t.Helper()
	var sent sync.WaitGroup
	for i, number := range numbers {
		sent.Go(func() {
			if _, err := c.phones.Text(c.t.Context(), number, "", words(i)); err != nil {
				c.t.Errorf("text from %s: %v", number, err)
			}
		})
	}
	sent.Wait()
	answers := make([][]string, len(numbers))
	for i, number := range numbers {
		answers[i] = c.answers(number)
	}
	return answers
}

// TestEndedHoldGivesItsTimeToTheNext lets a hold lapse; whoever held the time hears so,
// also when the "Y" comes late.
func TestEndedHoldGivesItsTimeToTheNext(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	slow, next := phoneOf(4200), phoneOf(4201)
	family(t, c, slow, "Nora")
	family(t, c, next, "Olga")
	says(t, c.ask(slow, "check-up", "dec 8 at 9 am with dr rivera", "1"), "Tue Dec 8 9:00 AM", "is held for you")
	for _, offer := range c.ask(next, "check-up", "dec 8 at 9 am with dr rivera") {
		if strings.Contains(offer, "Tue Dec 8 9:00 AM") {
			t.Fatalf("got %q while the time is held", offer)
		}
	}
	if err := c.clock.Advance(booking.HoldLimit + time.Second); err != nil {
		t.Fatal(err)
	}
	late := c.text(slow, "y")
	if said := strings.Join(late, " "); !strings.Contains(said, "no longer held") || strings.Contains(said, "Confirmed") {
		t.Errorf("got %q for a late Y, want to hear that the hold ended", late)
	}
	says(t, c.text(next, "dec 8 at 9 am with dr rivera"), "1) Tue Dec 8 9:00 AM")
	says(t, c.text(next, "1"), "Tue Dec 8 9:00 AM", "is held for you")
	says(t, c.text(next, "y"), "Confirmed: Tue Dec 8 9:00 AM")
	c.checkNothingOverlaps()
}

// ask books up to the given answer and returns the last one.
func (c *clinic) ask(number string, words ...string) (answer []string) {
	c.t.Helper()
	answer = c.text(number, "book")
	for _, w := range words {
		answer = c.text(number, w)
	}
	return answer
}

// TestOnePatientOnTwoPhonesGetsOneOfTwoOverlappingVisits books the same child from both
// parents' phones, with two practitioners, at times that overlap.
func TestOnePatientOnTwoPhonesGetsOneOfTwoOverlappingVisits(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	const claire, tom = "+15185550102", "+15185550103" // Mia stands behind both
	for phone, wish := range map[string]string{claire: "dec 8 at 9 am with dr rivera", tom: "dec 8 at 9 am with dr okafor"} {
		c.text(phone, "book")
		c.text(phone, "Mia")
		c.text(phone, "child check-up")
		says(t, c.text(phone, wish), "1) Tue Dec 8 9:00 AM")
	}
	c.all([]string{claire, tom}, func(int) string { return "1" })
	booked := 0
	for _, answer := range c.all([]string{claire, tom}, func(int) string { return "y" }) {
		booked += strings.Count(strings.Join(answer, " "), "Confirmed: Mia Tue Dec 8 9:00 AM")
	}
	if booked != 1 {
		t.Errorf("got %d confirmations, want 1", booked)
	}
	c.checkNothingOverlaps()
}

func (c *clinic) checkNothingOverlaps() {
	c.t.Helper()
	checkNothingOverlaps(c.t, c.raw())
}
