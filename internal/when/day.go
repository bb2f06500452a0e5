package when

import "slices"

// dayWords are those that begin a day although they have no part of their own.
var dayWords = []string{"eom", "bom", "latter", "mar", "pasado", "del"}

// dayExpression recognises days at lexeme i: "after Monday", "Mon-Fri", "the 5th".
func (s *scanner) dayExpression(i int) (dayChoice, int) {
	x := s.at(i)
	for _, try := range []func(*scanner, int) (dayChoice, int){(*scanner).stint, (*scanner).partSpan, (*scanner).spanishDays, (*scanner).dayBeside, (*scanner).numbered, (*scanner).numbers} {
		if d, n := try(s, i); n > 0 && !d.isEmpty() {
			return d, n
		}
	}
	switch x.kind {
	case between:
		if a, b, n := s.dayPair(i+1, and); n > 0 {
			return s.through(a, b), n + 1
		}
	case from, of:
		a, b, n := s.dayPair(i+1, until)
		switch {
		case n > 0 && s.moving: // "move it from Tuesday to Friday"
			return b, n + 1
		case n > 0:
			return s.through(a, b), n + 1
		}
	}
	switch x.kind {
	case after, before, by, from, until:
		d, n := s.dated(i + 1)
		if n == 0 && x.b == 1 {
			d, n = s.plainNumber(i + 1)
		}
		if part := s.at(i + 1 + s.articles(i+1)); n == 0 && part.kind == late && x.kind != from && !s.spanish { // "by the end of Friday"
			d, n = s.dated(i + 2 + s.articles(i+1))
			n += (1 + s.articles(i+1)) * btoi(n > 0)
		}
		if list, m := s.periodNamed(i + 1); n == 0 && m > 0 {
			d, n = dayChoice{alts: []offsets{list}}, m+btoi(x.kind == from && s.at(i+1+m).kind == onward)
		}
		if n == 0 {
			if s.mark(i).kind == last { // "past week"
				return s.day(i)
			}
			return dayChoice{}, 0
		}
		return s.bounded(s.boundKind(i), d), n + 1
	}
	if a, b, n := s.dayPair(i, until); n > 0 && !s.moving {
		return s.through(a, b), n
	}
	return s.dayOnward(i)
}

// dayPair recognises two days joined by "to" (until, also a dash) or by "and".
func (s *scanner) dayPair(i int, joint kind) (a, b dayChoice, n int) {
	skip := s.articles(i)
	if a, b, n = s.slashPair(i + skip); n > 0 && joint == until {
		return a, b, n + skip
	}
	a, n = s.dated(i)
	if n == 0 {
		if a, b, n = s.monthPair(i, joint); n > 0 {
			return a, b, n
		}
		return a, b, 0
	}
	k := s.at(i + n).kind
	if k != joint && (joint != until || k != dash && k != single && k != toward) {
		return a, b, 0
	}
	more := s.articles(i + n + 1)
	if x := s.at(i + n + 1 + more); x.kind == ordinal && a.set == 0 && len(a.alts) == 1 && s.at(i+n-1).kind != weekday {
		if _, m := s.dayThenMonth(i + n + 1 + more); m == 0 && s.namesMonth(i, n) {
			return a, s.monthOn(a, x.a), n + 2 + more
		}
	}
	if b, m := s.dated(i + n + 1); m > 0 {
		if b.dated && !a.dated && b.fault == "" && a.fault == "" && s.namesMonth(i, n) {
			a = s.cal.withYear(a, b.alts[0][0])
		}
		if k == dash && len(a.alts) > 0 && len(a.alts[0]) > 1 && b.set != 0 {
			return a, b, 0 // "la semana anterior - jueves"
		}
		return a, b, n + 1 + m
	}
	if list, m := s.monthNamed(i + n + 1); m > 0 && s.at(i+n+1).kind == month && a.set == 0 && len(a.alts) == 1 { // "from mid January to February"
		return a, dayChoice{alts: []offsets{list}}, n + 1 + m
	}
	if x := s.at(i + n + 1); (x.kind == number && x.b > 0 || x.kind == ordinal) && a.set == 0 && len(a.alts) == 1 && (len(a.alts[0]) == 1 || s.spanish) && !s.isClock(i+n+1) {
		if year, y := s.year(i + n + 2); y > 0 && s.namesMonth(i, n) { // "December 19 to 20, 2026"
			first := s.cal.at(a.alts[0][0])
			return s.fullDate(year, int(first.Month()), first.Day()), s.fullDate(year, int(first.Month()), x.a), n + 2 + y
		}
		if s.namesMonth(i, n) && !s.spanish {
			return a, s.monthOn(a, x.a), n + 2
		}
		if b = s.sameMonth(a, x.a); x.kind == ordinal || b.fault != "" || b.alts[0][0] >= a.alts[0][0] || s.spanish {
			return a, b, n + 2
		}
	}
	return a, dayChoice{}, 0
}

