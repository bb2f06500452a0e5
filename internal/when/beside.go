package when

import "time"

// beside recognises what is said beside the visit that is being moved: "an hour later",
// "the day after", "same time next week". Without a visit only lengths count, from now.
func (s *scanner) beside(i int) ([]item, int) {
	if found, n := s.later(i); n > 0 {
		return found, n
	}
	if found, n := s.refersBack(i); n > 0 {
		return found, n
	}
	if d, n := s.dayAfter(i); n > 0 {
		if s.saysAgain(i + n) {
			return nil, n + 1
		}
		return []item{{kind: dayItem, day: d}}, n
	}
	if s.visit.IsZero() {
		return nil, 0
	}
	visit := s.visit.In(s.now.Location())
	if found, n := s.sideOfVisit(i, visit); n > 0 {
		return found, n
	}
	switch s.at(i).kind {
	case sameDay:
		return []item{{kind: dayItem, day: oneDay(s.dayOf(visit))}}, 1
	case sameWeek:
		first := s.cal.monday(s.dayOf(visit))
		return []item{{kind: dayItem, day: dayChoice{alts: []offsets{days(max(first, 0), first+6)}}}}, 1
	case sameTime:
		clock := item{kind: clockItem, clock: sure(exactMinute(visit))}
		if by, n := s.wholeWeeks(i + 1); n > 0 {
			return []item{{kind: dayItem, day: s.weeksOn(visit, by)}, clock}, 1 + n
		}
		return []item{clock}, 1
	}
	n := s.articles(i)
	u, side := s.at(i+n), s.at(i+n+1).kind
	if u.kind != unit || u.a == 0 || side != after && side != before || !s.pauses(i+n+2) && !s.politeness(i+n+2) && s.at(i+n+2).kind != at && s.at(i+n+2).kind != sameTime {
		return nil, 0
	}
	by := u.a
	if side == before {
		by = -by
	}
	if u.a == 7 {
		first := s.cal.monday(s.dayOf(visit) + by)
		return []item{{kind: dayItem, day: dayChoice{alts: []offsets{days(first, first+6)}}}}, n + 2
	}
	return []item{{kind: dayItem, day: oneDay(s.dayOf(visit) + by)}}, n + 2
}

// wholeWeeks recognises "next week", "the week after" behind "same time".
func (s *scanner) wholeWeeks(i int) (by, n int) {
	n = s.articles(i)
	x, y := s.at(i+n), s.at(i+n+1)
	switch {
	case x.kind == next && y.kind == unit && y.a == 7, x.kind == unit && x.a == 7 && (y.kind == next || y.kind == after):
		return 7, n + 2
	}
	return 0, 0
}

// weeksOn is the visit's weekday in next week; seen from a visit that is not in this
// week, also the week after the visit.
func (s *scanner) weeksOn(visit time.Time, by int) dayChoice {
	o := s.dayOf(visit)
	coming := s.cal.monday(0) + by + (int(visit.Weekday())+6)%7
	if coming == o || coming == o+by {
		return oneDay(o + by)
	}
	return dayChoice{alts: []offsets{{o + by}, {coming}}}
}

// later recognises a length and a side: "30 minutes later", "a week earlier", "dos
// horas antes".
func (s *scanner) later(i int) ([]item, int) {
	from := s.visit.In(s.now.Location())
	if s.visit.IsZero() {
		from = s.now
		if c := s.back.clock.alts; s.back.hasDay && s.back.busy && len(c) == 1 && c[0].exact && s.back.day >= 0 {
			day := s.cal.at(s.back.day)
			from = time.Date(day.Year(), day.Month(), day.Day(), 0, c[0].from, 0, 0, s.now.Location())
		}
	}
	minutes, n := s.wait(i)
	count, u, units := s.at(i), s.at(i+1), 0
	if n == 0 && u.kind == unit && (count.kind == number || count.kind == single) {
		units, n = max(1, count.a), 2
	}
	sign, m := s.side(i + n)
	if n == 0 || m == 0 || minutes > maxAhead*allDay || s.ahead(units, u.a) > maxAhead {
		return nil, 0
	}
	if s.visit.IsZero() && s.at(i+n+m).kind == comma && units == 0 && s.isClockNext(i+n+m+1) { // "an hour later, at 5" says the same again
		return nil, n + m
	}
	if units > 0 {
		return []item{{kind: dayItem, day: oneDay(s.cal.shift(s.dayOf(from), sign*units, u.a))}}, n + m
	}
	at := from.Add(time.Duration(sign*minutes) * time.Minute)
	return []item{{kind: dayItem, day: oneDay(s.dayOf(at))}, {kind: clockItem, clock: sure(exactMinute(at))}}, n + m
}

// isClockNext reports whether one time of day is named at i.
func (s *scanner) isClockNext(i int) bool {
	c, n := s.clockTime(i)
	return n > 0 && len(c.alts) > 0 && c.alts[0].exact
}

// side reads which way a length counts.
func (s *scanner) side(i int) (sign, n int) {
	switch s.word(i) {
	case "later", "despues":
		return 1, 1
	case "earlier", "sooner", "antes":
		return -1, 1
	case "mas":
		switch s.word(i + 1) {
		case "tarde":
			return 1, 2
		case "temprano":
			return -1, 2
		}
	}
	return 0, 0
}

func (s *scanner) dayOf(t time.Time) int {
	y, m, d := t.Date()
	o, _ := s.cal.offset(y, int(m), d)
	return o
}

func exactMinute(t time.Time) window {
	m := t.Hour()*60 + t.Minute()
	return window{from: m, to: m + 1, exact: true}
}

// dayAfter recognises "the day after" behind the day that was refused: "not tomorrow, the
// day after".
func (s *scanner) dayAfter(i int) (dayChoice, int) {
	n := s.articles(i)
	if u := s.at(i + n); i == 0 || u.kind != unit || u.a != 1 || s.at(i+n+1).kind != after || !s.pauses(i+n+2) {
		return dayChoice{}, 0
	}
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if x := s.at(j); x.kind == relative || x.kind == weekday {
			d, _ := s.namedDay(j)
			return oneDay(d.alts[0][0] + 1), n + 2
		}
	}
	return dayChoice{}, 0
}
