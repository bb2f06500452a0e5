package when

// length reads hours and minutes: "2 hours", "3 hours 30 minutes", "2.5 hrs", "an hour and
// a half".
func (s *scanner) length(i int) (minutes, n int) {
	if x := s.at(i); x.kind == number && s.word(i+1) == "." && s.word(i+2) == "5" && s.touching(i, 3) {
		if u := s.at(i + 3); u.kind == counted && u.a == 60 {
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

// lastingFrom recognises "for 3 hours from 10 am" at its first word.
func (s *scanner) lastingFrom(i int) (clockChoice, int) {
	if s.word(i) != "for" {
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
