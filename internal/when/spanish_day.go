package when

import "strings"

// spanishDays recognises days that only Spanish says so, at lexeme i.
func (s *scanner) spanishDays(i int) (dayChoice, int) {
	if !s.spanish {
		return s.soonish(i)
	}
	for _, try := range []func(*scanner, int) (dayChoice, int){(*scanner).movedTo, (*scanner).ledBound, (*scanner).weekSpan, (*scanner).bareWeek, (*scanner).listedMonth, (*scanner).twoOrThree, (*scanner).aroundDay, (*scanner).dayNext, (*scanner).sameAgain} {
		if d, n := try(s, i); n > 0 {
			return d, n
		}
	}
	lead := s.articles(i)
	for _, try := range []func(*scanner, int) (dayChoice, int){(*scanner).workingDays, (*scanner).firstDays, (*scanner).comingFew} {
		if d, n := try(s, i+lead); n > 0 {
			return d, lead + n
		}
	}
	return dayChoice{}, 0
}

// soonish recognises "in 5 business days", "the coming weeks" in English.
func (s *scanner) soonish(i int) (dayChoice, int) {
	lead := s.articles(i)
	if d, n := s.workingDays(i + lead); n > 0 {
		return d, lead + n
	}
	if d, n := s.firstDays(i + lead); n > 0 {
		return d, lead + n
	}
	d, n := s.comingFew(i + lead)
	return d, (lead + n) * btoi(n > 0)
}

// ledBound recognises a bound behind a small word: "para después del 15", and one that is
// said twice: "desde el jueves en adelante".
func (s *scanner) ledBound(i int) (dayChoice, int) {
	switch k := s.at(i + 1).kind; {
	case s.at(i).kind == filler && (k == after || k == before || k == until || k == between):
		d, n := s.dayExpression(i + 1)
		return d, (n + 1) * btoi(n > 0)
	case s.at(i).kind == by && s.at(i+2).kind == unit && (k == article || k == esArticle): // "antes de que termine la semana"
		return s.bounded(by, s.marked(s.at(i+2), this)), 3
	case s.at(i).kind == from && !s.ailing:
		d, n := s.dated(i + 1)
		if n == 0 && s.at(i).b == 1 {
			d, n = s.plainNumber(i + 1)
		}
		if n > 0 && s.at(i+1+n).kind == onward {
			return s.bounded(from, d), n + 2
		}
	}
	return dayChoice{}, 0
}

// weekSpan recognises "la semana del 4 al 8 de enero".
func (s *scanner) weekSpan(i int) (dayChoice, int) {
	if s.at(i).kind != weekOf {
		return dayChoice{}, 0
	}
	if d, n := s.numbered(i + 1); n > 0 {
		return d, n + 1
	}
	return s.numbers(i)
}

// isWorkdays reports whether "días hábiles" stands at i.
func (s *scanner) isWorkdays(i int) bool {
	x := s.at(i)
	if x.kind != daySet || x.a != monToFri {
		return false
	}
	w := s.tokens[x.to-1].word
	return strings.HasPrefix(s.tokens[x.from].word, "dia") || w == "workdays" || !s.spanish && x.to == x.from+2 && w == "days"
}

// workingDays recognises "en 5 días hábiles", "los próximos 3 días hábiles", "los 4 días
// laborables siguientes". Which holidays the clinic keeps is not known here.
func (s *scanner) workingDays(i int) (dayChoice, int) {
	mark, n := s.at(i).kind, 1
	if mark != inTime && mark != within && mark != next && mark != last {
		mark, n = other, 0
	}
	count := s.at(i + n)
	if count.kind != number || count.a < 1 || count.a > 60 || !s.isWorkdays(i+n+1) {
		return dayChoice{}, 0
	}
	n += 2
	switch k := s.at(i + n).kind; {
	case mark == other && (k == next || k == last):
		mark, n = k, n+1
	case k == fromNow:
		mark, n = inTime, n+1
	}
	ahead := s.cal.only(days(1, 3*count.a+7), monToFri)[:count.a]
	switch mark {
	case inTime:
		return oneDay(ahead[count.a-1]), n
	case within, next:
		return dayChoice{alts: []offsets{ahead}}, n
	case last:
		back := s.cal.only(days(-3*count.a-7, -1), monToFri)
		return dayChoice{alts: []offsets{back[len(back)-count.a:]}}, n
	}
	return dayChoice{}, 0
}

