package when

// maxAnswer is how many words answer with no more than a number: "umm 5 if that's ok".
const maxAnswer = 12

// answer recognises a bare number as what was asked for: an hour, a day of the month.
// Where both were asked, only what cannot be the other is taken.
func (s *scanner) answer(i int) ([]item, int) {
	if s.asked&(AskedDay|AskedTime) == 0 || s.at(i).kind != number || len(s.lex) > maxAnswer || !s.isOnlyNumber(i, 2) {
		return nil, 0
	}
	if d, n := s.eitherDay(i); n > 0 {
		return []item{{kind: dayItem, day: d}}, n
	}
	if s.asked&AskedTime != 0 && (s.asked == AskedTime || s.at(i).b > 2) {
		for _, try := range []func(*scanner, int) (clockChoice, int){(*scanner).minutesTo, (*scanner).clockRange} {
			if c, n := try(s, i); n > 0 {
				return []item{{kind: clockItem, clock: c}}, n
			}
		}
		t := named{half: -1, sure: true}
		if n := s.hour(i, &t); n > 0 && !s.isCounted(i+n) && s.at(i+n).kind != month {
			if s.at(i+n).kind == ish {
				return []item{{kind: clockItem, clock: s.nearly(t)}}, n + 1
			}
			return []item{{kind: clockItem, clock: s.exactly(t)}}, n
		}
		return nil, 0
	}
	if d, n := s.plainNumber(i); n > 0 && s.isOnlyNumber(i, 0) && !s.isCounted(i+n) && (s.asked == AskedDay || s.at(i).a > 24) {
		return []item{{kind: dayItem, day: d}}, n
	}
	return nil, 0
}

// isOnlyNumber reports whether no number stands elsewhere than at i and in as many lexemes
// more, and nothing that says what it counts or bounds.
func (s *scanner) isOnlyNumber(i, more int) bool {
	for j, x := range s.lex {
		switch x.kind {
		case number, ordinal, month:
			if j < i || j > i+more {
				return false
			}
		case unit, between, until, ago, after, before, by, from:
			return false
		}
	}
	return true
}

// eitherDay recognises "2 or 3" where a day alone was asked for.
func (s *scanner) eitherDay(i int) (dayChoice, int) {
	if s.asked&^AskedCount != AskedDay || s.at(i+1).kind != or || s.isCounted(i+3) || len(s.lex) > 4 {
		return dayChoice{}, 0
	}
	a, n := s.plainNumber(i)
	b, m := s.plainNumber(i + 2)
	if n == 0 || m == 0 || a.fault != "" || b.fault != "" {
		return dayChoice{}, 0
	}
	return dayChoice{alts: []offsets{union(a.alts[0], b.alts[0])}}, 3
}
