package flow

import "strings"

// secondThoughts stand where a text thinks again: what follows is meant, and what goes before
// is not. A bare "no" is none of them: "Mia no Leo" is said both ways.
var secondThoughts = phrases("no wait, wait no, wait, no i mean, sorry i mean, i mean, i meant, no sorry, sorry, actually, oops, no actually, make that, " +
	"no espera, espera, no perdon, perdon, no digo, digo, quise decir, mejor dicho")

// second is the answer of a text that gives one and thinks again: "yes sorry I mean no".
// Both have to be expected, or the text corrects something else.
func (a *ask) second(h heard, list []Value) answer {
	if a.kind == askMarks || a.kind == askChoices {
		return answer{} // the second may be about one item only
	}
	for i := len(h.words) - 1; i > 0; i-- {
		n := leads(h.words[i:], secondThoughts)
		if n == 0 || i+n >= len(h.words) {
			continue
		}
		if i > 1 && leads(h.words[i-1:], secondThoughts) > n {
			continue
		}
		first, last := a.expected(h.part(0, i), list), a.expected(h.part(i+n, len(h.words)), list)
		if first.fit != Exact || last.fit != Exact {
			return answer{}
		}
		last.from, last.to = 0, 0
		return last
	}
	return answer{}
}

// squeezed are words without the letters that are drawn out: "yesss", "nooo".
func squeezed(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if n := len(w); n > 2 && w[n-1] == w[n-2] && w[n-1] == w[n-3] && w[n-1] > '9' {
			w = strings.TrimRight(w, w[n-1:]) + w[n-1:]
		}
		out = append(out, w)
	}
	return out
}

// inquiring begin a text that asks and wants nothing done: "did you cancel my visit".
var inquiring = wordSet("did was were is are why what when where how should do does has who which que cuando como donde cual cuanto quien porque")