// firstDays recognises "los primeros 3 días de enero", "los últimos diez días de este mes"; of
// days that are not counted, the early or the late part: "los primeros meses del año".
func (s *scanner) firstDays(i int) (dayChoice, int) {
	x, count, n := s.at(i), s.at(i+1), 2
	if count.kind == ordinal || count.kind == last { // "los 3 primeros días"
		x, count = count, x
	}
	if count.kind == unit {
		count, n = lexeme{}, 1
	}
	u, lead := s.at(i+n), s.at(i+n+1)
	counted := count.kind == number && count.a > 0 && (u.a == 1 || u.a == 7)
	if x.kind != last && (x.kind != ordinal || x.a != 1) || u.kind != unit || !counted && (n > 1 || !s.isPlural(i+n)) {
		return dayChoice{}, 0
	}
	n += 1 + btoi(lead.kind == of)
	if lead.kind != of && !strings.HasPrefix(s.tokens[lead.from].word, "de") {
		return dayChoice{}, 0
	}
	list, m := s.periodNamed(i + n)
	many := count.a * u.a
	switch {
	case m == 0 || many > len(list):
		return dayChoice{}, 0
	case !counted && x.kind == last:
		return dayChoice{alts: []offsets{partOf(list, late)}}, n + m
	case !counted:
		return dayChoice{alts: []offsets{partOf(list, early)}}, n + m
	case x.kind == last:
		return dayChoice{alts: []offsets{list[len(list)-many:]}}, n + m
	}
	return dayChoice{alts: []offsets{list[:many]}}, n + m
}

func (s *scanner) isPlural(i int) bool {
	switch s.word(i) {
	case "dias", "semanas", "meses", "days", "weeks", "months":
		return true
	}
	return false
}

// few is how many days are meant by some days, weeks or months to come.
var few = map[int]int{1: 7, 7: 28, 0: 92}

// comingFew recognises "en los próximos días", "las próximas semanas": soon, but how soon is
// not said, so it is a long stretch.
func (s *scanner) comingFew(i int) (dayChoice, int) {
	lead, u := s.at(i), s.at(i+1)
	if lead.kind != within && lead.kind != next || u.kind != unit || few[u.a] == 0 {
		return dayChoice{}, 0
	}
	if k := s.at(i + 2).kind; !s.spanish && (k == weekday || k == ordinal || k == last || k == dayPart || k == halfPast) {
		return dayChoice{}, 0 // "next week's Friday"
	}
	if !s.isPlural(i+1) || !s.spanish && lead.kind == within && !s.isAhead(lead) {
		return dayChoice{}, 0
	}
	return dayChoice{alts: []offsets{days(0, few[u.a])}}, 2
}

// isAhead reports whether a lexeme says that something comes: "in the coming", "over the next".
func (s *scanner) isAhead(x lexeme) bool {
	w := s.tokens[x.to-1].word
	return w == "coming" || w == "next"
}

// bareWeek recognises a week or a month that nothing marks where no other can be meant:
// "durante la semana", "por el mes". In some places "entre semana" is said so, too.
func (s *scanner) bareWeek(i int) (dayChoice, int) {
	lead, u := s.at(i), s.at(i+2)
	by := lead.kind == filler && s.word(i) != "para" || lead.kind == inTime && s.word(i) == "en"
	if k := s.at(i + 1).kind; !by || k != article && k != esArticle || u.kind != unit || u.a != 7 && u.a != 0 {
		return dayChoice{}, 0
	}
	if s.word(i+3) == "numero" {
		return dayChoice{}, 0
	}
	switch k := s.at(i + 3).kind; k {
	case next, last, this, after, before, of, number, ordinal:
		return dayChoice{}, 0
	}
	return s.marked(u, this), 3
}

// listedMonth recognises a month of a list: "enero o febrero".
func (s *scanner) listedMonth(i int) (dayChoice, int) {
	x := s.at(i)
	before := s.isListed(i-1) && s.at(i-2).kind == month
	behind := s.isListed(i+1) && s.at(i+2).kind == month && !s.dayNumber(i+3)
	if x.kind != month || len(s.word(i)) < 4 || !before && !behind || s.dayNumber(i+1) || s.at(i-1).kind == of || s.at(i-3).kind == of {
		return dayChoice{}, 0
	}
	list, n := s.monthNamed(i)
	return dayChoice{alts: []offsets{list}}, n
}
