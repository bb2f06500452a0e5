package gsm_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"frontdesk/internal/gsm"
)

func TestSegmentsAreCountedAsCarriersDo(t *testing.T) {
	t.Parallel()
	a := strings.Repeat
	for _, tt := range []struct {
		name, text string
		n          int
		ucs2       bool
	}{
		{"nothing", "", 0, false},
		{"one full segment", a("a", 160), 1, false},
		{"one more", a("a", 161), 2, false},
		{"two full", a("a", 306), 2, false},
		{"three", a("a", 307), 3, false},
		{"extension takes two", a("€", 80), 1, false},
		{"extension over one", a("€", 81), 2, false},
		{"an escape is not split from its character", a("a", 152) + "€" + a("a", 152), 3, false},
		{"the same with room", a("a", 151) + "€" + a("a", 153), 2, false},
		{"enye is GSM-7", "mañana ¿qué?", 1, false},
		{"a acute is not", "días", 1, true},
		{"c cedilla is not", "ça", 1, true},
		{"capital c cedilla is", "Ça", 1, false},
		{"70 units", a("á", 70), 1, true},
		{"71 units", a("á", 71), 2, true},
		{"134 units", a("á", 134), 2, true},
		{"35 emoji", a("🦷", 35), 1, true},
		{"36 emoji", a("🦷", 36), 2, true},
		{"a pair is not split: 33 to a segment", a("🦷", 67), 3, true},
		{"tab", "a\tb", 1, true},
	} {
		n, ucs2 := gsm.Segments(tt.text), !gsm.Has(tt.text)
		if n != tt.n || ucs2 != tt.ucs2 {
			t.Errorf("%s: got %d %v, want %d %v", tt.name, n, ucs2, tt.n, tt.ucs2)
		}
	}
}

func FuzzSegments(f *testing.F) {
	f.Add("hello €")
	f.Add("días 🦷\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		n, ucs2 := gsm.Segments(text), !gsm.Has(text)
		units := len(utf16.Encode([]rune(text)))
		if n < 0 || (n == 0) != (text == "") || n > units+1 {
			t.Fatalf("got %d segments of %d units", n, units)
		}
		if least := (units + 66) / 67; ucs2 && units > 70 && n < least {
			t.Fatalf("got %d segments of %d units, want at least %d", n, units, least)
		}
	})
}
