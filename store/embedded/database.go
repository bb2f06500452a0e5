package embedded

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// answerLimit is how long a server on this machine may take to answer.
const answerLimit = 5 * time.Second

// noSuchDatabase is invalid_catalog_name in Postgres's table of error codes.
const noSuchDatabase = "3D000"

// createDatabase is DDL that cannot be prepared, and runs once in a cluster's life.
const createDatabase = `CREATE DATABASE ` + role

// ensureDatabase connects to our database, and makes it in a fresh cluster.
func ensureDatabase(ctx context.Context, socket string) error {
	err := ping(ctx, socket, role)
	var pe *pgconn.PgError
	if !errors.As(err, &pe) || pe.Code != noSuchDatabase {
		return err
	}
	return visit(ctx, socket, "postgres", func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, createDatabase)
		return err
	})
}

// ping connects to a database and hangs up.
func ping(ctx context.Context, socket, database string) error {
	return visit(ctx, socket, database, func(ctx context.Context, c *pgx.Conn) error { return c.Ping(ctx) })
}

func visit(ctx context.Context, socket, database string, do func(context.Context, *pgx.Conn) error) error {
	ctx, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	c, err := pgx.Connect(ctx, address(socket, database))
	if err != nil {
		return fmt.Errorf("database %s: %w", database, err)
	}
	defer c.Close(ctx)
	if err := do(ctx, c); err != nil {
		return fmt.Errorf("database %s: %w", database, err)
	}
	return nil
}

// address is a connection string. TLS means nothing on a unix socket. Pgx would read a
// plus as a space, pg_dump would not.
func address(socket, database string) string {
	host := strings.ReplaceAll(url.QueryEscape(socket), "+", "%20")
	return fmt.Sprintf("postgres://%s@/%s?host=%s&port=%d&sslmode=disable", role, database, host, port)
}
