package when

// nearDays is how far ahead a weekday with a number is looked for: "Friday the 31st" may
// skip a few months, "Friday the 30th" may also be a mistake.
const nearDays = 45

// besideWeekday recognises a number behind a weekday as the day that has both, unless
// it is an hour: "viernes 27", "Thu 15th", "tues the 4th".
func (s *scanner) besideWeekday(i int) (dayChoice, int) {
	w, n := s.at(i-1), 0
	for k := s.at(i + n).kind; n < 2 && (k == article || k == esArticle || k == comma); k = s.at(i + n).kind {
		n++
	}
	if x := s.at(i); s.moving && x.kind == esArticle && s.tokens[x.from].word == "para" {
		return dayChoice{}, 0 // "mi cita del miércoles para el 5"
	}
	x, follows := s.at(i+n), s.at(i+n+1).kind
	plain := x.kind == number && (x.b > 0 && x.b < 3 || x.b == 0 && (s.spanish && (n > 0 || x.a > 1 && (s.pauses(i+1) || s.at(i+1).kind == at)) || !s.spanish && n > 0 && x.a > 12 && s.pauses(i+n+1))) && !s.isClock(i+n) && (x.a > 12 || s.spanish || n > 0 && s.at(i+n-1).kind != comma)
	switch {
	case w.kind != weekday || x.kind != ordinal && !plain || x.a < 1 || x.a > 31,
		s.isCounted(i + n + 1), s.spanish && follows == and && s.isClock(i+n+2), follows == of && !s.isRangeNext(i+n+1), follows == dash, s.spanish && follows == single && s.at(i+n+2).kind == number && s.at(i+n+3).kind != of, s.monthAt(i+n+1) > 0, s.word(i+n+1) == "/", s.word(i+n+1) == "." && s.touching(i+n, 3):
		return dayChoice{}, 0
	}
	if o, ok := s.cal.numberedWeekday(w.a, x.a); ok {
		return oneDay(o), n + 1
	}
	if x.kind == number && (s.spanish || !s.isNoun(i+n+1)) { // "lunes 21" where that is a Tuesday: either may be meant
		return s.nextNumbered(x.a), n + 1
	}
	return dayChoice{}, 0
}

// isRangeNext reports whether "de" at i leads to hours and to no month: "el viernes 3 de 3 a 5 pm".
func (s *scanner) isRangeNext(i int) bool {
	k := s.at(i + 2).kind
	return s.spanish && s.at(i+1).kind == number && (k == single || k == until || k == dash) && s.at(i+3).kind == number || s.spanish && s.at(i+1).kind == at
}
