package when

import "slices"

// isBack reports whether "regreso", "vuelvo de viaje" begins to say at i from when on somebody
// is back.
func (s *scanner) isBack(i int) bool {
	return s.spanish && slices.Contains([]string{"regreso", "regresamos", "vuelvo", "volvemos", "llego", "llegamos"}, s.word(i)) && s.word(i-1) != "que" && s.word(i-1) != "de" && s.at(i-1).kind != not
}

// onceFree leaves of "out until Thursday, Friday after 11" what is wished behind it: the first
// Friday from then on, and not all days from then.
func (s *scanner) onceFree(items []item) []item {
	k := slices.IndexFunc(items, func(it item) bool { return it.free })
	if k < 0 {
		return items
	}
	named := false
	for j := k + 1; j < len(items); j++ {
		d := &items[j].day
		if items[j].kind == notItem {
			return items
		}
		if items[j].kind != dayItem || d.bound || d.fault != "" || len(d.alts) == 0 || len(d.alts[0]) != 1 {
			continue
		}
		named = true
		if first := items[k].day.alts[0]; d.set != 0 && len(first) > 6 {
			d.alts = []offsets{s.cal.only(first[:7], d.set)}
		}
	}
	if !named {
		return items
	}
	return slices.Delete(items, k, k+1)
}

// isMovedOn reports whether a visit is moved to the time at i in Spanish: "cambiarla para el 14",
// "pasar mi cita a las 4". What was said before is then the time that is left.
func (s *scanner) isMovedOn(i int) bool {
	x := s.at(i)
	w := s.tokens[x.from].word
	if !s.spanish || w != "para" && w != "pa" && w != "a" && (w != "por" || x.kind != filler) || s.isListed(i-1) {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-6 && !s.pauses(j); j-- {
		if slices.Contains(moveWords, s.word(j)) {
			return true
		}
		switch k := s.at(j).kind; k {
		case other, pick, article, of, esArticle, weekday, relative, number, ordinal:
		default:
			return false
		}
		if first := s.tokens[s.at(j).from].word; first == "para" || first == "pa" {
			return false
		}
	}
	return false
}

// movedTo recognises "al 14" where a visit is moved: the day of the month.
func (s *scanner) movedTo(i int) (dayChoice, int) {
	if !s.moving || s.at(i).kind != toward || s.isCounted(i+2) {
		return dayChoice{}, 0
	}
	d, n := s.plainNumber(i + 1)
	return d, (n + 1) * btoi(n > 0)
}

// arriving is how many lexemes, from "llego" at i on, say when somebody who is on the way will be
// there: "llego en 10 minutos".
func (s *scanner) arriving(i int) int {
	if !s.spanish || !slices.Contains([]string{"llego", "llegamos", "llegando", "llegare", "llegaremos"}, s.word(i)) {
		return 0
	}
	n := 1 + btoi(s.at(i+1).kind == around)
	if _, m := s.soon(i + n); m > 0 {
		return n + m
	}
	return 0
}

// besideName is how many lexemes, from i on, are a name, a street or a greeting that has a day's
// or a month's name in it: "soy María Domingo", "vivo en la 5 de Mayo".
func (s *scanner) besideName(i int) int {
	switch x := s.at(i + 1); {
	case !s.spanish:
		return 0
	case i == 0 && len(s.lex) == 2 && s.at(i).kind == until && x.kind == relative && x.a == 1: // "hasta mañana" takes leave
		return 2
	case slices.Contains([]string{"vivo", "vivimos", "calle", "avenida", "av", "colonia", "direccion", "domicilio", "calzada"}, s.word(i)):
		for n := 1; n < 5 && !s.pauses(i+n); n++ {
			if _, m := s.dayThenMonth(i + n); m > 0 {
				return n + m
			}
		}
	case slices.Contains([]string{"soy", "llamo", "nombre", "apellido", "senor", "senora", "sr", "sra", "dr", "dra", "doctor", "doctora", "paciente"}, s.word(i)):
		for n := 1; n < 4 && s.at(i+n).kind == other && !s.pauses(i+n); n++ {
			if k := s.at(i + n + 1).kind; (k == weekday || k == month) && s.word(i+n) != "para" {
				return n + 2
			}
		}
	}
	return 0
}

// untold leaves out the time at the end of the items, of which something else was told, and keeps
// it as when somebody is busy.
func (s *scanner) untold(items []item) []item {
	for k := len(items) - 1; k >= 0 && items[k].kind <= clockItem; k-- {
		if items[k].kind == dayItem {
			s.noteDay(items[k].day, true)
			s.back.told = items[k].day
		}
		items = items[:k]
	}
	return items
}

// tellsBack reports whether what begins at i makes no wish of the time right before it: a visit
// is given up ("mañana no voy"), or something is told that is over ("el sábado me caí").
func (s *scanner) tellsBack(i int, taken []bool) bool {
	behind := i > 0 && taken[i-1]
	switch {
	case s.at(i).kind == engaged && s.at(i).a == 1:
		return behind
	case s.spanish && s.at(i).kind == engaged && s.at(i).b == 0 && behind: // "mañana sale mi vuelo"
		return true
	case behind && s.hasThing(i):
		return true
	case !s.spanish || s.at(i).kind != other:
		return false
	case i > 1 && !behind && slices.Contains(clitics, s.word(i-1)):
		behind = taken[i-2]
	}
	return behind && (slices.Contains(tellings[true].past, s.word(i)) || slices.Contains(happened, s.word(i))) && !slices.Contains([]string{"agende", "saque", "tome", "pague", "deposite", "vence", "fue"}, s.word(i)) && s.word(i+1) != "mi"
}

// hasThing reports whether "tengo" at i says what is on at the time before it: "el jueves tengo
// una boda".
func (s *scanner) hasThing(i int) bool {
	t := tellings[true]
	if !s.spanish || !slices.Contains(t.having, s.word(i)) || slices.Contains(t.held, s.word(i)) || !s.isTeller(i) {
		return false
	}
	n := 1 + btoi(s.at(i+1).kind == number && s.at(i+1).a == 1 || s.word(i+1) == "mi")
	thing := s.word(i + n)
	if s.at(i+n).kind != other || thing == "" || s.pauses(i+n) || slices.Contains(t.held, thing) || slices.Contains(t.free, thing) || slices.Contains(t.wishes, thing) {
		return false
	}
	return !slices.Contains([]string{"mas", "todo", "toda", "bastante", "mucho", "mucha", "poco", "solo", "solamente"}, thing)
}

// alsoRefused reports whether "también" at i is about a time behind one that was refused: "el
// lunes trabajo, el martes también".
func (s *scanner) alsoRefused(i int, items []item) bool {
	if w := s.word(i); w != "tambien" && w != "tampoco" && w != "either" && w != "neither" || !s.pauses(i+1) {
		return false
	}
	k := len(items) - 1
	for k >= 0 && items[k].kind <= clockItem {
		k--
	}
	joined := k >= 0 && k < len(items)-1 && (items[k].kind == commaItem || items[k].kind == andItem)
	return joined && k > 0 && items[k-1].kind == notItem && items[k-1].back
}
