package when

import (
	"math/bits"
	"time"
)

// stretch recognises "next week", "this month", "the weekend", "early next week", "in
// March", "the week of the 12th".
func (s *scanner) stretch(i int) (dayChoice, int) {
	if s.at(i).kind == weekOf && s.at(i+1).kind != weekOf {
		d, n := s.day(i + 1)
		if n == 0 {
			d, n = s.plainNumber(i + 1)
		}
		if n == 0 || d.fault != "" {
			return d, n
		}
		o := d.alts[0][0]
		if w := s.tokens[s.at(i).to-1].word; w == "starting" || w == "beginning" || w == "commencing" {
			return dayChoice{alts: []offsets{days(o, o+6)}}, n + 1
		}
		first := s.cal.monday(o)
		out := dayChoice{alts: []offsets{days(first, first+6)}}
		if s.cal.at(o).Weekday() == time.Sunday { // for many, Sunday begins the week
			out.alts = append(out.alts, days(o, o+6))
		}
		return out, n + 1
	}
	if d, n := s.feastWeek(i); n > 0 {
		return d, n
	}
	switch s.word(i) {
	case "eom":
		return dayChoice{alts: []offsets{s.cal.monthDays(0)[20:]}}, 1
	case "bom":
		return dayChoice{alts: []offsets{s.cal.monthDays(0)[:10]}}, 1
	}
	part, n := lexeme{}, 0
	if k := s.at(i).kind; k == early || k == late || k == mid {
		part, n = s.at(i), 1
		for k := s.at(i + n).kind; k == article || k == of || k == inTime; k = s.at(i + n).kind {
			n++
		}
	}
	to, skip := s.partTo(i + n)
	n += skip
	d, m := s.wholeStretch(i+n, part.kind != other)
	if part.kind != other && m == 0 {
		d, m = s.partOfYear(i + n)
	}
	if m == 0 {
		return d, 0
	}
	for j, alt := range d.alts {
		d.alts[j] = partOf(alt, part.kind)
		if last := partOf(alt, to); skip > 0 {
			d.alts[j] = days(d.alts[j][0], last[len(last)-1])
		}
	}
	if u := s.at(i + n); s.spanish && (part.kind == early || part.kind == mid) && m == 1 && u.kind == unit && d.alts[0][0] < 0 && !s.isEarlier(part) { // it has begun, or is over
		coming := partOf(s.marked(u, next).alts[0], part.kind)
		if d.alts[0][len(d.alts[0])-1] < 0 {
			d.alts = nil
		}
		d.alts = append(d.alts, coming)
	}
	return d, n + m
}

// wholeStretch recognises a week, a month or a weekend, marked before or behind. Only
// where marked is true may it stand without a mark.
func (s *scanner) wholeStretch(i int, marked bool) (dayChoice, int) {
	mark, n := s.mark(i), 1
	if s.isStretch(i) {
		mark, n = s.at(i+1), 0
	}
	x := s.at(i + n)
	if !s.isStretch(i+n) || n == 0 && x.kind == unit && x.a == 1 && (s.spanish || s.isStretch(i+2)) { // "un día de la próxima semana"
		return dayChoice{}, 0
	}
	switch mark.kind {
	case after:
		if d, m := s.afterNext(i); n == 0 && m > 0 {
			return d, m
		}
	case next, this, last:
		if mark.kind == this && x.kind == month && s.word(i+n) == "may" && (s.isNoun(i+n+1) || s.at(i+n+1).kind == or) {
			return dayChoice{}, 0 // "this may take"
		}
		if n == 0 && !s.spanish { // "week next ..." is no English
			mark = lexeme{}
		} else {
			if list, m := s.monthNamed(i + n); m > 1 && x.kind == month {
				return dayChoice{alts: []offsets{list}}, n + m
			}
			if mark.kind == this && x.kind == month && s.spanish {
				return s.thisMonth(x.a), 2
			}
			if x.kind == weekend && mark.kind == next && mark.a == 1 && !s.spanish { // "the coming weekend"
				return s.marked(x, this), 2
			}
			return s.marked(x, mark.kind), 2
		}
	case inTime, of, filler, within:
		if x.kind == month && n == 1 && !s.dayNumber(i+2) && !s.isJoinedDay(i+1) && !s.isHalved(i+2) && !(s.at(i+2).kind == comma && s.at(i+3).kind == ordinal) {
			if list, m := s.monthNamed(i + 1); m > 1 {
				return dayChoice{alts: []offsets{list}}, 1 + m
			}
			return s.marked(x, this), 2
		}
	}
	if n == 0 && (x.kind == weekend || marked) {
		return s.marked(x, this), 1
	}
	if list, m := s.monthNamed(i); m > 1 && s.at(i).kind == month || m == 1 && s.at(i).kind == month && s.isBareMonth(i) {
		return dayChoice{alts: []offsets{list}}, m
	}
	return dayChoice{}, 0
}

