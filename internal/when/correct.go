package when

import "slices"

// corrected is what a correction leaves: a time alone keeps the day that was said
// before it, a day alone the time ("Thursday at 2, I mean Friday").
func corrected(old, items []item) []item {
	says := func(list []item, k itemKind) bool {
		return slices.ContainsFunc(list, func(it item) bool { return it.kind == k })
	}
	if says(items, dayItem) == says(items, clockItem) {
		if len(items) == 0 {
			return old
		}
		return items
	}
	keep := dayItem
	if says(items, dayItem) {
		keep = clockItem
	}
	var kept []item
	for _, it := range old {
		if it.kind == keep {
			kept = append(kept, it)
		}
	}
	return append(kept, items...)
}

// isRetraction reports whether the "no" at i takes back what stands before it: "el lunes,
// no, el martes". Between one day and another it does so without commas, because a day
// that was not wished need not be refused: "tomorrow at 10 no thursday".
func (s *scanner) isRetraction(i int, before []item) bool {
	if s.at(i).kind != not {
		return false
	}
	if s.at(i-1).kind == comma && s.at(i+1).kind == comma || s.isThisOne(i+1) {
		return true
	}
	wished := func(it item) bool { return it.kind == dayItem }
	if s.word(i) != "no" || s.affirmsNext(i+1) || s.at(i+1).kind != weekday && s.at(i+1).kind != relative || !slices.ContainsFunc(before, wished) {
		return false
	}
	for _, it := range before {
		if it.kind == notItem || wished(it) && (len(it.day.alts) == 0 || len(it.day.alts[0]) != 1) {
			return false
		}
	}
	return true
}

// affirms reports whether a yes ends the thought at i, affirmsNext behind what is read there.
func (s *scanner) affirms(i int) bool {
	w := s.word(i)
	return (w == "si" || w == "yes") && s.pauses(i+1)
}

func (s *scanner) affirmsNext(i int) bool {
	_, n := s.item(i, nil)
	return n > 0 && s.affirms(i+n)
}
