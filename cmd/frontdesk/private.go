package main

import (
	"context"
	"errors"
	"time"

	"frontdesk/store"
	"frontdesk/store/embedded"
)

// errOwnerGone: the private Postgres belonged to another process, which has ended.
var errOwnerGone = errors.New("the process that ran the private database has stopped; start this one again")

// ownerGrace is how long a joined database may be away: its owner restarts it by itself.
const ownerGrace = 10 * time.Second

// watchPrivate returns when ctx ends, or with an error when the private Postgres is
// gone for good: given up here, or taken along by the process that owned it.
func watchPrivate(ctx context.Context, pg *embedded.Server, db *store.DB) error {
	if !pg.Joined() {
		select {
		case <-ctx.Done():
			return nil
		case <-pg.Done():
			return pg.Err()
		}
	}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	seen := time.Now()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		if db.Ping(ctx) == nil {
			seen = time.Now()
		} else if time.Since(seen) > ownerGrace {
			return errOwnerGone
		}
	}
}
