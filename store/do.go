package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/phi"
)

// doTries bounds how often a transaction that Postgres asked us to repeat is repeated.
const doTries = 4

// Do runs fn in one transaction: what it wrote and its notes for the trail commit
// together or not at all. fn may run more than once, so it changes nothing outside;
// no network inside, no goroutine. An error of fn rolls back and is returned as it is;
// where it wraps phi.ErrRefused, the refusal is put on record all the same.
func (db *DB) Do(ctx context.Context, who phi.Actor, fn func(*Tx) error) error {
	ctx, cancel := bound(ctx)
	defer cancel()
	var err error
	for range doTries {
		if err = db.once(ctx, who, fn); !again(err) {
			break
		}
	}
	if errors.Is(err, phi.ErrRefused) {
		return errors.Join(err, db.recordRefusal(ctx, who))
	}
	return err
}

func (db *DB) once(ctx context.Context, who phi.Actor, fn func(*Tx) error) error {
	conn, err := db.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("database connection: %w", clean(err))
	}
	// A connection that is released inside a transaction is closed by the pool, which
	// is what a panic in fn comes to.
	defer conn.Release()
	tx := &Tx{db: db, conn: conn.Conn(), actor: who}
	if err := fn(tx); err != nil {
		tx.rollback()
		return err
	}
	if err := tx.commit(ctx); err != nil {
		tx.rollback()
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

const insertTrailSQL = `
INSERT INTO trail (actor_kind, actor, action, subject)
SELECT $1, $2, n.action, n.subject
FROM unnest($3::text[], $4::uuid[]) AS n (action, subject)`

func (db *DB) recordRefusal(ctx context.Context, who phi.Actor) error {
	_, err := db.pool.Exec(ctx, insertTrailSQL, who.Kind, who.ID, []string{"refused"}, [][16]byte{{}})
	return clean(err)
}

// commit sends what is queued, the trail and COMMIT in one round trip.
func (tx *Tx) commit(ctx context.Context) error {
	if tx.wrote && len(tx.actions) == 0 {
		return ErrUnaudited
	}
	if !tx.begun && len(tx.queued) == 0 && len(tx.actions) == 0 {
		return nil
	}
	if len(tx.actions) > 0 {
		tx.queued = append(tx.queued, statement{sql: insertTrailSQL,
			args: []any{tx.actor.Kind, tx.actor.ID, tx.actions, tx.subjects}})
	}
	tx.queued = append(tx.queued, statement{sql: "COMMIT"})
	return tx.send(ctx)
}

func (tx *Tx) rollback() {
	if !tx.begun || tx.conn.IsClosed() {
		return
	}
	// The caller's context may be what ended the transaction.
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_, _ = tx.conn.Exec(ctx, "ROLLBACK", pgx.QueryExecModeSimpleProtocol)
}
