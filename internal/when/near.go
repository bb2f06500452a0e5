package when

// sharedMonth is the month behind a list of days whose first number stands at i: "el 23, 24
// o 25 de diciembre", "the 5th or the 6th of January"; 0 for none.
func (s *scanner) sharedMonth(i int) int {
	from := i
	for s.isListed(i + 1) {
		skip := btoi(s.at(i+2).kind == esArticle || s.at(i+2).kind == article)
		if !s.isDayListed(i + 2 + skip) {
			break
		}
		i += 2 + skip
	}
	if i == from {
		return 0
	}
	return s.monthAt(i + 1 + btoi(s.at(i+1).kind == of))
}

// isDayListed reports whether a day of a list can stand at i; in English, one that is no bare number.
func (s *scanner) isDayListed(i int) bool {
	x := s.at(i)
	return s.spanish && x.kind == number && x.b > 0 && x.b < 3 || !s.spanish && x.kind == ordinal && x.a > 0
}

// monthBefore is the month of the list of days that ends before lexeme i, and the last day
// of it that is said with it: "el 4 de enero o el 5", "Jan 5th or the 6th"; 0 for none.
func (s *scanner) monthBefore(i int) (month, day int) {
	i -= btoi(!s.spanish && s.at(i-1).kind == article)
	for s.isListed(i - 1) {
		if m := s.monthAt(i - 2); m > 0 && s.at(i-3).kind == of {
			return m, s.at(i - 4).a
		}
		if m := s.monthAt(i - 3); m > 0 && !s.spanish && s.dayNumber(i-2) {
			return m, s.at(i - 2).a
		}
		if !s.isDayListed(i - 2) {
			return 0, 0
		}
		i -= 2
		i -= btoi(s.at(i-1).kind == esArticle || s.at(i-1).kind == article)
	}
	return 0, 0
}

func (s *scanner) isListed(i int) bool {
	k := s.at(i).kind
	return k == comma || k == or || k == and
}

// beginsWithOr reports whether the bound at i begins with "or".
func (s *scanner) beginsWithOr(i int) bool {
	x := s.at(i)
	w := s.tokens[x.from].word
	return (x.kind == onward || x.kind == orEarlier) && (w == "o" || w == "or")
}

// passOld passes over what more is said at i of a visit that exists, its date and its hour,
// and says how much that is.
func (s *scanner) passOld(i int) int {
	if x := s.at(i); !s.moving || x.kind == esArticle && s.tokens[x.from].word == "para" { // "mi cita del lunes para el 5"
		return 0
	}
	_, n := s.date(i)
	if s.at(i+n).kind == at && s.at(i+n+1).kind != sameTime {
		_, m := s.clockExpression(i+n, nil)
		n += m
	}
	for j := range n {
		s.passed[i+j] = true
	}
	return n
}

// weekdayAfter recognises "el lunes después de año nuevo", "the Friday before Christmas" at
// the weekday: the nearest one.
func (s *scanner) weekdayAfter(i, weekday int) (dayChoice, int) {
	side := s.at(i + 1).kind
	if k := s.at(i - 1).kind; s.spanish && (k != esArticle || side != after && side != before) || !s.spanish && (k != article || side != after && side != before) {
		return dayChoice{}, 0
	}
	d, n := s.date(i + 2)
	if m := s.articles(i + 2); n == 0 && m > 0 && !s.spanish {
		d, n = s.date(i + 2 + m)
		n += m * btoi(n > 0)
	}
	switch x := s.at(i + 2); {
	case x.kind == holiday:
		d, n = s.cal.feast(x, false), 1
	case n == 0 && s.at(i+1).b == 1:
		d, n = s.plainNumber(i + 2)
	}
	if n == 0 || d.fault != "" {
		return dayChoice{}, 0
	}
	out := dayChoice{}
	for _, alt := range d.alts {
		first, end := alt[len(alt)-1]+1, alt[len(alt)-1]+7
		if side == before {
			first, end = alt[0]-7, alt[0]-1
		}
		out.alts = append(out.alts, s.cal.only(days(first, end), 1<<weekday))
	}
	return out, 2 + n
}

// feastWeek recognises "la semana de navidad".
func (s *scanner) feastWeek(i int) (dayChoice, int) {
	u, x := s.at(i), s.at(i+2)
	if u.kind == weekOf && s.at(i+1).kind == holiday {
		return s.weekOfFeast(s.at(i + 1)), 2
	}
	if u.kind != unit || u.a != 7 || s.at(i+1).kind != of || x.kind != holiday {
		return dayChoice{}, 0
	}
	return s.weekOfFeast(x), 3
}

// weekOfFeast is the week that holds a holiday.
func (s *scanner) weekOfFeast(x lexeme) dayChoice {
	d := s.cal.feast(x, false)
	for j, alt := range d.alts {
		first := s.cal.monday(alt[0])
		d.alts[j] = days(first, first+6)
	}
	return d
}

