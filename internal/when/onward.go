package when

// dayOnward recognises a day, and with "or later", "en adelante" all days from there: "del
// 10 en adelante".
func (s *scanner) dayOnward(i int) (dayChoice, int) {
	d, n := s.day(i)
	if n == 0 && s.spanish && s.word(i) == "del" {
		d, n = s.plainNumber(i + 1)
		if n++; n == 1 || s.at(i+n).kind != onward && (!s.isBehindHour(i) || !s.pauses(i+n)) {
			return dayChoice{}, 0
		}
	}
	if n == 0 || s.at(i+n).kind != onward || d.set != 0 && len(d.alts) == 0 {
		return d, n
	}
	return s.bounded(from, d), n + 1
}

// isBehindHour reports whether what stands before i ends a time of day: "a las siete".
func (s *scanner) isBehindHour(i int) bool {
	switch s.at(i - 1).kind {
	case dayPart, meridiem, halfMore, oclock, point:
		return true
	case number:
		return s.at(i-2).kind == at || s.endsInLas(i-2)
	}
	return false
}
