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
// no, el martes".
func (s *scanner) isRetraction(i int) bool {
	return s.at(i).kind == not && s.at(i-1).kind == comma && s.at(i+1).kind == comma
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
