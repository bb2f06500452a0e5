package when

// dated recognises one day, a weekday together with the date that it falls on: "lunes 30",
// "viernes 4/12".
func (s *scanner) dated(i int) (dayChoice, int) {
	d, n := s.day(i)
	if d.name == 0 || s.at(i+n-1).kind != weekday {
		return d, n
	}
	skip := btoi(s.at(i+n).kind == comma || s.at(i+n).kind == dash && s.touching(i+n-1, 3))
	date, m := s.date(i + n + skip)
	if m == 0 || date.fault != "" || len(date.alts) != 1 || len(date.alts[0]) != 1 || len(s.cal.only(date.alts[0], 1<<(d.name-1))) == 0 {
		return d, n
	}
	return date, n + skip + m
}

// numbers recognises days of the month that a Spanish article tells from hours: "del 5 al
// 9", "entre el 5 y el 9".
func (s *scanner) numbers(i int) (dayChoice, int) {
	words := s.tokens[s.at(i).from:s.at(i).to]
	if !s.spanish || len(words) == 0 {
		return dayChoice{}, 0
	}
	if w := words[len(words)-1].word; s.at(i).kind != of && s.at(i).kind != between && s.at(i).kind != from && s.at(i).kind != weekOf || w != "del" && w != "el" {
		return dayChoice{}, 0
	}
	opening, lead := s.at(i).kind, s.articles(i+1) // "del día 10"
	i += lead
	a, n := s.plainNumber(i + 1)
	joint := s.at(i + 2)
	joined := joint.kind == toward || joint.kind == single && s.at(i+3).kind == esArticle || joint.kind == until && joint.b == 1 || joint.kind == and && opening == between
	if n == 0 || !joined || a.fault != "" {
		return dayChoice{}, 0
	}
	more := s.articles(i + 3)
	if _, n = s.plainNumber(i + 3 + more); n == 0 || s.isCounted(i+4+more) || s.at(i+4+more).kind == of && s.monthAt(i+5+more) > 0 {
		return dayChoice{}, 0
	}
	first := a.alts[0][0]
	end := s.sameMonth(a, s.at(i+3+more).a)
	if end.fault == "" && end.alts[0][0] < first {
		next := s.cal.monthDays(s.cal.monthsTo(first) + 1)
		end = oneDay(next[min(s.at(i+3+more).a, len(next))-1])
	}
	if end.fault != "" {
		return end, 4 + more + lead
	}
	return s.spanned(opening, first, end.alts[0][0]), 4 + more + lead
}

// spanned is the days from one to another; where a visit is moved from one to the other, the
// other: "mover mi cita del 3 al 10".
func (s *scanner) spanned(opening kind, first, end int) dayChoice {
	if s.moving && (opening == of || opening == from) {
		first = end
	}
	return dayChoice{alts: []offsets{days(first, end)}}
}

// dayOnward recognises a day, and with "or later", "en adelante" all days from there: "del
// 10 en adelante".
func (s *scanner) dayOnward(i int) (dayChoice, int) {
	d, n := s.dated(i)
	if n == 0 && s.spanish && s.word(i) == "del" {
		d, n = s.plainNumber(i + 1)
		if n++; n == 1 || s.at(i+n).kind != onward && (!s.isBehindHour(i) || !s.pauses(i+n) && s.at(i+n).kind != other) {
			return dayChoice{}, 0
		}
	}
	if list, m := s.monthNamed(i); n == 0 && m > 0 && s.at(i).kind == month && (s.at(i+m).kind == onward || s.at(i+m).kind == orEarlier) { // "January or later"
		d, n = dayChoice{alts: []offsets{list}}, m
	}
	if k := s.at(i + n); n > 0 && k.kind == orEarlier && k.b == 0 && len(d.alts) > 0 { // "el viernes o antes"
		return s.bounded(by, d), n + 1
	}
	if n == 0 || s.at(i+n).kind != onward || d.set != 0 && len(d.alts) == 0 {
		return d, n
	}
	return s.bounded(from, d), n + 1
}

// isBehindHour reports whether what stands before i ends a time of day: "a las siete".
func (s *scanner) isBehindHour(i int) bool {
	switch s.at(i - 1).kind {
	case dayPart, meridiem, halfMore, oclock, point:
		return true
	case number:
		return s.at(i-2).kind == at || s.endsInLas(i-2)
	}
	return false
}
