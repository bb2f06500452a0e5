package when

import (
	"slices"
	"strings"
)

// aroundDay recognises "alrededor del 15 de enero", "como el martes": a date and two days on
// either side, any other day as it is.
func (s *scanner) aroundDay(i int) (dayChoice, int) {
	if s.at(i).kind != around {
		return dayChoice{}, 0
	}
	d, n := s.date(i + 1)
	if n == 0 && s.at(i).b == 1 {
		d, n = s.plainNumber(i + 1)
	}
	if n == 0 {
		if d, n = s.namedDay(i + 1); n == 0 {
			d, n = s.stretch(i + 1)
		}
		return d, (n + 1) * btoi(n > 0)
	}
	if s.at(i+1+n).kind == at {
		return d, n + 1
	}
	for j, alt := range d.alts {
		d.alts[j] = days(alt[0]-2, alt[len(alt)-1]+2)
	}
	return d, n + 1
}

// dayNext recognises "el día siguiente", "al día siguiente": that of the visit, else that of
// today. Behind another day it would be that one's.
func (s *scanner) dayNext(i int) (dayChoice, int) {
	n := btoi(s.at(i).kind == toward) // "al día"
	x, side := s.at(i+n), s.at(i+n+1)
	by, ok := marks[side.kind]
	if !ok || by == 0 || side.to != side.from+1 || x.kind != esArticle && n == 0 || s.tokens[x.to-1].word != "dia" {
		return dayChoice{}, 0
	}
	i += n
	if k := s.at(i + 2).kind; k == of || k == single || k == toward { // "al día siguiente de navidad"
		if d, m := s.single(i + 3); m > 0 {
			return oneDay(d + by), 3 + m + n
		}
	}
	for j := range i {
		switch s.at(j).kind {
		case weekday, relative, month, number, ordinal, holiday, daySet, weekend, tonight:
			return dayChoice{}, 0
		}
	}
	base := 0
	if !s.visit.IsZero() {
		base = s.dayOf(s.visit.In(s.now.Location()))
	}
	return oneDay(base + by), 2 + n
}

// sameAgain recognises what is meant but not named again: "esta semana no, la que viene", "la
// semana que viene o la siguiente", "no este lunes, el otro".
func (s *scanner) sameAgain(i int) (dayChoice, int) {
	lead := s.articles(i)
	x := s.at(i + lead)
	if x.kind != next || lead == 0 && s.tokens[x.from].word != "la" && s.tokens[x.from].word != "el" || !s.pauses(i+lead+1) && !s.affirms(i+lead+1) && !strings.HasPrefix(s.word(i+lead+1), "pod") && s.word(i+lead+1) != "puedo" && s.at(i+lead+1).kind != dayPart && s.at(i+lead+1).kind != at {
		return dayChoice{}, 0
	}
	named, single := dayChoice{}, false
	for j := max(0, i-30); j < i; { // no further back than anybody looks
		d, n := s.day(j)
		if n == 0 || j+n > i {
			j++
			continue
		}
		if d.fault != "" || s.at(j).kind == relative {
			return dayChoice{}, 0
		}
		named, single = d, d.name != 0
		j += n
	}
	out := dayChoice{}
	for _, alt := range named.alts {
		first, last := alt[0], alt[len(alt)-1]
		switch {
		case single && len(alt) == 1, last-first == 1 && s.cal.monday(first) == first-5:
			out.alts = append(out.alts, days(first+7, last+7))
		case last-first == 6 && s.cal.monday(first) == first:
			return dayChoice{alts: []offsets{days(first+7, last+7)}}, lead + 1
		case len(alt) > 27 && len(alt) < 32:
			return dayChoice{alts: []offsets{s.cal.monthDays(s.cal.monthsTo(first) + 1)}}, lead + 1
		}
	}
	return out, (lead + 1) * btoi(len(out.alts) > 0)
}

// twoOrThree recognises "en 2 o 3 días", "dentro de dos a tres semanas": from one to the other.
func (s *scanner) twoOrThree(i int) (dayChoice, int) {
	a, joint, b, u := s.at(i+1), s.at(i+2).kind, s.at(i+3), s.at(i+4)
	if s.at(i).kind != inTime || a.kind != number || b.kind != number || a.a >= b.a || u.kind != unit || joint != or && joint != single && joint != dash {
		return dayChoice{}, 0
	}
	first, last := s.ahead(a.a, u.a), s.ahead(b.a, u.a)
	if last > maxAhead {
		return dayChoice{}, 0
	}
	return dayChoice{alts: []offsets{days(first, last)}}, 5
}

// replaced is how many lexemes, from i on, name the day in whose place another is wished that
// follows: "en vez del jueves, el viernes".
func (s *scanner) replaced(i int) int {
	if x := s.at(i); x.kind != not || x.b != 1 {
		return 0
	}
	n := s.time(i + 1)
	for skip := 0; n > 0 && skip < 4; skip++ {
		j := i + 1 + n + skip
		if s.time(j) > 0 {
			return 1 + n
		}
		if k := s.at(j).kind; k != other && k != comma {
			break
		}
	}
	return 0
}

// isFree reports whether the word at i, which tells how somebody feels, tells of somebody's time
// here: "tengo libre desde las 3", "me queda mal", "lo siento".
func isFree(tokens []token, i int) bool {
	before := ""
	if i > 0 {
		before = tokens[i-1].word
	}
	switch tokens[i].word {
	case "mal":
		return slices.Contains(weighs, before) || slices.Contains(measures, before)
	case "siento":
		return before == "lo"
	case "tengo", "tiene":
	default:
		return false
	}
	if i+1 == len(tokens) {
		return false
	}
	switch tokens[i+1].word {
	case "que", "cita", "citas", "libre", "disponible", "disponibilidad", "tiempo", "chance", "algo", "espacio", "lugar", "turno",
		"trabajo", "clase", "clases", "escuela", "junta", "examen", "viaje", "vuelo", "terapia", "permiso", "reunion":
		return true
	}
	return false
}

// isWeekAgain reports whether the ordinal at i picks a week that is not named again: "la última
// semana de diciembre no, la primera de enero".
func (s *scanner) isWeekAgain(i int) bool {
	if x := s.at(i); !s.spanish || x.kind != ordinal || !strings.HasSuffix(s.word(i), "a") {
		return false
	}
	for j := range i {
		if x := s.at(j); x.kind == unit && x.a == 7 {
			return true
		}
	}
	return false
}
