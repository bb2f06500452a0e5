package when

import "slices"

// named is one clock time as it was said.
type named struct {
	hour, minute int
	// half is 0 for am and 720 for pm, -1 when not said.
	half int
	// sure says that it cannot be anything but a time: "3pm", "at 3", "3:30".
	sure  bool
	fault Fault
}

// clockExpression recognises times of day at lexeme i: "after 3", "2-4pm", "mornings".
func (s *scanner) clockExpression(i int, before []item) (clockChoice, int) {
	if c, n := s.lastingFrom(i); n > 0 {
		return c, n
	}
	i, skipped := s.skipFillers(i)
	for _, try := range []func(*scanner, int) (clockChoice, int){
		(*scanner).fromHour, (*scanner).minutesTo, (*scanner).bothBounds, (*scanner).clockRange, (*scanner).clockBound, (*scanner).clockPart, (*scanner).clockTime,
	} {
		if c, n := try(s, i); n > 0 {
			return c, n + skipped
		}
	}
	if c, n := s.bareHour(i, before); n > 0 {
		return c, n + skipped
	}
	return clockChoice{}, 0
}

func (s *scanner) skipFillers(i int) (next, skipped int) {
	for skipped < 2 && (s.at(i).kind == filler || s.at(i).kind == article || s.at(i).kind == toward) {
		i, skipped = i+1, skipped+1
	}
	return i, skipped
}

func sure(w window) clockChoice { return clockChoice{alts: []window{w}, raw: []window{w}} }

// clockPart recognises a part of the day; "am", "tarde" only behind a day.
func (s *scanner) clockPart(i int) (clockChoice, int) {
	x, n := s.at(i), 1
	if x.kind == inTime { // "in the" belongs to the phrase, "in mornings" does not
		x, n = s.at(i+1), 2
	}
	behindDay := i > 0 && s.at(i-1).kind != other && s.at(i-1).kind != number && s.at(i-1).kind != counted
	switch {
	case x.kind == dayPart:
		return sure(window{from: x.a, to: x.b}), n
	case x.kind == weakPart && behindDay && n == 1:
		return sure(window{from: x.a, to: x.b}), n
	case x.kind == meridiem && (behindDay || len(s.lex) == 1 || s.monthAt(i-2) > 0) && n == 1:
		return sure(window{from: x.a, to: x.a + noon}), n
	}
	return clockChoice{}, 0
}

// clockTime recognises one time: "at 3", "3pm", "around 10", "3 or later", "3ish".
func (s *scanner) clockTime(i int) (clockChoice, int) {
	about := s.at(i).kind == around
	n := 0
	if about {
		n = 1
	}
	t, m := s.named(i + n)
	if m == 0 && about && s.isAboutDigits(i) {
		t, m = s.digitHour(i + n) // "around 1030"
	}
	if m == 0 || s.dosing && m < 3 && s.at(i+n+1).kind == dayPart {
		return clockChoice{}, 0 // "1 in the morning and 1 at night", said of pills
	}
	n += m
	switch s.at(i + n).kind {
	case ish:
		about, n = true, n+1
	case onward:
		if s.at(i+n).b == 0 {
			return s.bound(after, t), n + 1
		}
	case asap:
		if s.word(i+n) == "earliest" {
			return s.bound(from, t), n + 1
		}
	case orEarlier:
		if s.at(i+n).b == 0 {
			return s.bound(by, t), n + 1
		}
	}
	if !t.sure && !about || about && !t.sure && s.isCounted(i+n) || about && t.minute > 59 {
		return clockChoice{}, 0
	}
	if about {
		return s.nearly(t), n
	}
	return s.exactly(t), n
}

// labels are words behind which a number is a name: "building 4 this afternoon".
var labels = []string{"building", "room", "suite", "apt", "apartment", "unit", "gate", "door", "bus", "route", "grade", "dose", "step", "stage", "phase", "level", "number", "ward", "bed", "#", "$",
	"edificio", "sala", "consultorio", "cuarto", "habitacion", "piso", "apto", "departamento", "ruta", "puerta", "nivel", "grado", "numero", "opcion", "dosis"}

