package when

// inPeriod is the date that was said beside a month or a year, in that one: "next month on the
// 28th", "next year in November"; nil where there is none.
func (c *clause) inPeriod(cal calendar, d dayChoice) []offsets {
	if len(c.days) != 1 || len(d.alts) != 1 || d.fault != "" || d.dated || d.bound || c.bound || d.set != 0 || d.name != 0 {
		return nil
	}
	period, date := c.days[0], d.alts[0]
	switch {
	case len(date) == 1 && len(period) > 27 && len(period) < 32 && len(intersect(period, d.far)) == 1:
		return []offsets{intersect(period, d.far)}
	case len(period) < 365 || len(date) > 31:
		return nil
	}
	for _, years := range []int{1, -1} {
		var moved offsets
		for _, o := range date {
			moved = append(moved, cal.shift(o, years, yearUnit))
		}
		if both := intersect(moved, period); len(both) == len(date) {
			return []offsets{both}
		}
	}
	return nil
}

// yearThenMonth recognises a month behind its year: "next year in March", "next year's March", "el
// año que viene en enero".
func (s *scanner) yearThenMonth(i int) (dayChoice, int) {
	if k := s.at(i).kind; k != next && k != this && k != last && k != article && k != esArticle {
		return dayChoice{}, 0
	}
	list, n := s.yearNamed(i)
	if n < 2 {
		return dayChoice{}, 0
	}
	n += btoi(s.at(i+n).kind == comma)
	n += btoi(s.at(i+n).kind == inTime)
	x := s.at(i + n)
	if x.kind != month || s.word(i+n) == "may" && s.isNoun(i+n+1) || s.dayNumber(i+n+1) || s.at(i+n+1).kind == of || s.leadsDays(i+n+1) {
		return dayChoice{}, 0
	}
	ahead := (s.cal.at(list[0]).Year()-s.cal.today.Year())*12 + x.a - int(s.cal.today.Month())
	return dayChoice{alts: []offsets{s.cal.monthDays(ahead)}, dated: true}, n + 1
}
