package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
)

// SQLSTATE codes that we act on.
const (
	codeSerialization = "40001"
	codeDeadlock      = "40P01"
	codeExclusion     = "23P01"
)

// clean drops what a Postgres error says about rows: Detail, Where and Message can
// quote arguments, and arguments can be PHI. Code, table and constraint remain.
func clean(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return &Error{Code: pg.Code, Table: pg.TableName, Constraint: pg.ConstraintName}
	}
	return err
}

// Error is what may be said about a Postgres error.
type Error struct{ Code, Table, Constraint string }

func (e *Error) Error() string {
	s := "postgres " + e.Code
	if e.Table != "" {
		s += " on " + e.Table
	}
	if e.Constraint != "" {
		s += " (" + e.Constraint + ")"
	}
	return s
}

func code(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// again reports whether the same transaction may succeed if it runs once more.
func again(err error) bool {
	c := code(err)
	return c == codeSerialization || c == codeDeadlock
}

// ErrUnaudited is our own mistake: a transaction wrote and put nothing on the trail.
var ErrUnaudited = errors.New("store: a transaction wrote without a note for the trail")

func doing(what string, id fmt.Stringer, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", what, id, err)
}
