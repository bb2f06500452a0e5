package bot

import (
	"strings"
	"testing"
	"time"
)

// heard is a text of 160 characters that says nothing special.
const heard = "hi this is maria lopez, my son leo has a cough and a fever since monday, could we " +
	"come in on thursday after three or friday morning with dr rivera please? thanks a lot"

func BenchmarkDangerOf1000(b *testing.B) {
	text := strings.Repeat(heard+". ", 7)[:1000]
	for b.Loop() {
		Danger(text)
	}
}

func BenchmarkDanger(b *testing.B)        { benchmarkRead(b, func(s string) { Danger(s) }) }
func BenchmarkConsent(b *testing.B)       { benchmarkRead(b, func(s string) { Consent(s) }) }
func BenchmarkAsksForPerson(b *testing.B) { benchmarkRead(b, func(s string) { AsksForPerson(s) }) }

func benchmarkRead(b *testing.B, read func(string)) {
	b.ReportAllocs()
	for b.Loop() {
		read(heard[:160])
	}
}

// TestReadingTimeGrowsWithTheTextOnly reads texts of 10,000 characters that begin as many
// phrases as possible. A reader that looked at every pair of words would need minutes.
func TestReadingTimeGrowsWithTheTextOnly(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"a", "stop ", "chest my ", "cant ", "took all my ", "no ", "de ", "' ", "want to ", "bleeding pills pain ", "dont send texts "} {
		text := strings.Repeat(word, 10_000/len(word))
		begin := time.Now()
		Danger(text)
		Consent(text)
		MayWantStop(text)
		AsksForPerson(text)
		if took := time.Since(begin); took > time.Second {
			t.Errorf("10,000 characters of %q: got %v, want under 1s", word, took)
		}
	}
}

func FuzzWhatIsSaid(f *testing.F) {
	for _, seed := range []string{heard, "STOP", "ch\u0301est pain", "\xff\x00", "no puedo respirar", "'''", "stoppppp", "ＳＴＯＰ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if p := Danger(text); p != Safe && p != Emergency && p != Crisis {
			t.Errorf("got peril %q", p)
		}
		if Consent(text) != Consent(strings.ToUpper(strings.ToLower(text))) && isASCII(text) {
			t.Errorf("%q: the case of letters matters", text)
		}
		AsksForPerson(text)
	})
}

func isASCII(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r > 126 }) < 0 }