// bareHour recognises a bare number where only a time can be meant: behind a day, in
// "3 or 4 on Friday", or as the second of "at 3 or 4".
func (s *scanner) bareHour(i int, before []item) (clockChoice, int) {
	t, n := s.named(i)
	if n == 0 { // "0930 on friday"
		t, n = s.digitHour(i)
	}
	if s.isMovedTo(i) && s.pauses(i+n) && n > 0 {
		return s.exactly(t), n // "push it to 4"
	}
	if n == 0 || s.at(i).b == 0 || s.isCounted(i+n) || n == 1 && s.word(i-1) == "for" {
		return clockChoice{}, 0
	}
	if slices.Contains(labels, s.word(i-1)) || s.at(i-1).kind == of && !s.spanish {
		return clockChoice{}, 0
	}
	if k := s.at(i - 1).kind; (k == dayPart || k == tonight) && (s.pauses(i+n) || s.politeness(i+n)) && t.raw()[0] > 0 && !s.spanish {
		return s.exactly(t), n
	}
	skip := btoi(s.at(i+n).kind == comma && s.at(i+n+1).kind == tonight)
	if k := s.at(i + n + skip); n == 1 && s.word(i-1) != "for" && (k.kind == tonight || k.kind == sameDay || k.kind == relative && k.a >= 0) || s.leadsToDay(i+n) {
		return s.exactly(t), n
	}
	if other, m := s.named(i + n + 1); s.at(i+n).kind == or && m > 0 && other.sure { // "3 or 3:30"
		return s.exactly(t), n
	}
	if (s.at(i-1).kind == instead || s.at(i-1).kind == comma && s.at(i-2).kind == instead || s.word(i+n) == "instead") && (s.at(i+n).kind == not && s.at(i+n).b == 1 || s.pauses(i+n+btoi(s.word(i+n) == "instead"))) {
		return s.exactly(t), n
	}
	if len(before) == 0 {
		return clockChoice{}, 0
	}
	prev := before[len(before)-1]
	joined := prev.kind == orItem || prev.kind == commaItem && s.spanish && s.at(i+n).kind == or // "a las 8, 9 o 10"
	listed := joined && len(before) > 1 && before[len(before)-2].kind == clockItem
	ends := s.pauses(i+n) || s.at(i+n).kind != other && s.at(i+n).kind != number
	if listed || prev.kind == dayItem && s.at(i-1).kind != other && (ends || s.politeness(i+n)) {
		return s.exactly(t), n
	}
	return clockChoice{}, 0
}

// leadsToDay reports whether "on Friday" or "or 4 on Friday" stands at i.
func (s *scanner) leadsToDay(i int) bool {
	first := i
	for s.at(i).kind == or && s.at(i+1).kind == number {
		i += 2 + btoi(s.at(i+2).kind == ish)
	}
	k := s.at(i).kind
	if i > first && (k == relative && s.at(i).a >= 0 || k == weekday || k == tonight) {
		return true
	}
	if k != filler && k != esArticle {
		return false
	}
	_, n := s.namedDay(i + 1)
	return n > 0
}

func (s *scanner) politeness(i int) bool {
	switch s.word(i) {
	case "would", "sounds", "with", "please", "pls", "plz", "if", "thanks", "thx", "works", "is", "con", "si", "gracias":
		return true
	}
	return false
}

// isCounted reports whether what stands at i is counted by the number before it, or
// makes an address of it: "3 kids", "at 12 Oak Street".
func (s *scanner) isCounted(i int) bool {
	k := s.at(i).kind
	if k == next && s.at(i+1).kind == unit && s.isPlural(i+1) || k == hourMark && s.isFor(i-2) { // "las 3 próximas semanas", "por 2 horas"
		return true
	}
	return k == counted || k == unit || k == pick || k == month || s.at(i+1).kind == counted && k == other
}

