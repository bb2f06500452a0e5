package when

import "strings"

// senses gives Spanish words another part where their neighbours say so. It goes over the
// lexemes from left to right; i is the present one.
type senses struct {
	in     []lexeme
	tokens []token
	i      int
	// tomorrow says that tomorrow was named before.
	tomorrow bool
	// sets says that the list of weekdays before means all of them, hours that an hour of the
	// day was named before.
	sets, hours bool
}

// sensed is the lexemes with the parts that Spanish gives them.
func sensed(in []lexeme, tokens []token) []lexeme {
	s := &senses{in: in, tokens: tokens}
	out := make([]lexeme, 0, len(in)+1)
	for s.i < len(in) {
		became, n := s.sense()
		if n == 0 {
			became, n = in[s.i:s.i+1], 1
		}
		last := became[len(became)-1]
		s.tomorrow = s.tomorrow || last.kind == relative && last.a == 1
		out = append(out, became...)
		s.i += n
	}
	return out
}

// sense is what the lexemes at i become, and how many they are; 0 where they stay.
func (s *senses) sense() (became []lexeme, n int) {
	for _, rule := range []func(*senses) ([]lexeme, int){(*senses).ofDays, (*senses).ofMarks, (*senses).ofHours, (*senses).ofBounds, (*senses).ofRefusals, (*senses).ofSets, (*senses).ofOthers} {
		if became, n = rule(s); n > 0 {
			return became, n
		}
	}
	return nil, 0
}

func (s *senses) at(by int) lexeme {
	if j := s.i + by; j >= 0 && j < len(s.in) {
		return s.in[j]
	}
	return lexeme{}
}

// word is the first token of the present lexeme, end the last.
func (s *senses) word() string { return s.tokens[s.in[s.i].from].word }

func (s *senses) end() string { return s.tokens[s.in[s.i].to-1].word }

// ends reports whether the text ends, or a thought may, at the lexeme that follows.
func (s *senses) ends(by int) bool {
	x := s.at(by)
	return x.to == 0 || x.kind == comma || x.kind == other
}

// as is the present lexeme with another part; cut is its last token with the one, and what
// stands before it with the other.
func (s *senses) as(k kind, a int) []lexeme {
	x := s.in[s.i]
	x.kind, x.a = k, a
	return []lexeme{x}
}

func (s *senses) cut(before, last kind, a int) []lexeme {
	x := s.in[s.i]
	return []lexeme{{kind: before, from: x.from, to: x.to - 1}, {kind: last, a: a, from: x.to - 1, to: x.to}}
}

// both is the present lexeme and the next as one.
func (s *senses) both(k kind) []lexeme {
	return []lexeme{{kind: k, from: s.in[s.i].from, to: s.in[s.i+1].to}}
}

// ofDays tells a day from what is said alike.
func (s *senses) ofDays() ([]lexeme, int) {
	x, left, right := s.at(0), s.at(-1), s.at(1)
	one := x.to == x.from+1
	switch w := s.word(); {
	case w == "dia" && one && namesDay(left, right): // "día 5"
		return s.as(esArticle, 0), 1
	case w == "dias" && one && left.kind == article && namesDay(left, right) && isJoint(s.at(2).kind) && s.at(3).kind == number: // "los días 8 y 9"
		return s.as(esArticle, 0), 1
	case w == "de" && x.kind == dayPart && x.to == x.from+2 && s.end() == "manana" && (isBesideHour(left, right) || right.kind == inTime && s.at(2).kind == number || left.kind == pick && strings.HasPrefix(s.tokens[left.from].word, "cita")):
		return s.cut(of, relative, 1), 1
	case w == "antes" && x.kind == relative && left.kind == unit: // "dos días antes de ayer"
		return s.cut(before, relative, -1), 1
	case w == "pasado" && x.kind == last && s.tomorrow && (isJoint(left.kind) || left.kind == single || left.kind == until) && !isMarked(right.kind): // "mañana o pasado"
		return s.as(relative, 2), 1
	}
	return nil, 0
}

// ofMarks tells which of several marks counts: "este sábado que viene", "el mes pasado el día
// 5", "la semana siguiente a navidad".
func (s *senses) ofMarks() ([]lexeme, int) {
	x, left, right := s.at(0), s.at(-1), s.at(1)
	switch w := s.word(); {
	case (w == "este" || w == "esta") && x.kind == this && x.to == x.from+1 && isMarkedAgain(s.in[s.i+1:]):
		return s.as(article, 0), 1
	case (w == "toda" || w == "todo") && x.kind == this && (isMarkedAgain(s.in[s.i+1:]) || right.kind == unit && s.at(2).kind == of && s.at(3).kind == month): // "toda la semana que viene", "todo el mes de enero"
		return s.as(article, 0), 1
	case (w == "en" || w == "dentro") && x.kind == inTime && isFew(s.end()) && (right.kind == unit || right.kind == counted || right.kind == hourMark): // "en unos días"
		return s.cut(inTime, number, 3), 1
	case w == "y" && x.kind == twist && s.end() == "medio" && left.kind == unit && left.a == yearUnit: // "un año y medio"
		return s.as(halfMore, 30), 1
	case w == "mes" && x.kind == unit && right.kind == of && s.at(2).kind == month && (left.kind == of || left.kind == early || left.kind == mid || left.kind == late || left.kind == weekOf): // "finales del mes de enero"
		return []lexeme{{kind: month, a: s.at(2).a, from: x.from, to: s.at(2).to}}, 3
	case w == "cuarto" && x.to == x.from+1 && (right.kind == weekday || right.kind == unit && right.a == 1):
		return s.as(ordinal, 4), 1
	case w == "past" && x.kind == after && x.to == x.from+1 && left.kind != number && left.kind != counted && (right.kind == unit || right.kind == weekend): // "past month"
		return s.as(last, 0), 1
	case w == "pasado" && x.kind == after && s.end() == "el" && isMarked(left.kind) && left.kind != number:
		return s.cut(last, esArticle, 0), 1
	case x.kind == next && (right.kind == toward || right.kind == single) && (s.at(2).kind == holiday || s.at(2).kind == number && s.at(3).kind == of && s.at(4).kind == month):
		return s.both(after), 2
	}
	return nil, 0
}

