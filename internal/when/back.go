package when

import "slices"

// noted is the time that was spoken of last, wished or not, for what refers back to it:
// "that day", "same time", "after that".
type noted struct {
	day, first int
	hasDay     bool
	// days are all days on which somebody is busy.
	days  offsets
	clock clockChoice
	// busy says that it was the time of something else, timed that a day and an hour of it
	// were told.
	busy, timed bool
	// visit says that it was the time of a visit that another is wished in place of.
	visit bool
	// told is the day that was said before what was told of it: "los martes salgo a las 2".
	told dayChoice
}

// note keeps what the n lexemes at i say of a time.
func (s *scanner) note(i, n int, busy bool) {
	if !s.referring && !busy {
		return
	}
	for j := i; j < i+n; {
		if k := s.at(j).kind; k == from || k == after || k == before || k == by || k == until {
			j++
			continue
		}
		if d, m := s.dayExpression(j); m > 0 && s.noteDay(d, busy) {
			j += m
			continue
		}
		if c, m := s.clockExpression(j, nil); m > 0 && len(c.alts) > 0 {
			s.back.clock, s.back.busy = c, s.back.busy || busy
			s.back.timed = s.back.timed || busy
			j += m
			continue
		}
		j++
	}
}

// noteFound keeps what an item says of a time that the n lexemes at i were read as.
func (s *scanner) noteFound(i, n int, found item) {
	if !found.free {
		s.note(i, n, false)
		return
	}
	first := found.day.alts[0][0]
	s.back.day, s.back.first, s.back.hasDay = first, first, true
}

// noteDay keeps the days that were spoken of; ok is false where they are none that may be
// referred back to.
func (s *scanner) noteDay(d dayChoice, busy bool) (ok bool) {
	if len(d.alts) == 0 || len(d.alts[0]) == 0 || d.fault != "" {
		return false
	}
	list := d.alts[0]
	if busy {
		s.back.days, s.back.busy = union(s.back.days, list), true
	}
	if d.set != 0 && len(list) > 1 { // "on Tuesdays": no day, but days
		return len(d.alts) == 1
	}
	if last := list[len(list)-1]; !busy || !s.back.busy || !s.back.hasDay || last > s.back.day {
		s.back.day, s.back.first, s.back.hasDay = last, list[0], true
	}
	return true
}

// refersBack recognises "that day", "same time", "after that" and "before then", where
// something was spoken of, and "the week after" behind what somebody is busy with.
func (s *scanner) refersBack(i int) ([]item, int) {
	x := s.at(i)
	switch {
	case x.kind == otherwise && len(s.back.days) > 0:
		return []item{{kind: notItem}, {kind: dayItem, day: dayChoice{alts: []offsets{s.back.days}}}, {kind: butItem}}, 1
	case x.kind == otherwise:
		return []item{{kind: anyItem}}, 1
	case x.kind == sameDay && x.a == 1 && len(s.back.days) > 0:
		return []item{{kind: dayItem, day: dayChoice{alts: []offsets{s.back.days}}}}, 1
	case x.kind == sameDay && s.visit.IsZero() && s.back.hasDay:
		return []item{{kind: dayItem, day: oneDay(s.back.day)}}, 1
	case x.kind == sameTime && s.visit.IsZero() && len(s.back.clock.alts) > 0:
		return []item{{kind: clockItem, clock: s.back.clock}}, 1
	case x.kind == thereafter && (x.b == 0 || s.back.busy) || s.back.busy && (x.kind == after || x.kind == before) && (s.pauses(i+1) || s.spanish && (s.word(i+1) == "puedo" || s.word(i+1) == "si" || s.word(i+1) == "podria" || s.word(i+1) == "podemos")):
		k := after
		switch {
		case x.kind == before || x.kind == thereafter && x.a == 1:
			k = before
		case x.a == 2:
			k = from
		}
		return s.beyondNoted(k), btoi(len(s.beyondNoted(k)) > 0)
	}
	if d, n := s.weekdayBeyond(i); n > 0 {
		return []item{{kind: dayItem, day: d}}, n
	}
	n := s.articles(i)
	if u := s.at(i + n); s.back.busy && s.back.hasDay && u.kind == unit && u.a == 7 && s.at(i+n+1).kind == after && (s.pauses(i+n+2) || s.politeness(i+n+2)) {
		first := s.cal.monday(s.back.day) + 7
		return []item{{kind: dayItem, day: dayChoice{alts: []offsets{days(first, first+6)}}}}, n + 2
	}
	return nil, 0
}

