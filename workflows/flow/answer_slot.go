package flow

import (
	"slices"
	"strconv"
	"strings"
)

// matchTime takes "9" for 9:00 and "tuesday" for Tue, and no misspelling: a digit off is
// another time.
func matchTime(said, label string) Fit {
	switch {
	case said == label, said[0] == '#' && said[1:] == label, said == strings.TrimPrefix(label, "0"), said+":00" == strings.TrimPrefix(label, "0"):
		return Exact
	case sameDay(said, label):
		return Exact
	}
	return NoFit
}

// slot finds the offered time that a text takes: its number, or words that fit only
// one, or a yes when there is only one. Another time is a wish, and "none of these" is
// an answer too.
func slot(h heard, list []Value) answer {
	got := pick(list, h, matchTime)
	if got.fit != NoFit {
		return h.unlessDay(got, list)
	}
	if bare := without(h.words, accepting); len(bare) > 0 && len(bare) < len(h.words) && !negated(h.words) && !h.asks() && !inquiring[h.words[0]] && h.words[0] != "would" {
		if got = pick(list, h.with(h.text, bare), matchTime); got.fit != NoFit {
			return got
		}
	}
	if len(list) == 1 && yesNo(h).exit == "yes" {
		return answer{value: list[0], fit: Exact}
	}
	if i := furthest(h.words, len(list)); i >= 0 {
		return answer{value: list[i], fit: Exact}
	}
	if refusing(h.words) {
		return answer{value: Value{Type: SlotType}, exit: "none", fit: Exact}
	}
	return answer{}
}

// unlessDay is the offered time at a place in the list, unless the text may mean another
// one's day of the month: "the 4th".
func (h heard) unlessDay(got answer, list []Value) answer {
	n, place := position(unranked(without(h.words, politeness)))
	if place && h.dated() && slices.ContainsFunc(list, func(it Value) bool {
		return it.Key != got.value.Key && slices.Contains(labelWords(it), strconv.Itoa(n))
	}) {
		return answer{}
	}
	return got
}

// furthest is the index of the time that "the last one" and "whichever is earliest" take
// of n, which come soonest first; -1 for other words.
func furthest(words []string, n int) int {
	words = without(words, politeness, pointing, whichever)
	switch {
	case n == 0 || len(words) != 1:
		return -1
	case earliest[words[0]]:
		return 0
	case latest[words[0]]:
		return n - 1
	}
	return -1
}

// accepting stands beside a time that is taken, and says only that it is.
var accepting = wordSet("works work good great fine perfect best ok better me us is would be sounds well nos queda bien sirve conviene mejor esta perfecto seria do lets que sea cualquiera whatever whichever any alright okay then")

var (
	whichever = wordSet("then so whichever whatever of these those them that works")
	earliest  = wordSet("earliest soonest")
	latest    = wordSet("last latest ultima ultimo")
)

// refusals say that none of what was offered will do.
var refusals = wordSet("n no none neither nope nah other others another different more ninguno ninguna otro otra otros otras mas")

func refusing(words []string) bool {
	words = without(words, politeness)
	if len(words) == 0 || len(words) > 4 || !refusals[words[0]] {
		return false
	}
	for _, w := range words {
		if _, number := digits(w); number {
			return false
		}
	}
	return true
}
