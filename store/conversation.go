package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store/seal"
)

// Opening is how a conversation begins when an address is seen for the first time.
type Opening struct {
	// At is the clinic's clock.
	At        time.Time
	Clearance phi.Clearance
	Language  string
}

func conversationAddress(id care.ConversationID) seal.Place {
	return seal.Place{Table: "conversations", Column: "address", Row: id}
}

func conversationState(id care.ConversationID) seal.Place {
	return seal.Place{Table: "conversations", Column: "state", Row: id}
}

// addressIndex is the blind index by which an address is found.
func (db *DB) addressIndex(channel string, address phi.Text) []byte {
	return db.keeper.Blind("conversations.address/"+channel, address.Reveal())
}

const findConversationSQL = `
SELECT c.id, k.wrapped
FROM conversations c
JOIN keysets k ON k.owner = c.id
WHERE c.channel = $1 AND c.address_index = $2`

// The lock lasts for the transaction: two first texts of one number open one conversation.
const lockAddressSQL = `SELECT pg_advisory_xact_lock($1)`

const insertConversationSQL = `
INSERT INTO conversations (id, channel, address_index, address, clearance, language)
VALUES ($1, $2, $3, $4, $5, $6)`

// findOrOpen is the conversation of an address, opened now if it is new.
func (tx *Tx) findOrOpen(ctx context.Context, channel string, address phi.Text, o Opening) (care.ConversationID, error) {
	index := tx.db.addressIndex(channel, address)
	id, err := tx.findConversation(ctx, channel, index)
	if err != nil || !id.Zero() {
		return id, err
	}
	err = tx.query(ctx, lockAddressSQL, []any{lockKey(index)}, func(pgx.Rows) error { return nil })
	if err != nil {
		return id, err
	}
	if id, err = tx.findConversation(ctx, channel, index); err != nil || !id.Zero() {
		return id, err
	}
	id = care.NewID[care.Conversation]()
	if err := tx.newOwner(id); err != nil {
		return id, err
	}
	sealed, err := tx.seal(id, conversationAddress(id), []byte(address.Reveal()))
	if err != nil {
		return id, err
	}
	tx.write(insertConversationSQL, id, channel, index, sealed, o.Clearance, o.Language)
	tx.Note("conversation.opened", id)
	return id, nil
}

func (tx *Tx) findConversation(ctx context.Context, channel string, index []byte) (id care.ConversationID, err error) {
	var wrapped []byte
	found, err := tx.one(ctx, findConversationSQL, []any{channel, index}, &id, &wrapped)
	if err != nil || !found {
		return care.ConversationID{}, err
	}
	return id, tx.learn(id, wrapped)
}

// lockKey folds an index into Postgres's 64-bit lock space; a collision only waits.
func lockKey(index []byte) (k int64) {
	for _, b := range index[:8] {
		k = k<<8 | int64(b)
	}
	return k
}

type conversationRow struct {
	found     bool
	channel   string
	address   []byte
	clearance phi.Clearance
	language  string
	stoppedAt *time.Time
	state     []byte
	wakeAt    *time.Time
	wrapped   []byte
}

func (c *conversationRow) scan(r pgx.Rows) error {
	c.found = true
	return r.Scan(&c.channel, &c.address, &c.clearance, &c.language, &c.stoppedAt, &c.state, &c.wakeAt, &c.wrapped)
}

func (tx *Tx) openConversation(id care.ConversationID, c conversationRow) (care.Conversation, error) {
	out := care.Conversation{ID: id, Channel: c.channel, Clearance: c.clearance, Language: c.language}
	if c.stoppedAt != nil {
		out.StoppedAt = *c.stoppedAt
	}
	if err := tx.learn(id, c.wrapped); err != nil {
		return out, err
	}
	address, err := tx.unsealText(id, conversationAddress(id), phi.Care, c.address)
	out.Address = address
	return out, err
}

const stopSQL = `UPDATE conversations SET stopped_at = $2 WHERE id = $1`

// Stop implements bot.Desk.
func (tx *Tx) Stop(c care.ConversationID, at time.Time) {
	tx.write(stopSQL, c, &at)
	tx.Note("conversation.stopped", c)
}

// Resume implements bot.Desk.
func (tx *Tx) Resume(c care.ConversationID) {
	tx.write(stopSQL, c, (*time.Time)(nil))
	tx.Note("conversation.resumed", c)
}

const speakSQL = `UPDATE conversations SET language = $2 WHERE id = $1`

// Speak implements bot.Desk.
func (tx *Tx) Speak(c care.ConversationID, lang string) {
	tx.write(speakSQL, c, lang)
	tx.Note("conversation.language", c)
}

const stopAskedSQL = `SELECT stop_asked_at FROM conversations WHERE id = $1`

const askStopSQL = `UPDATE conversations SET stop_asked_at = $2 WHERE id = $1`

// AskStop implements bot.Doubts.
func (tx *Tx) AskStop(ctx context.Context, c care.ConversationID, at time.Time) (before time.Time, err error) {
	err = tx.query(ctx, stopAskedSQL, []any{c}, func(r pgx.Rows) error {
		var asked *time.Time
		if err := r.Scan(&asked); err != nil || asked == nil {
			return err
		}
		before = *asked
		return nil
	})
	tx.write(askStopSQL, c, at)
	tx.Note("conversation.stop-asked", c)
	return before, err
}
