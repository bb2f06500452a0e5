package when

import "time"

// The holidays that people name instead of a date, as a lexeme's a.
const (
	thanksgiving = iota + 1
	christmasEve
	christmas
	newYearsEve
	newYearsDay
	memorialDay
	independenceDay
	laborDay
)

// holidayIn is the day of a holiday in a year.
//
// Source: the federal holidays of the United States, 5 U.S.C. 6103(a); the eves are the
// days before.
func holidayIn(year, which int) time.Time {
	date := func(m time.Month, d int) time.Time { return time.Date(year, m, d, 0, 0, 0, 0, time.UTC) }
	// fromThe is the first day of that name on or after a date.
	fromThe := func(t time.Time, w time.Weekday) time.Time { return t.AddDate(0, 0, int(w-t.Weekday()+7)%7) }
	switch which {
	case thanksgiving: // the fourth Thursday
		return fromThe(date(time.November, 22), time.Thursday)
	case christmasEve:
		return date(time.December, 24)
	case christmas:
		return date(time.December, 25)
	case newYearsEve:
		return date(time.December, 31)
	case memorialDay: // the last Monday
		return fromThe(date(time.May, 25), time.Monday)
	case independenceDay:
		return date(time.July, 4)
	case laborDay: // the first Monday
		return fromThe(date(time.September, 1), time.Monday)
	}
	return date(time.January, 1)
}

// holiday is how far ahead the next holiday of that name is, today included; where gone
// is true, the last one before today.
func (c calendar) holiday(which int, gone bool) int {
	day := holidayIn(c.today.Year(), which)
	switch {
	case gone && !day.Before(c.today):
		day = holidayIn(c.today.Year()-1, which)
	case !gone && day.Before(c.today):
		day = holidayIn(c.today.Year()+1, which)
	}
	return int(day.Sub(c.today) / (24 * time.Hour))
}

// besideHoliday recognises "day after Thanksgiving", "day before Christmas": one day, and
// not all days from there.
func (s *scanner) besideHoliday(i int) (dayChoice, int) {
	by, x := s.at(i+1).kind, s.at(i+2)
	if u := s.at(i); u.kind != unit || u.a != 1 || x.kind != holiday {
		return dayChoice{}, 0
	}
	switch by {
	case after:
		return oneDay(s.cal.holiday(x.a, false) + 1), 3
	case before:
		return oneDay(s.cal.holiday(x.a, false) - 1), 3
	}
	return dayChoice{}, 0
}