// monthPair recognises two months joined: "Sep to Nov", "agosto y octubre".
func (s *scanner) monthPair(i int, joint kind) (a, b dayChoice, n int) {
	first, n := s.monthNamed(i)
	k := s.at(i + n).kind
	if n == 0 || s.at(i).kind != month || k != joint && (joint != until || k != dash && k != single && k != toward) {
		return a, b, 0
	}
	second, m := s.monthNamed(i + n + 1)
	if m == 0 || s.at(i+n+1).kind != month {
		return a, b, 0
	}
	if back := s.cal.monthDays(s.cal.monthsTo(first[0]) - 12); s.at(i+n-1).kind == month && second[0] < first[0] && second[0] >= 0 {
		first = back // "May to July", said in June
	}
	return dayChoice{alts: []offsets{first}}, dayChoice{alts: []offsets{second}}, n + 1 + m
}

// sameMonth is the day with that number in the month of a: "Dec 5-9".
func (s *scanner) sameMonth(a dayChoice, day int) dayChoice {
	t := s.cal.at(a.alts[0][0])
	o, ok := s.cal.offset(t.Year(), int(t.Month()), day)
	if !ok {
		return impossibleDay()
	}
	return oneDay(o)
}

// through is the days from a to b. Of two bare weekdays it is a set: "Mon-Fri".
func (s *scanner) through(a, b dayChoice) dayChoice {
	if a.fault != "" || b.fault != "" {
		return impossibleDay()
	}
	first, end, named := a.alts[0][0], b.alts[0][len(b.alts[0])-1], b.set != 0 || b.name != 0
	if a.set != 0 && b.set != 0 {
		set := 0
		for d := range (end-first+7)%7 + 1 {
			set |= 1 << ((s.cal.weekday() + first + d + 7) % 7)
		}
		return dayChoice{alts: []offsets{s.cal.only(days(0, 6), set)}, set: set}
	}
	if last := s.cal.at(first).AddDate(-1, 0, 0); end < first && !named && end >= 0 && !a.dated && len(a.alts[0]) == 1 && last.Before(s.cal.today) {
		first, _ = s.cal.offset(last.Year(), int(last.Month()), last.Day()) // it has begun
	}
	if end < first && !named && len(a.alts) == 1 && end > first-366 && first > 0 {
		next := s.cal.at(end)
		end, _ = s.cal.offset(next.Year()+1, int(next.Month()), next.Day())
	}
	if end < first && named && (b.set != 0 || end >= 0) {
		end = first + ((end-first)%7+7)%7
	}
	return dayChoice{alts: []offsets{days(first, end)}}
}

// boundKind is the kind of the bound at i: before the end of a month is in the month,
// after its beginning from its first day on.
func (s *scanner) boundKind(i int) kind {
	k, part := s.at(i).kind, s.at(i+1+s.articles(i+1)).kind
	switch {
	case k == before && (part == late || s.isYearEnd(i+1)):
		return by
	case k == after && part == early:
		return from
	}
	return k
}

// isYearEnd reports whether "fin de año" stands at i, which ends with the year.
func (s *scanner) isYearEnd(i int) bool {
	x := s.at(i)
	return x.kind == holiday && x.a == newYearsEve && s.tokens[x.to-1].word == "ano" && s.tokens[x.to-3].word == "fin"
}

// bounded is the days after, before, by or from a day, up to the horizon.
func (s *scanner) bounded(k kind, d dayChoice) dayChoice {
	out := dayChoice{fault: d.fault, bound: true}
	if d.name != 0 {
		out.name, out.side = d.name, k
	}
	for _, alt := range d.alts {
		first, end := alt[0], alt[len(alt)-1]
		list := offsets(nil)
		switch k {
		case after:
			list = days(end+1, max(s.cal.horizon, end+7))
		case from:
			list = days(first, max(s.cal.horizon, end+7))
		case before:
			list = days(0, first-1)
		case by, until:
			list = days(0, end)
		}
		out.alts = append(out.alts, list)
	}
	return out
}

