package store

import (
	"context"

	"frontdesk/internal/phi"
)

const openWorkSQL = `
SELECT
  (SELECT count(*) FROM inbox i JOIN conversations c ON c.id = i.conversation
   WHERE c.channel = $1 AND c.address_index = $2 AND i.answered_at IS NULL AND i.parked_at IS NULL)
+ (SELECT count(*) FROM outbox o JOIN conversations c ON c.id = o.conversation
   WHERE c.channel = $1 AND c.address_index = $2 AND o.settled_at IS NULL)`

// Quiet reports whether everything that an address said is answered, and everything
// said to it has left.
func (db *DB) Quiet(ctx context.Context, channel string, address phi.Text) (bool, error) {
	ctx, cancel := bound(ctx)
	defer cancel()
	var open int
	err := db.pool.QueryRow(ctx, openWorkSQL, channel, db.addressIndex(channel, address)).Scan(&open)
	return open == 0, clean(err)
}

// Backlog is how much work waits.
type Backlog struct {
	Events, Messages, Parked int
	// OldestSeconds is the age of the first open event.
	OldestSeconds float64
}

const backlogSQL = `
SELECT
  (SELECT count(*) FROM inbox WHERE answered_at IS NULL AND parked_at IS NULL),
  (SELECT count(*) FROM outbox WHERE settled_at IS NULL),
  (SELECT count(*) FROM inbox WHERE parked_at IS NOT NULL),
  coalesce((SELECT extract(epoch FROM now() - min(received_at)) FROM inbox
            WHERE answered_at IS NULL AND parked_at IS NULL), 0)::float8`

// Backlog counts what waits, for the metrics page.
func (db *DB) Backlog(ctx context.Context) (b Backlog, err error) {
	ctx, cancel := bound(ctx)
	defer cancel()
	err = db.pool.QueryRow(ctx, backlogSQL).Scan(&b.Events, &b.Messages, &b.Parked, &b.OldestSeconds)
	return b, clean(err)
}
