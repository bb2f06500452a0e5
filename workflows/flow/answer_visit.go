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

// datesIn are words with the numbers among them told apart: "#9" is a day, "9:00" an hour.
func datesIn(words []string) []string {
	out := slices.Clone(words)
	for i, w := range words {
		before, after := "", ""
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			after = words[i+1]
		}
		switch _, ok := digits(w); {
		case !ok:
		case ordinalEnds[after], dayAhead[before], after == "de", len(before) >= 3 && months[before[:3]]:
			out[i] = "#" + w
		case after == "am", after == "pm", before == "at", before == "las", before == "la" && after == "":
			out[i] = w + ":00"
		}
	}
	return out
}

// matchVisit takes what matchLabel does, a day of the month, and an owner's name.
func matchVisit(said, label string) Fit {
	switch {
	case said[0] == '#' && said[1:] == label, said == label+"s" && len(label) > 2:
		return Exact
	case said[0] == '#':
		return NoFit
	}
	return matchLabel(said, label)
}

var (
	months      = wordSet("jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic")
	dayAhead    = wordSet("del dia el")
	aboutVisits = wordSet("apt consulta dia day mine ese esa este esta please his her of my mi su por favor")
)
