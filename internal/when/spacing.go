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

// changesUnit is changes for a unit of time, which was left over.
func (s *scanner) changesUnit(i int, taken []bool) bool {
	behind := i > 0 && taken[i-1]
	ahead := i+1 < len(taken) && taken[i+1] && !s.isJoint(i+1)
	x, before, follows := s.at(i), s.at(i-1), s.at(i+1)
	if x.a == 1 && before.kind == number && before.a == 1 && (follows.kind == next || follows.kind == this) { // "one day next week"
		return false
	}
	if !behind && s.isSide(i+1) && !ahead && (before.kind == number || before.kind == single) {
		return true // "a week after my surgery on Dec 8"
	}
	return behind && before.kind == ordinal || x.a == 7 && s.isSide(i+1) && s.pauses(i+2) && i > 1 && (behind || taken[i-2]) || ahead && before.kind == number || x.a == 7 && (follows.b > 0 || s.spanish && ahead && s.isSide(i+1))
}
