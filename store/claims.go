package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/bot"
	"frontdesk/internal/care"
	"frontdesk/jobs"
)

// makeReadySQL adds a conversation to those with something to answer. The upsert waits
// for a turn that is taking the row away this moment, and then puts it there again.
const makeReadySQL = `
INSERT INTO ready (conversation, urgency) VALUES ($1, 0)
ON CONFLICT (conversation) DO UPDATE SET arrivals = ready.arrivals + 1, urgency = 0`

// Leases run on the database's clock, which all workers share. The rows are chosen once,
// beforehand: a subquery that locks could be run again for every row, and take more.
const claimSQL = `
WITH chosen AS MATERIALIZED (
  SELECT conversation FROM ready
  WHERE attempts = 0 AND not_before <= now()
  ORDER BY urgency, since
  LIMIT $1
  FOR UPDATE SKIP LOCKED)
UPDATE ready r SET attempts = 1, not_before = now() + $2
FROM chosen
WHERE r.conversation = chosen.conversation
RETURNING r.conversation, r.attempts, r.failures`

// Claim implements jobs.Inbox.
func (tx *Tx) Claim(ctx context.Context, n int, lease time.Duration) ([]jobs.Claim, error) {
	return tx.claim(ctx, claimSQL, n, lease)
}

const claimTriedSQL = `
WITH chosen AS MATERIALIZED (
  SELECT conversation FROM ready
  WHERE attempts > 0 AND not_before <= now()
  ORDER BY since
  LIMIT 1
  FOR UPDATE SKIP LOCKED)
UPDATE ready r SET attempts = r.attempts + 1, not_before = now() + $1
FROM chosen
WHERE r.conversation = chosen.conversation
RETURNING r.conversation, r.attempts, r.failures`

// ClaimTried implements jobs.Inbox.
func (tx *Tx) ClaimTried(ctx context.Context, lease time.Duration) ([]jobs.Claim, error) {
	return tx.claim(ctx, claimTriedSQL, lease)
}

func (tx *Tx) claim(ctx context.Context, sql string, args ...any) (claims []jobs.Claim, err error) {
	tx.relax()
	err = tx.query(ctx, sql, args, func(r pgx.Rows) error {
		claims = append(claims, jobs.Claim{})
		c := &claims[len(claims)-1]
		return r.Scan(&c.Conversation, &c.Attempts, &c.Failures)
	})
	return claims, err
}

const failedSQL = `UPDATE ready SET failures = failures + 1, not_before = now() + $2 WHERE conversation = $1`

// Failed implements jobs.Inbox.
func (tx *Tx) Failed(c care.ConversationID, wait time.Duration) {
	tx.keep(failedSQL, c, wait)
}

const noMoreSQL = `DELETE FROM ready WHERE conversation = $1 AND arrivals = $2`

const nextPleaseSQL = `UPDATE ready SET attempts = 0, failures = 0, not_before = '-infinity' WHERE conversation = $1`

// passOn ends the lease on a conversation: its row goes if nothing more waits there.
// What came since the turn began has counted arrivals up, and keeps the row.
func (tx *Tx) passOn(s bot.Situation) {
	if !s.More {
		tx.keep(noMoreSQL, s.Conversation.ID, s.Arrivals)
	}
	tx.keep(nextPleaseSQL, s.Conversation.ID)
}
