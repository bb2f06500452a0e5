package when

import "strings"

// numbered recognises days that share a month said behind them: "from 13 to the 15th of
// July", "1-8 september", "del 5 al 9 de enero".
func (s *scanner) numbered(i int) (dayChoice, int) {
	n := 0
	k := s.at(i).kind
	if k == inTime && s.spanish && s.monthAt(i+1) > 0 { // "en enero del 5 al 9"
		d, n := s.numbered(i + 1)
		return d, (n + 1) * btoi(n > 0)
	}
	if m, pause := s.monthAt(i), btoi(s.at(i+1).kind == comma); m > 0 && s.leadsDays(i+1+pause) {
		d, n := s.numberedBehind(i+1+pause, m)
		return d, (n + pause) * btoi(n > 0)
	}
	if k == from || k == between || k == of {
		n = 1
	}
	n += s.articles(i + n)
	x := s.at(i + n)
	if x.kind != ordinal && (x.kind != number || x.b == 0 && (n == 0 || x.a > 31) || x.b > 2) || s.isClock(i+n) {
		return dayChoice{}, 0
	}
	joint := s.at(i + n + 1).kind
	if joint != until && joint != toward && joint != dash && joint != single && (joint != and || k != between) {
		return dayChoice{}, 0
	}
	n += 2
	n += s.articles(i + n)
	if y := s.at(i + n); y.kind == ordinal || y.kind == number && y.b > 0 {
		k, lead := s.at(i+n+1).kind, 0
		switch u := s.at(i + n + 2).kind; {
		case k == of && u != month, k == inTime && (u == this || u == next): // "del 5 al 9 del mes pasado", "from 4 to 9 in next month"
			k, lead = this, 1
		case k == article && (u == this || u == next): // "4 to 23 the next month"
			k = this
		}
		if k == this || k == next {
			if list, m := s.monthNamed(i + n + 1 + lead); m+lead > 1 && x.a > 0 && x.a <= y.a && y.a <= len(list) {
				return dayChoice{alts: []offsets{list[x.a-1 : y.a]}}, n + 1 + lead + m
			}
		}
	}
	d, m := s.dayThenMonth(i + n)
	if m == 0 && n > 2 {
		d, m = s.monthFirst(i + n) // "from 2 to April 7"
	}
	if m == 0 || d.fault != "" || s.monthAt(i+n+m-1) > 0 && !s.spanish && s.dayNumber(i+n+m) && !s.isClock(i+n+m) && s.at(i+n+m-2).kind == of {
		return d, 0 // "from 3 to 5 of March 3" are hours
	}
	begin := s.sameMonth(d, x.a)
	if s.moving && (k == of || k == from) {
		return d, n + m
	}
	if prev := s.cal.monthDays(s.cal.monthsTo(d.alts[0][0]) - 1); begin.fault != "" || begin.alts[0][0] > d.alts[0][0] { // "del 28 al 3 de enero"
		if x.a < 20 || x.a > len(prev) {
			return dayChoice{}, 0
		}
		begin = oneDay(prev[x.a-1])
	}
	return s.spanned(k, begin.alts[0][0], d.alts[0][0]), n + m
}

// articles is how many small words stand at i.
func (s *scanner) articles(i int) (n int) {
	for k := s.at(i + n).kind; n < 2 && (k == article || k == esArticle || k == filler); k = s.at(i + n).kind {
		n++
	}
	return n
}

