package when

// edge is a time of a day that bounds a stretch: "el jueves a las 3", "las 3 de la tarde de mañana", "el viernes
// por la tarde".
type edge struct {
	day int
	// at is the clock time, part the part of the day; where neither was said, the whole day
	// is meant.
	at     named
	part   window
	timed  bool
	parted bool
}

var wholeDay = window{from: 0, to: allDay}

// edge reads one at lexeme i, the day or the time first.
func (s *scanner) edge(i int) (m edge, n int) {
	if t, k := s.named(i); k > 0 && t.sure && t.fault == "" {
		d, more := s.single(i + k)
		return edge{day: d, at: t, timed: true}, (k + more) * btoi(more > 0)
	}
	d, n := s.single(i)
	if n == 0 {
		return m, 0
	}
	m.day = d
	if t, k := s.named(i + n); k > 0 && t.sure && t.fault == "" {
		m.at, m.timed = t, true
		return m, n + k
	}
	if x := s.at(i + n); x.kind == dayPart || x.kind == weakPart {
		m.part, m.parted = window{from: x.a, to: x.b}, true
		return m, n + 1
	}
	return m, n
}

// single reads one day that can be meant in one way; of a weekday that is today, today.
func (s *scanner) single(i int) (day, n int) {
	d, n := s.dated(i)
	if n == 0 && s.at(i-1).b == 1 {
		d, n = s.plainNumber(i)
	}
	if x := s.at(i); n == 0 && x.kind == of && s.tokens[x.to-1].word == "del" {
		d, n = s.plainNumber(i + 1)
		n += btoi(n > 0)
	}
	if n == 0 || d.fault != "" || len(d.alts[0]) != 1 {
		return 0, 0
	}
	return d.alts[0][0], n
}

// since is the rest of the day of a moment, from it or after it on.
func (s *scanner) since(m edge, k kind) clockChoice {
	switch {
	case m.timed:
		return s.bound(k, m.at)
	case m.parted && k == after:
		return sure(window{from: m.part.to, to: allDay})
	case m.parted:
		return sure(window{from: m.part.from, to: allDay})
	}
	return sure(wholeDay)
}

// upTo is the part of the day of a moment up to it or before it.
func (s *scanner) upTo(m edge, k kind) clockChoice {
	switch {
	case m.timed:
		return s.bound(k, m.at)
	case m.parted && k == before:
		return sure(window{from: 0, to: m.part.from})
	case m.parted:
		return sure(window{from: 0, to: m.part.to})
	}
	return sure(wholeDay)
}

// edgeBound recognises what a moment bounds, and not its day alone: "antes del jueves a
// las 3" is all day until then.
func (s *scanner) edgeBound(i int) ([]item, int) {
	k := s.at(i).kind
	switch k {
	case after, before, by, from, until:
	default:
		return nil, 0
	}
	if t, n := s.named(i + 1); !s.spanish && s.at(i).b == 1 || s.moving || n > 0 && t.sure {
		return nil, 0
	}
	m, n := s.edge(i + 1)
	if x := s.at(i + 1 + n); n > 0 && k == from && !s.spanish && !m.timed && !m.parted && x.kind == number && m.day >= 0 { // "from Friday 2 to 4"
		if c, more := s.clockRange(i + 1 + n); more > 0 {
			return []item{{kind: dayItem, day: oneDay(m.day)}, {kind: clockItem, clock: c}}, n + 1 + more
		}
	}
	if n == 0 || s.spanish && !m.timed && (!m.parted || k != until) || !s.spanish && !m.parted && (k == after || !m.timed) || m.day < 0 {
		return nil, 0
	}
	if joint := s.at(i + 1 + n).kind; k == from && (joint == until || joint == toward || joint == dash) { // "from Friday at 2 to 4"
		if t, more := s.named(i + 2 + n); more > 0 && t.fault == "" && !s.isCounted(i+2+n+more) {
			clock := s.stretchOf(m.at, t)
			if m.parted { // "from Monday morning to 3pm"
				w := window{from: m.part.from, to: s.bound(before, t).alts[0].to}
				if clock = sure(w); w.from >= w.to {
					return nil, 0
				}
			}
			return []item{{kind: dayItem, day: oneDay(m.day)}, {kind: clockItem, clock: clock}}, n + 2 + more
		}
		return nil, 0
	}
	if k == after || k == from {
		return s.between(m.day, s.since(m, k), max(s.cal.horizon, m.day+7), sure(wholeDay)), n + 1
	}
	return s.between(0, sure(wholeDay), m.day, s.upTo(m, k)), n + 1
}

// edgeRange recognises a stretch from one moment to another: "desde el lunes a las 8 hasta
// el martes a las 5".
func (s *scanner) edgeRange(i int) ([]item, int) {
	opening := s.at(i).kind
	if s.moving || opening != from && opening != between && (opening != of || !s.spanish) {
		return nil, 0
	}
	a, n := s.edge(i + 1)
	joint := s.at(i + 1 + n).kind
	joined := joint == until || joint == toward || joint == dash || joint == single || joint == and && opening == between
	if n == 0 || !a.timed && !a.parted || !joined && !s.isToHour(i+1+n) {
		return nil, 0
	}
	b, m := s.edge(i + 1 + n + btoi(joined))
	if m > 0 && b.day < a.day && b.day >= 0 && b.day < 7 && s.namesWeekday(i+1+n+btoi(joined), m) { // "desde el viernes hasta el lunes"
		b.day += 7 * ((a.day - b.day + 6) / 7)
	}
	if m == 0 || b.day < a.day || !s.spanish && !a.parted && !b.parted && (!a.timed || !b.timed || a.day == b.day) {
		return nil, 0
	}
	s.crossed = true
	m += 1 + n + btoi(joined)
	if a.day == b.day {
		if !a.timed || !b.timed {
			w := window{from: s.since(a, from).alts[0].from, to: s.upTo(b, until).alts[0].to}
			return []item{{kind: dayItem, day: oneDay(a.day)}, {kind: clockItem, clock: sure(w)}}, m * btoi(w.from < w.to)
		}
		return []item{{kind: dayItem, day: oneDay(a.day)}, {kind: clockItem, clock: s.stretchOf(a.at, b.at)}}, m
	}
	return s.between(a.day, s.since(a, from), b.day, s.upTo(b, until)), m
}

// between is the items for what lies between the time of one day and that of another.
func (s *scanner) between(first int, since clockChoice, last int, upTo clockChoice) []item {
	if first == last {
		if since.alts[0] == wholeDay {
			since = upTo
		}
		return []item{{kind: dayItem, day: oneDay(first)}, {kind: clockItem, clock: since}}
	}
	out := []item{{kind: dayItem, day: oneDay(first)}, {kind: clockItem, clock: since}}
	if first+1 < last {
		out = append(out, item{kind: orItem}, item{kind: dayItem, day: dayChoice{alts: []offsets{days(first+1, last-1)}}}, item{kind: clockItem, clock: sure(wholeDay)})
	}
	return append(out, item{kind: orItem}, item{kind: dayItem, day: oneDay(last)}, item{kind: clockItem, clock: upTo})
}

// namesWeekday reports whether one of the n lexemes at i is a weekday.
func (s *scanner) namesWeekday(i, n int) bool {
	for j := range n {
		if s.at(i+j).kind == weekday {
			return true
		}
	}
	return false
}
