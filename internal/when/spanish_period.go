package when

// marks are how many periods on the words beside one say it is.
var marks = map[kind]int{next: 1, this: 0, last: -1}

// markBehind reads what Spanish says behind a month or a year: "mes que viene", "año
// pasado", "mes en curso". ok is false when nothing is said.
func (s *scanner) markBehind(i int) (by int, ok bool) {
	if !s.spanish {
		return 0, false
	}
	by, ok = marks[s.at(i).kind]
	return by, ok && !s.isStretch(i+1)
}

// monthBehind is the days of a month that is marked behind it: "enero próximo", "el mes que
// viene", "el pasado mes de enero".
func (s *scanner) monthBehind(i int) (offsets, int) {
	x := s.at(i)
	by, ok := s.markBehind(i + 1)
	switch {
	case !ok || x.kind != month && (x.kind != unit || x.a != 0):
		return nil, 0
	case x.kind == unit:
		return s.cal.monthDays(by), 2
	}
	ahead := (x.a - int(s.cal.today.Month()) + 12) % 12
	switch by {
	case -1:
		ahead -= 12
	case 1:
		ahead = (ahead+11)%12 + 1
	}
	return s.cal.monthDays(ahead), 2
}

// yearBehind reads a year that is marked behind it: "del año que viene", "año en curso"; n is
// 0 for none.
func (s *scanner) yearBehind(i int) (year, n int) {
	x := s.at(i)
	by, ok := s.markBehind(i + 1)
	if x.kind == unit && x.a == yearUnit && ok {
		return s.cal.today.Year() + by, 2
	}
	if y := s.at(i + 1); s.spanish && x.kind == unit && x.a == yearUnit && y.kind == number && y.b == 4 && y.a >= 1900 && y.a < 2200 {
		return y.a, 2 // "del año 2027"
	}
	return 0, 0
}

// pickComing is what was picked of the period that the m lexemes at i name, or where that is
// over and "mes" or "año" was said without a mark, what is picked of the one to come: on the
// 23rd, "la primera semana del mes" is in the next.
func (s *scanner) pickComing(i, m int, d dayChoice, pick func(offsets) dayChoice) dayChoice {
	x := s.at(i)
	over := d.fault == "" && d.alts[0][len(d.alts[0])-1] < 0
	switch {
	case !s.spanish && over && m == 2 && x.kind == article && s.at(i+1).kind == unit && s.at(i+1).a == 0: // "the first of the month"
		return pick(s.cal.monthDays(1))
	case !s.spanish && over && m == 2 && x.kind == article && s.at(i+1).kind == unit && s.at(i+1).a == yearUnit:
		return pick(s.cal.yearDays(s.cal.today.Year() + 1))
	case !s.spanish || !over || m != 1 || x.kind != unit:
	case x.a == 0:
		return pick(s.cal.monthDays(1))
	case x.a == yearUnit:
		return pick(s.cal.yearDays(s.cal.today.Year() + 1))
	}
	return d
}

// isDated reports whether a year of four digits stands at i.
func (s *scanner) isDated(i int) bool {
	_, n := s.year(i)
	return n > 0
}

// inWeeks is the day read in the n lexemes at i, a week or two on where "en ocho" or "en
// quince" says so.
func (s *scanner) inWeeks(d dayChoice, i, n int) (dayChoice, int) {
	count, follows := s.at(i+n+1), s.at(i+n+2).kind
	if k := s.at(i + n - 1); s.spanish && s.at(i+n).kind == inTime && k.kind == relative && s.at(i).kind == of && count.kind == number && follows == unit && s.ahead(count.a, s.at(i+n+2).a) <= maxAhead { // "de hoy en dos semanas"
		return oneDay(s.cal.shift(k.a, count.a, s.at(i+n+2).a)), n + 3
	}
	weeks := map[int]int{8: 1, 15: 2}[count.a]
	if !s.spanish || s.at(i+n).kind != inTime || count.kind != number || weeks == 0 || follows == unit || follows == counted {
		return d, n
	}
	out := dayChoice{fault: d.fault}
	for _, alt := range d.alts {
		out.alts = append(out.alts, offsets{alt[0] + 7*weeks})
	}
	return out, n + 2
}
