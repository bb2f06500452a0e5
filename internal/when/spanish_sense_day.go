package when

import "slices"

// ofSets tells days of which all are meant: "los lunes o miércoles", "un martes".
func (s *senses) ofSets() ([]lexeme, int) {
	x, left, right := s.at(0), s.at(-1), s.at(1)
	switch w := s.word(); {
	case (w == "un" && x.kind == number || w == "algun") && right.kind == unit && right.a == 1 && right.to == right.from+1 && s.isOfWeek(2): // "un día de la semana que viene"
		return []lexeme{{kind: other, from: x.from, to: right.to}}, 2
	case (w == "un" && x.kind == number || w == "algun" && x.kind == other) && right.kind == weekday && left.kind != inTime && left.kind != from && s.at(2).kind != next && s.at(2).kind != last:
		s.sets = true
		return []lexeme{{kind: daySet, a: 1 << right.a, from: x.from, to: right.to}}, 2
	case x.kind == weekday && right.kind == dayPart && isSeveral(s.tokens[right.to-1].word) && (left.kind != next && left.kind != this && left.kind != last) && (!isJoint(left.kind) || s.at(-2).kind != weekday): // "Monday mornings"
		return s.as(daySet, 1<<x.a), 1
	case x.kind == ordinal && x.a == 1 && right.kind == weekday && s.isHad(right.to): // "el primer lunes que tengan"
		return s.as(article, 0), 1
	case (w == "una" && x.kind == number || w == "alguna") && right.to == right.from+1 && todays[s.tokens[right.from].word] != (window{}) && s.isOfWeek(2): // "una tarde de la próxima semana"
		part := todays[s.tokens[right.from].word]
		return []lexeme{{kind: dayPart, a: part.from, b: part.to, from: x.from, to: right.to}}, 2
	case (w == "every" || w == "each" || w == "any" || w == "cada") && x.to == x.from+1 && right.kind == weekday && (x.kind == other || x.kind == twist): // "every Thurs"
		return []lexeme{{kind: daySet, a: 1 << right.a, from: x.from, to: right.to}}, 2
	case x.kind == weekend && right.kind == dayPart && isSeveral(s.tokens[right.to-1].word) && left.kind != next && left.kind != this && left.kind != last: // "weekend mornings"
		return s.as(daySet, satSun), 1
	case w == "los" && x.kind == article && right.kind == unit && s.tokens[right.from].word == "dias" && s.at(2).kind == weekday: // "los días lunes"
		s.sets = true
		return []lexeme{{kind: daySet, a: 1 << s.at(2).a, from: x.from, to: s.at(2).to}}, 3
	case x.kind == daySet && onlyDay(x.a):
		s.sets = true
	case x.kind == weekday && s.sets && (left.kind == or || left.kind == and || left.kind == comma && isJoint(right.kind) && s.at(2).kind == weekday) && !isMarkedBy(right.kind):
		return s.as(daySet, 1<<x.a), 1
	case x.kind != weekday && !isJoint(x.kind):
		s.sets = false
	}
	return nil, 0
}

// isOfWeek reports whether days of which one is meant are named at the lexeme: "entre semana", "de
// la semana que viene".
func (s *senses) isOfWeek(by int) bool {
	x, y := s.at(by), s.at(by+1)
	if x.kind == daySet || x.kind == this && x.to > x.from+1 || x.kind == next && x.to > x.from+1 {
		return true
	}
	return x.kind == of && (y.kind == this || y.kind == next || y.kind == article && s.at(by+2).kind == unit)
}

// isSeveral reports whether an English word says a part of the day of several days.
func isSeveral(word string) bool {
	return word == "mornings" || word == "afternoons" || word == "evenings" || word == "nights"
}

// onlyDay reports whether a set holds one weekday.
func onlyDay(set int) bool { return set&(set-1) == 0 }

// isMarkedBy reports whether what follows a weekday makes it one day: "el lunes que viene",
// "miércoles 9".
func isMarkedBy(k kind) bool { return k == next || k == last || k == number || k == ordinal }

// ofOthers tells which period "la otra" is, and which "última" and "reyes": "la otra semana",
// "última hora del lunes o última del martes", "después de Reyes".
func (s *senses) ofOthers() ([]lexeme, int) {
	x, left, right := s.at(0), s.at(-1), s.at(1)
	switch w := s.word(); {
	case x.kind == twist && (w == "la" || w == "el") && (s.end() == "otra" || s.end() == "otro") && (right.kind == unit && right.a == 7 || s.isAgain(1)):
		return s.as(next, 1), 1
	case x.kind == last && (w == "ultima" || w == "ultimo") && s.hours && (right.kind == of && (s.at(2).kind == weekday || s.at(2).kind == relative) || left.kind == single && s.ends(1)):
		return []lexeme{{kind: dayPart, a: 960, b: 19 * 60, from: x.from, to: x.to}}, 1
	case w == "reyes" && x.kind == other && (left.kind == after || left.kind == before || left.kind == until || left.kind == by):
		return s.as(holiday, epiphany), 1
	case (x.kind == not || x.kind == anyBut) && x.to > x.from+1 && (s.end() == "el" || s.end() == "del") && (right.kind == number && right.b > 0 && right.b < 3 || right.kind == ordinal):
		parts := s.cut(x.kind, esArticle, 0)
		parts[0].b = x.b
		return parts, 1
	case x.kind == asap && s.isOwn() && s.isVisit():
		return s.as(other, 0), 1
	case w == "antes" && x.kind == other && left.kind != number && left.kind != unit && left.kind != counted && left.kind != or && (right.to == 0 || right.kind == comma || s.tokens[right.from].word == "." || s.tokens[right.from].word == "?"):
		return []lexeme{{kind: thereafter, a: 1, b: 1, from: x.from, to: x.to}}, 1
	}
	s.hours = s.hours || x.kind == dayPart && slices.Contains(s.words(), "hora")
	return nil, 0
}

// words are the words of the present lexeme.
func (s *senses) words() (out []string) {
	x := s.at(0)
	for _, t := range s.tokens[x.from:x.to] {
		out = append(out, t.word)
	}
	return out
}

// isVisit reports whether the lexeme names a visit, and none that is to be had.
func (s *senses) isVisit() bool {
	w := s.words()
	names := func(list ...string) bool {
		return slices.ContainsFunc(w, func(word string) bool { return slices.Contains(list, word) })
	}
	return names("cita", "turno", "appointment", "appt") && !names("disponible", "available")
}

// isOwn reports whether the visit that is named is one that exists: "mi próxima cita", "cuándo
// es la próxima cita".
func (s *senses) isOwn() bool {
	j := s.at(0).from - 1
	return j >= 0 && slices.Contains([]string{"mi", "mis", "su", "nuestra", "es", "toca", "tengo", "sera", "tiene", "my", "our", "his", "her"}, s.tokens[j].word)
}

// isAgain reports whether "la otra" ends a thought at the lexeme, or is affirmed there.
func (s *senses) isAgain(by int) bool {
	x := s.at(by)
	if x.to == 0 || x.kind == comma || x.kind == but {
		return true
	}
	return slices.Contains([]string{"si", ".", "?", "!", "puedo", "podria", "mejor"}, s.tokens[x.from].word)
}
