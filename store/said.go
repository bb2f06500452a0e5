package store

import (
	"context"

	"frontdesk/internal/care"
)

// The database's clock: how much was said is bookkeeping, and a clinic's clock that is
// moved must not hide it.
const saidSQL = `
SELECT count(*)
FROM outbox
WHERE conversation = $1 AND created_at > now() - interval '1 hour'`

// Said implements bot.Desk.
func (tx *Tx) Said(ctx context.Context, c care.ConversationID) (n int, err error) {
	_, err = tx.one(ctx, saidSQL, []any{c}, &n)
	return n, err
}