// isEmpty reports whether a way to read the days leaves none ("next 0 weeks").
func (d dayChoice) isEmpty() bool {
	return slices.ContainsFunc(d.alts, func(list offsets) bool { return len(list) == 0 })
}

// day recognises one day, or one named stretch of days, with the small words before it.
func (s *scanner) day(i int) (dayChoice, int) {
	if s.at(i).kind == other && !slices.Contains(dayWords, s.word(i)) {
		return dayChoice{}, 0
	}
	for skip := range 4 {
		for _, try := range []func(*scanner, int) (dayChoice, int){
			(*scanner).yearThenMonth, (*scanner).thisOrNext, (*scanner).nextOrAfter, (*scanner).weekOn, (*scanner).weekNumbered, (*scanner).weekdayFrom, (*scanner).farFeast, (*scanner).nthBeside, (*scanner).halfOfPeriod, (*scanner).weekendBeside, (*scanner).shifted, (*scanner).shareOf, (*scanner).nth, (*scanner).date, (*scanner).dayNextTo, (*scanner).besideHoliday, (*scanner).namedDay, (*scanner).coming, (*scanner).theStretch, (*scanner).weekBeside, (*scanner).stretch, (*scanner).counted,
		} {
			if d, n := try(s, i+skip); n > 0 && !d.isEmpty() {
				return s.inWeeks(d, i, n+skip)
			}
		}
		switch s.at(i + skip).kind {
		case filler, article, esArticle, of, toward, moreThan, lessThan:
		case single:
			if w := s.at(i + skip + 1); skip > 0 && w.kind == weekday && !s.spanish { // "on a Monday": any
				return dayChoice{alts: []offsets{s.cal.only(days(0, s.cal.horizon), 1<<w.a)}, set: 1 << w.a}, skip + 2
			}
			return dayChoice{}, 0
		default:
			return dayChoice{}, 0
		}
	}
	return dayChoice{}, 0
}

// namedDay recognises "tomorrow", "next Tue", "lunes que viene", "mondays", "Christmas".
func (s *scanner) namedDay(i int) (dayChoice, int) {
	x, mark := s.mark(i), lexeme{}
	n := 1
	if x.kind == next || x.kind == this || x.kind == last {
		x, mark, n = s.at(i+1), x, 2
	}
	if mark.kind == other {
		mark = s.inherited(i)
	}
	switch x.kind {
	case relative:
		if n == 2 {
			return dayChoice{}, 0
		}
		return oneDay(x.a), 1
	case holiday:
		if u := s.at(i + n); u.kind == unit && u.a == 7 {
			return s.weekOfFeast(x), n + 1
		}
		if s.at(i+n).kind == weekend {
			if year, y := s.year(i + n + 1); y > 0 {
				return s.cal.around(s.cal.inYear(x.a, year)), n + 1 + y
			}
			return s.cal.around(s.cal.holiday(x.a, mark.kind == last)), n + 1
		}
		if year, y := s.year(i + n); y > 0 {
			if s.at(i+n+y).kind == weekend {
				return s.cal.around(s.cal.inYear(x.a, year)), n + y + 1
			}
			return feastOn(x, func(which int) int { return s.cal.inYear(which, year) }), n + y
		}
		return s.cal.feast(x, mark.kind == last), n
	case daySet:
		return dayChoice{alts: []offsets{s.cal.only(days(0, s.cal.horizon), x.a)}, set: x.a}, n
	case weekday:
		follows := s.at(i + n)
		if mark.kind == other && follows.kind == after && s.at(i+n+1).kind == next && !s.isStretch(i+n+2) {
			d := s.weekday(x.a, lexeme{kind: next, a: 1})
			return oneDay(d.alts[0][0] + 7), n + 2
		}
		if mark.kind == other && (follows.kind == next || follows.kind == last && s.spanish) && !s.isStretch(i+n+1) && s.at(i+n+1).kind != weekday {
			if s.spanish && follows.kind == next && s.tokens[follows.from].word == "de" { // "jueves de la próxima"
				return oneDay(s.cal.monday(0) + 7 + (x.a+6)%7), n + 1
			}
			mark = follows
			n++
		}
		if d, m := s.weekdayAfter(i, x.a); m > 0 && n == 1 {
			return d, m
		}
		return s.weekday(x.a, mark), n
	}
	return dayChoice{}, 0
}

// isStretch reports whether a week, a month or a weekend is named at i.
func (s *scanner) isStretch(i int) bool {
	k := s.at(i).kind
	return k == unit || k == weekend || k == workweek || k == month
}