// nth recognises what is counted within a month: "first Monday of May", "last friday in
// october", "20th of next month", "3rd week of Jan", "el primer lunes de junio".
func (s *scanner) nth(i int) (dayChoice, int) {
	if m := s.monthAt(i); m > 0 && s.at(i+1).kind == ordinal && s.at(i+2).kind == unit && s.at(i+2).a == 7 { // "January 2nd week"
		list, _ := s.monthNamed(i)
		return s.pickOf(list, s.at(i+2), s.at(i+1)), 3
	}
	if s.at(i).kind == esArticle && s.at(i+1).kind == number {
		d, n := s.nth(i + 1)
		if n > 0 {
			n++
		}
		return d, n
	}
	for _, try := range []func(*scanner, int) (dayChoice, int){(*scanner).nthPair, (*scanner).nthOfNext, (*scanner).quarter} {
		if d, n := try(s, i); n > 0 {
			return d, n
		}
	}
	x, n := s.at(i), 1
	if x.kind != ordinal && x.kind != last && x.kind != number || x.kind == number && (x.b == 0 && s.at(i-1).kind != esArticle || x.b > 2) {
		return dayChoice{}, 0
	}
	what := s.at(i + 1)
	if what.kind == weekOf && (x.kind == ordinal || x.kind == last) {
		list, m := s.periodNamed(i + 2)
		if m == 0 {
			return dayChoice{}, 0
		}
		week := lexeme{kind: unit, a: 7}
		return s.pickComing(i+2, m, s.pickOf(list, week, x), func(coming offsets) dayChoice { return s.pickOf(coming, week, x) }), 2 + m
	}
	if what.kind == weekday || what.kind == weekend || s.isWorkdays(i+1) || !s.spanish && what.kind == daySet && what.a == monToFri && s.tokens[what.to-1].word == "day" || what.kind == unit && what.a != 14 && what.a != yearUnit {
		n = 2
	} else {
		what = lexeme{kind: unit, a: 1 + 6*btoi(s.isWeekAgain(i))}
	}
	if x.kind == last && n == 1 || x.kind == number && n == 2 {
		return dayChoice{}, 0
	}
	k, lead := s.at(i+n), 1
	if (k.kind == this || k.kind == next) && k.to > k.from+1 && s.spanish && strings.HasPrefix(s.tokens[k.from].word, "de") {
		lead = 0 // "de este mes"
	} else if (n == 2 || !s.spanish && x.kind == ordinal && s.at(i+n+1).a == 0) && s.at(i+n+1).kind == unit && (k.kind == this || k.kind == next || k.kind == last) {
		lead = 0 // "first week next year"
	} else if u := s.at(i + n + 1).kind; n == 2 && !s.spanish && k.kind == article && (u == this || u == next || u == last) && s.at(i+n+2).kind == unit {
		lead = 1 // "first week the next year"
	} else if k.kind != of && k.kind != inTime && s.word(i+n) != "from" {
		return dayChoice{}, 0
	}
	if n == 1 && what.a == 1 && s.at(i+n+lead).kind == month && k.kind == of {
		return dayChoice{}, 0 // a date, which may be over
	}
	list, m := s.periodNamed(i + n + lead)
	if d, k := s.wholeStretch(i+n+lead, false); m == 0 && k == 2 && what.kind == unit && what.a == 1 && len(d.alts) == 1 { // "third day of next week"
		list, m = d.alts[0], k
	}
	if m == 0 || what.kind == unit && what.a == 0 && len(list) < 200 {
		return dayChoice{}, 0
	}
	return s.pickComing(i+n+lead, m, s.pickOf(list, what, x), func(coming offsets) dayChoice { return s.pickOf(coming, what, x) }), n + lead + m
}

// monthNamed is the days of "the month", "next month" or "October 2027" at lexeme i.
func (s *scanner) monthNamed(i int) (offsets, int) {
	n := 0
	if s.at(i).kind == article || s.at(i).kind == esArticle {
		n = 1
	}
	mark := s.at(i + n)
	by := 0
	if mark.kind == next || mark.kind == this || mark.kind == last {
		by = map[kind]int{next: 1, last: -1}[mark.kind]
		n++
	}
	if list, m := s.monthBehind(i + n); m > 0 && mark.kind != next && mark.kind != last {
		return list, n + m
	}
	x := s.at(i + n)
	if x.kind == unit && x.a == 0 {
		return s.cal.monthDays(by), n + 1
	}
	if x.kind != month {
		return nil, 0
	}
	ahead := (x.a - int(s.cal.today.Month()) + 12) % 12
	year, y := s.year(i + n + 1)
	if y > 0 {
		ahead = (year-s.cal.today.Year())*12 + x.a - int(s.cal.today.Month())
	}
	return s.cal.monthDays(ahead), n + 1 + y
}

