package when

import "time"

// maxAhead bounds a named day and the horizon, in days: two years.
const maxAhead = 731

// overSince is how long ago, in days, a date without a year may be to be taken for the
// one that is over and not for next year's.
const overSince = 60

// offsets are days counted from today, ascending.
type offsets []int

// calendar counts days from the day of reading. It knows no hours, so daylight saving
// cannot shift a day.
type calendar struct {
	today    time.Time // midnight of the local day, in UTC
	horizon  int
	dayFirst bool
	// spoken is the day that was spoken of before, nil for none.
	spoken offsets
}

func newCalendar(c Context) calendar {
	y, m, d := c.Now.Date()
	cal := calendar{today: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), horizon: 60, dayFirst: c.DayFirst}
	if c.Horizon > 0 {
		cal.horizon = int(min(c.Horizon/(24*time.Hour), maxAhead))
	}
	if !c.Day.IsZero() {
		y, m, d := c.Day.In(c.Now.Location()).Date()
		if o, ok := cal.offset(y, int(m), d); ok && o >= 0 && o <= cal.horizon {
			cal.spoken = offsets{o}
		}
	}
	return cal
}

func (c calendar) at(offset int) time.Time { return c.today.AddDate(0, 0, offset) }

func (c calendar) weekday() int { return int(c.today.Weekday()) }

// offset is the day's distance from today; ok is false when there is no such day.
func (c calendar) offset(y, m, d int) (offset int, ok bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	ok = m >= 1 && m <= 12 && t.Day() == d && t.Month() == time.Month(m)
	return int(t.Sub(c.today) / (24 * time.Hour)), ok
}

// days lists the offsets from one to another, both included.
func days(from, to int) (out offsets) {
	for d := from; d <= to && len(out) <= maxAhead; d++ {
		out = append(out, d)
	}
	return out
}

// only keeps the days whose weekday is in the set.
func (c calendar) only(in offsets, set int) (out offsets) {
	for _, d := range in {
		if day := ((c.weekday()+d)%7 + 7) % 7; set>>day&1 == 1 {
			out = append(out, d)
		}
	}
	return out
}

// monday is the offset of the Monday of the week that holds the day.
func (c calendar) monday(offset int) int {
	return offset - (int(c.at(offset).Weekday())+6)%7
}

// monthDays lists the days of a month, n months from this one.
func (c calendar) monthDays(n int) offsets {
	first := time.Date(c.today.Year(), c.today.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	from := int(first.Sub(c.today) / (24 * time.Hour))
	return days(from, from+first.AddDate(0, 1, -1).Day()-1)
}

// monthsTo is how many months from this one the day lies.
func (c calendar) monthsTo(offset int) int {
	t := c.at(offset)
	return (t.Year()-c.today.Year())*12 + int(t.Month()-c.today.Month())
}

// monthsAhead is today's date n months on, the last of the month when that is shorter.
func (c calendar) monthsAhead(n int) int {
	list := c.monthDays(n)
	return list[min(c.today.Day(), len(list))-1]
}

// monthDay is the offset of a date without a year: the one to come, unless it is only
// just over. ok is false when no such day comes within a year.
func (c calendar) monthDay(m, d int) (offset int, ok bool) {
	before, overOK := c.offset(c.today.Year(), m, d)
	if overOK && before >= 0 {
		if last, lastOK := c.offset(c.today.Year()-1, m, d); lastOK && last >= -overSince {
			return last, true
		}
		return before, true
	}
	if overOK && before >= -overSince {
		return before, true
	}
	return c.offset(c.today.Year()+1, m, d)
}

// dayOfMonth is the next day with that number, skipping months that are too short;
// later is the one after it.
func (c calendar) dayOfMonth(d int) (offset, later int, ok bool) {
	found := offsets{}
	if d < 1 {
		return 0, 0, false
	}
	for n := 0; n < 6 && len(found) < 2; n++ {
		list := c.monthDays(n)
		if d <= len(list) && list[d-1] >= 0 {
			found = append(found, list[d-1])
		}
	}
	if len(found) < 2 {
		return 0, 0, false
	}
	return found[0], found[1], true
}

// workdaysOf keeps the days from Monday to Friday that are neither Christmas nor New Year's Day.
func (c calendar) workdaysOf(in offsets) (out offsets) {
	for _, d := range c.only(in, monToFri) {
		if t := c.at(d); t.YearDay() != 1 && (t.Month() != time.December || t.Day() != 25) {
			out = append(out, d)
		}
	}
	return out
}
