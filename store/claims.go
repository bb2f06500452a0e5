package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/jobs"
)

// The first open event of a conversation is taken, never a later one: order. Leases run
// on the database's clock, which all workers share.
const claimEventsSQL = `
UPDATE inbox SET attempts = attempts + 1, not_before = now() + $2
WHERE id IN (
  SELECT i.id FROM inbox i
  WHERE i.answered_at IS NULL AND i.parked_at IS NULL AND i.not_before <= now()
    AND NOT EXISTS (
      SELECT FROM inbox e
      WHERE e.conversation = i.conversation AND e.seq < i.seq
        AND e.answered_at IS NULL AND e.parked_at IS NULL)
  ORDER BY i.seq
  LIMIT $1
  FOR UPDATE SKIP LOCKED)
RETURNING id, conversation, attempts`

// ClaimEvents implements jobs.Inbox.
func (tx *Tx) ClaimEvents(ctx context.Context, n int, lease time.Duration) (claims []jobs.Claim, err error) {
	tx.relax()
	err = tx.query(ctx, claimEventsSQL, []any{n, lease}, func(r pgx.Rows) error {
		claims = append(claims, jobs.Claim{})
		c := &claims[len(claims)-1]
		return r.Scan(&c.Event, &c.Conversation, &c.Attempts)
	})
	return claims, err
}

const delayEventSQL = `UPDATE inbox SET not_before = now() + $2 WHERE id = $1 AND answered_at IS NULL`

// DelayEvent implements jobs.Inbox.
func (tx *Tx) DelayEvent(e care.ID[jobs.Claim], wait time.Duration) {
	tx.keep(delayEventSQL, e, wait)
}
