package when

// minutes reads how the hour at i goes on: 3:30, 3.30, 330, "two thirty", "3 y media",
// "3 o'clock", "1430 hours". marked says that this makes it a time for sure.
func (s *scanner) minutes(i int, t *named) (n int, marked bool) {
	x := s.at(i)
	n = 1
	switch sign := s.word(i + 1); {
	case x.b > 2: // 330pm, 1530
		t.hour, t.minute = x.a/100, x.a%100
	case (sign == ":" || sign == "." || sign == "h") && s.at(i+2).b == 2 && (s.touching(i, 3) || sign == ":"):
		t.minute, n = s.at(i+2).a, 3
		marked = sign != "." || s.isDottedHour(i)
		if sign == ":" && s.word(i+3) == ":" && s.at(i+4).b == 2 { // seconds
			n = 5
		}
	case x.b == 0:
		n, marked = s.spelt(i, t)
	case x.b < 3 && s.at(i+1).b == 2 && s.at(i+1).a%15 == 0 && s.at(i+1).a < 60 && s.at(i+2).kind == meridiem && s.monthAt(i-1) == 0 && !s.touching(i, 2):
		t.minute, n = s.at(i+1).a, 2 // "8 30 am"
	case t.sure && s.at(i+1).kind == number && s.at(i+1).b == 2 && x.b < 3 && !s.isCounted(i+2) && !s.touching(i, 2):
		t.minute, n = s.at(i+1).a, 2 // "8 15"
		marked = true
	}
	if m := s.andMinutes(i, t); n == 1 && m > 0 {
		n = m
	}
	m, more := s.hourMark(i, n, t)
	return n + m, marked || more
}

// spelt reads the minutes of an hour in words: "two thirty", "ten-thirty", "twelve oh
// three", "at eleven five".
func (s *scanner) spelt(i int, t *named) (n int, marked bool) {
	n = 1
	if s.at(i+1).kind == dash && s.touching(i, 3) {
		n = 2
	}
	y := s.at(i + n)
	switch w := s.word(i + n); w {
	case "oh", "o", "ou", "zero":
		if w == "o" && s.spanish { // "a las cuatro o cuatro y media"
			return 1, false
		}
		n++
		if s.at(i+n).kind == dash && s.touching(i+n-1, 3) {
			n++
		}
		if z := s.at(i + n); z.kind == number && z.b == 0 && z.a < 10 {
			t.minute = z.a
			return n + 1, true
		}
		return 1, false
	}
	alone := y.a >= 10 && y.a < 60 || t.sure && (s.pauses(i+n+1) || s.politeness(i+n+1) || s.at(i+n+1).kind == meridiem)
	if y.kind == number && y.b == 0 && alone && s.word(i+n) != "few" && s.word(i+n) != "couple" {
		t.minute = y.a
		return n + 1, true
	}
	return 1, false
}

// hourMark reads what calls the n lexemes at i a time: "o'clock", "h", "hours" behind
// four digits.
func (s *scanner) hourMark(i, n int, t *named) (m int, marked bool) {
	if less := s.at(i + n + 1); s.word(i+n) == "menos" && less.kind == number && (less.a%5 == 0 || less.b == 0) && less.a > 0 && less.a < 30 {
		t.minute -= less.a // "las 3 menos diez"
		return 2 + btoi(s.isMinutes(i+n+2)), true
	}
	switch y := s.at(i + n); y.kind {
	case halfMore:
		if u := s.at(i + n + 1); (u.kind == counted && u.a == 60 || u.kind == hourMark) && !t.sure { // "tres y media horas"
			return 0, false
		}
		t.minute += y.a
		return 1, true
	case oclock:
		return 1, true
	case hourMark:
		if s.isDuration(i, n) {
			return 0, false
		}
		if s.spanish || s.touching(i, n+1) || s.at(i).b == 4 {
			return 1, true
		}
	case counted:
		x := s.at(i)
		if y.a == 60 && (x.b == 4 || x.b == 2 && x.a > 12 && n == 1 && (t.sure || s.touching(i, 2) && s.word(i+1) == "hr")) {
			return 1, true
		}
	}
	return 0, false
}

// isMinutes reports whether "minutos" stands at i.
func (s *scanner) isMinutes(i int) bool {
	x := s.at(i)
	return x.kind == counted && x.a == 1
}

// isDottedHour reports whether "8.30" at i is a time: nothing counts it, and there is little
// else in the text.
func (s *scanner) isDottedHour(i int) bool {
	h, m := s.at(i).a, s.at(i+2).a
	return h > 0 && h < 13 && m > 0 && m < 60 && m%15 == 0 && len(s.lex) < 12 && s.word(i-1) != "$" && s.word(i+3) != "$" && !s.isCounted(i+3) && s.word(i+3) != "."
}

// andMinutes reads the minutes that Spanish joins to an hour: "las 3 y 15", "las ocho y tres",
// "a las 8 con 30"; n is 0 for none. "Entre las 9 y 11" joins two hours.
func (s *scanner) andMinutes(i int, t *named) (n int) {
	y := s.at(i + 2)
	if !s.spanish || s.at(i+1).kind != and && s.word(i+1) != "con" || y.kind != number || y.a > 59 {
		return 0
	}
	led, ends := t.sure, s.pauses(i+3) || s.at(i+3).kind == dayPart || s.at(i+3).kind == meridiem
	switch k := s.at(i - 1).kind; {
	case k == between && s.at(i+3).kind != and:
		return 0
	case k == around, k == from, k == of, k == single, k == until, k == after, k == before, k == by:
		led = led || ends
	}
	led = led || ends && y.a > 12 && s.at(i).a < 13 // "3 y veinte pm"
	spelt := s.at(i).b == 0 && y.b == 0 && ends && y.a > 0
	minutes := s.isMinutes(i + 3)
	if !led || y.a < 5 && !spelt && !minutes || s.word(i+1) == "con" && y.a < 10 || s.isCounted(i+3) && !minutes {
		return 0
	}
	t.minute = y.a
	return 3 + btoi(minutes)
}
