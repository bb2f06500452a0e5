package when

import "strings"

// named reads one clock time at lexeme i; n is 0 if there is none.
func (s *scanner) named(i int) (t named, n int) {
	t.half = -1
	if s.at(i).kind == at {
		t.sure, n = true, 1
	}
	if s.endsInLas(i - 1) {
		t.sure = true
	}
	x := s.at(i + n)
	switch x.kind {
	case point:
		return named{hour: x.a / 60, half: noon, sure: true}, n + 1
	case halfPast:
		if h := s.at(i + n + 1); h.kind == point {
			return ofPoint(h.a/60, x.a), n + 2
		} else if h.kind == number && h.a >= 1 && h.a <= 12 && !s.isCounted(i+n+2) && (s.word(i+n) != "half" || h.b < 3 && !s.isNoun(i+n+2)) {
			t.hour, t.minute, t.sure = h.a, x.a, true
			m := s.half(i+n+2, &t)
			return t.carried(), n + 2 + m
		}
		return t, 0
	case number:
		if s.word(i+n+1) == "." && s.touching(i+n, 3) && s.at(i+n+2).b == 1 && x.b > 0 && s.at(i+n-1).kind == weekday {
			return t, 0 // "Friday 7.6" is a date, or none
		}
		if s.word(i+n-1) == "." && s.touching(i+n-2, 3) && s.at(i+n-2).kind == number {
			return t, 0 // the tenths of a number
		}
		t.sure = t.sure || s.isSpoken(i+n)
		if past, m := s.minutesPast(i + n); m > 0 {
			return past, n + m
		}
		m := s.hour(i+n, &t)
		if m == 0 || !t.sure && x.b == 0 && s.at(i-1).kind != around && !s.isBounded(i) || n == 1 && !t.clear(s, i+n+m) || n == 1 && x.b == 0 && m == 1 && s.isNoun(i+2) {
			return t, 0
		}
		if y := s.at(i + n + m); y.kind == dayPart && y.to == y.from+1 && s.isNoun(i+n+m+1) && strings.HasSuffix(s.word(i+n+m+1), "s") {
			return t, 0 // "at 2 morning sessions"
		}
		return t, n + m
	}
	return t, 0
}

// endsInLas reports whether the phrase at i leads to an hour: "después de las", "desde la".
func (s *scanner) endsInLas(i int) bool {
	x := s.at(i)
	if x.kind == other || x.to == 0 || x.to == x.from+1 {
		return false
	}
	word := s.tokens[x.to-1].word
	return word == "las" || word == "la" && s.at(i+1).a == 1
}

// isSpoken reports whether an hour and its minutes stand at i in Spanish words: "dos y
// veinte".
func (s *scanner) isSpoken(i int) bool {
	h, m := s.at(i), s.at(i+2)
	return s.spanish && h.b == 0 && h.a >= 1 && h.a <= 12 && s.at(i+1).kind == and &&
		m.kind == number && m.b == 0 && m.a >= 10 && m.a < 60 && m.a%5 == 0 && (s.pauses(i+3) || s.at(i+3).kind == dayPart || s.at(i+3).kind == meridiem || s.at(i+3).kind == single || s.at(i+3).kind == until)
}

// isBounded reports whether a number in words at i stands behind what bounds or joins hours
// in Spanish: "de nueve a once".
func (s *scanner) isBounded(i int) bool {
	if k := s.at(i + 1).kind; joins(k, other, s.spanish) && s.at(i).a > 0 && s.at(i).a < 13 && s.at(i-1).kind != filler && s.at(i+2).b > 0 && s.isClock(i+2) && !s.isVague(i) { // "four til 5pm"
		return true
	}
	if !s.spanish {
		return s.isBoundedWord(i)
	}
	switch s.at(i - 1).kind {
	case between, from, of, single, until, and, after, before, by:
		return true
	}
	return false
}

// isNoun reports whether a word stands at i that is known for nothing else: "at one
// table".
func (s *scanner) isNoun(i int) bool {
	return i < len(s.lex) && s.at(i).kind == other && !s.pauses(i) && !s.politeness(i)
}

// minutesPast reads "20 past 3", "15 minutes before 6 pm", "five to 8" behind "at".
func (s *scanner) minutesPast(i int) (t named, n int) {
	m, n := s.at(i).a, 1
	if u := s.at(i + 1); u.kind == counted && u.a == 1 {
		n = 2
	}
	sign := 1
	switch k := s.at(i + n).kind; {
	case k == after && (n == 2 || s.word(i+n) == "past" || s.at(i).b == 0 && m > 12 && s.at(i-1).kind != esArticle):
	case k == at && s.isTo(i+n) && (m%5 == 0 || n == 2) && m < 30:
		sign = -1 // "diez para las cuatro"
	case k == before && n == 2, (k == toward || k == until && strings.HasPrefix(s.word(i+n), "til") || k == until && n == 2 && s.word(i+n) == "until") && (n == 2 || s.at(i-1).kind == at && m%5 == 0 || m == 15):
		sign = -1
	default:
		return t, 0
	}
	n++
	t.half = -1
	switch h := s.at(i + n); {
	case m < 1 || m > 59:
		return t, 0
	case h.kind == point:
		return ofPoint(h.a/60, sign*m), n + 1
	case h.kind == number && h.a >= 1 && h.a <= 24 && h.b < 3:
		k := s.hour(i+n, &t)
		if k == 0 || t.fault != "" {
			return t, 0
		}
		n += k
	default:
		return t, 0
	}
	t.minute, t.sure = t.minute+sign*m, true
	if t.minute > 59 {
		t.hour, t.minute = t.hour%12+1, t.minute-60
	}
	return t.carried(), n
}

