package flow

import (
	"strings"

	"frontdesk/internal/phi"
)

// remark is a text that takes something back.
type remark struct {
	// said is what is meant, and instead what was not: "2 not 1".
	said, instead heard
	// firm says that nothing else can be meant by the words around it.
	firm bool
	// first says that what was not meant came first: "not Mia, Leo". Of times only
	// their reader tells where the one ends: "no, tuesday afternoon".
	first bool
	// bare says that no word takes anything back: only another option can be meant.
	bare bool
	// negated says that the "no" before it may belong to it: "no la cancele".
	negated bool
}

// swaps reports whether a remark tells what was not meant, too.
func (r remark) swaps() bool { return len(r.instead.words) > 0 }

// What people write when they correct themselves, in both languages, as fold reads it.
var (
	// firmly stands anywhere: what follows is meant, and at the end what goes before.
	firmly = phrases("i meant, i mean, i meant to say, meant to say, i said, make that, change that to, change it to, should be, should have been, correction, actually, my mistake, " +
		"quise decir, quiero decir, queria decir, dije, digo, me equivoque, era para, eran para, en realidad, mejor dicho, mas bien, corrijo, correccion, deberia ser")
	// softly stands before what is meant, or after it.
	softly = phrases("sorry, wait, oops, ups, hold on, hang on, my bad, instead, rather, perdon, perdone, disculpe, disculpa, espera, espere, mejor, ay, uy, oh, on second thought, on second thoughts, you know what, u know what, ya know what, know what, pensandolo bien, sabe que, sabes que")
	// rethinking begins what takes back all that was wished.
	rethinking = phrases("you know what, u know what, ya know what, know what, on second thought, on second thoughts, pensandolo bien, sabe que, sabes que")
	// ahead stands only before it.
	ahead = phrases("no, nope, nah, no no")
	// exchanging stands between what is meant and what is not.
	exchanging = phrases("not, no, instead of, rather than, forget, forget about, skip, en vez de, en lugar de, olvide, olvidese de, olvidate de")
)

func phrases(list string) [][]string {
	var out [][]string
	for _, p := range strings.Split(list, ",") {
		out = append(out, strings.Fields(p))
	}
	return out
}

// maxCorrected is how many words a correction has beside what marks it as one: an answer
// that is expected has fewer.
const maxCorrected = 12

// remarks reads a text as a correction, in every way in which it can be read; none for a
// text that corrects nothing.
func remarks(h heard) []remark {
	from, to, firm := meantPart(h.words)
	if to-from > maxCorrected || len(h.words) == 0 {
		return h.exchangedLast(from, to)
	}
	marked := firm
	out := h.exchanges(from, to)
	for stripped := true; stripped; {
		stripped = false
		n := leads(h.words[from:to], softly, ahead)
		if n > 0 && firm && leads(h.words[from:to], softly) == 0 && !h.stops(from+n) {
			n = 0 // "I meant no tetanus" is not "I meant, no, tetanus"
		}
		if n > 0 && from+n < to {
			from, stripped, marked = from+n, true, true
		}
		if n := trails(h.words[from:to], softly); n > 0 && to-n > from {
			to, stripped, marked = to-n, true, true
		}
	}
	if !marked || from >= to {
		return append(out, remark{said: h, bare: true})
	}
	return append(append(out, h.exchanges(from, to)...), remark{said: h.part(from, to), firm: firm, negated: h.negates()}, remark{said: h, bare: true})
}

// exchangedLast reads what is put right at the end of a longer text: "... so forget the shot,
// do the blood test".
func (h heard) exchangedLast(from, to int) []remark {
	for i := max(from, to-maxCorrected); i < to; i++ {
		if leads(h.words[i:to], exchanging) > 0 && h.stops(i) {
			return h.exchanges(i, to)
		}
	}
	return nil
}

// meantPart is the words after the last firm mark, or before one that ends the text.
func meantPart(words []string) (from, to int, firm bool) {
	for i := 0; i < len(words); {
		n := leads(words[i:], firmly)
		if n > 0 && i+n == len(words) {
			return from, i, true
		}
		if n > 0 {
			from, firm = i+n, true
		}
		i += max(n, 1)
	}
	return from, len(words), firm
}

// exchanges reads "2 not 1", and "not Mia but Leo" at each place where the one can end
// and the other begin.
func (h heard) exchanges(from, to int) []remark {
	var out []remark
	for i := from; i < to; i++ {
		n := leads(h.words[i:to], exchanging)
		if n == 0 || i+n == to {
			continue
		}
		if i > from {
			return append(out, remark{said: h.part(from, i), instead: h.part(i+n, to), firm: true})
		}
		for j := i + n + 1; j < to; j++ {
			k := j
			if w := h.words[j]; (w == "but" || w == "sino") && j+1 < to {
				k++
			}
			out = append(out, remark{said: h.part(k, to), instead: h.part(i+n, j), firm: true, first: true})
		}
		return out
	}
	return out
}

// part is the words [from, to) of a text, as they were written.
func (h heard) part(from, to int) heard {
	raw := h.text.Reveal()
	_, at := folded(raw, true)
	return h.with(phi.New(h.text.Label(), read(raw)[at[from].from:at[to-1].to]), h.words[from:to])
}

// leads is how many words the longest phrase has that words begin with; 0 for none.
func leads(words []string, sets ...[][]string) int {
	n := 0
	for _, set := range sets {
		for _, p := range set {
			if len(p) > n && len(p) <= len(words) && same(words[:len(p)], p) {
				n = len(p)
			}
		}
	}
	return n
}

// trails is how many words the longest phrase has that words end with; 0 for none.
func trails(words []string, set [][]string) int {
	n := 0
	for _, p := range set {
		if len(p) > n && len(p) <= len(words) && same(words[len(words)-len(p):], p) {
			n = len(p)
		}
	}
	return n
}
