package when

import "slices"

// bears reports whether the lexeme at i, which was left unread, bears on the time that was
// read, so that this may be only a part of what is meant: "cada dos viernes", "martes en
// ocho". Whoever asks again loses less than whoever books a part.
func (s *scanner) bears(i int, taken []bool) bool {
	switch x := s.lex[i]; x.kind {
	case twist, weekday, daySet, holiday, halfMore, point:
		return true
	case sameDay:
		return (s.spanish || x.b == 1) && !s.readsDay(taken) // of what?
	case not:
		return x.b == 1
	case this:
		return s.spanish && s.at(i+1).kind == or // "esta o la próxima semana"
	case relative:
		return x.a >= 0
	case number, ordinal:
		return s.spanish && s.isLoose(i, taken)
	case after, before, by, from, until, between, around, within, weekOf, mid, early, late, onward, next, last:
		return s.spanish && (s.isBeside(i, taken) || x.kind == next && s.pauses(i+1))
	}
	return false
}

// isLoose reports whether the number at i stands beside what was read and counts nothing.
func (s *scanner) isLoose(i int, taken []bool) bool {
	first := i
	for k := s.at(first - 1).kind; i-first < 2 && (k == of || k == esArticle); k = s.at(first - 1).kind {
		first--
	}
	beside := s.isBeside(i, taken) || s.isBeside(first, taken)
	return beside && !s.isCounted(i+1) && !slices.Contains(counters, s.word(i-1)) && s.at(i).b < 4
}

// counters are words behind which a number counts people or names a choice.
var counters = []string{"somos", "seremos", "opcion", "numero", "for", "dr", "dra", "la", "$", "edificio", "sala",
	"consultorio", "cuarto", "habitacion", "piso", "apto", "departamento", "ruta", "local", "suite", "calle", "casa", "unidad", "telefono", "tel", "extension", "grado", "nivel"}

// isBeside reports whether what was read as a time stands right before or behind i.
func (s *scanner) isBeside(i int, taken []bool) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(taken) && taken[j] && !s.isJoint(j) {
			return true
		}
	}
	return false
}

func (s *scanner) isJoint(i int) bool {
	switch s.at(i).kind {
	case comma, and, or, but, not, instead:
		return true
	}
	return false
}

// readsDay reports whether a day was read anywhere.
func (s *scanner) readsDay(taken []bool) bool {
	for i, x := range s.lex {
		switch x.kind {
		case weekday, relative, daySet, holiday, month, ordinal, esArticle, weekend, unit, tonight:
			if taken[i] {
				return true
			}
		}
	}
	return false
}

// isLeftOfList reports whether the number at i stands in a list behind the day of a month, and
// was left unread.
func (s *scanner) isLeftOfList(i int, taken []bool) bool {
	x := s.at(i)
	if s.spanish || x.b < 1 || x.b > 2 || x.a < 1 || x.a > 31 || !s.isListed(i-1) || s.isCounted(i+1) || !s.pauses(i+1) && !s.isListed(i+1) {
		return false
	}
	for j := i - 2; j >= 0 && j >= i-6; j-- {
		if s.monthAt(j) > 0 {
			return taken[j]
		}
	}
	return false
}
