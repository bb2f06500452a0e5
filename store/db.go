// Package store is Postgres: the record of everything that happened.
//
// Do is the only way to write or to unseal. What its function did and the audit trail
// of it are one commit. Inside Do a write is queued, and travels with the next read or
// with the commit, so a turn costs the round trips of its reads and no more.
//
// The package stands high on purpose (floor 6): types belong to whoever reasons about
// them, the store fills them in. Its Tx satisfies the ports of bot, jobs and the
// workflow slices; wire.go hands each of them the narrow view.
//
// What is sealed: names, birth dates, addresses, words and run state, under one keyset
// a patient or conversation (package seal). An address is found through a keyed blind
// index. A dump holds ids, times and states.
package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"frontdesk/store/seal"
)

const (
	// doLimit bounds a Do whose caller brought no deadline. Without one a black-holed
	// connection hangs for as long as TCP likes, whatever statement_timeout says.
	doLimit = 10 * time.Second
	// statementLimit is the server's own bound, for statements whose client is gone.
	statementLimit = "15s"
)

// DB is the record. It is safe for concurrent use.
type DB struct {
	pool   *pgxpool.Pool
	keeper *seal.Keeper
	log    *slog.Logger
}

// Config is what Open needs.
type Config struct {
	// URL is a pgx connection string.
	URL    string
	Keeper *seal.Keeper
	// Conns bounds the pool; zero means 16.
	Conns int32
	Log   *slog.Logger
}

// Open makes the pool and waits until the database answers or ctx ends.
func Open(ctx context.Context, c Config) (*DB, error) {
	pc, err := pgxpool.ParseConfig(c.URL)
	if err != nil {
		// pgx redacts the password, but not a URL that it could not take apart.
		return nil, errors.New("DATABASE_URL is no Postgres connection string; use postgres://user:password@host:5432/name")
	}
	pc.MaxConns = 16
	if c.Conns > 0 {
		pc.MaxConns = c.Conns
	}
	pc.ConnConfig.RuntimeParams["application_name"] = "frontdesk"
	pc.ConnConfig.RuntimeParams["statement_timeout"] = statementLimit
	pc.ConnConfig.RuntimeParams["idle_in_transaction_session_timeout"] = statementLimit
	pc.ConnConfig.RuntimeParams["timezone"] = "UTC"
	pc.ConnConfig.StatementCacheCapacity = 256
	pc.ConnConfig.ConnectTimeout = 5 * time.Second
	pool, err := pgxpool.NewWithConfig(ctx, pc)
	if err != nil {
		return nil, fmt.Errorf("database pool: %w", clean(err))
	}
	db := &DB{pool: pool, keeper: c.Keeper, log: c.Log}
	if err := db.Ping(ctx); err != nil {
		pool.Close()
		return nil, err
	}
	return db, nil
}

// Close ends the pool; running transactions end first.
func (db *DB) Close() { db.pool.Close() }

// Ping asks the database for an answer.
func (db *DB) Ping(ctx context.Context) error {
	ctx, cancel := bound(ctx)
	defer cancel()
	if err := db.pool.Ping(ctx); err != nil {
		return fmt.Errorf("database: %w", clean(err))
	}
	return nil
}

const serverClockSQL = `SELECT now(), current_setting('server_version_num')::int`

// Server asks the database for its clock and its version (150004 is 15.4).
func (db *DB) Server(ctx context.Context) (at time.Time, version int, err error) {
	ctx, cancel := bound(ctx)
	defer cancel()
	err = db.pool.QueryRow(ctx, serverClockSQL).Scan(&at, &version)
	return at, version, clean(err)
}

// bound gives ctx a deadline where it has none.
func bound(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, ok := ctx.Deadline(); ok {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, doLimit)
}
