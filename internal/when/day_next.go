package when

import "slices"

// chosen are words before "day" that make it any of those behind what follows: "any day after
// Monday".
var chosen = []string{"any", "some", "each", "every", "one", "other", "another", "free", "open"}

// dayNextTo recognises "the day after Monday", "the day before Dec 5": one day, and not all days
// from there.
func (s *scanner) dayNextTo(i int) (dayChoice, int) {
	n := s.articles(i)
	u, side := s.at(i+n), s.at(i+n+1)
	by := sideBy(side.kind)
	if s.word(i+n+1) == "following" {
		by = 1
	}
	if s.spanish || u.kind != unit || u.a != 1 || s.word(i+n) != "day" || by == 0 || s.at(i+n-1).kind == number || s.at(i+n-1).kind == single || slices.Contains(chosen, s.word(i+n-1)) {
		return dayChoice{}, 0
	}
	if w := s.tokens[side.from].word; w != "after" && w != "before" && w != "prior" && w != "following" {
		return dayChoice{}, 0
	}
	d, m := s.namedDay(i + n + 2)
	if m == 0 {
		d, m = s.anchor(i + n + 2)
	}
	if m == 0 || d.set != 0 && d.name == 0 || d.fault != "" {
		return dayChoice{}, 0
	}
	out := dayChoice{}
	for _, alt := range d.alts {
		edge := alt[0]
		if by > 0 {
			edge = alt[len(alt)-1]
		}
		out.alts = append(out.alts, offsets{edge + by})
	}
	return out, n + 2 + m
}

// firstSpan recognises hours between a day and the month in which it is counted: "the first Monday
// 1pm to 3pm of next month", "el primer lunes de 9 a 11 de enero".
func (s *scanner) firstSpan(i int) ([]item, int) {
	lead := s.articles(i)
	x, w := s.at(i+lead), s.at(i+lead+1)
	if x.kind != ordinal && x.kind != last || w.kind != weekday {
		return nil, 0
	}
	for _, try := range []func(*scanner, int) (clockChoice, int){(*scanner).clockRange, (*scanner).clockTime} {
		c, n := try(s, i+lead+2)
		if n == 0 || c.fault != "" {
			continue
		}
		if list, m := s.periodBehind(i + lead + 2 + n); m > 0 {
			return []item{{kind: dayItem, day: s.pickOf(list, w, x)}, {kind: clockItem, clock: c}}, lead + 2 + n + m
		}
	}
	return nil, 0
}