// marked is the week, month or weekend with "next", "this" or "last" to it.
func (s *scanner) marked(x lexeme, mark kind) dayChoice {
	by := map[kind]int{next: 1, last: -1}[mark]
	switch {
	case x.kind == weekend:
		return s.weekends(by)
	case x.kind == workweek:
		d := s.week(by)
		for i, alt := range d.alts {
			d.alts[i] = s.cal.only(alt, monToFri)
		}
		return d
	case x.kind == month:
		ahead := (x.a - int(s.cal.today.Month()) + 12) % 12
		if by < 0 {
			ahead -= 12
		}
		return dayChoice{alts: []offsets{s.cal.monthDays(ahead)}}
	case x.a == 0:
		return dayChoice{alts: []offsets{s.cal.monthDays(by)}}
	case x.a == yearUnit:
		return dayChoice{alts: []offsets{s.cal.yearDays(s.cal.today.Year() + by)}}
	case x.a == 7:
		return s.week(by)
	}
	return dayChoice{alts: []offsets{days(by*x.a, by*x.a+x.a-1)}}
}

// week is this week or next week. Weeks begin on Monday; on a Sunday "next week" may
// also mean the one after tomorrow's, and "this week" reaches to Saturday.
func (s *scanner) week(by int) dayChoice {
	first := s.cal.monday(0) + 7*by
	list := dayChoice{alts: []offsets{days(first, first+6)}}
	if s.cal.weekday() != 0 {
		return list
	}
	switch by {
	case 0:
		return dayChoice{alts: []offsets{days(0, 6)}}
	case 1:
		list.alts = append(list.alts, days(7, 13))
	}
	return list
}

// coming recognises "upcoming 2 weeks", "the 3 next days". "Upcoming" may also name the
// last of them.
func (s *scanner) coming(i int) (dayChoice, int) {
	mark, count, u := s.at(i), s.mark(i+1), s.at(i+2)
	if mark.kind == number && count.kind == last && u.kind == unit && s.ahead(mark.a, u.a) <= maxAhead { // "the 10 past days"
		return s.backBy(mark.a, u.a), 3
	}
	if s.spanish && mark.kind == number && count.kind == unit && (u.kind == next || u.kind == last) { // "los 3 días siguientes"
		mark, count, u = u, mark, count
		if o := s.ahead(count.a, u.a); mark.kind == last && count.a > 0 && o <= maxAhead {
			return dayChoice{alts: []offsets{days(-o, -1)}}, 3
		}
	}
	if !s.spanish && count.kind == next && count.a == 0 && mark.a > 1 && u.kind == unit && !s.isPlural(i+2) {
		return dayChoice{}, 0 // "at 3 next week"
	}
	if count.kind == next || count.kind == last && mark.kind == number {
		mark, count = count, mark
	}
	if i > 0 && s.touching(i-1, 2) && s.at(i-1).kind == other {
		return dayChoice{}, 0 // "q1 next year"
	}
	if u.kind == daySet && u.a == monToFri && count.kind == number && (mark.kind == next || mark.kind == last) {
		return s.workdays(count.a, mark.kind)
	}
	if mark.kind != next || count.kind != number || u.kind != unit || count.a < 1 || s.ahead(count.a, u.a) > maxAhead {
		return dayChoice{}, 0
	}
	ahead := s.ahead(count.a, u.a)
	d := dayChoice{alts: []offsets{days(1, ahead)}}
	if mark.a != 1 || s.spanish {
		return d, 3
	}
	switch u.a {
	case 0:
		d.alts = append(d.alts, s.cal.monthDays(count.a))
	case 1:
		d.alts = append(d.alts, offsets{ahead})
	case 7:
		d.alts = append(d.alts, s.week(count.a).alts[0])
	}
	return d, 3
}