// ofHours tells an hour from what is said alike: "de la una a las tres", "las 12 del día", and
// when somebody is busy: "por las mañanas trabajo".
func (s *senses) ofHours() ([]lexeme, int) {
	x, left, right := s.at(0), s.at(-1), s.at(1)
	hour := left.kind == number || left.kind == halfMore
	switch w := s.word(); {
	case x.kind == at && (w == "las" || w == "para") && s.end() == "las" && right.kind == number && s.countsUnits(2): // "las dos últimas semanas"
		return s.as(article, 0), 1
	case w == "de" && x.kind == this && s.end() == "esta" && hour && todays[s.tokens[right.from].word] != (window{}) && right.to == right.from+1: // "a las 8 de esta noche"
		part := todays[s.tokens[right.from].word]
		return []lexeme{{kind: tonight, a: part.from, b: part.to, from: x.from, to: right.to}}, 2
	case w == "la" && x.kind == article && (left.kind == of || left.kind == and) && right.kind == number && right.a == 1:
		return s.as(at, 0), 1
	case w == "del" && x.kind == of && left.kind == number && left.a == 12 && right.kind == unit && right.a == 1 && s.at(2).kind != number:
		return []lexeme{{kind: meridiem, a: noon, from: x.from, to: right.to}}, 2
	case w == "del" && x.kind == of && hour && right.kind == unit && right.a == 1 && s.at(2).kind != number:
		return s.both(oclock), 2
	case x.kind == of && hour && right.kind == point && right.a == noon: // "las 12 de mediodía"
		return []lexeme{{kind: meridiem, a: noon, from: x.from, to: right.to}}, 2
	case x.kind == engaged && x.a+x.b == 0 && s.ends(1) && s.isSaid(1) && isPeriod(left.kind) && !strings.HasSuffix(s.end(), "cita") && w != "se" && w != "me":
		return s.as(notWork, 0), 1
	}
	return nil, 0
}

// ofBounds tells on which side a bound is: "el lunes y después", "mañana a más tardar", "desde
// hoy a las 5".
func (s *senses) ofBounds() ([]lexeme, int) {
	x, left, right := s.at(0), s.at(-1), s.at(1)
	w := s.word()
	switch {
	case x.kind == and && right.kind == after && right.to == right.from+1 && s.ends(2):
		return s.both(onward), 2
	case x.kind == fromNow && s.end() == "hoy" && !isLength(left.kind):
		return s.cut(from, relative, 0), 1
	case x.kind == thereafter && s.end() == "this" && w == "after" && isMarked(right.kind): // "after this week"
		return s.cut(after, this, 0), 1
	case x.kind == by && (w == "a" || w == "como" || w == "cuando") && s.ends(1):
		return s.as(orEarlier, 0), 1
	}
	return nil, 0
}

// namesDay reports whether "día" between two lexemes leads to a day of the month. Behind a
// number it is counted: "cada 2 días 3 veces".
func namesDay(before, follows lexeme) bool {
	named := follows.kind == number || follows.kind == ordinal
	return named && follows.a > 0 && follows.a < 32 && follows.b < 3 && before.kind != twist && (before.kind != number || before.a == 1)
}

// isMarkedAgain reports whether "este" stands before what is marked anyhow: "este sábado que
// viene", "este pasado lunes".
func isMarkedAgain(in []lexeme) bool {
	marked := func(j int) bool { return len(in) > j && (in[j].kind == next || in[j].kind == last) }
	stretch := func(j int) bool {
		return len(in) > j && (in[j].kind == weekday || in[j].kind == unit || in[j].kind == weekend)
	}
	period := func(j int) bool { return stretch(j) || len(in) > j && in[j].kind == month }
	return marked(0) && period(1) || period(0) && marked(1) && !stretch(2)
}

// isLength reports whether a length of time or days that are counted end with the kind.
func isLength(k kind) bool {
	switch k {
	case unit, counted, hourMark, daySet, weekday, soon:
		return true
	}
	return false
}

// isBesideHour reports whether "de mañana" between two lexemes is the day: "las 8 de la
// noche de mañana", "de mañana al viernes".
func isBesideHour(before, follows lexeme) bool {
	switch before.kind {
	case number, dayPart, meridiem, halfMore, oclock, point, hourMark, anyTime:
		return true
	}
	switch follows.kind {
	case toward, until, single, onward, dayPart:
		return true
	}
	return false
}

// isPeriod reports whether a time that somebody is busy ends with the kind: "la semana que viene
// estoy de viaje".
func isPeriod(k kind) bool {
	switch k {
	case dayPart, daySet, weekday, next, relative, weekend, holiday:
		return true
	}
	return false
}

func isJoint(k kind) bool { return k == or || k == and || k == comma }

// isMarked reports whether "pasado" can be said of what stands beside it: "pasado lunes",
// "pasado mes".
func isMarked(k kind) bool {
	switch k {
	case unit, weekend, weekday, month, number, holiday:
		return true
	}
	return false
}
