package flow

import "strings"

// secondThoughts stand where a text thinks again: what follows is meant, and what goes before
// is not. A bare "no" is none of them: "Mia no Leo" is said both ways.
var secondThoughts = phrases("no wait, wait no, wait, no i mean, sorry i mean, i mean, i meant, no sorry, sorry, actually, oops, no actually, make that, scratch that, my bad, sorry i meant, no i meant, " +
	"no espera, espera, no perdon, perdon, no digo, digo, quise decir, mejor dicho, perdon quise decir, no quise decir")

// second is the answer of a text that gives one and thinks again: "yes sorry I mean no", or
// only says that it does: "no wait, Leo". Both have to be expected, or the text corrects something else.
func (a *ask) second(h heard, list []Value) answer {
	if a.kind == askMarks || h.doubled() {
		return answer{} // the second may be about one item only
	}
	for i := len(h.words) - 1; i >= 0; i-- {
		n := leads(h.words[i:], secondThoughts)
		if n == 0 || i+n >= len(h.words) {
			continue
		}
		if i > 0 && leads(h.words[i-1:], secondThoughts) > n && (i > 1 || a.names(h.words[i+n:])) {
			continue
		}
		last := a.expected(h.part(i+n, len(h.words)), list)
		if i == 0 && !a.names(h.words[n:]) || last.fit != Exact || last.short || i > 0 && !a.replaces(a.expected(h.part(0, i), list), last) {
			return answer{}
		}
		last.from, last.to = 0, 0
		return last
	}
	return answer{}
}

// rethinks reports whether a text thinks again and then gives a place of the list, and no
// time: "no wait 2".
func (h heard) rethinks(count int) bool {
	n := leads(h.words, secondThoughts)
	place, ok := position(h.words[n:])
	return n > 0 && ok && place <= count
}

// names reports whether a question has what it asks about in a list, and words are no
// number. A yes and a number behind a second thought may as well correct an earlier answer.
func (a *ask) names(words []string) bool {
	if a.kind != askChoice && a.kind != askPerson && a.kind != askSlot && a.kind != askChoices {
		return false
	}
	_, number := position(without(words, politeness))
	return !number && !numeric(without(words, politeness))
}

// replaces reports whether an answer takes the place of the one before it in the same text.
// Of several items of a list it may be about one only.
func (a *ask) replaces(first, last answer) bool {
	if a.kind == askChoices && (len(first.value.Items) != 1 || len(last.value.Items) != 1) {
		return false
	}
	return first.fit == Exact
}

// squeezed are words without the letters that are drawn out: "yesss", "nooo".
func squeezed(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if n := len(w); n > 2 && w[n-1] == w[n-2] && w[n-1] == w[n-3] && w[n-1] > '9' {
			w = strings.TrimRight(w, w[n-1:]) + w[n-1:]
		}
		if n := len(w); n > 2 && w[n-1] == w[n-2] && (coreYes[w[:n-1]] || coreNo[w[:n-1]]) {
			w = w[:n-1]
		}
		out = append(out, w)
	}
	return out
}

// inquiring begin a text that asks and wants nothing done: "did you cancel my visit".
var inquiring = wordSet("did was were is are why what when where how should do does has who which que cuando como donde cual cuanto quien porque")
