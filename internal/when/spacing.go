package when

// isSpaced reports whether weeks or months stand at i of which some are passed over: "other week",
// "2 months".
func (s *scanner) isSpaced(i int) bool {
	x, u := s.at(i), s.at(i+1)
	return (x.kind == ordinal || x.kind == number || s.word(i) == "other") && u.kind == unit && u.a != 1
}

// isInThought reports whether something was read in the sentence around i.
func (s *scanner) isInThought(i int, taken []bool) bool {
	ends := func(j int) bool { return s.word(j) == "." || s.word(j) == "?" || s.word(j) == "!" }
	for j := i - 1; j >= 0 && j > i-12 && !ends(j); j-- {
		if taken[j] && !s.isJoint(j) {
			return true
		}
	}
	for j := i + 1; j < len(taken) && j < i+12 && !ends(j); j++ {
		if taken[j] && !s.isJoint(j) {
			return true
		}
	}
	return false
}
