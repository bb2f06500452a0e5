package main

import (
	"context"
	"log/slog"

	"github.com/redis/go-redis/v9"

	"frontdesk/store"
	"frontdesk/store/embedded"
)

// base is what a running house stands on.
type base struct {
	db    *store.DB
	redis redis.UniversalClient
	pg    *database
	ends  []func()
}

// openBase opens database, key and Redis, in this order; what was opened is closed
// again when a later one fails.
func openBase(ctx context.Context, cfg Config, log *slog.Logger) (b *base, err error) {
	b = &base{}
	defer func() {
		if err != nil {
			b.close()
		}
	}()
	if b.pg, err = openDatabase(ctx, cfg, log); err != nil {
		return b, err
	}
	b.ends = append(b.ends, func() { b.pg.close(log) })
	if b.db, err = openStore(ctx, cfg, b.pg, log); err != nil {
		return b, err
	}
	b.ends = append(b.ends, b.db.Close)
	// Wake-ups are still carried while work that has begun is finished.
	rdb, closeRedis, err := openRedis(context.WithoutCancel(ctx), cfg)
	if err != nil {
		return b, err
	}
	b.redis = rdb
	b.ends = append(b.ends, closeRedis)
	return b, nil
}

// close ends things in the opposite order of their beginning.
func (b *base) close() {
	for i := len(b.ends) - 1; i >= 0; i-- {
		b.ends[i]()
	}
	b.ends = nil
}

// private is the private Postgres, nil where the clinic brings its own.
func (b *base) private() *embedded.Server {
	if b.pg == nil {
		return nil
	}
	return b.pg.private
}