// counted recognises "in 3 days", "two weeks from now", "next 2 weeks", "3 days ago".
func (s *scanner) counted(i int) (dayChoice, int) {
	k, n := s.mark(i).kind, 0
	if k == inTime || k == last || k == within || k == next || k == this {
		n = 1
	}
	if d, m := s.halfCounted(i, n); m > 0 {
		return d, m
	}
	count, u := s.at(i+n), s.at(i+n+1)
	if u.kind == more {
		n++
		u = s.at(i + n + 1)
	}
	if j := s.at(i + n + 1).kind; count.kind == number && (j == toward || j == dash || j == or) && s.at(i+n+2).kind == number && s.at(i+n+3).kind == unit {
		return s.countedRange(i, n)
	}
	switch {
	case count.kind == unit && k == within:
		return dayChoice{alts: []offsets{days(0, s.ahead(1, count.a))}}, n + 1
	case u.kind != unit || count.kind != number && count.kind != single:
		return dayChoice{}, 0
	}
	ahead := s.ahead(max(count.a, 1), u.a)
	if count.kind == number {
		ahead = s.ahead(count.a, u.a)
	}
	n += 2
	switch {
	case ahead > maxAhead:
		return dayChoice{}, 0
	case s.at(i+n).kind == ago:
		return oneDay(-ahead), n + 1
	case k == within:
		return dayChoice{alts: []offsets{days(0, ahead)}}, n
	case k == inTime && s.at(i+n).kind == or && (s.word(i+n+1) == "less" || s.word(i+n+1) == "menos"): // "in 3 days or less"
		return dayChoice{alts: []offsets{days(0, ahead)}}, n + 2
	case k == last:
		return s.backBy(max(count.a, 1), u.a), n
	case k == next || k == this:
		return dayChoice{alts: []offsets{days(1, ahead)}}, n
	case s.at(i+n).kind == fromNow && k != inTime:
		n++
	case k != inTime:
		return dayChoice{}, 0
	}
	d := s.atLeast(i, oneDay(ahead), 0)
	if more, m := s.halfUnit(i+n, u.a); m > 0 && k == inTime {
		return dayChoice{alts: []offsets{days(ahead+more, ahead+more+btoi(u.a == 7))}}, n + m
	}
	if u.a != 1 {
		d.wide = days(s.cal.monday(ahead), s.cal.monday(ahead)+6)
	}
	return d, n
}

func (s *scanner) ahead(n, unit int) int {
	switch {
	case n > maxAhead:
		return n
	case unit == 0:
		return s.cal.monthsAhead(n)
	case unit == yearUnit:
		return s.cal.monthsAhead(12 * n)
	}
	return n * unit
}

// countedWeekday recognises "3 Fridays from now", "two Thursdays ago".
func (s *scanner) countedWeekday(i int) (dayChoice, int) {
	count, x := s.at(i).a, s.at(i+1)
	w := x.a
	if x.kind == daySet {
		w = bits.TrailingZeros(uint(x.a))
		if bits.OnesCount(uint(x.a)) != 1 {
			return dayChoice{}, 0
		}
	}
	ahead := (w - s.cal.weekday() + 7) % 7
	switch {
	case count < 1 || count > maxAhead/7:
	case s.at(i+2).kind == fromNow, s.word(i+2) == "later":
		return oneDay((ahead+6)%7 + 1 + 7*(count-1)), 3
	case s.at(i+2).kind == ago, s.word(i+2) == "back":
		return oneDay((ahead+6)%7 + 1 - 7 - 7*(count-1) - 7*((7-(ahead+6)%7-1)/7)), 3
	case s.spanish && s.at(i-1).kind == inTime && s.word(i-1) != "en": // "dentro de tres lunes"
		return oneDay((ahead+6)%7 + 1 + 7*(count-1)), 2
	}
	return dayChoice{}, 0
}
