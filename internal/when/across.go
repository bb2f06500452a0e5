package when

import "slices"

// moment is a day and a time of day, said together in either order.
type moment struct {
	days offsets // the days that can be meant, none where none was said
	at   int     // minutes after midnight
}

// moment reads one at lexeme i; n is 0 where there is none, or where the time can be meant in
// two ways.
func (s *scanner) moment(i int) (m moment, n int) {
	d, n := s.day(i)
	if n > 0 && s.at(i+n).kind == comma {
		n++
	}
	c, k := s.clockTime(i + n)
	if k == 0 || len(c.alts) != 1 || !c.alts[0].exact {
		return m, 0
	}
	m.at = c.alts[0].from
	named := n > 0
	n += k
	if !named {
		var more int
		if d, more = s.day(i + n); more > 0 {
			named, n = true, n+more
		}
	}
	for _, alt := range d.alts {
		if m.days = append(m.days, alt[0]); len(alt) != 1 {
			return m, 0
		}
	}
	if named && len(m.days) == 0 {
		return m, 0
	}
	return m, n
}

// across recognises a stretch from a time on one day to a time on another: "from 4pm today
// to 5pm tomorrow". A first time without a day is today's.
func (s *scanner) across(i int) ([]item, int) {
	n := btoi(s.at(i).kind == from)
	if s.moving || !s.ranged {
		return nil, 0
	}
	a, m := s.moment(i + n)
	if k := s.at(i + n + m).kind; m == 0 || k != until && k != toward && k != dash {
		return nil, 0
	}
	n += m + 1
	b, m := s.moment(i + n)
	if m == 0 || len(a.days) > 1 || len(a.days) == 0 && s.at(i+n).kind != relative {
		return nil, 0
	}
	first := 0
	if len(a.days) > 0 {
		first = a.days[0]
	}
	if len(a.days) > 0 && slices.Contains(b.days, first) && b.at > a.at { // "from Friday 2pm to Friday 4pm"
		s.crossed = true
		return []item{{kind: dayItem, day: oneDay(first)}, {kind: clockItem, clock: sure(window{from: a.at, to: b.at})}}, n + m
	}
	end, ok := firstAfter(b.days, first)
	if k := len(b.days) - 1; !ok && k >= 0 && b.days[k] >= 0 && b.days[k] < 7 && s.namesWeekday(i+n, m) { // "from Friday 2pm to Tuesday 9am"
		end, ok = b.days[k]+7*((first-b.days[k]+7)/7), true
	}
	if !ok || end-first > 14 {
		return nil, 0
	}
	s.crossed = true
	var out []item
	for day := first; day <= end; day++ {
		w := window{from: 0, to: allDay}
		if day == first {
			w.from = a.at
		}
		if day == end {
			w.to = b.at
		}
		if day > first {
			out = append(out, item{kind: orItem})
		}
		out = append(out, item{kind: dayItem, day: oneDay(day)}, item{kind: clockItem, clock: sure(w)})
	}
	return out, n + m
}

// firstAfter is the first of the days that is later than one.
func firstAfter(list offsets, day int) (int, bool) {
	for _, d := range list {
		if d > day {
			return d, true
		}
	}
	return 0, false
}

// weekBeside recognises "the week after Christmas", "the week before the 14th".
func (s *scanner) weekBeside(i int) (dayChoice, int) {
	u := s.at(i)
	by := 7 * sideBy(s.at(i+1).kind)
	if s.word(i+1) == "following" {
		by = 7
	}
	if u.kind != unit || u.a != 7 || by == 0 {
		return dayChoice{}, 0
	}
	var d dayChoice
	n := 1
	if x := s.at(i + 2); x.kind == holiday {
		d = s.cal.feast(x, false)
	} else if d, n = s.date(i + 2 + s.articles(i+2)); n > 0 {
		n += s.articles(i + 2)
	}
	if n == 0 || d.fault != "" {
		return dayChoice{}, 0
	}
	out := dayChoice{}
	for _, alt := range d.alts {
		first := s.cal.monday(alt[0]) + by
		out.alts = append(out.alts, days(first, first+6))
	}
	return out, 2 + n
}
