package main

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// leakJourneys are walked in this order, over HTTP.
var leakJourneys = []struct {
	name string
	walk func(*leaky)
}{
	{"registration", func(l *leaky) {
		says(l.t, l.text(canaryPhone, "hi, "+canaryWords), "Welcome to Alder Clinic")
		l.answered(l.text(canaryPhone, canaryGiven+" "+canaryFamily), "Thanks, "+canaryGiven)
	}},
	{"registration by staff, with a birth date", (*leaky).registerByStaff},
	{"booking with a wish, a reason and a practitioner", func(l *leaky) {
		says(l.t, l.text(canaryPhone, "book"), "What is the visit for?")
		says(l.t, l.text(canaryPhone, "check-up"), "When would you like to come?")
		l.answered(l.text(canaryPhone, "dec 8 at 9 am with dr rivera for my "+canaryReason), "Tue Dec 8 9:00 AM")
		says(l.t, l.text(canaryPhone, "1"), "is held for you")
		l.link = regexp.MustCompile(`http://\S+`).FindString(strings.Join(l.text(canaryPhone, "y"), " "))
	}},
	{"calendar file", func(l *leaky) {
		if status, body := fetch(l.t, l.link); status != 200 || !strings.Contains(body, "SUMMARY:Alder Clinic") {
			l.t.Errorf("got %d %q, want the calendar file", status, body)
		}
	}},
	{"error pages", func(l *leaky) {
		for _, path := range []string{"/c/" + canaryFamily, "/c/" + url.PathEscape(canaryReason), "/c/x?who=" + canaryFamily,
			"/channels/sms/inbound?From=" + url.QueryEscape(canaryPhone), "/channels/" + canaryFamily, "/" + canaryFamily} {
			if status, _ := fetch(l.t, l.url+path); status != 404 {
				l.t.Errorf("got %d, want 404", status)
			}
		}
	}},
	{"reminder", func(l *leaky) {
		l.advance(8 * 24 * time.Hour)
		l.answered(l.clinic.answers(canaryPhone), canaryGiven+", you have a visit Tue Dec 8")
	}},
	{"confirming in free words", func(l *leaky) {
		says(l.t, l.text(canaryPhone, "yes we'll be there"), "confirmed: Tue Dec 8")
	}},
	{"moving", func(l *leaky) {
		says(l.t, l.text(canaryPhone, "R"), "is kept until")
		l.answered(l.text(canaryPhone, "friday morning, "+canaryWords), "Openings")
		says(l.t, l.text(canaryPhone, "1"), "is held for you")
		says(l.t, l.text(canaryPhone, "y"), "Confirmed: ")
	}},
	{"cancelling", func(l *leaky) {
		says(l.t, l.text(canaryPhone, "x"), "Cancel this visit")
		says(l.t, l.text(canaryPhone, "y"), "Cancelled:")
	}},
	{"help", func(l *leaky) { says(l.t, l.text(canaryPhone, "HELP"), "for help") }},
	{"asking for a person", func(l *leaky) {
		says(l.t, l.text(canaryPhone, "can I talk to a person about my "+canaryReason), "our staff")
	}},
	{"danger words", func(l *leaky) { says(l.t, l.text(canaryPhone, canaryDanger+" and want to die"), "911") }},
	{"two misses", func(l *leaky) {
		for range 3 {
			l.answered(l.text(canaryPhone, canaryNonsense), "")
		}
	}},
	{"stop, words after it, start", func(l *leaky) {
		says(l.t, l.text(canaryPhone, "stop texting me, "+canaryWords), "opted out")
		if got := l.text(canaryPhone, "but "+canaryWords); len(got) != 0 {
			l.t.Errorf("got %d messages after STOP, want none", len(got))
		}
		says(l.t, l.text(canaryPhone, "START"), "signed up")
	}},
	{"a child behind the phone, in Spanish", func(l *leaky) {
		l.answered(l.text(canaryPhoneES, "hola, "+canaryWordsES), "Bienvenido")
		l.answered(l.text(canaryPhoneES, canaryGivenES+" "+canaryFamilyES), "Gracias, "+canaryGivenES)
		l.answered(l.text(canaryPhoneES, "quiero una cita por "+canaryReasonES), "¿Para qué es la visita?")
		l.answered(l.text(canaryPhoneES, "check-up"), "")
		l.answered(l.text(canaryPhoneES, "lo antes posible"), "1) ")
		l.answered(l.text(canaryPhoneES, "1"), "Le guardamos")
		l.answered(l.text(canaryPhoneES, "sí"), "Confirmada")
	}},
	{"a hold that lapses", func(l *leaky) {
		l.text(canaryPhone, "book")
		l.text(canaryPhone, "sick visit")
		l.text(canaryPhone, "next week")
		l.answered(l.text(canaryPhone, "1"), "is held")
		l.advance(11 * time.Minute)
		l.answered(l.clinic.answers(canaryPhone), "no longer held")
	}},
	{"a parked event", func(l *leaky) {
		id := l.conversation(canaryPhone)
		l.spoil(id, spoilNextEvent)
		if _, err := l.phones.Text(l.t.Context(), canaryPhone, "", canaryWords); err != nil {
			l.t.Error(err)
		}
		l.hurry(id)
		says(l.t, l.clinic.answers(canaryPhone), "our staff")
	}},
	{"forged webhooks", (*leaky).forged},
	{"the record refuses a text", func(l *leaky) {
		l.refusing("inbox", "kind <> 'text'", func() {
			if status, _ := l.post(l.genuine(canaryPhone, canaryWords)); status != 503 {
				l.t.Errorf("got %d, want 503", status)
			}
			if status, _ := l.post(l.genuine("+15185557699", canaryWords)); status != 503 {
				l.t.Errorf("got %d for a new number, want 503", status)
			}
		})
	}},
	{"the record refuses a turn", func(l *leaky) {
		l.refusing("outbox", "class = 'reminder'", func() {
			if status, _ := l.post(l.genuine(canaryPhone, "menu, "+canaryWords)); status != 200 {
				l.t.Errorf("got %d, want 200", status)
			}
			l.hurry(l.conversation(canaryPhone))
		})
		if !strings.Contains(l.logs.String(), "postgres 23514 on outbox") {
			l.t.Errorf("the log does not tell of the failed turn")
		}
	}},
	{"opted out at the provider", func(l *leaky) { l.badDay(1, trouble{400, 21610}) }},
	{"bad address", func(l *leaky) { l.badDay(2, trouble{400, 21211}) }},
	{"refused content", func(l *leaky) { l.badDay(3, trouble{400, 30007}) }},
	{"too many requests", func(l *leaky) { l.badDay(4, trouble{429, 20429}) }},
	{"wrong account", func(l *leaky) { l.badDay(5, trouble{401, 20003}) }},
	{"provider's error", func(l *leaky) { l.badDay(6, trouble{500, 20500}) }},
	{"provider's nonsense", func(l *leaky) { l.badDay(7, trouble{201, 0}) }},
	{"reset connection", func(l *leaky) { l.badDay(8, trouble{}) }},
}

