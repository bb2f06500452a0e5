package main

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// stranger is a number that no sample patient has.
const stranger = "+15185550199"

// TestJourneyOfANewPatient goes through the whole of the spine over real HTTP: signed
// webhooks in, the carrier's API out, every row on a real Postgres.
func TestJourneyOfANewPatient(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	says(t, c.text(stranger, "hi"), "Welcome to Alder Clinic", "first and last name")
	says(t, c.text(stranger, "Sam Ortega"), "Thanks, Sam")
	says(t, c.text(stranger, "book"), "What is the visit for?", "1) ")
	says(t, c.text(stranger, "check-up"), "When would you like to come?")
	offers := c.text(stranger, "dec 1 after 1pm")
	says(t, offers, "1) Tue Dec 1")
	held := c.text(stranger, "1")
	says(t, held, "is held for you until", "Reply Y")
	booked := c.text(stranger, "yep thats fine")
	says(t, booked, "Confirmed: Tue Dec 1", c.url+"/c/")
	checkCalendar(t, booked[0])

	// The week's reminder is due on the same wall time a week before: tomorrow.
	c.advance(24*time.Hour + 5*time.Hour)
	says(t, c.answers(stranger), "Sam, you have a visit Tue Dec 1", "C to confirm", "STOP to opt out")
	says(t, c.text(stranger, "yes we'll be there"), "confirmed: Tue Dec 1")

	says(t, c.text(stranger, "R"), "Tue Dec 1", "is kept until")
	says(t, c.text(stranger, "wednesday morning"), "1) Wed Nov 25")
	says(t, c.text(stranger, "2"), "is held for you")
	says(t, c.text(stranger, "Y"), "Confirmed: Wed Nov 25")

	says(t, c.text(stranger, "x"), "Cancel this visit: Wed Nov 25")
	says(t, c.text(stranger, "y"), "Cancelled: Wed Nov 25")
	c.advance(10 * 24 * time.Hour)
	if late := c.answers(stranger); len(late) != 0 {
		t.Errorf("got %q after the visit was cancelled, want silence", late)
	}
}

// checkCalendar opens the link that came with a confirmation.
func checkCalendar(t *testing.T, text string) {
	t.Helper()
	link := regexp.MustCompile(`http://\S+`).FindString(text)
	status, body := fetch(t, link)
	if status != 200 || !strings.Contains(body, "DTSTART:20261201T") || !strings.Contains(body, "SUMMARY:Alder Clinic") {
		t.Errorf("calendar link: got %d %q", status, body)
	}
	for _, private := range []string{"Sam", "Ortega", "Check", "Dr ", "Rivera"} {
		if strings.Contains(body, private) {
			t.Errorf("the calendar file says %q; anybody may hold it", private)
		}
	}
	if status, _ := fetch(t, link+"x"); status != 404 {
		t.Errorf("a wrong token: got %d, want 404", status)
	}
}

// TestJourneyOfAMotherWithTwoChildren has three people behind one phone.
func TestJourneyOfAMotherWithTwoChildren(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	mother := "+15185550190"
	family(t, c, mother, "Ines", "Mia", "Leo")

	for i, want := range []string{"Thu Dec 3 9:00 AM", "Thu Dec 3 9:30 AM"} {
		child := []string{"Mia", "Leo"}[i]
		says(t, c.text(mother, "book"), "Who is this visit for?", "1) Ines", "2) Mia", "3) Leo")
		says(t, c.text(mother, child), "What is the visit for?")
		says(t, c.text(mother, "vaccine"), "When would you like to come?")
		offers := c.text(mother, "dec 3 at "+strings.Fields(want)[3]+" am")
		says(t, offers, "1) "+want)
		says(t, c.text(mother, "1"), "is held for you")
		says(t, c.text(mother, "y"), "Confirmed: "+child+" "+want)
	}

	c.advance(9 * 24 * time.Hour) // Wednesday: the week's and the day's reminders
	got := c.answers(mother)
	if len(got) == 0 {
		t.Fatal("no reminder came")
	}
	last := got[len(got)-1]
	if !strings.Contains(last, "1) Mia") || !strings.Contains(last, "2) Leo") || !strings.Contains(last, "C to confirm all") {
		t.Fatalf("got %q, want both children in one text", got)
	}
	says(t, c.text(mother, "1C 2R"), "is kept until")
	if s := statuses(t, c, mother); s["Mia"] != "confirmed" || s["Leo"] != "booked" {
		t.Errorf("got %v, want Mia confirmed and Leo still booked", s)
	}
	says(t, c.text(mother, "friday morning"), "1) Fri Dec 4")
	says(t, c.text(mother, "1"), "held")
	says(t, c.text(mother, "y"), "Confirmed: Leo Fri Dec 4")
	if s := statuses(t, c, mother); s["Mia"] != "confirmed" || s["Leo"] != "booked" || len(s) != 2 {
		t.Errorf("got %v, want one visit each", s)
	}
}

// family puts people behind a number.
func family(t *testing.T, c *clinic, number string, names ...string) {
	t.Helper()
	storetest.Do(t, c.db, func(tx *store.Tx) error {
		o := store.Opening{At: c.clock.Now(), Clearance: phi.ClearNotice, Language: "en"}
		conversation, err := tx.OpenConversation(t.Context(), "sms", phi.New(phi.Care, number), o)
		if err != nil {
			return err
		}
		for i, name := range names {
			p := care.Person{Relation: []string{"self", "child"}[min(i, 1)]}
			p.ID, p.Given, p.Family = care.NewID[care.Patient](), phi.New(phi.Notice, name), phi.New(phi.Care, "Canseco")
			if err := tx.RegisterPatient(t.Context(), conversation, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// statuses are the states of the visits of a phone's people that stand, by first name.
func statuses(t *testing.T, c *clinic, number string) map[string]string {
	t.Helper()
	all := map[string]string{}
	storetest.Do(t, c.db, func(tx *store.Tx) error {
		id, err := tx.OpenConversation(t.Context(), "sms", phi.New(phi.Care, number), store.Opening{Language: "en"})
		if err != nil {
			return err
		}
		people, err := tx.People(t.Context(), id)
		if err != nil {
			return err
		}
		for _, p := range people {
			visits, err := tx.Upcoming(t.Context(), []care.PatientID{p.ID}, c.clock.Now())
			if err != nil {
				return err
			}
			for _, v := range visits {
				all[p.Given.Reveal()] += string(v.Status)
			}
		}
		return nil
	})
	return all
}

// fetch gets a page.
func fetch(t *testing.T, url string) (status int, body string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(b)
}
