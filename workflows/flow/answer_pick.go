package flow

import (
	"slices"
	"strings"
)

// named finds the one item of a choice that a text means: by its number, by words of its
// label, by when it is, or by another name of what it is.
func named(list []Value, h heard) answer {
	if timed(list) {
		return visitIn(list, h)
	}
	got := pick(list, h, matchLabel)
	switch {
	case got.fit == Exact:
	case h.tellsOf():
		return answer{}
	case !h.namesNone() && !h.counts():
		if s := h.unlessOther(service(list, h), without(h.words, politeness), list); s.fit != NoFit {
			return s
		}
		if got.fit == Loose && h.namesBeside(got, list) {
			return answer{} // "check up my sick kid"
		}
	}
	return got
}

// namesBeside reports whether a text names a service that is another item of a list, and
// is no part of the one that was found in it.
func (h heard) namesBeside(got answer, list []Value) bool {
	said, _, _, _ := kindsIn(h.words)
	found, _, _, _ := kindsIn(fold(got.value.Says.Reveal()))
	return slices.ContainsFunc(list, func(it Value) bool {
		k, _, _, _ := kindsIn(fold(it.Says.Reveal()))
		return h.clears(it.Says) && k != 0 && k.of(said) && !k.of(found)
	})
}

// pick finds the one item of a list that a text means: its number, or words that only
// fit its label.
func pick(list []Value, h heard, match matcher) answer {
	if h.namesNone() {
		return answer{}
	}
	words := halved(unranked(without(h.words, politeness)))
	if len(words) > 1 && visitNouns[words[0]] {
		words = words[1:] // "visit 2"
	}
	if n, ok := position(words); ok && !h.tells() {
		if n > 0 && n <= len(list) {
			return answer{value: list[n-1], fit: Exact}
		}
		if h.dated() {
			return answer{} // "the 9th" is no nine o'clock
		}
		return h.atHour(n, list)
	}
	if timed(list) {
		words = unranked(halved(without(datesIn(halved(h.words)), politeness)))
	}
	words = without(words, pointing)
	if len(words) == 0 {
		return answer{}
	}
	if _, to, used := endsOf(words, len(list)); used == len(words) && used == 1 && len(list) > 0 && !h.tells() {
		return answer{value: list[to-1], fit: Exact} // "the last one"
	}
	if _, number := digits(words[0]); number && len(words) == 1 && h.tells() && !timed(list) {
		return answer{} // "for 2"
	}
	got, several := labelled(words, list, h, match)
	if bare := without(words, aroundItems); got.fit == NoFit && !several && len(bare) > 0 && len(bare) < len(words) {
		got, several = labelled(bare, list, h, match)
	}
	if got.fit != NoFit || several {
		return h.unlessWord(got, words)
	}
	return h.unlessOther(pickInside(list, h), words, list)
}

var visitNouns = wordSet("visit appointment cita visita")

// namesNone reports whether a text that may hold an item takes none: it refuses, leaves
// open, asks, or wants a moment.
func (h heard) namesNone() bool {
	if len(h.words) > 1 && (inquiring[h.words[0]] || h.asks() && h.words[0] == "es") {
		return true
	}
	return h.refutes() || h.hedges() || h.waits()
}

// unlessWord is an item whose label words are a part of, unless they are there as words of
// the language: "I will", "for work".
func (h heard) unlessWord(got answer, words []string) answer {
	at := placeOf(h.words, fold(got.value.Says.Reveal()))
	if at >= 0 && len(h.words) > 1 && got.value.Type == PersonType && h.wordOnly(at, at+1) {
		return answer{}
	}
	if len(words) == 1 && headWords[words[0]] && (slices.Contains(h.words, "for") || slices.Contains(h.words, "para")) {
		return answer{}
	}
	return got
}

// unlessOther is an item that stands inside of a text, unless the text is about another one
// too, about what has been, or about undoing something.
func (h heard) unlessOther(got answer, words []string, list []Value) answer {
	if len(words) == 0 {
		return got
	}
	switch n, number := digits(words[0]); {
	case got.fit == NoFit:
	case h.joins(got, list), h.misplaced(words, got.value, list):
		return answer{} // "checkup and labs"
	case !timed(list) && slices.ContainsFunc(h.words[:got.from], func(w string) bool { return undoing[w] }):
		return answer{} // "cancel my checkup"
	case h.past() && !timed(list) && got.value.Type == ChoiceType:
		return answer{} // "my last checkup was bad"
	case number && got.value.Key != list[min(max(n, 1), len(list))-1].Key:
		return answer{} // "2 vaccination", where 2 is something else
	}
	return got
}

// joins reports whether a text names a second item beside the one that was found in it.
func (h heard) joins(got answer, list []Value) bool {
	for i, w := range h.words {
		if i == 0 || got.from <= i && i < got.to || !joiners[h.words[i-1]] && !h.stops(i) {
			continue
		}
		if pointing[w] && i+1 < len(h.words) {
			w = h.words[i+1] // "y una vacuna"
		}
		for _, it := range list {
			if it.Key != got.value.Key && every([]string{w}, labelWords(it), matchName) {
				return true
			}
		}
	}
	return false
}

// headWords end the label of many things, and behind "for" name none.
var headWords = wordSet("work visit up care shot test exam")

// undoing wants nothing that is offered.
var undoing = wordSet("but except excepto menos cancel cancelar cancele cancela cancelen anular")

// labelled finds the one item whose label words are, or are a part of. several says that
// they are a part of more than one.
func labelled(words []string, list []Value, h heard, match matcher) (got answer, several bool) {
	found := -1
	for i, it := range list {
		if !h.clears(it.Says) {
			continue
		}
		label := labelWords(it)
		if same(words, label) || len(label) > 1 && strings.Join(words, "") == strings.Join(label, "") {
			return answer{value: it, fit: Exact}, false // "checkup" is "Check-up"
		}
		if !every(words, label, match) {
			continue
		}
		several = several || found >= 0
		found = i
	}
	if found < 0 || several {
		return answer{}, several
	}
	return answer{value: list[found], fit: Exact}, false
}