// answered fails unless something was answered that holds the part.
func (l *leaky) answered(got []string, part string) {
	l.t.Helper()
	if len(got) == 0 || !strings.Contains(strings.Join(got, " "), part) {
		l.t.Errorf("got %q, want it to hold %q", got, part)
	}
}

func (l *leaky) registerByStaff() {
	storetest.Do(l.t, l.db, func(tx *store.Tx) error {
		id, err := tx.OpenConversation(l.t.Context(), "sms", phi.New(phi.Care, canaryPhoneFault+"00"), store.Opening{Language: "en"})
		if err != nil {
			return err
		}
		p := care.Person{Patient: care.Patient{ID: care.NewID[care.Patient](), Given: phi.New(phi.Notice, canaryChild),
			Family: phi.New(phi.Care, canaryFamily), Birth: phi.New(phi.Care, canaryBirth)}, Relation: "child"}
		return tx.RegisterPatient(l.t.Context(), id, p)
	})
	l.answered(l.text(canaryPhoneFault+"00", "I was born on "+canaryBirth), "")
}

// forged posts what is refused, with canaries wherever something can be written.
func (l *leaky) forged() {
	for _, bend := range []func(*webhook){
		func(w *webhook) { w.forged = canaryFamily },
		func(w *webhook) { w.unsigned = true },
		func(w *webhook) { w.path += "?From=" + url.QueryEscape(canaryPhone) },
		func(w *webhook) { w.body = w.form.Encode() + "&Body=" + url.QueryEscape(canaryReason) },
		func(w *webhook) { w.body = canaryReason + "%zz" },
		func(w *webhook) { w.form.Set("MessageSid", canaryPhone) },
		func(w *webhook) { w.form.Set(canaryFamily, canaryReason); w.forged = canaryFamily },
		func(w *webhook) { w.contentType = canaryFamily },
	} {
		w := l.genuine(canaryPhone, canaryWords)
		bend(&w)
		if status, _ := l.post(w); status != http.StatusForbidden {
			l.t.Errorf("got %d, want 403", status)
		}
	}
	large := l.genuine(canaryPhone, strings.Repeat(canaryReason+" ", 4000))
	if status, _ := l.post(large); status != http.StatusRequestEntityTooLarge {
		l.t.Errorf("got %d for a large body, want 413", status)
	}
	word := l.genuine(canaryFamily, canaryWords)
	if status, _ := l.post(word); status != http.StatusOK {
		l.t.Errorf("got %d for a sender that is a word, want 200", status)
	}
}

// refusing makes a table refuse new rows meanwhile, with an error that quotes them.
func (l *leaky) refusing(table, unless string, do func()) {
	l.t.Helper()
	conn := l.raw()
	alter := func(how string) {
		if _, err := conn.Exec(l.t.Context(), "ALTER TABLE "+table+" "+how); err != nil {
			l.t.Fatal(err)
		}
	}
	alter("ADD CONSTRAINT refusing CHECK (" + unless + ") NOT VALID")
	do()
	alter("DROP CONSTRAINT refusing")
}

// badDay lets the provider answer one message badly, and delivery go on after it.
func (l *leaky) badDay(n int, bad trouble) {
	l.t.Helper()
	number := fmt.Sprintf("%s%02d", canaryPhoneFault, n)
	l.mu.Lock()
	l.trouble[number] = bad
	l.mu.Unlock()
	if _, err := l.phones.Text(l.t.Context(), number, "", "hi, "+canaryWords); err != nil {
		l.t.Error(err)
	}
	got := l.patience(number)
	final := bad.code == 21610 || bad.code == 21211 || bad.code == 30007
	if final != (len(got) == 0) {
		l.t.Errorf("got %d messages after a bad answer, final is %v", len(got), final)
	}
}
