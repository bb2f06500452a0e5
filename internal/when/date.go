package when

import "strings"

// date recognises a calendar date: ISO, 12/5, Dec 5, 5 de diciembre, the 5th, el 5.
func (s *scanner) date(i int) (dayChoice, int) {
	if d, n := s.besideWeekday(i); n > 0 {
		return d, n
	}
	if s.spanish && s.at(i).kind == esArticle && s.word(i+2) == "-" { // "el 5-12-2026"
		for _, try := range []func(*scanner, int) (dayChoice, int){(*scanner).slashDate, (*scanner).dashDate} {
			if d, n := try(s, i+1); n > 0 {
				return d, n + 1
			}
		}
	}
	for _, try := range []func(*scanner, int) (dayChoice, int){
		(*scanner).isoDate, (*scanner).namedIsoDate, (*scanner).yearMonth, (*scanner).nextDate, (*scanner).slashDate, (*scanner).dashDate, (*scanner).monthFirst, (*scanner).dayThenMonth, (*scanner).dayOfMonth,
	} {
		if d, n := try(s, i); n > 0 {
			return d, n
		}
	}
	return dayChoice{}, 0
}

// isoDate recognises 2026-12-05.
func (s *scanner) isoDate(i int) (dayChoice, int) {
	y, m, d := s.at(i), s.at(i+2), s.at(i+4)
	if d, n := s.blankDate(i); n > 0 {
		return d, n
	}
	if y.kind != number || y.b != 4 || m.kind != number || d.kind != number || !s.touching(i, 5) {
		return dayChoice{}, 0
	}
	if w := s.word(i + 1); w != s.word(i+3) || w != "-" && w != "/" && w != "." {
		return dayChoice{}, 0
	}
	return s.fullDate(y.a, m.a, d.a), 5
}

// slashDate recognises 12/5, 12/5/26 and, with a year, 5.12.2026 and 5-12-2026. The
// clinic's habit says which is the month, unless only one reading is a date.
func (s *scanner) slashDate(i int) (dayChoice, int) {
	if i > 0 && strings.ContainsAny(s.word(i-1), ".-/") && s.touching(i-1, 2) {
		return dayChoice{}, 0 // part of a longer number
	}
	return s.slashes(i)
}

// slashes is slashDate for what may be the second of two dates.
func (s *scanner) slashes(i int) (dayChoice, int) {
	a, b := s.at(i), s.at(i+2)
	sign := s.word(i + 1)
	if a.kind != number || b.kind != number || a.b > 2 || b.b > 2 || a.a > 39 || b.a > 39 || !s.touching(i, 3) {
		return dayChoice{}, 0
	}
	year, n := 0, 3
	if y := s.at(i + 4); y.kind == number && (y.b == 4 && s.word(i+3) == "," && (s.touching(i, 5) || s.touching(i, 4) && s.isYear(i+4)) || (y.b == 4 || y.b == 2) && s.word(i+3) == sign && s.touching(i, 5)) {
		year, n = y.a, 5
		if y.b == 2 {
			year += 2000
		}
	}
	if sign != "/" && (n == 3 && !s.isDotted(i) || sign != "." && sign != "-") {
		return dayChoice{}, 0
	}
	if n == 3 && s.word(i+3) == "." && s.touching(i, 5) && s.at(i+4).kind == number {
		return dayChoice{}, 0 // "8/1.5"
	}
	if n == 3 && (a.a == 24 && b.a == 7 || s.at(i+3).kind == counted || s.touching(i, 4) && s.word(i+3) == "/") {
		return dayChoice{}, 0 // "24/7", "1/2 hour"
	}
	month, day := a.a, b.a
	if s.cal.dayFirst && b.a <= 12 || a.a > 12 {
		month, day = b.a, a.a
	}
	d := s.fullDate(year, month, day)
	if w := s.at(i - 1); sign == "." && n == 3 && w.kind == weekday { // one that falls on it
		return s.dottedOn(w.a, a.a, b.a)
	}
	if sign == "." && d.fault == "" && month != day && max(month, day) < 13 && !s.cal.dayFirst { // with dots, the day is often first
		if other := s.fullDate(year, day, month); other.fault == "" {
			d.alts = append(d.alts, other.alts...)
		}
	}
	return d, n
}

// fullDate is one date; year 0 means that none was named.
func (s *scanner) fullDate(year, month, day int) dayChoice {
	o, ok := s.cal.monthDay(month, day)
	if year != 0 {
		o, ok = s.cal.offset(year, month, day)
	}
	if !ok || o > 3*maxAhead {
		return impossibleDay()
	}
	d := dayChoice{alts: []offsets{{o}}, dated: year != 0}
	if year == 0 && o > 0 {
		d.far = offsets{s.cal.shift(o, 1, yearUnit)}
	}
	return d
}

