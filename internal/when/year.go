package when

// yearUnit is the length of years in a lexeme of kind unit.
const yearUnit = 365

// yearDays lists the days of a year.
func (c calendar) yearDays(year int) offsets {
	first, _ := c.offset(year, 1, 1)
	last, _ := c.offset(year, 12, 31)
	return days(first, last)
}

// yearNamed is the days of "this year", "the year 2027" or "2027" at lexeme i.
func (s *scanner) yearNamed(i int) (offsets, int) {
	n := s.articles(i)
	if y, m := s.yearBehind(i + n); m > 0 {
		return s.cal.yearDays(y), n + m
	}
	by, marked := markBy(s.at(i + n).kind)
	if x := s.at(i + n + btoi(marked)); x.kind == unit && x.a == yearUnit {
		led := n > 0 || s.spanish && (s.at(i-1).kind == of || s.at(i-1).kind == weekOf)
		n += 1 + btoi(marked)
		if y, m := s.digitYear(i + n); m > 0 {
			return s.cal.yearDays(y), n + m
		}
		if !marked && !led { // "sales by year"
			return nil, 0
		}
		return s.cal.yearDays(s.cal.today.Year() + by), n
	}
	if y, m := s.digitYear(i + n); m > 0 && !marked {
		return s.cal.yearDays(y), n + m
	}
	return nil, 0
}

// digitYear reads a year near this one in four digits. Five minutes past eight in the
// evening is written 2005, too, so a year that may be such a time is none.
func (s *scanner) digitYear(i int) (year, n int) {
	x := s.at(i)
	ahead := x.a - s.cal.today.Year()
	named := s.at(i-1).kind == unit || s.at(i-1).kind == of || s.at(i-1).kind == weekOf || s.at(i-1).kind == inTime
	if x.kind != number || x.b != 4 || ahead < -10 || ahead > 5 || x.a%5 == 0 && !named || s.isClock(i) {
		return 0, 0
	}
	return x.a, 1
}

// periodNamed is the days of a month or a year at lexeme i.
func (s *scanner) periodNamed(i int) (offsets, int) {
	if list, n := s.yearNamed(i); n > 0 {
		return list, n
	}
	if x := s.at(i + s.articles(i)); x.kind == holiday && x.a == newYearsDay && s.tokens[x.to-1].word == "year" { // "the first Monday of the new year"
		return s.cal.monthDays((13 - int(s.cal.today.Month())) % 12), s.articles(i) + 1
	}
	return s.monthNamed(i)
}

