package when

// spanishDays recognises days that only Spanish says so, at lexeme i.
func (s *scanner) spanishDays(i int) (dayChoice, int) {
	if !s.spanish {
		return dayChoice{}, 0
	}
	for _, try := range []func(*scanner, int) (dayChoice, int){(*scanner).ledBound, (*scanner).weekSpan, (*scanner).bareWeek, (*scanner).aroundDay, (*scanner).dayNext, (*scanner).sameAgain} {
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

// ledBound recognises a bound behind a small word: "para después del 15", and one that is
// said twice: "desde el jueves en adelante".
func (s *scanner) ledBound(i int) (dayChoice, int) {
	switch k := s.at(i + 1).kind; {
	case s.at(i).kind == filler && (k == after || k == before || k == until || k == between):
		d, n := s.dayExpression(i + 1)
		return d, (n + 1) * btoi(n > 0)
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
	return x.kind == daySet && x.a == monToFri && s.tokens[x.from].word == "dias"
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
	if k := s.at(i + n).kind; mark == other && (k == next || k == last) {
		mark, n = k, n+1
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

// firstDays recognises "los primeros 3 días de enero", "los últimos diez días del mes".
func (s *scanner) firstDays(i int) (dayChoice, int) {
	x, count, u, lead := s.at(i), s.at(i+1), s.at(i+2), s.at(i+3)
	if count.kind == ordinal || count.kind == last { // "los 3 primeros días"
		x, count = count, x
	}
	if x.kind != last && (x.kind != ordinal || x.a != 1) || count.kind != number || count.a < 1 || u.kind != unit || u.a != 1 && u.a != 7 || lead.kind != of {
		return dayChoice{}, 0
	}
	list, n := s.periodNamed(i + 4)
	many := count.a * u.a
	if n == 0 || many > len(list) {
		return dayChoice{}, 0
	}
	if x.kind == last {
		return dayChoice{alts: []offsets{list[len(list)-many:]}}, n + 4
	}
	return dayChoice{alts: []offsets{list[:many]}}, n + 4
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
	if w := s.word(i + 1); w != "dias" && w != "semanas" && w != "meses" {
		return dayChoice{}, 0
	}
	return dayChoice{alts: []offsets{days(0, few[u.a])}}, 2
}

// bareWeek recognises a week or a month that nothing marks where no other can be meant:
// "durante la semana", "por el mes". In some places "entre semana" is said so, too.
func (s *scanner) bareWeek(i int) (dayChoice, int) {
	lead, u := s.at(i), s.at(i+2)
	by := lead.kind == filler && s.word(i) != "para" || lead.kind == inTime && s.word(i) == "en"
	if k := s.at(i + 1).kind; !by || k != article && k != esArticle || u.kind != unit || u.a != 7 && u.a != 0 {
		return dayChoice{}, 0
	}
	switch k := s.at(i + 3).kind; k {
	case next, last, this, after, before, of, number, ordinal:
		return dayChoice{}, 0
	}
	return s.marked(u, this), 3
}
