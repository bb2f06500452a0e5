package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/bot"
	"frontdesk/internal/care"
)

// The lock is that of Next. A conversation whose keyset is gone is parked too.
const lockToParkSQL = `
SELECT c.channel, c.clearance, c.language, c.stopped_at, k.wrapped
FROM conversations c
LEFT JOIN keysets k ON k.owner = c.id
WHERE c.id = $1
FOR NO KEY UPDATE OF c SKIP LOCKED`

const firstToParkSQL = `
SELECT id, kind
FROM inbox
WHERE conversation = $1 AND answered_at IS NULL AND parked_at IS NULL
ORDER BY seq
LIMIT 1`

const parkEventSQL = `UPDATE inbox SET parked_at = now() WHERE id = $1`

// Park implements bot.Desk.
func (tx *Tx) Park(ctx context.Context, id care.ConversationID) (bot.Situation, error) {
	s := bot.Situation{Conversation: care.Conversation{ID: id}}
	var locked, found bool
	var wrapped []byte
	err := tx.queries(ctx,
		read(lockToParkSQL, []any{id}, func(r pgx.Rows) error {
			locked = true
			c := &s.Conversation
			var stoppedAt *time.Time
			err := r.Scan(&c.Channel, &c.Clearance, &c.Language, &stoppedAt, &wrapped)
			if stoppedAt != nil {
				c.StoppedAt = *stoppedAt
			}
			return err
		}),
		read(firstToParkSQL, []any{id}, func(r pgx.Rows) error {
			found = true
			return r.Scan(&s.Event.ID, &s.Event.Kind)
		}))
	if err != nil {
		return bot.Situation{}, err
	}
	if !locked || !found {
		return bot.Situation{}, bot.ErrNothing
	}
	// A keyset that does not open is noticed by whoever seals words under it.
	_ = tx.learn(id, wrapped)
	tx.write(parkEventSQL, s.Event.ID)
	tx.write(saveStateSQL, id, []byte(nil), (*time.Time)(nil))
	tx.Note("event.parked", s.Event.ID)
	// Where nothing more waits, the next turn finds that out.
	tx.keep(nextPleaseSQL, id)
	return s, nil
}
