package seal

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

const (
	// cacheSize is how many unwrapped keysets a Keeper remembers: the people of a
	// busy day, at about 2 kB each.
	cacheSize = 4096
	// markSize is how many bytes of the KEK's fingerprint go before a wrapped keyset.
	markSize = 4
	// indexKeySize is the size of HMAC-SHA256's output and the least key it deserves.
	indexKeySize = 32
	// blindSize is how much of a digest Blind keeps: two values meet by chance once
	// in 2^64 rows.
	blindSize = 16
)

// Keeper holds the KEK and the key of the blind index. It is safe for concurrent use.
type Keeper struct {
	kek   tink.AEAD
	index []byte
	mark  [8]byte
	cache *cache
}

// Open makes a Keeper from its secrets.
func Open(kek KEK) (*Keeper, error) {
	a, err := kek.AEAD()
	if err != nil {
		return nil, fmt.Errorf("key-encryption key: %w", err)
	}
	index, err := kek.IndexKey()
	if err != nil {
		return nil, fmt.Errorf("index key: %w", err)
	}
	if len(index) != indexKeySize {
		return nil, fmt.Errorf("index key has %d bytes, want %d", len(index), indexKeySize)
	}
	k := &Keeper{kek: a, index: bytes.Clone(index), cache: newCache(cacheSize)}
	copy(k.mark[:], k.digest("frontdesk.seal.fingerprint", ""))
	return k, nil
}

// Fingerprint names the secrets without telling them: 16 hex digits that stay the same
// when the KEK is rotated in its file. A database that keeps it can refuse a wrong key
// file at start, before anything is sealed with it.
func (k *Keeper) Fingerprint() string { return hex.EncodeToString(k.mark[:]) }

// NewKeyset makes a fresh keyset for an owner, wrapped for the owner's row: about 150
// bytes that only this KEK opens, and only for this owner.
func (k *Keeper) NewKeyset(owner [16]byte) (wrapped []byte, err error) {
	h, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, fmt.Errorf("new keyset: %w", err)
	}
	var b bytes.Buffer
	b.Write(k.mark[:markSize])
	if err := h.WriteWithAssociatedData(keyset.NewBinaryWriter(&b), k.kek, owner[:]); err != nil {
		return nil, fmt.Errorf("wrap keyset: %w", err)
	}
	return b.Bytes(), nil
}

// Keyset opens what NewKeyset wrapped. The Keyset may be kept and shared. ErrWrongKey
// when another KEK wrapped it, ErrTampered when it is damaged or another owner's.
func (k *Keeper) Keyset(owner [16]byte, wrapped []byte) (*Keyset, error) {
	if s := k.cache.find(owner, wrapped); s != nil {
		return s, nil
	}
	if len(wrapped) <= markSize {
		return nil, fmt.Errorf("keyset of %d bytes: %w", len(wrapped), ErrTampered)
	}
	if !bytes.Equal(wrapped[:markSize], k.mark[:markSize]) {
		return nil, ErrWrongKey
	}
	a, err := k.unwrap(owner, wrapped[markSize:])
	if err != nil {
		return nil, err
	}
	s := &Keyset{owner: owner, aead: a, wrapped: bytes.Clone(wrapped)}
	k.cache.keep(s)
	return s, nil
}

// unwrap drops Tink's reasons: they say nothing that ErrTampered does not.
func (k *Keeper) unwrap(owner [16]byte, wrapped []byte) (tink.AEAD, error) {
	r := keyset.NewBinaryReader(bytes.NewReader(wrapped))
	h, err := keyset.ReadWithAssociatedData(r, k.kek, owner[:])
	if err != nil {
		return nil, fmt.Errorf("keyset: %w", ErrTampered)
	}
	a, err := aead.New(h)
	if err != nil {
		return nil, fmt.Errorf("keyset of another kind: %w", ErrTampered)
	}
	return a, nil
}

// Blind is the 16 bytes under which value is found in an index: the same value in the
// same domain always gives the same bytes, and without the key they tell nothing. The
// caller normalises value first (a number to E.164). A domain is the name of the column.
func (k *Keeper) Blind(domain, value string) []byte { return k.digest(domain, value)[:blindSize] }

func (k *Keeper) digest(domain, value string) []byte {
	m := hmac.New(sha256.New, k.index)
	m.Write(appendName(nil, domain))
	m.Write([]byte(value))
	return m.Sum(nil)
}
