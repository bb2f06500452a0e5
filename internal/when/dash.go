package when

import "slices"

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
	if s.spanish && s.isDashedDay(i) {
		return s.fullDate(0, b.a, a.a), 3
	}
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

// isDashedDay reports whether a day and its month stand at i with a dash between: "el 14-3", "lunes
// 7-12". What may be hours, or days of one month, is none.
func (s *scanner) isDashedDay(i int) bool {
	a, b, lead := s.at(i), s.at(i+2), s.at(i-1)
	if s.word(i+1) != "-" || !s.touching(i, 3) || a.kind != number || b.kind != number || !s.cal.dayFirst || a.b < 1 || a.b > 2 || b.b < 1 || b.b > 2 || a.a < 1 || a.a > 31 || b.a < 1 || b.a > 12 {
		return false
	}
	if s.isClock(i+2) || s.isCounted(i+3) || s.at(i+3).kind == dash || s.word(i+3) == ":" || s.at(i+3).kind == of || s.at(i+3).kind == dayPart || s.monthAt(i+3) > 0 || s.asked&AskedTime != 0 {
		return false
	}
	switch {
	case lead.kind == weekday:
		return a.a > 12 || b.b == 2 && b.a < 10
	case lead.kind == esArticle && s.word(i-2) != "entre":
		return a.a > b.a || b.b == 2 && b.a < 10
	}
	return i == 0 && a.a > 23
}

// isDotted reports whether the numbers at i, joined by a dot, are a date and no time: "on
// 5.12".
func (s *scanner) isDotted(i int) bool {
	a, b := s.at(i), s.at(i+2)
	led := s.word(i-1) == "on" || s.at(i-1).kind == weekday && (b.b == 1 || a.a > 12 || b.a%5 != 0)
	return s.word(i+1) == "." && led && a.a > 0 && b.a > 0 && (a.a < 13 || b.a < 13) && !s.isClock(i) && s.at(i+3).kind != meridiem && s.asked&AskedTime == 0
}

// blankDate recognises a date whose parts stand apart, with its year and two digits for the others:
// "2027 01 16", "16 01 2027".
func (s *scanner) blankDate(i int) (dayChoice, int) {
	y, m, d := s.at(i), s.at(i+1), s.at(i+2)
	if y.b == 2 {
		y, d = d, y
	}
	if y.kind != number || m.kind != number || d.kind != number || y.b != 4 || m.b != 2 || d.b != 2 || y.a < 1990 || y.a > 2100 || s.at(i-1).kind == number || s.at(i+3).kind == number || slices.Contains(labels, s.word(i-1)) || s.touching(i, 2) || s.touching(i+1, 2) {
		return dayChoice{}, 0
	}
	month, day := m.a, d.a
	if s.at(i).b == 2 && (!s.cal.dayFirst && d.a <= 12 || m.a > 12) { // the day is not surely first
		month, day = d.a, m.a
	}
	return s.fullDate(y.a, month, day), 3
}

// dottedOn is the date of two numbers, in either order, that falls on a weekday: "Friday 7.6".
func (s *scanner) dottedOn(weekday, a, b int) (dayChoice, int) {
	for _, md := range [][2]int{{a, b}, {b, a}} {
		if o, ok := s.cal.monthDay(md[0], md[1]); ok && len(s.cal.only(offsets{o}, 1<<weekday)) > 0 {
			return oneDay(o), 3
		}
	}
	return dayChoice{}, 0
}
