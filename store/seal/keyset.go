package seal

import (
	"fmt"

	"github.com/tink-crypto/tink-go/v2/tink"
)

// Keyset seals and opens the values of one owner. It is safe for concurrent use.
type Keyset struct {
	owner   [16]byte
	wrapped []byte
	// aead is made once: unwrapping it costs twenty times a Seal.
	aead tink.AEAD
}

// Seal encrypts plain for one place. The result is 33 bytes longer, and never the same
// twice. An empty plain is sealed like any other.
func (s *Keyset) Seal(p Place, plain []byte) ([]byte, error) {
	sealed, err := s.aead.Encrypt(plain, p.bind(s.owner))
	if err != nil {
		return nil, fmt.Errorf("seal %s: %w", p, err)
	}
	return sealed, nil
}

// Unseal opens what Seal made for the same owner and place, and ErrTampered is its only
// error. Tink's own reason is dropped: an attacker learns nothing from which check failed.
func (s *Keyset) Unseal(p Place, sealed []byte) ([]byte, error) {
	plain, err := s.aead.Decrypt(sealed, p.bind(s.owner))
	if err != nil {
		return nil, fmt.Errorf("unseal %s: %w", p, ErrTampered)
	}
	return plain, nil
}