// beyondNoted is what lies after or before the time that was spoken of.
func (s *scanner) beyondNoted(k kind) (out []item) {
	if s.back.hasDay && len(s.back.clock.alts) == 0 {
		edge := s.back.day
		if k == before {
			edge = s.back.first
		}
		return []item{{kind: dayItem, day: s.bounded(k, oneDay(edge))}}
	}
	if len(s.back.clock.alts) == 0 {
		return nil
	}
	if s.back.hasDay {
		out = []item{{kind: dayItem, day: oneDay(s.back.day)}}
	}
	w := s.back.clock.alts[0]
	if k != before {
		w = window{from: w.to - btoi(w.exact), to: allDay}
	} else {
		w = window{from: 0, to: w.from}
	}
	return append(out, item{kind: clockItem, clock: sure(w)})
}

// weekdayBeyond recognises "the Monday after" behind a day: the first one later than it.
func (s *scanner) weekdayBeyond(i int) (dayChoice, int) {
	w := s.at(i + 1)
	if that := s.at(i + 2); s.at(i).kind == article && w.kind == weekday && that.kind == thereafter && that.a == 0 {
		if from, ok := s.spokenOf(); ok {
			return dayChoice{alts: []offsets{s.cal.only(days(from+1, from+7), 1<<w.a)}}, 3
		}
	}
	if s.at(i).kind != article || w.kind != weekday || s.at(i+2).kind != after || !s.pauses(i+3) || !s.back.hasDay {
		return dayChoice{}, 0
	}
	return dayChoice{alts: []offsets{s.cal.only(days(s.back.day+1, s.back.day+7), 1<<w.a)}}, 3
}

// onlyDays are the days that were said of a visit that is moved: where only a time is new, it
// stays on its day.
func onlyDays(items []item) (out []item) {
	for _, it := range items {
		if it.kind == dayItem && len(it.day.alts) > 0 && len(it.day.alts[0]) == 1 {
			out = append(out, it)
		}
	}
	return out
}

// onNotedDay is a time on the day of the visit that is moved by it, or of what somebody has
// on: "change my Friday 2pm appt to 3", "a meeting at 10 tomorrow, could I come at 11 instead".
func (s *scanner) onNotedDay(items []item) []item {
	if len(items) == 0 || !s.visit.IsZero() {
		return items
	}
	if !slices.ContainsFunc(items, func(it item) bool { return it.kind == clockItem }) {
		return items
	}
	for _, it := range items {
		if it.kind != clockItem && it.kind != butItem && it.kind != orItem && it.kind != andItem && it.kind != commaItem {
			return items
		}
	}
	if s.back.told.alts != nil && s.back.timed {
		return append([]item{{kind: dayItem, day: s.back.told}}, items...)
	}
	instead := slices.ContainsFunc(s.tokens, func(t token) bool { return t.word == "instead" })
	if !s.back.hasDay || s.back.first != s.back.day || s.back.day < 0 || !s.moving && !s.back.visit && !(s.back.busy && (instead || s.back.timed)) {
		return items
	}
	return append([]item{{kind: dayItem, day: oneDay(s.back.day)}}, items...)
}

// refers reports whether something in the text may refer back to a time in it.
func (s *scanner) refers() bool {
	for i, x := range s.lex {
		switch x.kind {
		case sameDay, sameTime, thereafter, otherwise, engaged, instead:
			return true
		case after, before, article, unit:
			if s.isSide(i) && s.pauses(i+1) || s.isSide(i+1) && s.pauses(i+2) {
				return true
			}
		}
	}
	for _, t := range s.tokens {
		if t.word == "instead" || t.word == "later" || t.word == "earlier" {
			return true
		}
	}
	return false
}
