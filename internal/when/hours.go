package when

import "slices"

// exactly is the one time. Where it was not said whether am or pm, the clinic's hours
// tell; where both lie in them, both are meant.
func (s *scanner) exactly(t named) clockChoice {
	return s.choice(t, s.open, s.close-1, func(m int) window { return window{m, m + 1, true} })
}

// nearly is half an hour around the time.
func (s *scanner) nearly(t named) clockChoice {
	return s.choice(t, s.open, s.close-1, func(m int) window {
		return window{max(0, m-30), min(allDay, m+31), false}
	})
}

// bound is the part of the day after, from, before or by the time. Closing time itself
// may bound what comes before it, opening time what comes after.
func (s *scanner) bound(k kind, t named) clockChoice {
	switch k {
	case after, from:
		return s.choice(t, s.open, s.close-1, func(m int) window { return window{m, allDay, false} })
	case by:
		return s.choice(t, s.open+1, s.close, func(m int) window { return window{0, m + 1, false} })
	}
	return s.choice(t, s.open+1, s.close, func(m int) window { return window{0, m, false} })
}

// choice makes a window of each minute that the time can mean, and of those that lie
// from first to last. If none does, the one nearest to the hours is meant.
func (s *scanner) choice(t named, first, last int, make func(int) window) clockChoice {
	c := clockChoice{fault: t.fault}
	if t.fault != "" {
		return c
	}
	nearest, distance := 0, allDay
	for i, m := range t.raw() {
		c.raw = append(c.raw, make(m))
		off := max(first-m, m-last, 0)
		if off == 0 {
			c.alts = append(c.alts, make(m))
		}
		if off <= distance {
			nearest, distance = i, off
		}
	}
	if len(c.alts) == 0 {
		c.alts = c.raw[nearest : nearest+1]
	}
	return c
}

// stretchOf is from one time to another. The end is the first such time after the
// beginning; a half of the day said of one is good for both: "2-4pm", "11-2pm". Where both
// halves lie in the clinic's hours, both are meant.
func (s *scanner) stretchOf(a, b named) clockChoice {
	if a.fault != "" || b.fault != "" {
		return clockChoice{fault: Impossible}
	}
	begins, ends := a.raw(), b.raw()
	var from []int
	for _, w := range s.exactly(a).alts {
		from = append(from, w.from)
	}
	if len(begins) > 1 && len(ends) == 1 {
		from = begins[:1]
		if begins[1] < ends[0] {
			from = begins[1:]
		}
	}
	c := clockChoice{}
	for _, begin := range from {
		for _, end := range ends {
			if end > begin {
				c.alts = append(c.alts, window{from: begin, to: end})
				break
			}
		}
	}
	if len(c.alts) == 0 && (len(begins) > 1 && len(ends) > 1) { // "5 to 3", with no half of the day
		return clockChoice{fault: Impossible}
	}
	if len(c.alts) == 0 { // over midnight
		c.alts = append(c.alts, window{from: begins[len(begins)-1], to: ends[0] + allDay})
	}
	c.raw = slices.Clone(c.alts)
	for _, begin := range begins { // "tomorrow evening from 7 to 8" overrules the hours
		if i := slices.IndexFunc(ends, func(end int) bool { return end > begin }); i >= 0 && !slices.ContainsFunc(c.raw, func(w window) bool { return w.from == begin }) {
			c.raw = append(c.raw, window{from: begin, to: ends[i]})
		}
	}
	return c
}

// digitRange recognises "0730-0930", where the word before it makes hours of it.
func (s *scanner) digitRange(i int) (clockChoice, int) {
	a, b := named{half: -1, sure: true}, named{half: -1, sure: true}
	k := s.at(i + 1).kind
	if s.at(i).kind != number || s.at(i+2).kind != number || s.at(i).b != 4 || s.at(i+2).b != 4 || k != dash && k != and && k != until && k != toward || s.isYear(i+2) {
		return clockChoice{}, 0
	}
	if s.hour(i, &a) != 1 || s.hour(i+2, &b) != 1 || a.fault != "" || b.fault != "" {
		return clockChoice{}, 0
	}
	return s.stretchOf(a, b), 3
}

// isYear reports whether the four digits at i are more likely a year: "between 2024 and 2026".
func (s *scanner) isYear(i int) bool { return s.at(i).a > 1990 && s.at(i).a < 2060 && s.at(i).a%5 != 0 }

// digitHour reads three or four digits as an hour and its minutes: "0930", "930".
func (s *scanner) digitHour(i int) (t named, n int) {
	x := s.at(i)
	t = named{half: -1, sure: true}
	if x.kind != number || x.b < 3 || x.b > 4 || x.a%5 != 0 || x.a > 1900 && x.a < 2100 || x.b == 3 && x.a < 700 && s.at(i-1).kind != weekday && s.at(i-1).kind != relative && s.at(i-1).kind != dash && s.at(i-1).kind != around && !s.isSide(i-1) && !s.isMovedTo(i) {
		return t, 0
	}
	n = s.hour(i, &t)
	return t, n
}

// isMovedTo reports whether a visit is moved to the number at i: "push it to 4".
func (s *scanner) isMovedTo(i int) bool {
	switch s.word(i - 2) {
	case "it", "this", "that", "mine", "change", "move", "switch":
	default:
		if s.at(i-2).kind != pick {
			return false
		}
	}
	return s.moving && s.at(i-1).kind == toward && s.at(i).b > 0
}

// bothBounds recognises an end that is said before its beginning: "before 5 but after 3".
func (s *scanner) bothBounds(i int) (clockChoice, int) {
	if k := s.at(i).kind; k != before && k != by && k != until {
		return clockChoice{}, 0
	}
	end, n := s.named(i + 1)
	n++
	joint := s.at(i + n).kind
	if n == 1 || joint != but && joint != and && joint != comma {
		return clockChoice{}, 0
	}
	n += 1 + btoi(joint == comma && (s.at(i+n+1).kind == but || s.at(i+n+1).kind == and))
	if k := s.at(i + n).kind; k != after && k != from {
		return clockChoice{}, 0
	}
	begin, m := s.named(i + n + 1)
	if m == 0 || s.isCounted(i+n+1+m) || s.at(i+n+1+m).kind == filler {
		return clockChoice{}, 0
	}
	if a, b := s.exactly(begin), s.exactly(end); a.fault != "" || b.fault != "" || b.alts[0].from <= a.alts[0].from {
		return clockChoice{}, 0 // "before 10 and after 4": either
	}
	c := s.stretchOf(begin, end)
	return c, (n + 1 + m) * btoi(c.fault == "")
}
