package bot

import (
	"maps"
	"slices"
)

// shortTypo and longTypo are how long a word must be, in letters, for one letter too
// many, one too few or two swapped to be forgiven, and for a wrong one. Shorter words
// have too many real neighbours.
const (
	shortTypo = 5
	longTypo  = 7
)

// nearWord is a word of the book that is perhaps meant.
type nearWord struct {
	id   wordID
	word string
}

// learnTypos indexes each long word under itself and itself less one letter: two words
// that are one error apart share such a form.
func (b *phrasebook) learnTypos() {
	var meant wordSet
	for _, list := range b.telling {
		for _, r := range list {
			for _, s := range b.rules[r].steps {
				meant = meant.or(s.words)
			}
		}
	}
	for _, w := range slices.Sorted(maps.Keys(b.words)) {
		n := nearWord{b.words[w], w}
		if !meant.has(n.id) || len(w) < shortTypo || len(w) >= wordMax {
			continue
		}
		b.near[w] = append(b.near[w], n)
		for i := range w {
			less := w[:i] + w[i+1:]
			b.near[less] = append(b.near[less], n)
		}
	}
}

func (s wordSet) or(t wordSet) wordSet {
	for w := range wordID(len(t) * 64) {
		if t.has(w) {
			s = s.with(w)
		}
	}
	return s
}

// mistyped is the word of the book that differs from w by one typing error, 0 if there
// is none. The first letter is hardly ever the wrong one, so it must agree.
func (b *phrasebook) mistyped(w []byte) wordID {
	if len(w) < shortTypo-1 {
		return 0
	}
	for _, n := range b.near[string(w)] {
		if oneError(n.word, w) {
			return n.id
		}
	}
	var buf [wordMax]byte
	for i := 1; i < len(w); i++ {
		less := append(append(buf[:0], w[:i]...), w[i+1:]...)
		for _, n := range b.near[string(less)] {
			if oneError(n.word, w) {
				return n.id
			}
		}
	}
	return 0
}

// oneError reports whether got is want with one letter too many, too few, wrong or two
// neighbours swapped, as far as a word of that length is forgiven.
func oneError(want string, got []byte) bool {
	if want[0] != got[0] {
		return false
	}
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	a, b := want[i:], string(got[i:])
	switch len(a) - len(b) {
	case 1:
		return a[1:] == b
	case -1:
		return a == b[1:]
	case 0:
		swapped := len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
		return swapped || len(want) >= longTypo && len(a) > 0 && a[1:] == b[1:]
	}
	return false
}
