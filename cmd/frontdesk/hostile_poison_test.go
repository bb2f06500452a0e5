package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// TestPoisonedEventParksAndTheConversationGoesOn damages what a turn reads, as a bad
// disk or a bug would. Whatever it is, the event is set aside after five attempts, a
// person is asked, and nobody else waits.
func TestPoisonedEventParksAndTheConversationGoesOn(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	for i, poison := range []struct{ name, damage string }{
		{"the event's words", spoilNextEvent},
		{"the run state", `UPDATE conversations SET state = '\x0102030405' WHERE id = $1`},
		{"the run state of somebody else", `
			UPDATE conversations SET state = (SELECT state FROM conversations WHERE id <> $1 AND state IS NOT NULL LIMIT 1)
			WHERE id = $1`},
	} {
		number, other := phoneOf(3000+2*i), phoneOf(3001+2*i)
		family(t, c, number, "Nora")
		family(t, c, other, "Olga")
		id := c.conversation(number)
		says(t, c.text(number, "book"), "What is the visit for?")
		says(t, c.text(other, "book"), "What is the visit for?")
		c.spoil(id, poison.damage)
		if _, err := c.phones.Text(t.Context(), number, "", "check-up"); err != nil {
			t.Fatal(err)
		}
		says(t, c.text(other, "check-up"), "When would you like to come?")
		c.hurry(id)
		says(t, c.answers(number), "I'm passing this to our staff")
		if failed, tasks := c.fate(id); failed != 5 || tasks != 1 {
			t.Errorf("%s: got %d failed turns and %d tasks, want 5 and 1", poison.name, failed, tasks)
		}
		says(t, c.text(number, "book"), "What is the visit for?")
		says(t, c.text(other, "next"), "Openings: 1) ")
	}
	if logs := c.logs.String(); !strings.Contains(logs, "event parked") {
		t.Errorf("the log does not say that an event was parked")
	}
}

// TestUnreadableConversationStopsNobodyElse damages what every turn of a conversation
// needs, and what delivery reads: it cannot be mended here, only be kept from others.
func TestUnreadableConversationStopsNobodyElse(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	other := phoneOf(3190)
	family(t, c, other, "Olga")
	for i, poison := range []struct{ name, damage string }{
		{"its keyset", `UPDATE keysets SET wrapped = substr(wrapped, 1, 20) || '\x00' WHERE owner = $1`},
		{"its address", `UPDATE conversations SET address = '\x0102' WHERE id = $1`},
		{"a person's name", `UPDATE patients SET given = '\x0102' WHERE id IN (SELECT patient FROM people WHERE conversation = $1)`},
		{"a person's keyset", `UPDATE keysets SET wrapped = '\x' WHERE owner IN (SELECT patient FROM people WHERE conversation = $1)`},
		{"a message in the outbox", `
			INSERT INTO outbox (id, conversation, class, label, body)
			SELECT gen_random_uuid(), id, 'reply', 0, '\x0102' FROM conversations WHERE id = $1`},
		{"a message that may have been sent", `
			INSERT INTO outbox (id, conversation, class, label, body, state, tried_at)
			SELECT gen_random_uuid(), id, 'reply', 0, '\x0102', 'unknown', now() FROM conversations WHERE id = $1`},
	} {
		number := phoneOf(3100 + i)
		family(t, c, number, "Nora")
		id := c.conversation(number)
		c.spoil(id, poison.damage)
		w := c.genuine(number, "book")
		status, _ := c.post(w)
		if strings.Contains(poison.name, "its keyset") && status != 503 || status != 200 && status != 503 {
			t.Errorf("%s: got %d for a new text", poison.name, status)
		}
		c.hurry(id)
		says(t, c.text(other, "menu"), "Alder Clinic")
		if _, tasks := c.fate(id); tasks < 1 && status == 200 {
			t.Errorf("%s: got %d tasks, want staff to be asked", poison.name, tasks)
		}
	}
}

// spoilNextEvent damages the words of a conversation's events before a worker sees them.
const spoilNextEvent = `
CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.conversation = '{id}' AND NOT EXISTS (SELECT FROM inbox WHERE conversation = '{id}' AND body = '\x0102') THEN
    NEW.body := '\x0102';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER spoil BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION spoil()`

func (c *clinic) spoil(id care.ConversationID, damage string) {
	c.t.Helper()
	var args []any
	if strings.Contains(damage, "$1") {
		args = append(args, id)
	}
	if _, err := c.raw().Exec(c.t.Context(), strings.ReplaceAll(damage, "{id}", id.String()), args...); err != nil {
		c.t.Fatal(err)
	}
}

// conversation is the id behind a number.
func (c *clinic) conversation(number string) (id care.ConversationID) {
	c.t.Helper()
	storetest.Do(c.t, c.db, func(tx *store.Tx) (err error) {
		id, err = tx.OpenConversation(c.t.Context(), "sms", phi.New(phi.Care, number), store.Opening{Language: "en"})
		return err
	})
	return id
}

// A lease of 15 s is left alone; the rests are 1, 2, 4, 8 and 16 s.
const hurrySQL = `
UPDATE ready SET not_before = now()
WHERE conversation = $1 AND not_before > now()
  AND (not_before < now() + interval '9 seconds' OR not_before > now() + interval '15 seconds')`

const waitingSQL = `
SELECT (SELECT count(*) FROM inbox WHERE conversation = $1 AND answered_at IS NULL AND parked_at IS NULL)
  + (SELECT count(*) FROM outbox WHERE conversation = $1 AND settled_at IS NULL)`

// hurry spares a conversation the rests between attempts, until nothing of it waits.
func (c *clinic) hurry(id care.ConversationID) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), 20*time.Second)
	defer cancel()
	conn := c.raw()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for waiting := 1; ; {
		if _, err := conn.Exec(ctx, hurrySQL, id); err != nil {
			c.t.Fatalf("waiting for %s: %v", id, err)
		}
		c.queue.Wake(jobs.TurnsJob)
		<-tick.C
		if err := conn.QueryRow(ctx, waitingSQL, id).Scan(&waiting); err != nil {
			c.t.Fatalf("waiting for %s: %v", id, err)
		}
		if waiting == 0 {
			return
		}
	}
}

// fate is what became of a conversation's poisoned event.
func (c *clinic) fate(id care.ConversationID) (failed, tasks int) {
	c.t.Helper()
	for line := range strings.Lines(c.logs.String()) {
		if strings.Contains(line, `"msg":"turn failed"`) && strings.Contains(line, id.String()) {
			failed++
		}
	}
	err := c.raw().QueryRow(c.t.Context(), `
		SELECT count(*) FROM tasks
		WHERE conversation = $1 AND why IN ('parked', 'undeliverable') AND closed_at IS NULL`, id).Scan(&tasks)
	if err != nil {
		c.t.Fatal(err)
	}
	return failed, tasks
}
