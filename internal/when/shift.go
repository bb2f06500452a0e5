package when

// shifted recognises days counted from another: "a week from Thursday", "2 months after
// next Friday", "2 weeks before Christmas".
func (s *scanner) shifted(i int) (dayChoice, int) {
	if s.at(i).kind == inTime { // "dentro de dos semanas a partir del lunes"
		d, n := s.shifted(i + 1)
		return d, (n + 1) * btoi(n > 0)
	}
	count, u := s.at(i), s.at(i+1)
	if count.kind == number && (u.kind == daySet || u.kind == weekday) {
		return s.countedWeekday(i)
	}
	side := s.at(i + 2).kind
	if s.word(i+2) == "following" {
		side = after
	}
	if u.kind != unit || count.kind != number && count.kind != single || side != from && (side != after && side != before || u.a == 1 && count.kind == single) {
		return dayChoice{}, 0
	}
	d, n := s.namedDay(i + 3)
	if m := s.articles(i + 3); n == 0 && m > 0 && s.at(i+3+m).kind == next {
		d, n = s.namedDay(i + 3 + m) // "two weeks after the next Friday"
		n += m * btoi(n > 0)
	}
	if n == 0 {
		d, n = s.date(i + 3 + s.articles(i+3))
		n += s.articles(i+3) * btoi(n > 0)
	}
	many := max(1, count.a)
	if n == 0 || d.fault != "" || s.ahead(many, u.a) > maxAhead {
		return dayChoice{}, 0
	}
	if side == before {
		many = -many
	}
	out := dayChoice{}
	if o := s.cal.shift(d.alts[0][0], many, u.a); u.a == 7 && d.set == 0 && d.name == 0 {
		out.wide = days(s.cal.monday(o), s.cal.monday(o)+6)
	}
	starts := side == from && (s.word(i+2) == "starting" || s.word(i+2) == "beginning") && u.a != 0 && u.a != yearUnit // "3 days starting tomorrow"
	for _, alt := range d.alts {
		if starts {
			out.alts = append(out.alts, days(alt[0], alt[0]+many*u.a-1))
			continue
		}
		edge := alt[0]
		if side == after {
			edge = alt[len(alt)-1]
		}
		out.alts = append(out.alts, offsets{s.cal.shift(edge, many, u.a)})
	}
	return s.atLeast(i, out, d.alts[0][0]), n + 3
}

// shift is the day that lies a number of units from a day.
func (c calendar) shift(offset, many, unit int) int {
	t := c.at(offset)
	switch unit {
	case 0:
		t = t.AddDate(0, many, 0)
	case yearUnit:
		t = t.AddDate(many, 0, 0)
	default:
		t = t.AddDate(0, 0, many*unit)
	}
	o, _ := c.offset(t.Year(), int(t.Month()), t.Day())
	return o
}

// atLeast is what "more than" or "less than" before i makes of a day that is counted from
// another: all days beyond it, or those between the two.
func (s *scanner) atLeast(i int, d dayChoice, since int) dayChoice {
	k, o := s.at(i-1).kind, d.alts[0][0]
	switch {
	case k == moreThan && o < since:
		return s.bounded(before, d)
	case k == moreThan && s.at(i-1).a == 1: // "at least"
		return s.bounded(from, d)
	case k == moreThan:
		return s.bounded(after, d)
	case k == lessThan && o < since:
		return dayChoice{alts: []offsets{days(o+1, since)}, bound: true}
	case k == lessThan:
		return dayChoice{alts: []offsets{days(since, o-1)}, bound: true}
	}
	return d
}

// backBy is the days of the last units up to yesterday.
func (s *scanner) backBy(many, unit int) dayChoice {
	return dayChoice{alts: []offsets{days(s.cal.shift(0, -many, unit), -1)}}
}
