package when

// saysAgain reports whether a comma at i leads to a day that says more exactly which one was
// meant before it: "the day after, Thursday the 10th".
func (s *scanner) saysAgain(i int) bool {
	if s.at(i).kind != comma {
		return false
	}
	d, n := s.dayExpression(i + 1)
	return n > 1 && len(d.alts) == 1 && len(d.alts[0]) == 1
}

// spokenOf is the day of the visit that is moved, or the one that was spoken of last.
func (s *scanner) spokenOf() (day int, ok bool) {
	if !s.visit.IsZero() {
		return s.dayOf(s.visit.In(s.now.Location())), true
	}
	return s.back.day, s.back.hasDay
}

// owns reports whether what stands at i is somebody's: "my 2nd dose" is none on a day.
func (s *scanner) owns(i int) bool {
	switch s.word(i - 1) {
	case "my", "his", "her", "their", "our":
		return s.at(i).kind == ordinal && !s.pauses(i+1)
	}
	return false
}