// monthFirst recognises "Dec 5", "December the 5th, 2026".
func (s *scanner) monthFirst(i int) (dayChoice, int) {
	m := s.monthAt(i)
	n := 1
	if w := s.word(i + 1); m > 0 && (w == "/" || w == "-") && s.touching(i, 3) {
		n = 2
	}
	if s.spanish && s.word(i) == "mar" { // martes
		return dayChoice{}, 0
	}
	if k := s.at(i + n).kind; k == article || k == esArticle && s.spanish && s.tokens[s.at(i+n).from].word == "el" || k == comma && (s.at(i+n+1).kind == ordinal || s.isLoneDay(i+n+1) && s.pauses(i+n+2) && len(s.lex) < 6) {
		n++
	}
	if m == 0 || !s.dayNumber(i+n) && !s.isSpelt(i+n) && !s.isHalved(i+n) {
		return dayChoice{}, 0
	}
	if s.at(i+n+1).kind == counted || s.at(i+n+1).kind == of && s.at(i+n+2).kind == counted {
		return dayChoice{}, 0 // "may the 3 of us"
	}
	day := s.at(i + n).a
	if d, k := s.daysOfMonth(i+n, m); k > 0 {
		return d, n + k
	}
	year, y := s.year(i + n + 1)
	return s.fullDate(year, m, day), n + 1 + y
}

// isJoinedDay reports whether the month at i is joined to its day: "Feb-4", "Dec/15".
func (s *scanner) isJoinedDay(i int) bool {
	w := s.word(i + 1)
	return (w == "-" || w == "/") && s.touching(i, 3) && s.dayNumber(i+2)
}

// dayThenMonth recognises "5 Dec", "the 5th of December 2026", "5 de diciembre".
func (s *scanner) dayThenMonth(i int) (dayChoice, int) {
	x := s.at(i)
	if x.kind == esArticle || x.kind == article && s.spanish {
		if k := s.at(i + 1).kind; k == esArticle || k == article {
			return dayChoice{}, 0
		}
		d, n := s.dayThenMonth(i + 1)
		if n > 0 {
			n++
		}
		return d, n
	}
	if x.a < 0 || x.kind == ordinal && x.b == 0 && s.spanish && strings.HasSuffix(s.word(i), "a") || x.kind != ordinal && (x.kind != number || x.b == 0 && x.a == 0 || x.b > 2 || x.a > 39) {
		return dayChoice{}, 0
	}
	n := 1
	if k := s.at(i + n).kind; k == of || (k == dash || s.word(i+n) == "/") && s.touching(i, 3) || s.word(i+n) == "." && s.touching(i, 2) && x.b > 0 && s.monthAt(i+2) > 0 {
		n++
	}
	m := s.monthAt(i + n)
	if y := s.at(i + n); m == 0 && n == 2 && s.spanish && (s.word(i+1) == "del" || s.word(i+1) == "de" && s.isDated(i+3)) && y.kind == number && y.b > 0 && y.a >= 1 && y.a <= 12 && !s.endsInLas(i-1) && s.at(i-1).kind != at {
		year, k := s.year(i + 3)
		return s.fullDate(year, y.a, x.a), 3 + k // "el 17 del 11"
	}
	if m == 0 || n == 1 && x.kind == number && x.b == 0 && s.word(i+1) == "may" {
		return dayChoice{}, 0 // "one may ask"
	}
	if y := s.at(i + n + 1); y.kind == number && y.b == 2 && s.pauses(i+n+2) && s.at(i-1).kind != at && (2000+y.a == s.cal.today.Year() || 1999+y.a == s.cal.today.Year()) {
		return s.fullDate(2000+y.a, m, x.a), n + 2 // "8 Dec 26"
	}
	if n == 1 && s.dayNumber(i+2) && x.kind == number && s.at(i+2).b > 0 && !s.isClock(i+2) {
		return dayChoice{}, 0 // "at 3 Dec 5": the number belongs to the time
	}
	if by, ok := s.markBehind(i + n + 1); ok && by != 0 {
		return s.markedDate(m, x.a, by), n + 2
	}
	year, y := s.year(i + n + 1)
	return s.fullDate(year, m, x.a), n + 1 + y
}

// monthAt is the month named at i, 0 for none. "mar" is also Spanish for Tuesday.
func (s *scanner) monthAt(i int) int {
	if s.word(i) == "mar" {
		return 3
	}
	if s.at(i).kind == month {
		return s.at(i).a
	}
	return 0
}