// isTo reports whether "para las" stands at i.
func (s *scanner) isTo(i int) bool {
	w := s.tokens[s.at(i).from].word
	return w == "para" || w == "pa"
}

// clear reports whether what follows "at 3" leaves it a time.
func (t named) clear(s *scanner, i int) bool {
	return t.half >= 0 || !s.isCounted(i) || s.monthAt(i) > 0 && s.dayNumber(i+1)
}

// hour reads the number at i with minutes and half of the day. A fault is only named
// where the number was surely meant as a time.
func (s *scanner) hour(i int, t *named) (n int) {
	x := s.at(i)
	if x.b == 0 && s.isVague(i) {
		return 0
	}
	t.hour = x.a
	n, marked := s.minutes(i, t)
	if s.spanish { // "las 12 menos cuarto de la noche"
		*t = t.carried()
	}
	m := s.half(i+n, t)
	*t = t.carried()
	t.sure = t.sure || marked || m > 0
	if y := s.at(i + n + m); m > 0 && y.kind == halfMore { // "7 de la noche menos cuarto"
		t.minute += y.a
		m++
		*t = t.carried()
	} else if less := s.at(i + n + m + 1); m > 0 && s.word(i+n+m) == "menos" && less.kind == number && less.a%5 == 0 && less.a > 0 && less.a < 30 {
		t.minute -= less.a // "8 pm menos veinte"
		m += 2
		*t = t.carried()
	}
	switch {
	case t.hour > 24 && !marked, x.b > 2 && !t.sure, x.b == 0 && t.hour == 0:
		return 0
	case t.hour > 24 || t.minute > 59 || t.hour == 24 && t.minute > 0:
		if !marked && m == 0 {
			return 0
		}
		t.fault = Impossible
	}
	return n + m
}

// half reads what says am or pm at i: "pm", "p", "in the morning", "de la tarde".
func (s *scanner) half(i int, t *named) int {
	x := s.at(i)
	switch {
	case x.kind == meridiem:
		t.half = x.a
		return 1
	case x.kind == dayPart || x.kind == weakPart && s.spanish:
		if x.to-x.from == 1 && (s.isNoun(i+1) || strings.HasSuffix(s.word(i), "s") || s.at(i-1).b == 0 && s.at(i-1).a == 1 && !t.sure) {
			return 0 // "at 2 morning sessions", "one evening"
		}
		t.half = halfOf(x, t.hour)
		return 1
	case s.word(i) == "p" && s.touching(i-1, 2):
		t.half = noon
		return 1
	case s.word(i) == "a" && s.touching(i-1, 2) && (t.sure || s.at(i-2).kind == between || s.at(i-2).kind == and && s.word(i-3) == "a" || joins(s.at(i+1).kind, other, false) || joins(s.at(i-2).kind, other, false)):
		t.half = 0
		return 1
	}
	return 0
}

// halfOf is the half of the day in which a part of the day has the hour: lunch at 11 is
// before noon, 12 at night is midnight.
func halfOf(part lexeme, hour int) int {
	switch {
	case part.a < noon && part.b <= noon, part.a < noon && hour%12 >= 10 && hour < 12, part.b == allDay && part.a >= eveFrom && hour == 12:
		return 0
	}
	return noon
}

// ofPoint is a time counted from noon or midnight: a quarter to noon is in the morning.
func ofPoint(hour, minute int) named {
	t := named{hour: hour, minute: minute, half: noon, sure: true}
	switch {
	case hour == 24 && minute > 0:
		t.hour, t.half = 0, 0
	case hour == 12 && minute < 0:
		t.half = 0
	}
	return t.carried()
}

// carried moves minutes below zero into the hour before: a quarter to 5.
func (t named) carried() named {
	if t.minute < 0 {
		t.hour, t.minute = t.hour-1, t.minute+60
		if t.hour == 0 {
			t.hour = 12
		}
	}
	return t
}

// raw are the minutes after midnight that the time can mean.
func (t named) raw() []int {
	m := t.hour*60 + t.minute
	switch {
	case t.hour > 12 || t.hour == 0:
		return []int{m}
	case t.half >= 0:
		return []int{m%noon + t.half}
	}
	return []int{m % noon, m%noon + noon}
}

// isVague reports whether the number at i is "a few" or "a couple", which is no hour.
func (s *scanner) isVague(i int) bool {
	for _, t := range s.tokens[s.at(i).from:s.at(i).to] {
		if t.word == "few" || t.word == "couple" {
			return true
		}
	}
	return false
}
