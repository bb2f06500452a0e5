package when

import "slices"

// ages are words behind which weeks tell how old something is: "it will be two weeks on Friday".
var ages = []string{"be", "been", "its", "is", "was", "for", "turn", "turns", "hes", "shes", "im", "had", "hit", "makes"}

// weekOn recognises "Friday week", "tomorrow week", "a week today", "two weeks on Friday": as many
// weeks on from the day.
func (s *scanner) weekOn(i int) (dayChoice, int) {
	isWeek := func(x lexeme) bool { return x.kind == unit && (x.a == 7 || x.a == 14) }
	count, day, n := s.at(i), i, 2
	switch {
	case (count.kind == single || count.kind == number && !s.isVague(i)) && isWeek(s.at(i+1)):
		day += 2 + btoi(s.word(i+2) == "on")
		if k := s.at(day).kind; k != weekday && (k != relative || s.at(day).a < 0) || s.at(i-1).kind == inTime || count.a > 52 || slices.Contains(ages, s.word(i-1)) {
			return dayChoice{}, 0
		}
		n = day - i + 1
	case count.kind != weekday && (count.kind != relative || count.a < 0), !isWeek(s.at(i + 1)), s.at(i+1).to != s.at(i+1).from+1, !s.pauses(i+2) && s.at(i+2).kind != at:
		return dayChoice{}, 0
	default:
		count = lexeme{}
	}
	d, m := s.namedDay(day)
	if m == 0 || d.fault != "" {
		return dayChoice{}, 0
	}
	by := max(1, count.a) * s.at(i+1).a
	out := dayChoice{}
	for _, alt := range d.alts {
		out.alts = append(out.alts, offsets{alt[0] + by})
	}
	return out, n
}

// halfOfPeriod recognises "the first half of January", "second half of next month".
func (s *scanner) halfOfPeriod(i int) (dayChoice, int) {
	which := s.at(i)
	second := which.kind == ordinal && which.a == 2 || s.word(i) == "latter"
	lead := 3
	switch half := s.at(i + 1); {
	case !second && (which.kind != ordinal || which.a != 1):
		return dayChoice{}, 0
	case s.spanish && half.kind == mid && s.tokens[half.from].word == "mitad": // "la primera mitad de enero"
		lead = 2
	case s.word(i+1) != "half" || s.at(i+2).kind != of && s.at(i+2).kind != inTime:
		return dayChoice{}, 0
	}
	list, n := s.periodNamed(i + lead)
	if n == 0 {
		if d, m := s.wholeStretch(i+lead+s.articles(i+lead), true); m > 0 && len(d.alts) == 1 {
			list, n = d.alts[0], m+s.articles(i+lead)
		}
	}
	if n == 0 || len(list) < 2 {
		return dayChoice{}, 0
	}
	share := (len(list) + 1) / 2
	if second {
		return dayChoice{alts: []offsets{list[share-len(list)%2:]}}, lead + n
	}
	return dayChoice{alts: []offsets{list[:share]}}, lead + n
}

// weekendBeside recognises "the weekend of the 12th", "the weekend after Christmas".
func (s *scanner) weekendBeside(i int) (dayChoice, int) {
	k := s.at(i + 1).kind
	if d, n := s.date(i); n > 1 && s.at(i+n).kind == weekend && d.fault == "" && !s.spanish { // "Dec 5 weekend"
		return s.cal.around(d.alts[0][0]), n + 1
	}
	if s.at(i).kind != weekend || k != of && k != after && k != before {
		return dayChoice{}, 0
	}
	more := s.articles(i + 2)
	d, n := s.date(i + 2 + more)
	if n == 0 && s.spanish && s.tokens[s.at(i+1).to-1].word == "del" {
		d, n = s.plainNumber(i + 2 + more) // "el fin de semana del 12"
	}
	if x := s.at(i + 2); x.kind == holiday {
		d, n, more = s.cal.feast(x, false), 1, 0
	}
	if n == 0 || d.fault != "" || len(d.alts[0]) == 0 {
		return dayChoice{}, 0
	}
	n += 2 + more
	day := d.alts[0][0]
	saturday := s.cal.monday(day) + 5
	switch {
	case k == of:
		return s.cal.around(day), n
	case k == after && saturday <= day:
		saturday += 7
	case k == before && saturday+1 >= day:
		saturday -= 7
	}
	return dayChoice{alts: []offsets{{saturday, saturday + 1}}}, n
}

// minutesTo recognises "ten to three" in words, which is an hour to some and from ten to
// three to others.
func (s *scanner) minutesTo(i int) (clockChoice, int) {
	m, h := s.at(i), s.at(i+2)
	k := s.at(i - 1).kind
	digits := m.b > 0 && s.stretchOf(named{hour: m.a, half: -1}, named{hour: h.a, half: -1}).fault == "" // "2 to 5" are hours
	if m.kind != number || digits || m.b > 2 || m.a%5 != 0 || m.a < 5 || m.a > 25 || s.word(i+1) != "to" && s.word(i+1) != "til" && s.word(i+1) != "till" ||
		h.kind != number || h.b > 2 || h.a < 1 || h.a > 12 || s.isCounted(i+3) || k == at || k == between || k == from {
		return clockChoice{}, 0
	}
	t := named{hour: h.a, minute: -m.a, half: -1, sure: true}
	n := 3 + s.half(i+3, &t)
	c := s.exactly(t.carried())
	if m.a <= 12 {
		from, to := named{hour: m.a, half: -1}, named{hour: h.a, half: t.half}
		if r := s.stretchOf(from, to); r.fault == "" {
			c.alts, c.raw = append(c.alts, r.alts...), append(c.raw, r.raw...)
		}
	}
	return c, n
}
