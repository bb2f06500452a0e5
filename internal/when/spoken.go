package when

import "slices"

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
	case s.isSpokenRange(i), joins(lead, other, false) && s.isSpokenRange(i-2):
		return true
	case (lead == between || lead == from) && (joins(follows, other, false) || follows == and):
		return s.at(i+2).kind == number || s.at(i+2).kind == point
	case lead == and || joins(lead, other, false):
		return joined(i-3) && !s.isNoun(i+1) || joined(i-4) && !s.isNoun(i+1)
	case lead == after || lead == before || lead == by || lead == until:
		return s.pauses(i+1) || follows == relative || follows == weekday || follows == filler || follows == dayPart || follows == tonight
	}
	return false
}

// isSpokenRange reports whether two hours in words stand at i beside a day: "seven to nine today",
// "friday nine till eleven".
func (s *scanner) isSpokenRange(i int) bool {
	a, b, follows := s.at(i), s.at(i+2), s.at(i+3).kind
	hour := func(x lexeme) bool { return x.kind == number && x.b == 0 && x.a > 0 && x.a < 13 }
	if !hour(a) || !hour(b) || !joins(s.at(i+1).kind, other, false) || s.isVague(i) || s.isVague(i+2) || s.isCounted(i+3) || s.word(i-1) == "for" || s.at(i-1).kind == of {
		return false
	}
	if k := s.at(i - 1).kind; (k == weekday || k == relative) && (s.pauses(i+3) || s.politeness(i+3)) {
		return true
	}
	return follows == relative || follows == weekday || follows == tonight || follows == filler && s.at(i+4).kind == weekday
}

// isAboutDigits reports whether three or four digits behind "around" at i are an hour, and nothing
// that was measured: "for around 530", "tomorrow around 1030", but not "my sugar is around 130".
func (s *scanner) isAboutDigits(i int) bool {
	x, before := s.at(i+1), s.at(i-1)
	if x.kind != number || x.b < 3 || s.isNoun(i+2) || s.isCounted(i+2) || s.at(i+2).kind == dash || s.word(i+2) == "/" {
		return false
	}
	led := slices.Contains([]string{"for", "come", "there", "in", "reservation", "booking", "appointment", "appt", "something", "anything", "slot"}, s.word(i-1))
	return led || i == 0 && x.b == 4 || before.kind == relative || before.kind == weekday || before.kind == dayPart || before.kind == tonight || before.kind == holiday
}