// dayOfMonth recognises "the 5th", "5th", "el 5". What picks from a list ("the 2nd one")
// is no day.
func (s *scanner) dayOfMonth(i int) (dayChoice, int) {
	x, n := s.at(i), 1
	if x.kind == esArticle && s.at(i+1).kind == number && s.at(i+1).b > 0 {
		x, n = s.at(i+1), 2
	}
	if s.spanish && s.sharedMonth(i) > 0 && x.kind == number && x.b > 0 && s.at(i-1).kind != at { // "7 u 8 de diciembre"
		return s.fullDate(0, s.sharedMonth(i), x.a), 1
	}
	if s.isSpeltDay(i) {
		x, n = s.at(i+1), 2
	}
	if x.a < 0 { // "second to last"
		return dayChoice{}, 0
	}
	follows := s.at(i + n)
	listed := follows.kind == pick || follows.kind == number && follows.b == 0
	switch {
	case n == 1 && s.at(i-1).kind == article && x.a > 12 && s.isLoneDay(i) && !listed, n == 1 && s.word(i-1) == "on" && s.isLoneDay(i) && !listed:
	case x.kind == ordinal && x.b == 0 && s.spanish && strings.HasSuffix(s.word(i), "a"): // "la quinta" is none of the month
		return dayChoice{}, 0
	case follows.kind == counted, s.owns(i): // "45 West 3rd Street", "his 2nd mmr"
		return dayChoice{}, 0
	case listed && (x.a < 4 || s.word(i+n) != "available"), n == 1 && (x.kind != ordinal || x.b == 0 && !(x.a > 12 && s.pauses(i+1)) && (s.at(i-1).kind != article || x.a < 4 && s.at(i-2).kind != filler)):
		return dayChoice{}, 0
	case n == 2 && (s.isClock(i+1) || x.b > 2 || follows.kind == counted || follows.kind == unit):
		return dayChoice{}, 0
	}
	if m := s.sharedMonth(i + n - 1); m > 0 {
		return s.fullDate(0, m, x.a), n
	}
	if m, day := s.monthBefore(i); m > 0 {
		return s.fullDate(0, (m-1+btoi(x.a < day))%12+1, x.a), n
	}
	return s.nextNumbered(x.a), n
}

// isLoneDay reports whether a number of digits stands at i before nothing that it counts:
// "on the 17 between 2 and 4pm", "on 15, 8pm".
func (s *scanner) isLoneDay(i int) bool {
	x, k := s.at(i), s.at(i+1).kind
	return x.kind == number && x.b > 0 && x.b < 3 && x.a > 0 && x.a < 32 && !s.isClock(i) && !s.isCounted(i+1) &&
		(s.pauses(i+1) || s.politeness(i+1) || k == number && s.isClock(i+1) && s.word(i-1) == "on" || k == at || k == between || k == from || k == after || k == before)
}

// isSpeltDay reports whether "el veintitrés" at i is a day and picks nothing from a list.
func (s *scanner) isSpeltDay(i int) bool {
	x, day := s.at(i), s.at(i+1)
	if x.kind != esArticle || day.kind != number || day.b > 0 || day.a < 1 {
		return false
	}
	return s.at(i+2).kind == at || s.pauses(i+2) && (day.a > 12 || s.tokens[x.to-1].word == "dia")
}

// nextNumbered is the next day with that number; when that is today, perhaps the one
// after it.
func (s *scanner) nextNumbered(day int) dayChoice {
	o, later, ok := s.cal.dayOfMonth(day)
	switch {
	case !ok:
		return impossibleDay()
	case o == 0:
		return dayChoice{alts: []offsets{{0}, {later}}}
	}
	d := oneDay(o)
	for months := 1; months < 12; months++ {
		if far := s.cal.shift(o, months, 0); s.cal.at(far).Day() == day {
			d.far = append(d.far, far)
		}
	}
	return d
}

// plainNumber recognises a bare number as a day of the month, for where it can be
// nothing else.
func (s *scanner) plainNumber(i int) (dayChoice, int) {
	if x := s.at(i); x.kind == number && x.b > 0 && x.b < 3 && x.a > 0 && x.a < 32 && !s.isClock(i) {
		return s.nextNumbered(x.a), 1
	}
	return dayChoice{}, 0
}

// dayNumber reports whether a day's number stands at i, and not a time.
func (s *scanner) dayNumber(i int) bool {
	x := s.at(i)
	return x.kind == ordinal && x.a >= 0 || x.kind == number && x.b > 0 && x.b <= 2 && !s.isClock(i)
}

// isSpelt reports whether a day's number stands at i in words: "March eight".
func (s *scanner) isSpelt(i int) bool {
	x := s.at(i)
	return x.kind == number && x.b == 0 && x.a > 1 && x.a < 32 && (s.word(i-1) != "may" || x.a > 12) && s.at(i+1).kind != counted && s.at(i+1).kind != unit
}

// isClock reports whether the number at i is said as a time of day: 3:30, 3 pm.
func (s *scanner) isClock(i int) bool {
	k := s.at(i + 1).kind
	return s.at(i).kind == number && (k == meridiem || k == oclock || k == hourMark ||
		s.word(i+1) == ":" && s.touching(i, 3))
}

// isHalved reports whether the day's number at i stands before a half of the day: "Feb 5 am".
func (s *scanner) isHalved(i int) bool {
	x := s.at(i)
	return x.kind == number && x.b > 0 && x.b < 3 && s.at(i+1).kind == meridiem
}
