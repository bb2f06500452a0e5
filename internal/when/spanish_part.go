package when

import (
	"slices"
	"strings"
)

// dayPortion recognises the early, late or middle part of a part of the day: "al final de la
// tarde", "a primera hora de la tarde", "más tarde esta noche".
func (s *scanner) dayPortion(i int) ([]item, int) {
	head := s.at(i)
	which := s.portion(i)
	if !s.spanish || which == other {
		return nil, 0
	}
	n := 1
	for k := s.at(i + n).kind; n < 3 && (k == of || k == article); k = s.at(i + n).kind {
		n++
	}
	x, today := s.at(i+n), s.tokens[head.to-1].word == "esta"
	named := x.kind == dayPart && s.tokens[x.to-1].word != "temprano"
	switch {
	case x.kind == tonight:
		today = true
	case x.kind == relative && x.a == 1 && (today || strings.HasSuffix(s.tokens[head.to-1].word, "la") && n == 1): // "más tarde en la mañana"
		x.a, x.b = 0, noon
	case !named && (x.kind != weakPart || n == 1 && head.kind == dayPart):
		return nil, 0
	}
	clock := item{kind: clockItem, clock: sure(portionOf(window{from: x.a, to: x.b}, which))}
	if today {
		return []item{{kind: dayItem, day: oneDay(0)}, clock}, n + 1
	}
	return []item{clock}, n + 1
}

// portion is early, late or mid where the lexeme at i can say so of a part of the day.
func (s *scanner) portion(i int) kind {
	x := s.at(i)
	switch x.kind {
	case early, late, mid:
		return x.kind
	case weakPart:
		if s.word(i) == "tarde" && s.at(i+1).kind == dayPart {
			return late
		}
	case dayPart:
		for _, t := range s.tokens[x.from:x.to] {
			switch t.word {
			case "temprano", "tempranito", "primera":
				return early
			case "ultima":
				return late
			}
		}
	}
	return other
}

// isEarlier reports whether the lexeme is "más temprano en la", which is no week to come.
func (s *scanner) isEarlier(x lexeme) bool {
	return x.to > x.from+1 && s.tokens[x.from+1].word == "temprano"
}

// portions bound the early, the late and the middle part of a part of the day that ends
// where the key says: the morning, the afternoon, the night.
var portions = map[int]map[kind]window{
	noon:    {early: {from: 0, to: 600}, mid: {from: 570, to: 690}, late: {from: 600, to: noon}},
	19 * 60: {early: {from: noon, to: 900}, mid: {from: 870, to: 1020}, late: {from: 960, to: 19 * 60}},
	allDay:  {early: {from: 18 * 60, to: 20 * 60}, mid: {from: 20 * 60, to: 22 * 60}, late: {from: 21 * 60, to: allDay}},
}

// portionOf is the part of a part of the day; all of it where no part is known.
func portionOf(w window, which kind) window {
	if p, ok := portions[w.to][which]; ok {
		return p
	}
	return w
}

// fromHour recognises a time that is counted from another: "media hora antes de las 5", "2
// horas después de las 5 pm".
func (s *scanner) fromHour(i int) (clockChoice, int) {
	minutes, n := s.length(i)
	side := s.at(i + n).kind
	if side == from && s.word(i+n) == "from" { // "2 hours from noon"
		side = after
	}
	if n == 0 || side != after && side != before {
		return clockChoice{}, 0
	}
	t, m := s.named(i + n + 1)
	if m == 0 || !t.sure && (s.spanish || s.isCounted(i+n+1+m) || !s.pauses(i+n+1+m)) {
		return clockChoice{}, 0
	}
	if side == before {
		minutes = -minutes
	}
	return s.choice(t, s.open, s.close-1, func(at int) window {
		at = (at + minutes + allDay) % allDay
		return window{from: at, to: at + 1, exact: true}
	}), n + 1 + m
}

// morningOf recognises the morning of a weekday before it: "lunes mañana". Where that weekday is
// tomorrow, tomorrow is meant.
func (s *scanner) morningOf(i int) ([]item, int) {
	x, w := s.at(i), s.at(i-1)
	if !s.spanish || x.kind != relative || x.a != 1 || x.to != x.from+1 || w.kind != weekday || (w.a-s.cal.weekday()+7)%7 == 1 || s.at(i+1).kind == not {
		return nil, 0
	}
	return []item{{kind: clockItem, clock: sure(window{from: 0, to: noon})}}, 1
}

// afterDoing recognises an hour behind what is done first: "después de recoger a los niños a las
// 3", "cuando salga del trabajo a las 5".
func (s *scanner) afterDoing(i int) ([]item, int) {
	x, k := s.at(i), after
	switch {
	case x.kind == from:
		k = from
	case x.kind != after && (s.word(i) != "cuando" || s.at(i+1).kind != engaged && !strings.HasPrefix(s.word(i+1), "sal") && !strings.HasPrefix(s.word(i+1), "termin")):
		return nil, 0
	}
	if lead := s.at(i + 1); lead.kind != other && lead.kind != engaged || s.pauses(i+1) {
		return nil, 0
	}
	n := 1
	for ; n < 9 && s.at(i+n).kind != at; n++ {
		switch y := s.at(i + n); y.kind {
		case other, engaged, of, article, single, pick, filler, counted, inTime, toward, esArticle:
		default:
			return nil, 0
		}
		if s.pauses(i+n) || slices.Contains(tellings[true].wishes, s.word(i+n)) && s.word(i+n) != "que" {
			return nil, 0
		}
	}
	t, m := s.named(i + n)
	if m == 0 || !t.sure || s.isCounted(i+n+m) {
		return nil, 0
	}
	return []item{{kind: clockItem, clock: s.bound(k, t)}}, n + m
}
