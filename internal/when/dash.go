package when

// slashPair recognises two dates that a dash joins: "27/1-3/2", "8/1-4/2/2027", whose
// first is in the year before the second.
func (s *scanner) slashPair(i int) (a, b dayChoice, n int) {
	a, n = s.slashDate(i)
	if n == 0 || a.fault != "" || s.at(i+n).kind != dash {
		return a, b, 0
	}
	b, m := s.slashes(i + n + 1)
	if m == 0 || b.fault != "" {
		return a, b, 0
	}
	if b.dated && !a.dated {
		end, begin := s.cal.at(b.alts[0][0]), s.cal.at(a.alts[0][0])
		o, ok := s.cal.offset(end.Year(), int(begin.Month()), begin.Day())
		if ok && o > b.alts[0][0] {
			o, ok = s.cal.offset(end.Year()-1, int(begin.Month()), begin.Day())
		}
		if !ok {
			return a, impossibleDay(), n + 1 + m
		}
		a = dayChoice{alts: []offsets{{o}}, dated: true}
	}
	return a, b, n + 1 + m
}

// dashDate recognises "2-15" and "2 / 15", month first, where no hours can be meant: the
// second number is none of a clock that people say, and nothing calls it a time.
func (s *scanner) dashDate(i int) (dayChoice, int) {
	a, b := s.at(i), s.at(i+2)
	sign, before := s.word(i+1), s.at(i-1).kind
	whole := a.kind == number && b.kind == number && a.b > 0 && a.b < 3 && b.b == 2 && (sign == "-" || sign == "/")
	switch {
	case !whole, s.cal.dayFirst, s.spanish, a.a > 12, b.a < 13, b.a > 31, s.asked&AskedTime != 0:
		return dayChoice{}, 0
	case before == at, before == between, before == from, before == number, before == dash, s.word(i-1) == "/",
		s.isClock(i + 2), s.isCounted(i + 3), s.isNoun(i + 3), s.at(i+3).kind == dash, s.word(i+3) == "/", s.word(i+3) == ":":
		return dayChoice{}, 0
	case i > 0 && s.word(i-1) != "on" && s.at(i-1).kind != comma && s.at(i-1).kind != weekday:
		return dayChoice{}, 0
	}
	return s.fullDate(0, a.a, b.a), 3
}

// isDotted reports whether the numbers at i, joined by a dot, are a date and no time: "on
// 5.12".
func (s *scanner) isDotted(i int) bool {
	a, b := s.at(i), s.at(i+2)
	return s.word(i+1) == "." && s.word(i-1) == "on" && a.a > 0 && b.a > 0 && (a.a < 13 || b.a < 13) && !s.isClock(i) && s.at(i+3).kind != meridiem && s.asked&AskedTime == 0
}
