package when

// inherited is the "next" of the weekday before: "next Tue or Wed".
func (s *scanner) inherited(i int) lexeme {
	joint := s.at(i - 1).kind
	if s.at(i).kind == weekday && s.at(i-2).kind == weekday && s.at(i-3).kind == next && (joint == or || joint == and || joint == comma) {
		return s.at(i - 3)
	}
	return lexeme{}
}

// weekday is the coming day of that name. When today has the name, today and a week
// from now are both meant; "next" also means the one of next week.
func (s *scanner) weekday(w int, mark lexeme) dayChoice {
	ahead := (w - s.cal.weekday() + 7) % 7
	d := dayChoice{name: w + 1}
	if mark.kind == other {
		d.set = 1 << w
	}
	nextWeek := s.cal.monday(0) + 7 + (w+6)%7
	switch {
	case mark.kind == last:
		return oneDay(ahead - 7)
	case mark.kind == next && (mark.a == 1 || ahead == 0):
		coming := (ahead+6)%7 + 1
		d.alts = []offsets{{coming}}
		if coming < nextWeek && s.isProximo(mark) {
			d.alts = append(d.alts, offsets{nextWeek})
		}
	case mark.kind == next && nextWeek != ahead:
		d.alts = []offsets{{nextWeek}, {ahead}}
	case ahead == 0:
		d.alts = []offsets{{0}, {7}}
	default:
		d.alts = []offsets{{ahead}}
	}
	return d
}

// isProximo reports whether "next" was said as "próximo", which is the coming day to some
// and that of next week to others.
func (s *scanner) isProximo(mark lexeme) bool {
	for _, t := range s.tokens[mark.from:mark.to] {
		if t.word == "proximo" {
			return true
		}
	}
	return false
}
