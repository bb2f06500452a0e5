package when

import "slices"

// alsoNames are months that are people's names or other words, too: alone they are a month
// only where a day was asked for.
var alsoNames = []string{"march", "mar", "april", "may", "june", "abril", "julio", "agosto", "marzo", "mayo"}

// isBareMonth reports whether the month at i, before which nothing leads to a time, is
// wished: all that is said, or the end of a thought ("I'm out February").
func (s *scanner) isBareMonth(i int) bool {
	if len(s.lex) == 1 && s.asked&AskedDay != 0 {
		return true
	}
	if slices.Contains(alsoNames, s.word(i)) {
		return false
	}
	if k := s.at(i + 1).kind; k == or && s.at(i+2).kind == month || s.at(i-1).kind == or && s.at(i-2).kind == month {
		return true // "Jan or Feb"
	}
	return len(s.lex) == 1 || !s.spanish && s.at(i-1).kind == other && i > 1 && (s.pauses(i+1) || s.politeness(i+1)) && !slices.Contains([]string{"my", "our", "your", "his", "her", "their"}, s.word(i-1))
}

// afterNext recognises "the week after next", "the month after the next" at the week.
func (s *scanner) afterNext(i int) (dayChoice, int) {
	x, n := s.at(i), 2+s.articles(i+2)
	if s.at(i+1).kind != after || s.at(i+n).kind != next || s.isStretch(i+n+1) {
		return dayChoice{}, 0
	}
	n++
	switch {
	case x.kind == weekend:
		saturday := s.cal.monday(0) + 5 + 14
		return dayChoice{alts: []offsets{{saturday, saturday + 1}}}, n
	case x.kind == month:
		ahead := (int(x.a)-int(s.cal.today.Month())+11)%12 + 1
		return dayChoice{alts: []offsets{s.cal.monthDays(ahead + 12)}}, n
	case x.kind == unit && x.a == 7:
		return s.week(2), n
	case x.kind == unit && x.a == 0:
		return dayChoice{alts: []offsets{s.cal.monthDays(2)}}, n
	case x.kind == unit && x.a == yearUnit:
		return dayChoice{alts: []offsets{s.cal.yearDays(s.cal.today.Year() + 2)}}, n
	}
	return dayChoice{}, 0
}

// theStretch recognises "for the week", "in the month": the one that is now.
func (s *scanner) theStretch(i int) (dayChoice, int) {
	lead, x := s.at(i), s.at(i+2)
	if lead.kind == inTime && s.at(i+1).kind == article && x.kind == holiday && x.a == newYearsDay && s.tokens[x.to-1].word == "year" {
		return s.marked(lexeme{kind: month, a: 1}, next), 3 // "in the new year"
	}
	if lead.kind == inTime && s.at(i+1).b == 4 {
		for _, try := range []func(*scanner, int) (dayChoice, int){(*scanner).isoDate, (*scanner).namedIsoDate, (*scanner).yearMonth} {
			if d, n := try(s, i+1); n > 1 { // "in 2027-03"
				return d, 1 + n
			}
		}
	}
	if list, n := s.yearNamed(i + 1); lead.kind == inTime && n > 0 && s.at(i+n).b == 4 { // "in 2027"
		return dayChoice{alts: []offsets{list}}, 1 + n
	}
	if s.spanish || lead.kind != inTime && s.word(i) != "for" || s.at(i+1).kind != article || x.kind != unit || x.a != 7 && x.a != 0 || !s.pauses(i+3) && !s.politeness(i+3) {
		return dayChoice{}, 0
	}
	return s.marked(x, this), 3
}

// shareOf recognises some days at an end of a month or a year: "the last 3 weeks of this
// year", "first ten days of June".
func (s *scanner) shareOf(i int) (dayChoice, int) {
	which, count, u, k := s.at(i), s.at(i+1), s.at(i+2), s.at(i+3).kind
	first := which.kind == ordinal && which.a == 1
	if !first && which.kind != last || count.kind != number || u.kind != unit || u.a == yearUnit || u.a == 0 || k != of && k != inTime {
		return dayChoice{}, 0
	}
	list, n := s.periodNamed(i + 4)
	many := count.a * u.a
	if n == 0 || many < 1 || many > len(list) {
		return dayChoice{}, 0
	}
	if first {
		return dayChoice{alts: []offsets{list[:many]}}, 4 + n
	}
	return dayChoice{alts: []offsets{list[len(list)-many:]}}, 4 + n
}

// workdays is as many weekdays, from tomorrow on or up to yesterday, said in three lexemes.
func (s *scanner) workdays(many int, mark kind) (dayChoice, int) {
	if many < 1 || many > maxAhead/7 {
		return dayChoice{}, 0
	}
	if mark == last {
		list := s.cal.only(days(-7*many, -1), monToFri)
		return dayChoice{alts: []offsets{list[len(list)-many:]}}, 3
	}
	return dayChoice{alts: []offsets{s.cal.only(days(1, 7*many), monToFri)[:many]}}, 3
}

