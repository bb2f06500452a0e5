package when

// length reads hours and minutes: "2 hours", "3 hours 30 minutes", "2.5 hrs", "an hour and
// a half".
func (s *scanner) length(i int) (minutes, n int) {
	if x := s.at(i); x.kind == number && (s.word(i+1) == "." || s.spanish && s.word(i+1) == ",") && s.word(i+2) == "5" && s.touching(i, 3) {
		if u := s.at(i + 3); u.kind == counted && u.a == 60 || u.kind == hourMark {
			return x.a*60 + 30, 4
		}
	}
	minutes, n = s.wait(i)
	if n == 0 || minutes > allDay {
		return 0, 0
	}
	if x := s.at(i + n); x.kind == halfMore && x.a > 0 && minutes%60 == 0 { // "dos horas y media"
		return minutes + x.a, n + 1
	}
	if x := s.at(i + n + 1); s.spanish && s.at(i+n).kind == and && x.kind == number && x.a%5 == 0 && x.a > 0 && x.a < 60 && minutes%60 == 0 && s.pauses(i+n+2) { // "una hora y diez"
		return minutes + x.a, n + 2
	}
	skip := 0
	if s.at(i+n).kind == and {
		skip = 1
	}
	if more, m := s.wait(i + n + skip); m > 0 && more < 60 && minutes%60 == 0 {
		return minutes + more, n + skip + m
	}
	return minutes, n
}

// isDuration reports whether the n lexemes at i say how long and not when: "por 2 horas", "necesito
// 2 horas".
func (s *scanner) isDuration(i, n int) bool {
	x, lead := s.at(i), s.at(i-1)
	return s.word(i+n) == "horas" && (s.isFor(i-1) || lead.kind == other && lead.to > 0 && n == 1 && x.b < 2 && x.a < 8 && s.at(i+n+1).kind != of && s.at(i+n+1).kind != next)
}

// isFor reports whether a length of time follows the word at i.
func (s *scanner) isFor(i int) bool {
	switch s.word(i) {
	case "for", "during":
		return !s.spanish
	case "por", "durante":
		return s.spanish
	}
	return false
}

// lastingFrom recognises "for 3 hours from 10 am" at its first word.
func (s *scanner) lastingFrom(i int) (clockChoice, int) {
	if !s.isFor(i) {
		return clockChoice{}, 0
	}
	minutes, n := s.length(i + 1)
	if n == 0 || s.at(i+1+n).kind != from {
		return clockChoice{}, 0
	}
	t, m := s.named(i + 2 + n)
	if m == 0 {
		return clockChoice{}, 0
	}
	return s.lasting(t, minutes), n + 2 + m
}

// lasting is the part of the day from a time on, as long as was said, by every way to
// read the time.
func (s *scanner) lasting(t named, minutes int) clockChoice {
	return s.choice(t, s.open, s.close-1, func(m int) window { return window{m, min(allDay, m+minutes), false} })
}
