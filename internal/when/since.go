package when

// isSince reports whether what follows i says when something began: "since Monday",
// "me duele desde el lunes", "desde ayer".
func (s *scanner) isSince(i int) bool {
	switch k := s.at(i).kind; k {
	case since:
		return true
	case from, after:
		if k == after && s.tokens[s.at(i).from].word != "desde" { // "desde la semana pasada"
			return false
		}
		d, n := s.day(i + 1)
		if k := s.at(i + 1 + n).kind; k == until || k == toward || k == dash {
			return false
		}
		return n > 0 && (s.ailing || len(d.alts) > 0 && d.alts[0][0] < 0)
	}
	return false
}

// beganAt is how many lexemes say, from i on, when something began: no wish.
func (s *scanner) beganAt(i int) int {
	if _, n := s.item(i, nil); n > 0 {
		return n + 1
	}
	if x := s.at(i); x.kind == soon {
		return 2
	}
	if count, u := s.at(i).kind, s.at(i+1); (count == number || count == single) && (u.kind == unit || u.kind == counted) {
		return 3 // "hace 3 días"
	}
	return 0
}