// clockRange recognises "2-4pm", "between 2 and 4", "from 2 to 4", "de 2 a 4". A bare
// "2-4" is a time only behind a day, "2 to 4" before one, too.
func (s *scanner) clockRange(i int) (clockChoice, int) {
	opening, n := s.at(i).kind, 1
	if opening != between && opening != from && opening != of && opening != after && opening != around {
		opening, n = other, 0
	}
	a, m := s.named(i + n)
	if m == 0 && opening != other {
		if c, m := s.digitRange(i + n); m > 0 {
			return c, n + m
		}
	}
	if m == 0 {
		return clockChoice{}, 0
	}
	n += m
	if k := s.at(i + n + 1); s.spanish && opening != other && s.at(i+n).kind == comma && (k.kind == single || k.kind == until || s.isToHour(i+n+1)) {
		n++ // "de las 12, a las 4"
	}
	joint := s.at(i + n).kind
	if k := s.at(i + n + 1).kind; opening == after && (joint == but || joint == and || joint == comma) && (k == before || k == by || k == until) {
		joint, n = before, n+1
	}
	if opening == after && joint == orEarlier { // "after 3 and before 5"
		joint = before
	}
	if s.isToHour(i + n) {
		joint, n = until, n-1 // "a las" joins and leads to the hour
	}
	if s.spanish && s.at(i+n+1).kind == esArticle && s.at(i+n+2).kind == point {
		n++ // "entre las 10 y el mediodía"
	}
	b, m := s.named(i + n + 1)
	if m == 0 && s.at(i).kind == number && s.at(i-1).kind == weekday {
		b, m = s.digitHour(i + n + 1) // "thurs 9-930"
	}
	if m == 0 || !joins(joint, opening, s.spanish) {
		return clockChoice{}, 0
	}
	n += m + 1
	behindDay := i > 0 && s.at(i-1).kind != other && (s.at(i-1).kind != number || s.monthAt(i-2) > 0 || s.word(i-2) == "/")
	if joins(joint, other, s.spanish) && !behindDay {
		_, m = s.day(i + n)
		behindDay = m > 0
	}
	asked := s.asked == AskedTime && len(s.lex) <= 4
	if !a.sure && !b.sure && (opening == other && !behindDay && !asked || s.spanish && joint == toward) || !b.clear(s, i+n) {
		return clockChoice{}, 0
	}
	if s.moving && opening != between {
		return s.exactly(b), n
	}
	return s.stretchOf(a, b), n
}

// isToHour reports whether "a las" stands at i, which also joins a range: "de las 12 a
// las 4".
func (s *scanner) isToHour(i int) bool {
	x := s.at(i)
	return x.kind == at && s.tokens[x.from].word == "a" || x.kind == point && (s.tokens[x.from].word == "a" || s.tokens[x.from].word == "al")
}

func joins(joint, opening kind, spanish bool) bool {
	switch joint {
	case until, toward, dash:
		return true
	case single:
		return spanish || opening == of
	case and, but:
		return opening == between
	case before, by:
		return opening == after
	}
	return false
}

// clockBound recognises "after 3", "before noon", "by 4", "from 9".
func (s *scanner) clockBound(i int) (clockChoice, int) {
	k := s.at(i).kind
	switch {
	case k == onward && i > 0: // "before 5 and after 3"
		k = after
	case k == orEarlier && i > 0:
		k = before
	case s.word(i) == "aft" && s.at(i+1).kind == number && s.at(i+1).b > 0: // short for "after", too
		k = after
	case k != after && k != before && k != by && k != from && k != until:
		return clockChoice{}, 0
	}
	if x := s.at(i + 1); x.kind == dayPart {
		if k == after || k == from {
			return sure(window{from: map[kind]int{after: x.b, from: x.a}[k], to: allDay}), 2
		}
		return sure(window{from: 0, to: x.a}), 2
	}
	t, n := s.named(i + 1)
	if before := s.at(i - 1).kind; n == 0 && (before == sameDay || before == weekday || before == relative) { // "friday after 130"
		t, n = s.digitHour(i + 1)
	}
	if n == 0 || !t.sure && s.isCounted(i+1+n) {
		return clockChoice{}, 0
	}
	if k == from && s.isFor(i+1+n) {
		if minutes, m := s.length(i + 2 + n); m > 0 {
			return s.lasting(t, minutes), n + 2 + m
		}
	}
	if x := s.at(i + 1 + n); (k == after || k == from) && x.kind == onward && x.b == 0 { // "después de las 3 o más tarde"
		n++
	}
	return s.bound(k, t), n + 1
}
