package when

// daysOfMonth recognises days that follow one another behind their month, from the first at i
// on: "Dec 8, 9 or 10", "Dec 8 and 9".
func (s *scanner) daysOfMonth(i, m int) (dayChoice, int) {
	list := offsets{}
	for n, step := 0, 2; ; n += step {
		d := s.fullDate(0, m, s.at(i+n).a)
		if d.fault != "" {
			return dayChoice{}, 0
		}
		list = append(list, d.alts[0][0])
		step = 2 + btoi(s.at(i+n+1).kind == comma && s.isListed(i+n+2)) // "Dec 8, 9, and 10"
		x := s.at(i + n + step)
		if !s.isListed(i+n+1) || x.kind != number || x.b < 1 || x.b > 2 || x.a != s.at(i+n).a+1 || s.isClock(i+n+step) || s.isCounted(i+n+step+1) || s.word(i+n+step+1) == "/" {
			if n == 0 || s.at(i+n-1).kind == comma {
				return dayChoice{}, 0
			}
			return dayChoice{alts: []offsets{list}}, n + 1
		}
	}
}

// leadsDays reports whether what leads to days behind their month stands at i: "Nov between", "enero
// del".
func (s *scanner) leadsDays(i int) bool {
	x := s.at(i)
	return x.kind == between || x.kind == from || s.spanish && x.kind == of && s.tokens[x.to-1].word == "del"
}