// thisOrNext recognises "this or next week", "this Monday or next", "esta o la próxima semana".
func (s *scanner) thisOrNext(i int) (dayChoice, int) {
	if s.at(i).kind != this {
		return dayChoice{}, 0
	}
	u, n := s.at(i+1), 2
	if u.kind == or {
		n += s.articles(i + 2)
		a, b := s.at(i+n), s.at(i+n+1)
		switch {
		case a.kind == next:
			return s.thisAndNext(b), n + 2
		case b.kind == next && s.spanish:
			return s.thisAndNext(a), n + 2
		}
		return dayChoice{}, 0
	}
	if s.word(i+2) == "if" && u.kind == unit { // "this week if possible otherwise next"
		n += 2
	}
	if s.at(i+n).kind != or {
		return dayChoice{}, 0
	}
	n += 1 + btoi(s.at(i+n+1).kind == article || s.at(i+n+1).kind == esArticle)
	if s.at(i+n).kind != next {
		return dayChoice{}, 0
	}
	switch s.at(i + n + 1).kind {
	case weekday, unit, weekend, month, workweek, number, ordinal, pick, daySet, dayPart:
		if k := s.at(i + n + 1).kind; k != dayPart || u.kind != weekday {
			return dayChoice{}, 0
		}
	}
	return s.thisAndNext(u), n + 1
}

// thisAndNext is both the present or coming period and the one behind it; empty where the lexeme
// is none.
func (s *scanner) thisAndNext(u lexeme) dayChoice {
	switch {
	case u.kind == unit && u.a == 7:
		return dayChoice{alts: []offsets{days(s.cal.monday(0), s.cal.monday(0)+13)}}
	case u.kind == unit && u.a == 0:
		return dayChoice{alts: []offsets{slices.Concat(s.cal.monthDays(0), s.cal.monthDays(1))}}
	case u.kind == weekend:
		first := s.cal.monday(0) + 5
		return dayChoice{alts: []offsets{{first, first + 1, first + 7, first + 8}}}
	case u.kind == weekday:
		first := s.weekday(u.a, lexeme{kind: this}).alts[0][0]
		return dayChoice{alts: []offsets{{first, first + 7}}}
	}
	return dayChoice{alts: []offsets{nil}}
}

// countedRange recognises "2 to 3 weeks from now", "in 2-3 weeks" whose numbers stand n behind i.
func (s *scanner) countedRange(i, n int) (dayChoice, int) {
	a, b, u := s.at(i+n), s.at(i+n+2), s.at(i+n+3)
	led := s.at(i).kind == inTime
	if s.at(i+n+4).kind != fromNow && !led || a.a < 1 || b.a <= a.a || s.ahead(b.a, u.a) > maxAhead {
		return dayChoice{}, 0
	}
	n += 4 + btoi(s.at(i+n+4).kind == fromNow)
	return dayChoice{alts: []offsets{days(s.ahead(a.a, u.a), s.ahead(b.a, u.a))}}, n
}

// nextOrAfter recognises "next week or the week after", "next weekend or the following one".
func (s *scanner) nextOrAfter(i int) (dayChoice, int) {
	u, pause := s.at(i+1), btoi(s.at(i+2).kind == comma)
	if s.spanish || s.at(i).kind != next || s.at(i+2+pause).kind != or || u.kind != weekend && (u.kind != unit || u.a != 7 && u.a != 0) {
		return dayChoice{}, 0
	}
	n := 3 + pause + s.articles(i+3+pause)
	mark, again := s.at(i+n), s.at(i+n+1)
	switch {
	case mark.kind == u.kind && mark.a == u.a && again.kind == after: // "the week after", "the week after that"
		n += 2 + btoi(s.at(i+n+2).kind == next || s.word(i+n+2) == "that")
	case s.word(i+n) == "one" && again.kind == after:
		n += 2
	case mark.kind == u.kind && mark.a == u.a && again.kind == thereafter:
		n += 2
	case mark.kind == next && s.tokens[mark.to-1].word == "following":
		n += 1 + btoi(again.kind == u.kind || s.word(i+n+1) == "one")
	default:
		return dayChoice{}, 0
	}
	var both offsets
	switch {
	case u.kind == weekend:
		first := s.cal.monday(0) + 5 + 7
		both = offsets{first, first + 1, first + 7, first + 8}
	case u.a == 7:
		both = days(s.cal.monday(0)+7, s.cal.monday(0)+20)
	default:
		both = slices.Concat(s.cal.monthDays(1), s.cal.monthDays(2))
	}
	return dayChoice{alts: []offsets{both}}, n
}
