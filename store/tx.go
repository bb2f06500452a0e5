package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/phi"
	"frontdesk/store/seal"
)

// Tx is one transaction. Writes are queued and travel with the next read or with the
// commit, in order. It is not safe for concurrent use and ends with its Do.
type Tx struct {
	db    *DB
	conn  *pgx.Conn
	actor phi.Actor

	begun  bool
	queued []statement

	wrote    bool
	actions  []string
	subjects [][16]byte

	keysets map[[16]byte]*seal.Keyset
}

// statement is one queued piece of SQL. scan is nil for a write.
type statement struct {
	sql  string
	args []any
	scan func(pgx.Rows) error
}

// Note puts what was done on the audit trail, in this commit: ids only.
func (tx *Tx) Note(action string, subject [16]byte) {
	tx.actions = append(tx.actions, action)
	tx.subjects = append(tx.subjects, subject)
}

// write queues a change of the record. It needs a Note.
func (tx *Tx) write(sql string, args ...any) {
	tx.wrote = true
	tx.keep(sql, args...)
}

// keep queues bookkeeping that says nothing about anybody: leases, attempts.
func (tx *Tx) keep(sql string, args ...any) {
	tx.queued = append(tx.queued, statement{sql: sql, args: args})
}

// relax lets this commit return before it is on disk. Only for what a crash may take
// back: a lease, an attempt, a settled row that a look-up would settle again.
func (tx *Tx) relax() { tx.keep("SET LOCAL synchronous_commit = off") }

func read(sql string, args []any, scan func(pgx.Rows) error) statement {
	return statement{sql: sql, args: args, scan: scan}
}

// query sends what is queued and reads rows, in one round trip.
func (tx *Tx) query(ctx context.Context, sql string, args []any, scan func(pgx.Rows) error) error {
	return tx.queries(ctx, read(sql, args, scan))
}

// queries sends what is queued and several reads, in one round trip.
func (tx *Tx) queries(ctx context.Context, reads ...statement) error {
	tx.queued = append(tx.queued, reads...)
	return tx.send(ctx)
}

// one reads a single row; found is false when there is none.
func (tx *Tx) one(ctx context.Context, sql string, args []any, into ...any) (found bool, err error) {
	err = tx.query(ctx, sql, args, func(r pgx.Rows) error {
		found = true
		return r.Scan(into...)
	})
	return found, err
}

// send empties the queue into one pipelined round trip, beginning the transaction if
// this is its first.
func (tx *Tx) send(ctx context.Context) error {
	batch := &pgx.Batch{}
	if !tx.begun {
		batch.Queue("BEGIN")
	}
	for _, s := range tx.queued {
		batch.Queue(s.sql, s.args...)
	}
	sent := tx.queued
	tx.queued = nil
	results := tx.conn.SendBatch(ctx, batch)
	if err := tx.receive(results, sent); err != nil {
		_ = results.Close()
		return clean(err)
	}
	return clean(results.Close())
}

func (tx *Tx) receive(results pgx.BatchResults, sent []statement) error {
	if !tx.begun {
		if _, err := results.Exec(); err != nil {
			return err
		}
		tx.begun = true
	}
	for _, s := range sent {
		if s.scan == nil {
			if _, err := results.Exec(); err != nil {
				return err
			}
			continue
		}
		if err := scanAll(results, s.scan); err != nil {
			return err
		}
	}
	return nil
}

func scanAll(results pgx.BatchResults, scan func(pgx.Rows) error) error {
	rows, err := results.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
