package bot

import (
	"bytes"
	"strings"
	"testing"
)

func TestWordsOfOneConceptReadAlike(t *testing.T) {
	t.Parallel()
	concepts := func(text string) string { return strings.TrimPrefix(inConcepts(text), text) }
	for a, b := range map[string]string{
		"bled": "hemorrhage", "esposo": "marido", "his tongue": "his uvula", "xanax": "oxycodone", "swolen": "swollen",
	} {
		if concepts(a) == "" || concepts(a) != concepts(b) {
			t.Errorf("%q and %q: got %q and %q", a, b, concepts(a), concepts(b))
		}
	}
	if got := concepts("zzz qqq"); got != "" {
		t.Errorf("got %q for words of no concept", got)
	}
	seen := map[string]bool{}
	for concept, letter := range conceptLetters {
		if seen[letter] || len(letter) != 3 {
			t.Errorf("%s: its letter %q is another's or longer than two bytes", concept, letter)
		}
		seen[letter] = true
	}
}

func TestAModelInPlanesComesBack(t *testing.T) {
	t.Parallel()
	for n := range 9 {
		b := []byte("abcdefgh")[:min(n, 8)]
		if got := inPlanes(inPlanes(b, true), false); !bytes.Equal(got, b) {
			t.Errorf("got %q, want %q", got, b)
		}
	}
	if size := len(dangerModel); size > 4<<20 {
		t.Errorf("danger.model has %d bytes, want at most 4 MB", size)
	}
}
