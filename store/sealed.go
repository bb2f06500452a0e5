package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/phi"
	"frontdesk/store/seal"
)

// errNoKeyset means that somebody's keyset was deleted: their words are gone for good.
var errNoKeyset = errors.New("no keyset: its owner was erased")

const selectMarkSQL = `SELECT fingerprint FROM key_mark`

const insertMarkSQL = `INSERT INTO key_mark (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING`

// Sealed reports whether the database was sealed with a key already.
func (db *DB) Sealed(ctx context.Context) (sealed bool, err error) {
	ctx, cancel := bound(ctx)
	defer cancel()
	var mark string
	err = db.pool.QueryRow(ctx, selectMarkSQL).Scan(&mark)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	return err == nil, clean(err)
}

// CheckKey holds the keeper's key against the one that the database was sealed with.
// The first key to come is the one. seal.ErrWrongKey for every other.
func (db *DB) CheckKey(ctx context.Context) error {
	return db.Do(ctx, phi.Actor{Kind: phi.System, ID: "start"}, func(tx *Tx) error {
		tx.keep(insertMarkSQL, db.keeper.Fingerprint())
		var mark string
		if _, err := tx.one(ctx, selectMarkSQL, nil, &mark); err != nil {
			return err
		}
		if mark != db.keeper.Fingerprint() {
			return fmt.Errorf("the database was sealed with another key: %w", seal.ErrWrongKey)
		}
		return nil
	})
}

// learn keeps a keyset that came along with a row.
func (tx *Tx) learn(owner [16]byte, wrapped []byte) error {
	if _, ok := tx.keysets[owner]; ok {
		return nil
	}
	k, err := tx.db.keeper.Keyset(owner, wrapped)
	if err != nil {
		return err
	}
	if tx.keysets == nil {
		tx.keysets = make(map[[16]byte]*seal.Keyset, 4)
	}
	tx.keysets[owner] = k
	return nil
}

const insertKeysetSQL = `INSERT INTO keysets (owner, wrapped) VALUES ($1, $2)`

// newOwner makes a keyset for a new patient or conversation.
func (tx *Tx) newOwner(owner [16]byte) error {
	wrapped, err := tx.db.keeper.NewKeyset(owner)
	if err != nil {
		return err
	}
	tx.write(insertKeysetSQL, owner, wrapped)
	return tx.learn(owner, wrapped)
}

const selectKeysetSQL = `SELECT wrapped FROM keysets WHERE owner = $1`

func (tx *Tx) keyset(ctx context.Context, owner [16]byte) (*seal.Keyset, error) {
	if k, ok := tx.keysets[owner]; ok {
		return k, nil
	}
	var wrapped []byte
	found, err := tx.one(ctx, selectKeysetSQL, []any{owner}, &wrapped)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, errNoKeyset
	}
	if err := tx.learn(owner, wrapped); err != nil {
		return nil, err
	}
	return tx.keysets[owner], nil
}

// seal is for owners whose keyset this transaction has learned.
func (tx *Tx) seal(owner [16]byte, p seal.Place, plain []byte) ([]byte, error) {
	k, ok := tx.keysets[owner]
	if !ok {
		return nil, fmt.Errorf("seal %s.%s: keyset not read in this transaction", p.Table, p.Column)
	}
	return k.Seal(p, plain)
}

func (tx *Tx) unseal(owner [16]byte, p seal.Place, sealed []byte) ([]byte, error) {
	k, ok := tx.keysets[owner]
	if !ok {
		return nil, fmt.Errorf("unseal %s.%s: keyset not read in this transaction", p.Table, p.Column)
	}
	return k.Unseal(p, sealed)
}

// unsealText opens a column and labels its words.
func (tx *Tx) unsealText(owner [16]byte, p seal.Place, l phi.Label, sealed []byte) (phi.Text, error) {
	b, err := tx.unseal(owner, p, sealed)
	if err != nil {
		return phi.Text{}, fmt.Errorf("%s.%s: %w", p.Table, p.Column, err)
	}
	return phi.New(l, string(b)), nil
}