// isSide reports whether "after" or "before" stands at i.
func (s *scanner) isSide(i int) bool {
	k := s.at(i).kind
	return k == after || k == before
}

// listed recognises a further day of the month at i: the 24 of "el 23, 24 o 25".
func (s *scanner) listed(i int) (dayChoice, int) {
	x, first := s.at(i), i
	for s.isListed(first-1) && s.at(first-2).kind == number && s.at(first-2).b > 0 && s.at(first-2).b < 3 {
		first -= 2
	}
	if !s.spanish || first == i || s.at(first-1).kind != esArticle || x.b == 0 || x.a <= s.at(i-2).a || s.isCounted(i+1) || s.isClock(i) || !s.pauses(i+1) && !s.isListed(i+1) && s.at(i+1).kind != dayPart && s.at(i+1).kind != at && s.at(i+1).kind != of {
		return dayChoice{}, 0
	}
	if m := s.sharedMonth(i); m > 0 {
		return s.fullDate(0, m, x.a), 1
	}
	d, n := s.plainNumber(i)
	if begin := s.nextNumbered(s.at(first).a); n > 0 && len(begin.alts) == 1 && len(d.alts) == 1 && d.alts[0][0] < begin.alts[0][0] {
		return dayChoice{}, 0
	}
	return d, n
}

// dayBeside recognises "el día después de acción de gracias", "el día antes del martes": one
// day, and not all days from there.
func (s *scanner) dayBeside(i int) (dayChoice, int) {
	x := s.at(i)
	by := sideBy(s.at(i + 1).kind)
	if !s.spanish || x.kind != esArticle || s.tokens[x.to-1].word != "dia" || by == 0 {
		return dayChoice{}, 0
	}
	d, n := s.day(i + 2)
	if n == 0 || d.fault != "" {
		return dayChoice{}, 0
	}
	out := dayChoice{}
	for _, alt := range d.alts {
		edge := alt[len(alt)-1]
		if by < 0 {
			edge = alt[0]
		}
		out.alts = append(out.alts, offsets{edge + by})
	}
	return out, n + 2
}

// nextDate recognises "el próximo 8 de abril", "este 9/04", "el próximo 15".
func (s *scanner) nextDate(i int) (dayChoice, int) {
	if k := s.at(i).kind; k != next && k != this && (k != last || !s.spanish && s.monthAt(i+1) == 0) {
		return dayChoice{}, 0
	}
	d, n := s.slashes(i + 1)
	if n == 0 && s.monthAt(i+1) > 0 && !s.isClock(i+2) && s.at(i+2).kind != article {
		d, n = s.monthFirst(i + 1) // "next January 14"
	}
	if n == 0 {
		d, n = s.dayThenMonth(i + 1)
	}
	if n == 0 && s.pauses(i+2) {
		d, n = s.plainNumber(i + 1)
	}
	if n == 0 {
		return dayChoice{}, 0
	}
	if by := marks[s.at(i).kind]; by != 0 && !d.dated && d.fault == "" {
		t := s.cal.at(d.alts[0][0])
		d = s.markedDate(int(t.Month()), t.Day(), by)
	}
	return d, n + 1
}

// markedDate is a date without a year that is to come or over by what was said beside it.
func (s *scanner) markedDate(month, day, by int) dayChoice {
	d := s.fullDate(0, month, day)
	if d.fault == "" && (by > 0 && d.alts[0][0] < 0 || by < 0 && d.alts[0][0] >= 0) {
		d = s.fullDate(s.cal.at(d.alts[0][0]).Year()+by, month, day)
	}
	return d
}

// overLately is how long ago, in days, a weekday with a number may be to be taken for the
// one that is over, where none comes for longer than that.
const overLately = 14

// numberedWeekday is the nearest day that has both the weekday and the number: "Friday the
// 31st". ok is false when none is near.
func (c calendar) numberedWeekday(weekday, day int) (offset int, ok bool) {
	has := func(o int) bool { t := c.at(o); return t.Day() == day && int(t.Weekday()) == weekday }
	for o := range nearDays {
		if o == overLately {
			for gone := -1; gone >= -overLately; gone-- {
				if has(gone) {
					return gone, true
				}
			}
		}
		if has(o) {
			return o, true
		}
	}
	return 0, false
}

// monthOn is the day with that number in the month of a, or in the next one where it would
// be before a: "April 27 to the 3rd".
func (s *scanner) monthOn(a dayChoice, day int) dayChoice {
	d := s.sameMonth(a, day)
	if first := a.alts[0][0]; d.fault == "" && d.alts[0][0] < first {
		return oneDay(s.cal.shift(d.alts[0][0], 1, 0))
	}
	return d
}

// namesMonth reports whether one of the n lexemes at i is a month.
func (s *scanner) namesMonth(i, n int) bool {
	for j := range n {
		if s.monthAt(i+j) > 0 {
			return true
		}
	}
	return false
}
