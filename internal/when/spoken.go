package when

// isBoundedWord reports whether an hour in English words stands at i: "between nine and
// ten", "after four tomorrow". What it counts ("after two weeks", "before one of us") is no
// hour.
func (s *scanner) isBoundedWord(i int) bool {
	x := s.at(i)
	if x.kind != number || x.b > 0 || x.a < 1 || x.a > 12 || s.isVague(i) || s.isCounted(i+1) || s.at(i+1).kind == of {
		return false
	}
	lead, follows := s.at(i-1).kind, s.at(i+1).kind
	joined := func(opening int) bool {
		k := s.at(opening).kind
		return k == between || k == from
	}
	switch {
	case (lead == between || lead == from) && (joins(follows, other, false) || follows == and):
		return s.at(i+2).kind == number || s.at(i+2).kind == point
	case lead == and || joins(lead, other, false):
		return joined(i-3) && !s.isNoun(i+1) || joined(i-4) && !s.isNoun(i+1)
	case lead == after || lead == before || lead == by || lead == until:
		return s.pauses(i+1) || follows == relative || follows == weekday || follows == filler || follows == dayPart || follows == tonight
	}
	return false
}
