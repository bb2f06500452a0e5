package when

// nthBeside recognises what is counted from a day: "the third Tuesday after Christmas", "2nd
// Monday before the 15th", "el primer viernes después de año nuevo".
func (s *scanner) nthBeside(i int) (dayChoice, int) {
	x, what := s.at(i), s.at(i+1)
	by := sideBy(s.at(i + 2).kind)
	if x.kind != ordinal || x.a < 1 || x.a > 10 || by == 0 || what.kind != weekday && what.kind != weekend && (what.kind != unit || what.a != 7) {
		return dayChoice{}, 0
	}
	d, n := s.anchor(i + 3)
	if n == 0 && s.at(i+2).b == 1 {
		d, n = s.plainNumber(i + 3)
	}
	if n == 0 || d.fault != "" {
		return d, 0
	}
	out := dayChoice{}
	for _, alt := range d.alts {
		edge := alt[0]
		if by > 0 {
			edge = alt[len(alt)-1]
		}
		out.alts = append(out.alts, s.cal.nthFrom(edge, by*x.a, what))
	}
	return out, n + 3
}

// anchor recognises the day, or the month, that others are counted from.
func (s *scanner) anchor(i int) (dayChoice, int) {
	lead := s.articles(i)
	if x := s.at(i + lead); x.kind == holiday {
		if year, y := s.year(i + lead + 1); y > 0 {
			return feastOn(x, func(which int) int { return s.cal.inYear(which, year) }), lead + 1 + y
		}
		return s.cal.feast(x, false), lead + 1
	}
	if x := s.at(i); x.kind == relative {
		return oneDay(x.a), 1
	}
	if d, n := s.nth(i + lead); n > 0 {
		return d, lead + n
	}
	if d, n := s.date(i + lead); n > 0 {
		return d, lead + n
	}
	if list, n := s.monthNamed(i); n > 0 && s.at(i+n-1).kind == month {
		return dayChoice{alts: []offsets{list}}, n
	}
	return dayChoice{}, 0
}

// nthFrom is the weekday, the weekend or the week that lies by many on from a day, or back.
func (c calendar) nthFrom(edge, by int, what lexeme) offsets {
	if what.kind == unit {
		first := c.monday(edge) + 7*by
		return days(first, first+6)
	}
	w := what.a
	if what.kind == weekend {
		w = 6
	}
	ahead := (w-int(c.at(edge).Weekday())+6)%7 + 1 // the first one behind the day
	day := edge + ahead + 7*(by-1)
	if by < 0 {
		day = edge + ahead - 7 + 7*(by+1)
		if ahead == 7 {
			day -= 7
		}
	}
	if what.kind == weekend {
		return offsets{day, day + 1}
	}
	return offsets{day}
}

// farFeast recognises a holiday or a month that a length of time puts into another year:
// "Thanksgiving in 9 months", "March in a year", "Christmas two years ago". It is the first one
// from the day on to which the length leads.
func (s *scanner) farFeast(i int) (dayChoice, int) {
	x := s.at(i)
	if x.kind == inTime && s.at(i+1).kind == month {
		d, n := s.farFeast(i + 1)
		return d, (n + 1) * btoi(n > 0)
	}
	if x.kind != holiday && x.kind != month {
		return dayChoice{}, 0
	}
	gone := s.word(i+1) == "hace"
	n := 1 + btoi(s.at(i+1).kind == inTime || gone)
	count, u := s.at(i+n), s.at(i+n+1)
	if count.kind != number && count.kind != single || u.kind != unit || u.a != 0 && u.a != yearUnit || s.ahead(max(1, count.a), u.a) > maxAhead {
		return dayChoice{}, 0
	}
	by := max(1, count.a)
	switch k := s.at(i + n + 2).kind; {
	case n == 1 && k == ago, gone:
		by = -by
	case n == 1 && k != fromNow, n == 2 && k == ago, x.kind == month && u.a != yearUnit:
		return dayChoice{}, 0
	}
	n += 2 + btoi(n == 1)
	from := s.cal.shift(0, by, u.a)
	year := s.cal.at(from).Year()
	if x.kind == month {
		first := s.cal.monthsTo(from) + (x.a-int(s.cal.at(from).Month())+12)%12
		return dayChoice{alts: []offsets{s.cal.monthDays(first)}, dated: true}, n
	}
	if s.cal.inYear(x.a, year) < from {
		year++
	}
	return feastOn(x, func(which int) int { return s.cal.inYear(which, year) }), n
}