// pickOf is the ordinal's day or week of a month. A week belongs to the month that has
// most of it (ISO 8601 counts so); where the first whole week is another one, that may be
// meant, too.
func (s *scanner) pickOf(list offsets, what, which lexeme) dayChoice {
	if what.kind == unit && what.a == 7 {
		d := dayChoice{}
		for _, weekday := range []int{4, 1} {
			var mondays offsets
			for _, o := range s.cal.only(list, 1<<weekday) {
				if o -= weekday - 1; weekday == 4 || o+6 <= list[len(list)-1] {
					mondays = append(mondays, o)
				}
			}
			if o, ok := picked(mondays, which); ok && (len(d.alts) == 0 || d.alts[0][0] != o) {
				d.alts = append(d.alts, days(o, o+6))
			}
		}
		if len(d.alts) == 0 {
			return impossibleDay()
		}
		return d
	}
	if what.kind == unit && what.a == 15 { // "la segunda quincena de diciembre"
		o, ok := picked(offsets{list[0], list[15]}, which)
		switch {
		case !ok:
			return impossibleDay()
		case o == list[0]:
			return dayChoice{alts: []offsets{list[:15]}}
		}
		return dayChoice{alts: []offsets{list[15:]}}
	}
	if what.kind == unit && what.a == 0 { // "the 9th month of next year"
		first, ok := picked(s.cal.firsts(list), which)
		if !ok {
			return impossibleDay()
		}
		return dayChoice{alts: []offsets{s.cal.monthDays(s.cal.monthsTo(first))}}
	}
	switch what.kind {
	case daySet:
		list = s.cal.workdaysOf(list)
	case weekend:
		if o, ok := picked(s.cal.only(list, 1<<6), which); ok {
			return dayChoice{alts: []offsets{days(o, o+1)}}
		}
		return impossibleDay()
	case weekday:
		list = s.cal.only(list, 1<<what.a)
	}
	if o, ok := picked(list, which); ok {
		return oneDay(o)
	}
	return impossibleDay()
}

// picked is the ordinal's entry of the list, or the last.
func picked(list offsets, which lexeme) (o int, ok bool) {
	pos := which.a - 1
	if which.a < 0 { // "second to last"
		pos = len(list) + which.a
	}
	if which.kind == last {
		pos = len(list) - 1
	}
	if pos < 0 || pos >= len(list) {
		return 0, false
	}
	return list[pos], true
}

// numberedBehind recognises days behind their month, from what leads to them at i on: "Nov
// between 19 and 20".
func (s *scanner) numberedBehind(i, m int) (dayChoice, int) {
	n := 1 + s.articles(i+1)
	x := s.at(i + n)
	k := s.at(i + n + 1).kind
	skip := 2 + s.articles(i+n+2)
	y := s.at(i + n + skip)
	if !s.dayNumber(i+n) || !s.dayNumber(i+n+skip) || k != and && k != until && k != toward && k != dash && (k != single || !s.spanish) || y.a < x.a || s.isCounted(i+n+skip+1) {
		return dayChoice{}, 0
	}
	year, more := s.year(i + n + skip + 1)
	end := s.fullDate(year, m, y.a)
	if end.fault != "" {
		return end, n + skip + 2 + more
	}
	begin := s.sameMonth(end, x.a)
	if begin.fault != "" {
		return begin, n + skip + 2 + more
	}
	return dayChoice{alts: []offsets{days(begin.alts[0][0], end.alts[0][0])}}, n + skip + 2 + more
}

// nthPair recognises "the 2nd or 3rd week of January".
func (s *scanner) nthPair(i int) (dayChoice, int) {
	n := 2 + s.articles(i+2)
	k, skip := s.at(i+n+1), 3
	if k.kind == weekOf {
		k, skip = lexeme{kind: unit, a: 7}, 2
	}
	if s.at(i).kind != ordinal || s.at(i+1).kind != or && s.at(i+1).kind != and || s.at(i+n).kind != ordinal || k.kind != unit && k.kind != weekday {
		return dayChoice{}, 0
	}
	b, m := s.nth(i + n)
	list, _ := s.periodNamed(i + n + skip)
	if m == 0 || b.fault != "" || len(list) == 0 {
		return dayChoice{}, 0
	}
	a := s.pickOf(list, k, s.at(i))
	if a.fault != "" {
		return a, n + m
	}
	return dayChoice{alts: []offsets{union(a.alts[0], b.alts[0])}}, n + m
}
