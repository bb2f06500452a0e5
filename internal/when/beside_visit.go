package when

import "time"

// sideOfVisit recognises what lies on one side of the visit: "later that day", "earlier in
// the day", "earlier that week", and "the next day", which is its or today's.
func (s *scanner) sideOfVisit(i int, visit time.Time) ([]item, int) {
	day := s.dayOf(visit)
	if d, n := s.following(i, day); n > 0 {
		return []item{{kind: dayItem, day: d}}, n
	}
	early, n, on := s.sideOf(i)
	if n == 0 {
		return nil, 0
	}
	if on == sameWeek {
		first := s.cal.monday(day)
		list := days(max(first, 0), day-1)
		if !early {
			list = days(day+1, first+6)
		}
		if len(list) == 0 {
			return nil, 0
		}
		return []item{{kind: dayItem, day: dayChoice{alts: []offsets{list}}}}, n
	}
	at := exactMinute(visit).from
	w := window{from: at + 1, to: allDay}
	if early {
		w = window{from: 0, to: at}
	}
	return []item{{kind: dayItem, day: oneDay(day)}, {kind: clockItem, clock: sure(w)}}, n
}

// sideOf reads "later" or "earlier" and whether the visit's day or its week is meant.
func (s *scanner) sideOf(i int) (early bool, n int, on kind) {
	x, follows := s.at(i), s.at(i+1)
	if x.kind == dayPart { // "earlier in the day" is one phrase
		switch first := s.tokens[x.from].word; {
		case x.to-x.from != 4 || s.tokens[x.to-1].word != "day":
			return false, 0, other
		case first == "earlier":
			return true, 1, sameDay
		case first == "later":
			return false, 1, sameDay
		}
	}
	if w := s.word(i); w != "later" && w != "earlier" || follows.kind != sameDay && follows.kind != sameWeek {
		return false, 0, other
	}
	return s.word(i) == "earlier", 2, follows.kind
}

// following recognises "the next day", "the following week" and nothing more: that of the
// visit, or that of today.
func (s *scanner) following(i, day int) (dayChoice, int) {
	n := s.articles(i)
	mark, u := s.at(i+n), s.at(i+n+1)
	if s.spanish || mark.kind != next || mark.a != 0 || u.kind != unit || u.a != 1 && u.a != 7 || !s.pauses(i+n+2) && s.at(i+n+2).kind != at && s.at(i+n+2).kind != sameTime || day < 1 {
		return dayChoice{}, 0
	}
	if u.a == 1 {
		return dayChoice{alts: []offsets{{day + 1}, {1}}}, n + 2
	}
	first := s.cal.monday(day) + 7
	if said := s.tokens[mark.from].word; said != "the" && said != "following" && first != s.cal.monday(0)+14 {
		return dayChoice{}, 0 // "next week" is this one's unless the visit is in it
	}
	if coming := s.cal.monday(0) + 7; coming != first {
		return dayChoice{alts: []offsets{days(first, first+6), days(coming, coming+6)}}, n + 2
	}
	return dayChoice{alts: []offsets{days(first, first+6)}}, n + 2
}
