package flow

import "slices"

// visitIn finds the visit that a text means: its number in the list, or words of when and
// whose it is that fit no other: "leo's", "the wednesday one", "la del 7". A day of the
// month that is another visit's number means neither.
func visitIn(list []Value, h heard) answer {
	if i := h.byHour(list); i >= 0 {
		return answer{value: list[i], fit: Exact}
	}
	got := pick(list, h, matchVisit)
	if !h.dated() && got.fit != NoFit {
		return got
	}
	words := without(datesIn(h.words), politeness, pointing, aroundItems, aboutVisits)
	if _, _, _, rest := kindsIn(words); len(rest) > 0 {
		words = rest // what it is for is on no label: "the check-up on dec 10"
	}
	if len(words) == 0 || h.refutes() || negated(h.words) || slices.ContainsFunc(words, func(w string) bool { return joiners[w] }) {
		return got
	}
	if _, number := digits(words[0]); number && len(words) == 1 {
		return got // it is a place in the list, or none
	}
	switch told, several := labelled(words, list, h, matchVisit); {
	case several:
		return answer{}
	case told.fit == NoFit:
		return got
	case got.fit == NoFit || got.value.Key == told.value.Key:
		return told
	}
	return answer{}
}

// dated reports whether a number is a day of the month: "the 2nd", "la del 7".
func (h heard) dated() bool {
	for i, w := range h.words {
		if _, ok := digits(w); !ok {
			continue
		}
		if i+1 < len(h.words) && ordinalEnds[h.words[i+1]] || i > 0 && dayAhead[h.words[i-1]] {
			return true
		}
	}
	return false
}

// matchVisit takes what matchLabel does, and an owner's name.
func matchVisit(said, label string) Fit {
	if said == label+"s" && len(label) > 2 {
		return Exact
	}
	return matchLabel(said, label)
}

// aboutVisits stand beside a visit and say nothing of which.
var aboutVisits = wordSet("apt consulta dia day mine ese esa este esta please his her of my mi su por favor")
