package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"frontdesk/channels/sms"
	"frontdesk/channels/sms/carrier"
	"frontdesk/cmd/frontdesk/demo"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/seal"
	"frontdesk/store/storetest"
)

// town is a clinic whose workflow names each text that it answers, with a Postgres and
// a carrier of its own: everything that the clinic's processes stand on.
type town struct {
	t       *testing.T
	pg      *storetest.Server
	db      *store.DB
	phones  *carrier.Carrier
	counter *counter
	numbers []string
	// address is where the gateway listens.
	address string
	env     map[string]string
}

// heardWorkflow answers each text with one message that names it; %s are the words that
// it knows.
const heardWorkflow = `
workflow: heard
starts:
  keywords: [listen]
stuck: {say: {en: Staff will reply., es: Le responderemos.}, handoff: front desk}
steps:
  - ask: choice
    id: it
    text: {en: Send a word., es: Envíe una palabra.}
    again: {en: I do not know that word., es: No conozco esa palabra.}
    options:
%s  - say: {en: "Heard {it}.", es: "Oído {it}."}
    then: it
`

// What opens the workflow, and what it answers.
const (
	openingWord   = "listen"
	openingAnswer = "Send a word."
)

const words = "acorn badger cactus dolphin ember falcon garnet harbor island jigsaw kettle lantern marble " +
	"nutmeg orchid pepper quartz ribbon saddle timber umbrella velvet walnut yogurt zephyr"

// word is the nth text of a phone, from 1. Every second phone has three words only, so
// that messages of the same words must be told apart.
func word(phone, n int) string {
	all := strings.Fields(words)
	if phone%2 == 1 {
		all = all[:3]
	}
	return all[n%len(all)]
}

func heardSource() string {
	var options strings.Builder
	for _, w := range strings.Fields(words) {
		fmt.Fprintf(&options, "      %s: {words: [%s]}\n", w, w)
	}
	return fmt.Sprintf(heardWorkflow, options.String())
}

// wordsOf is all that a phone sends, answersTo all that it is answered.
func wordsOf(phone, texts int) (sent []string) {
	sent = append(sent, openingWord)
	for n := range texts {
		sent = append(sent, word(phone, n+1))
	}
	return sent
}

func answersTo(phone, texts int) (answers []string) {
	for _, w := range wordsOf(phone, texts) {
		if w == openingWord {
			answers = append(answers, openingAnswer)
			continue
		}
		answers = append(answers, "Heard "+w+". "+openingAnswer)
	}
	return answers
}

func openTown(t *testing.T, phones int, seed uint64) *town {
	t.Helper()
	pg, err := storetest.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pg.Close)
	c := &town{t: t, pg: pg, address: freeAddress(t)}
	c.numbers = make([]string, phones)
	for i := range c.numbers {
		c.numbers[i] = fmt.Sprintf("+1518555%04d", 1000+i)
	}
	c.openCarrier(seed)
	dir := t.TempDir()
	c.env = map[string]string{
		"DATABASE_URL": pg.Database(t), "KEK_FILE": filepath.Join(dir, "kek.json"), "DATA": dir,
		"PUBLIC_URL": "http://" + c.address, "TWILIO_ACCOUNT_SID": carrier.DefaultAccountSID,
		"TWILIO_AUTH_TOKEN": carrier.DefaultAuthToken, "TWILIO_FROM": demo.Number,
		"TWILIO_API_URL": c.counter.url, "LOG_FORMAT": "json", "LOG_LEVEL": "debug",
	}
	c.openRecord()
	return c
}

func (c *town) openCarrier(seed uint64) {
	c.phones = carrier.New(carrier.Config{
		Numbers: []string{demo.Number}, InboundURL: "http://" + c.address + sms.InboundPath, Seed: seed,
	})
	c.counter = &counter{next: c.phones}
	front := httptest.NewServer(c.counter)
	c.counter.url = front.URL
	c.t.Cleanup(front.Close)
	c.t.Cleanup(func() { _ = c.phones.Close() })
}

// openRecord makes the key, the clinic, its people and the workflow.
func (c *town) openRecord() {
	c.t.Helper()
	file, err := seal.LoadOrCreate(c.env["KEK_FILE"])
	if err != nil {
		c.t.Fatal(err)
	}
	keeper, err := seal.Open(file)
	if err != nil {
		c.t.Fatal(err)
	}
	c.db = c.pg.OpenAt(c.t, c.env["DATABASE_URL"], keeper)
	ctx := c.t.Context()
	if err := seed(ctx, c.db, c.clinic(), time.Now()); err != nil {
		c.t.Fatal(err)
	}
	if err := ship(ctx, c.db); err != nil {
		c.t.Fatal(err)
	}
	admin := phi.Actor{Kind: phi.Admin, ID: "admin"}
	err = c.db.Do(ctx, admin, func(tx *store.Tx) error {
		return storetest.Publish(ctx, tx, "heard", heardSource())
	})
	if err != nil {
		c.t.Fatal(err)
	}
	live := &published{db: c.db}
	if err := live.refresh(ctx); err != nil {
		c.t.Fatal(err)
	}
	// The processes find what this one has learnt already.
	if err := (school{c.db}).publish(ctx, live.library()); err != nil {
		c.t.Fatal(err)
	}
}

// clinic is the sample clinic with one known person behind each phone and no visits,
// so that nobody hears of anything but what they texted.
func (c *town) clinic() demo.Clinic {
	sample := demo.Sample(time.Now())
	sample.Patients, sample.Households, sample.Appointments = nil, nil, nil
	for _, number := range c.numbers {
		p := care.Patient{ID: care.NewID[care.Patient](), Given: phi.New(phi.Notice, "Ana"),
			Family: phi.New(phi.Care, "Lopez"), Birth: phi.New(phi.Care, "1980-02-29"), Verified: true}
		sample.Patients = append(sample.Patients, p)
		sample.Households = append(sample.Households, demo.Household{Phone: number, Language: "en",
			Members: []care.Person{{Patient: p, Relation: "self"}}})
	}
	return sample
}

// answers are the clinic's messages on a phone's screen, in the order they came.
func (c *town) answers(number string) (all []string) {
	screen, _ := c.phones.Phone(number, 0)
	for _, m := range screen {
		if m.FromClinic {
			all = append(all, m.Body)
		}
	}
	return all
}

// await returns when a phone shows n messages of the clinic, or ctx ends.
func (c *town) await(ctx context.Context, number string, n int) error {
	for {
		changed := c.phones.Changed(number)
		if len(c.answers(number)) >= n {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// freeAddress is a loopback address below the range from which the kernel gives ports
// to outgoing connections: while its owner is dead, nobody else may come by it.
func freeAddress(t *testing.T) string {
	t.Helper()
	for range 100 {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 20_000+rand.IntN(10_000)))
		if err == nil {
			_ = l.Close()
			return l.Addr().String()
		}
	}
	t.Fatal("no free port of a hundred")
	return ""
}
