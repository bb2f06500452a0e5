// Package seal is envelope encryption: what the record keeps about a person is readable
// only with a key that is not in the record.
//
//	KEK (a file or a KMS) → wraps one keyset an owner → seals each field
//
// An owner is whoever a value is about, a patient or a conversation; its wrapped keyset
// is a small column of its row, and deleting that column makes everything it sealed
// unreadable for good, in every backup too. A sealed value is bound to its owner, table,
// column and row: moved anywhere else it does not open.
//
// What must be found by value (a phone number, a birth date) is looked up by Blind, a
// keyed digest whose key lives beside the KEK and never changes when the KEK does.
//
// The cipher is AES-256-GCM through Tink. Its random 96-bit nonces are safe for 2^32
// messages a key (NIST SP 800-38D §8.3), which one person never reaches.
package seal

import (
	"errors"

	"github.com/tink-crypto/tink-go/v2/tink"
)

// Why something does not open.
var (
	// ErrTampered: the bytes are not what Seal or NewKeyset made for this owner and
	// this place. They were changed, cut, or moved from somewhere else.
	ErrTampered = errors.New("sealed value is damaged or out of its place")
	// ErrWrongKey: the keyset was wrapped by another KEK.
	ErrWrongKey = errors.New("the key file does not belong to this database: " +
		"restore the key file that the database was first started with and point KEK_FILE at it")
)

// KEK is the key-encryption key and the secret that goes with it. File is one; a KMS is
// another, with its index key wrapped beside it.
type KEK interface {
	// AEAD wraps and unwraps keysets.
	AEAD() (tink.AEAD, error)
	// IndexKey is 32 secret bytes that stay the same for the life of the database.
	IndexKey() ([]byte, error)
}

// Place is where a sealed value lives. Table and Column are names in the schema, never
// words about a person: errors quote them.
type Place struct {
	Table, Column string
	Row           [16]byte
}

func (p Place) String() string { return p.Table + "." + p.Column }

// bind is the associated data of a value: owner and place, each part of a known length
// or preceded by it, so that no two places give the same bytes.
func (p Place) bind(owner [16]byte) []byte {
	b := make([]byte, 0, 34+len(p.Table)+len(p.Column))
	b = append(b, owner[:]...)
	b = append(b, p.Row[:]...)
	b = appendName(b, p.Table)
	return appendName(b, p.Column)
}

// appendName writes a length and the name. A Postgres identifier ends at 63 bytes, so
// two bytes of length hold any.
func appendName(b []byte, name string) []byte {
	b = append(b, byte(len(name)>>8), byte(len(name)))
	return append(b, name...)
}
