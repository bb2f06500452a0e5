package when

// halfUnit reads "and a half" behind a week, a month or a year at i: the days that it adds.
func (s *scanner) halfUnit(i, unit int) (days, n int) {
	if s.spanish && s.at(i).kind == halfMore && s.at(i).a == 30 {
		n = 1
	} else if s.at(i).kind == and && s.at(i+1).kind == single && s.word(i+2) == "half" {
		n = 3
	}
	switch {
	case n == 0:
		return 0, 0
	case unit == 7:
		return 3, n
	case unit == 0:
		return 15, n
	case unit == yearUnit:
		return 183, n
	}
	return 0, 0
}

// halfCounted recognises "in two and a half weeks", "in half a year", whose number stands n
// behind i.
func (s *scanner) halfCounted(i, n int) (dayChoice, int) {
	count := s.at(i + n)
	if u := s.at(i + n + 2); n == 0 && s.word(i) == "half" && s.at(i+1).kind == single && u.kind == unit && u.a == yearUnit && s.at(i+3).kind == fromNow {
		return oneDay(s.ahead(6, 0)), 4
	}
	if s.at(i).kind != inTime {
		return dayChoice{}, 0
	}
	if u := s.at(i + n); s.spanish && u.kind == unit { // "en semana y media"
		more, k := s.halfUnit(i+n+1, u.a)
		ahead := s.ahead(1, u.a) + more
		return dayChoice{alts: []offsets{days(ahead, ahead+btoi(u.a == 7))}}, (n + 1 + k) * btoi(k > 0)
	}
	if u := s.at(i + n + 1); s.word(i+n) == "medio" && u.kind == unit && u.a == yearUnit { // "en medio año"
		return oneDay(s.ahead(6, 0)), n + 2
	}
	if u := s.at(i + n + 2); s.word(i+n) == "half" && s.at(i+n+1).kind == single && u.kind == unit && u.a == yearUnit {
		return oneDay(s.ahead(6, 0)), n + 3
	}
	m := 4
	if s.at(i+n+1).kind == halfMore {
		m = 2
	}
	u := s.at(i + n + m)
	more, k := s.halfUnit(i+n+1, u.a)
	if count.kind != number || u.kind != unit || k != m-1 || s.ahead(count.a, u.a) > maxAhead {
		return dayChoice{}, 0
	}
	ahead := s.ahead(count.a, u.a) + more
	return dayChoice{alts: []offsets{days(ahead, ahead+btoi(u.a == 7))}}, n + m + 1
}
