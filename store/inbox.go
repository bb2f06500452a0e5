package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/bot"
	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store/seal"
)

func inboxBody(id care.ID[bot.Event]) seal.Place {
	return seal.Place{Table: "inbox", Column: "body", Row: id}
}

// maxStoredText bounds the bytes of one inbound text.
const maxStoredText = 8 << 10

const insertTextEventSQL = `
INSERT INTO inbox (id, conversation, kind, dedupe, body, opt_out, received_at)
VALUES ($1, $2, 'text', $3, $4, $5, $6)
ON CONFLICT (dedupe) DO NOTHING
RETURNING true`

// Accept puts one inbound message on record. fresh is false when it is there already:
// the provider's second delivery changes nothing. When Accept returns without error
// the message is on disk.
func (db *DB) Accept(ctx context.Context, in channels.Inbound, o Opening) (fresh bool, err error) {
	who := phi.Actor{Kind: phi.Carrier, ID: in.Channel}
	err = db.Do(ctx, who, func(tx *Tx) error {
		c, err := tx.findOrOpen(ctx, in.Channel, in.From, o)
		if err != nil {
			return err
		}
		fresh, err = tx.insertText(ctx, c, in, o.At)
		return err
	})
	return fresh, err
}

func (tx *Tx) insertText(ctx context.Context, c care.ConversationID, in channels.Inbound, at time.Time) (fresh bool, err error) {
	id := care.NewID[bot.Event]()
	words := []byte(in.Text.Reveal())
	body, err := tx.seal(c, inboxBody(id), words[:min(len(words), maxStoredText)])
	if err != nil {
		return false, err
	}
	_, err = tx.one(ctx, insertTextEventSQL,
		[]any{id, c, in.Channel + ":" + in.ProviderID, body, in.OptOut, at}, &fresh)
	if err == nil && fresh {
		tx.write(makeReadySQL, c)
		tx.Note("event.accepted", id)
	}
	return fresh, err
}

// The row lock makes the turns of one conversation take their turn; SKIP LOCKED sends
// a second worker to another conversation instead of making it wait. NO KEY: a text
// that arrives meanwhile refers to the row, and neither must wait for the other.
const lockConversationSQL = `
SELECT c.channel, c.address, c.clearance, c.language, c.stopped_at, c.state, c.wake_at, k.wrapped
FROM conversations c
JOIN keysets k ON k.owner = c.id
WHERE c.id = $1
FOR NO KEY UPDATE OF c SKIP LOCKED`

// Read before the events: an event that comes in between is then seen, or counted.
const arrivalsSQL = `SELECT arrivals FROM ready WHERE conversation = $1`

// The second row only tells that there is more.
const firstEventsSQL = `
SELECT id, kind, body, refs, opt_out, received_at
FROM inbox
WHERE conversation = $1 AND answered_at IS NULL AND parked_at IS NULL
ORDER BY seq
LIMIT 2`

// Next implements bot.Desk.
func (tx *Tx) Next(ctx context.Context, id care.ConversationID) (bot.Situation, error) {
	var c conversationRow
	var e eventRow
	var people []personRow
	var arrivals int64
	err := tx.queries(ctx,
		read(lockConversationSQL, []any{id}, c.scan),
		read(arrivalsSQL, []any{id}, func(r pgx.Rows) error { return r.Scan(&arrivals) }),
		read(firstEventsSQL, []any{id}, e.scan),
		read(selectPeopleSQL, []any{id}, func(r pgx.Rows) error {
			people = append(people, personRow{})
			return people[len(people)-1].scan(r)
		}))
	if err != nil {
		return bot.Situation{}, err
	}
	if c.found && !e.found {
		tx.keep(noMoreSQL, id, arrivals)
	}
	if !c.found || !e.found {
		return bot.Situation{}, bot.ErrNothing
	}
	s, err := tx.situation(id, c, e, people)
	s.Arrivals, s.More = arrivals, e.more
	return s, err
}

func (tx *Tx) situation(id care.ConversationID, c conversationRow, e eventRow, rows []personRow) (s bot.Situation, err error) {
	if s.Conversation, err = tx.openConversation(id, c); err != nil {
		return s, err
	}
	if s.Event, err = tx.openEvent(id, e); err != nil {
		return s, err
	}
	if s.People, err = tx.openPeople(rows); err != nil {
		return s, err
	}
	if len(c.state) > 0 {
		s.State, err = tx.unseal(id, conversationState(id), c.state)
	}
	if c.wakeAt != nil {
		s.WakeAt = *c.wakeAt
	}
	return s, err
}

type eventRow struct {
	found, more bool
	bot.Event
	body []byte
}

func (e *eventRow) scan(r pgx.Rows) error {
	if e.found {
		e.more = true
		return nil
	}
	e.found = true
	return r.Scan(&e.ID, &e.Kind, &e.body, &e.Appointments, &e.OptOut, &e.ReceivedAt)
}

func (tx *Tx) openEvent(c care.ConversationID, e eventRow) (bot.Event, error) {
	if e.body == nil {
		return e.Event, nil
	}
	text, err := tx.unsealText(c, inboxBody(e.ID), phi.Care, e.body)
	e.Text = text
	return e.Event, err
}

const answerEventSQL = `UPDATE inbox SET answered_at = now() WHERE id = $1`

const saveStateSQL = `UPDATE conversations SET state = $2, wake_at = $3 WHERE id = $1`

// Answered implements bot.Desk.
func (tx *Tx) Answered(s bot.Situation, next bot.After) error {
	tx.write(answerEventSQL, s.Event.ID)
	tx.Note("event.answered", s.Event.ID)
	tx.passOn(s)
	if err := tx.record(s, next.Recording); err != nil {
		return err
	}
	var sealed []byte
	if len(next.State) > 0 {
		var err error
		if sealed, err = tx.seal(s.Conversation.ID, conversationState(s.Conversation.ID), next.State); err != nil {
			return err
		}
	}
	if len(s.State) == 0 && sealed == nil && s.WakeAt.Equal(next.WakeAt) {
		return nil
	}
	tx.write(saveStateSQL, s.Conversation.ID, sealed, orNull(next.WakeAt))
	return nil
}

// orNull writes the zero time as NULL.
func orNull(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
