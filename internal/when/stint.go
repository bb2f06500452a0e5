package when

// stint recognises days from one on, as many as were said: "for 3 days from Monday", "from
// 18 Dec for 10 days".
func (s *scanner) stint(i int) (dayChoice, int) {
	var first dayChoice
	many, n, m := 0, 0, 0
	switch {
	case s.isFor(i):
		if many, n = s.many(i + 1); n == 0 {
			return dayChoice{}, 0
		}
		paused := s.at(i+1+n).kind == comma
		n += 1 + btoi(paused)
		if x := s.at(i + n); paused && x.kind == fromNow && s.tokens[x.from].word == "from" {
			return dayChoice{alts: []offsets{days(0, many-1)}}, n + 1
		}
		if s.at(i+n).kind != from || many%7 == 0 && s.word(i+n) == "from" && s.word(i) == "for" { // "book me for a week from Friday" is one day
			return dayChoice{}, 0
		}
		if first, m = s.dated(i + n + 1); m == 0 {
			return dayChoice{}, 0
		}
		n++
	case s.at(i).kind == from:
		if first, m = s.dated(i + 1); m == 0 || !s.isFor(i+1+m) {
			return dayChoice{}, 0
		}
		if many, n = s.many(i + 2 + m); n == 0 {
			return dayChoice{}, 0
		}
		n += 2
	default:
		return dayChoice{}, 0
	}
	out := dayChoice{fault: first.fault}
	for _, alt := range first.alts {
		out.alts = append(out.alts, days(alt[0], alt[0]+many-1))
	}
	return out, n + m
}

// many reads a number of days or weeks, in days.
func (s *scanner) many(i int) (days, n int) {
	l, n := s.part(i)
	if n == 0 || l.days == 0 || l.days > maxAhead {
		return 0, 0
	}
	return l.days, n
}
