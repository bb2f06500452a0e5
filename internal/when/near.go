package when

// dayBeside recognises "el día después de acción de gracias", "el día antes del martes": one
// day, and not all days from there.
func (s *scanner) dayBeside(i int) (dayChoice, int) {
	x := s.at(i)
	by := map[kind]int{after: 1, before: -1}[s.at(i+1).kind]
	if !s.spanish || x.kind != esArticle || s.tokens[x.to-1].word != "dia" || by == 0 {
		return dayChoice{}, 0
	}
	d, n := s.day(i + 2)
	if n == 0 || d.fault != "" {
		return dayChoice{}, 0
	}
	out := dayChoice{}
	for _, alt := range d.alts {
		edge := alt[len(alt)-1]
		if by < 0 {
			edge = alt[0]
		}
		out.alts = append(out.alts, offsets{edge + by})
	}
	return out, n + 2
}

// nextDate recognises "el próximo 6 de abril", "este 12/05", "el próximo 15".
func (s *scanner) nextDate(i int) (dayChoice, int) {
	if k := s.at(i).kind; !s.spanish || k != next && k != this {
		return dayChoice{}, 0
	}
	d, n := s.slashes(i + 1)
	if n == 0 {
		d, n = s.dayThenMonth(i + 1)
	}
	if n == 0 && s.pauses(i+2) {
		d, n = s.plainNumber(i + 1)
	}
	if n == 0 {
		return dayChoice{}, 0
	}
	if s.at(i).kind == next && !d.dated && d.fault == "" && d.alts[0][0] < 0 {
		over := s.cal.at(d.alts[0][0])
		d = s.fullDate(over.Year()+1, int(over.Month()), over.Day())
	}
	return d, n + 1
}

// overLately is how long ago, in days, a weekday with a number may be to be taken for the
// one that is over, where none comes for longer than that.
const overLately = 14

// numberedWeekday is the nearest day that has both the weekday and the number: "Friday the
// 31st". ok is false when none is near.
func (c calendar) numberedWeekday(weekday, day int) (offset int, ok bool) {
	has := func(o int) bool { t := c.at(o); return t.Day() == day && int(t.Weekday()) == weekday }
	for o := range nearDays {
		if o == overLately {
			for gone := -1; gone >= -overLately; gone-- {
				if has(gone) {
					return gone, true
				}
			}
		}
		if has(o) {
			return o, true
		}
	}
	return 0, false
}
