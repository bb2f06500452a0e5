package seal_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"testing/quick"

	"frontdesk/store/seal"
)

var (
	ana = [16]byte{1}
	ben = [16]byte{2}

	anasName = seal.Place{Table: "patients", Column: "name", Row: [16]byte{7}}
)

func newKeeper(t testing.TB) *seal.Keeper {
	t.Helper()
	f, err := seal.LoadOrCreate(filepath.Join(t.TempDir(), "kek.json"))
	if err != nil {
		t.Fatal(err)
	}
	k, err := seal.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func newKeyset(t testing.TB, k *seal.Keeper, owner [16]byte) (*seal.Keyset, []byte) {
	t.Helper()
	wrapped, err := k.NewKeyset(owner)
	if err != nil {
		t.Fatal(err)
	}
	s, err := k.Keyset(owner, wrapped)
	if err != nil {
		t.Fatal(err)
	}
	return s, wrapped
}

func mustSeal(t testing.TB, s *seal.Keyset, p seal.Place, plain []byte) []byte {
	t.Helper()
	sealed, err := s.Seal(p, plain)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

func TestWhatIsSealedOpensInItsPlaceOnly(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	s, _ := newKeyset(t, k, ana)
	roundTrips := func(table, column string, row [16]byte, plain []byte) bool {
		p := seal.Place{Table: table, Column: column, Row: row}
		sealed := mustSeal(t, s, p, plain)
		got, err := s.Unseal(p, sealed)
		return err == nil && bytes.Equal(got, plain) && len(sealed) == len(plain)+33
	}
	if err := quick.Check(roundTrips, nil); err != nil {
		t.Error(err)
	}
	for _, empty := range [][]byte{nil, {}} {
		got, err := s.Unseal(anasName, mustSeal(t, s, anasName, empty))
		if err != nil || len(got) != 0 {
			t.Errorf("empty plain: got %q, %v, want nothing", got, err)
		}
	}
}

// The matrix moves one value everywhere that it does not belong.
func TestMovedValueDoesNotOpen(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	s, _ := newKeyset(t, k, ana)
	sealed := mustSeal(t, s, anasName, []byte("Ana Lucia"))
	for name, p := range map[string]seal.Place{
		"table":      {Table: "people", Column: "name", Row: anasName.Row},
		"column":     {Table: "patients", Column: "email", Row: anasName.Row},
		"row":        {Table: "patients", Column: "name", Row: [16]byte{8}},
		"shifted":    {Table: "patientsn", Column: "ame", Row: anasName.Row},
		"zero place": {},
	} {
		if _, err := s.Unseal(p, sealed); !errors.Is(err, seal.ErrTampered) {
			t.Errorf("other %s: got %v, want ErrTampered", name, err)
		}
	}
	other, _ := newKeyset(t, k, ben)
	if _, err := other.Unseal(anasName, sealed); !errors.Is(err, seal.ErrTampered) {
		t.Errorf("other owner's keyset: got %v, want ErrTampered", err)
	}
}

func TestEveryFlippedBitIsNoticed(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	s, wrapped := newKeyset(t, k, ana)
	sealed := mustSeal(t, s, anasName, []byte("Ana"))
	for i := range len(sealed) * 8 {
		b := flip(sealed, i)
		if _, err := s.Unseal(anasName, b); !errors.Is(err, seal.ErrTampered) {
			t.Fatalf("bit %d of the value: got %v, want ErrTampered", i, err)
		}
	}
	for n := range sealed {
		if _, err := s.Unseal(anasName, sealed[:n]); !errors.Is(err, seal.ErrTampered) {
			t.Fatalf("value cut to %d: got %v, want ErrTampered", n, err)
		}
	}
	for n := range wrapped {
		if _, err := k.Keyset(ana, wrapped[:n]); err == nil {
			t.Fatalf("keyset cut to %d bytes opened", n)
		}
	}
}

func flip(b []byte, bit int) []byte {
	b = bytes.Clone(b)
	b[bit/8] ^= 1 << (bit % 8)
	return b
}

// A keyset in the record carries unencrypted notes of Tink's about itself. Changing
// those may go unnoticed; what opens must then still be the same key.
func TestDamagedKeysetNeverGivesAnotherKey(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	s, wrapped := newKeyset(t, k, ana)
	sealed := mustSeal(t, s, anasName, []byte("Ana"))
	refused := 0
	for i := range len(wrapped) * 8 {
		d, err := k.Keyset(ana, flip(wrapped, i))
		if err != nil {
			refused++
			continue
		}
		if got, err := d.Unseal(anasName, sealed); err != nil || string(got) != "Ana" {
			t.Fatalf("bit %d: got %q, %v, want a refusal or the same key", i, got, err)
		}
	}
	if min := len(wrapped) * 8 / 2; refused < min {
		t.Errorf("got %d refusals of %d flips, want at least %d", refused, len(wrapped)*8, min)
	}
}

func TestKeysetOfAnotherOwnerDoesNotOpen(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	_, wrapped := newKeyset(t, k, ana)
	if _, err := k.Keyset(ben, wrapped); !errors.Is(err, seal.ErrTampered) {
		t.Errorf("got %v, want ErrTampered", err)
	}
	if n := len(wrapped); n > 160 {
		t.Errorf("a wrapped keyset has %d bytes, want at most 160", n)
	}
}

func TestWrongKeyFileIsNamedWithTheNextStep(t *testing.T) {
	t.Parallel()
	_, wrapped := newKeyset(t, newKeeper(t), ana)
	stranger := newKeeper(t)
	_, err := stranger.Keyset(ana, wrapped)
	if !errors.Is(err, seal.ErrWrongKey) {
		t.Fatalf("got %v, want ErrWrongKey", err)
	}
	if !bytes.Contains([]byte(err.Error()), []byte("KEK_FILE")) {
		t.Errorf("got %q, want a word about KEK_FILE", err)
	}
}

func TestReplacedKeysetIsNotServedFromMemory(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	old, oldWrapped := newKeyset(t, k, ana)
	sealed := mustSeal(t, old, anasName, []byte("Ana"))
	fresh, _ := newKeyset(t, k, ana)
	if _, err := fresh.Unseal(anasName, sealed); !errors.Is(err, seal.ErrTampered) {
		t.Errorf("new keyset, old value: got %v, want ErrTampered", err)
	}
	again, err := k.Keyset(ana, oldWrapped)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := again.Unseal(anasName, sealed); err != nil || string(got) != "Ana" {
		t.Errorf("old keyset, old value: got %q, %v, want Ana", got, err)
	}
}

func TestBlindSeparatesDomainsAndKeys(t *testing.T) {
	t.Parallel()
	k, other := newKeeper(t), newKeeper(t)
	base := k.Blind("phones.number", "+15550100")
	if again := k.Blind("phones.number", "+15550100"); !bytes.Equal(base, again) || len(base) < 16 {
		t.Errorf("got %x then %x, want the same 16 bytes", base, again)
	}
	for name, b := range map[string][]byte{
		"other domain": k.Blind("patients.born", "+15550100"),
		"other value":  k.Blind("phones.number", "+15550101"),
		"shifted":      k.Blind("phones.number+", "15550100"),
		"other key":    other.Blind("phones.number", "+15550100"),
	} {
		if bytes.Equal(b, base) {
			t.Errorf("%s: got the same digest", name)
		}
	}
}

func FuzzUnseal(f *testing.F) {
	k := newKeeper(f)
	s, wrapped := newKeyset(f, k, ana)
	sealed := mustSeal(f, s, anasName, []byte("Ana"))
	f.Add(sealed, wrapped)
	f.Add([]byte(nil), []byte(nil))
	f.Fuzz(func(t *testing.T, value, keyset []byte) {
		got, err := s.Unseal(anasName, value)
		if err == nil && !bytes.Equal(value, sealed) {
			t.Fatalf("forged value opened as %q", got)
		}
		if err != nil && !errors.Is(err, seal.ErrTampered) {
			t.Fatalf("got %v, want ErrTampered", err)
		}
		_, err = k.Keyset(ana, keyset)
		if err != nil && !errors.Is(err, seal.ErrTampered) && !errors.Is(err, seal.ErrWrongKey) {
			t.Fatalf("got %v, want ErrTampered or ErrWrongKey", err)
		}
	})
}

func BenchmarkSealAndUnseal(b *testing.B) {
	k := newKeeper(b)
	_, wrapped := newKeyset(b, k, ana)
	for _, size := range []int{16, 160, 4096} {
		plain := make([]byte, size)
		rand.Read(plain)
		b.Run(fmt.Sprintf("%dB", size), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s, err := k.Keyset(ana, wrapped)
				if err != nil {
					b.Fatal(err)
				}
				sealed := mustSeal(b, s, anasName, plain)
				if _, err := s.Unseal(anasName, sealed); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkUnwrapUncached(b *testing.B) {
	k := newKeeper(b)
	_, first := newKeyset(b, k, ana)
	_, second := newKeyset(b, k, ana)
	for b.Loop() {
		first, second = second, first
		if _, err := k.Keyset(ana, first); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBlind(b *testing.B) {
	k := newKeeper(b)
	for b.Loop() {
		k.Blind("phones.number", "+15550100")
	}
}