// yearMonth recognises a month and its year in digits: "2026-12", "12/2026", "2026 Dec".
func (s *scanner) yearMonth(i int) (dayChoice, int) {
	a, sign := s.at(i), s.word(i+1)
	if a.kind != number {
		return dayChoice{}, 0
	}
	y, m, n := a, 0, 3
	b := s.at(i + 2)
	named := func(j int) bool { return s.monthAt(j) > 0 && !s.dayNumber(j+1) && s.word(j) != "may" }
	switch joined := sign == "-" || sign == "/" || sign == "." && s.touching(i, 3); {
	case a.b == 4 && named(i+1):
		m, n = s.monthAt(i+1), 2
	case a.b == 4 && (s.at(i+1).kind == comma || joined) && named(i+2):
		m = s.monthAt(i + 2)
	case !joined || s.word(i+3) == sign || s.word(i-1) == sign || b.kind != number:
		return dayChoice{}, 0
	case a.b == 4 && b.b < 3:
		m = b.a
	case a.b < 3 && b.b == 4:
		y, m = b, a.a
	}
	if m < 1 || m > 12 || y.a < 1990 || y.a > 2100 {
		return dayChoice{}, 0
	}
	return dayChoice{alts: []offsets{s.cal.monthDays((y.a-s.cal.today.Year())*12 + m - int(s.cal.today.Month()))}, dated: true}, n
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// firsts keeps the first days of months.
func (c calendar) firsts(in offsets) (out offsets) {
	for _, d := range in {
		if c.at(d).Day() == 1 {
			out = append(out, d)
		}
	}
	return out
}

// namedIsoDate recognises "2026-dec-05", "2026/dec/5".
func (s *scanner) namedIsoDate(i int) (dayChoice, int) {
	y, d, sign := s.at(i), s.at(i+4), s.word(i+1)
	if y.kind != number || y.b != 4 || s.at(i+2).kind != month || d.kind != number || !s.touching(i, 5) || sign != "-" && sign != "/" || s.word(i+3) != sign {
		return dayChoice{}, 0
	}
	return s.fullDate(y.a, s.at(i+2).a, d.a), 5
}

// withYear is the date in the year of a day that ends a range, or in the one before it:
// "26 June to 28 June 2027".
func (c calendar) withYear(d dayChoice, end int) dayChoice {
	if len(d.alts) != 1 || len(d.alts[0]) != 1 {
		return d
	}
	t := c.at(d.alts[0][0])
	for year := c.at(end).Year(); year >= c.at(end).Year()-1; year-- {
		if o, ok := c.offset(year, int(t.Month()), t.Day()); ok && o <= end {
			return dayChoice{alts: []offsets{{o}}, dated: true}
		}
	}
	return d
}

// quarter recognises "the first quarter of next year".
func (s *scanner) quarter(i int) (dayChoice, int) {
	x, q := s.at(i), s.at(i+1)
	list, n := s.yearNamed(i + 2)
	if x.kind != ordinal || x.a > 4 || q.kind != halfPast || s.tokens[q.from].word != "quarter" || n == 0 {
		return dayChoice{}, 0
	}
	first := s.cal.monthsTo(list[0]) + 3*(x.a-1)
	months := s.cal.monthDays(first)
	return dayChoice{alts: []offsets{days(months[0], s.cal.monthDays(first + 3)[0]-1)}}, 2 + n
}

// markBy is how far "next", "this" and "last" count.
func markBy(k kind) (by int, ok bool) {
	switch k {
	case next:
		return 1, true
	case this:
		return 0, true
	case last:
		return -1, true
	}
	return 0, false
}

// sideBy is which way "after" and "before" count, 0 for neither.
func sideBy(k kind) int {
	switch k {
	case after:
		return 1
	case before:
		return -1
	}
	return 0
}

// year recognises a year behind a date, with what stands between; n is 0 for none.
func (s *scanner) year(i int) (year, n int) {
	if k := s.at(i).kind; k == comma || k == of || k == inTime || (k == dash || s.word(i) == "/") && s.at(i+1).b == 4 {
		n = 1
	}
	if k := s.at(i + n + 1).kind; s.at(i+n).kind == article && (k == next || k == this || k == last) && s.word(i+n+2) == "year" { // "June of the next year"
		n++
	}
	if y, m := s.yearBehind(i + n); m > 0 {
		return y, n + m
	}
	if x, y := s.at(i+n), s.at(i+n+1); x.to == x.from+1 && s.tokens[x.from].word == "" && y.b == 2 && s.touching(i+n, 2) { // "'27"
		return 2000 + y.a, n + 2
	}
	x := s.at(i + n)
	if w := s.word(i + n + 1); w == "year" || w == "ano" {
		if by, ok := map[kind]int{next: 1, this: 0, last: -1}[x.kind]; ok {
			return s.cal.today.Year() + by, n + 2
		}
	}
	if x.kind == number && x.b == 4 && x.a >= 1900 && x.a < 2200 && !s.isClock(i+n) {
		return x.a, n + 1
	}
	return 0, 0
}

// partOfYear recognises the year, in digits, whose early, middle or late part is named: "mid 2027",
// "the end of 2026".
func (s *scanner) partOfYear(i int) (dayChoice, int) {
	n := btoi(s.at(i).kind == dash)
	x := s.at(i + n)
	if ahead := x.a - s.cal.today.Year(); x.kind != number || x.b != 4 || ahead < -2 || ahead > 2 || s.isClock(i+n) || s.isCounted(i+n+1) {
		return dayChoice{}, 0
	}
	return dayChoice{alts: []offsets{s.cal.yearDays(x.a)}, dated: true}, n + 1
}
