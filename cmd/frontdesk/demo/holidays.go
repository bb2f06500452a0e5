package demo

import (
	"time"

	"frontdesk/internal/care"
)

// closures shuts every location on the holidays from one day to two years later, both
// on the day itself and on the day it is observed.
func closures(from care.Date, at []care.Location) (list []care.Closure) {
	until := care.Date{Year: from.Year + 2, Month: from.Month, Day: from.Day}
	for year := from.Year; year <= until.Year+1; year++ {
		for _, h := range holidays(year) {
			if h.Date.Before(from) || until.Before(h.Date) {
				continue
			}
			for _, l := range at {
				list = append(list, care.Closure{Location: l.ID, Date: h.Date, Name: h.Name})
			}
		}
	}
	return list
}

// holidays lists the federal holidays of a year, 5 U.S.C. 6103(a), and by (b) the
// Friday before one that falls on a Saturday; one on a Sunday is kept on Monday
// (Executive Order 11582). Friday the 31st of December may belong to the year after.
func holidays(year int) (list []care.Closure) {
	day := func(m time.Month, d int, name string) {
		date := care.Date{Year: year, Month: m, Day: d}
		list = append(list, care.Closure{Date: date, Name: name})
		switch date.Weekday() {
		case time.Saturday:
			list = append(list, care.Closure{Date: date.AddDays(-1), Name: name})
		case time.Sunday:
			list = append(list, care.Closure{Date: date.AddDays(1), Name: name})
		}
	}
	day(time.January, 1, "New Year's Day")
	day(time.January, nth(year, time.January, time.Monday, 3), "Martin Luther King Jr. Day")
	day(time.February, nth(year, time.February, time.Monday, 3), "Washington's Birthday")
	day(time.May, last(year, time.May, time.Monday), "Memorial Day")
	day(time.June, 19, "Juneteenth")
	day(time.July, 4, "Independence Day")
	day(time.September, nth(year, time.September, time.Monday, 1), "Labor Day")
	day(time.October, nth(year, time.October, time.Monday, 2), "Columbus Day")
	day(time.November, 11, "Veterans Day")
	day(time.November, nth(year, time.November, time.Thursday, 4), "Thanksgiving Day")
	day(time.December, 25, "Christmas Day")
	return list
}

// nth is the day of the month on which its nth such weekday falls.
func nth(year int, m time.Month, w time.Weekday, n int) int {
	first := care.Date{Year: year, Month: m, Day: 1}.Weekday()
	return 1 + (int(w)-int(first)+7)%7 + 7*(n-1)
}

// last is the day of the month on which its last such weekday falls.
func last(year int, m time.Month, w time.Weekday) int {
	end := care.Date{Year: year, Month: m + 1, Day: 1}.AddDays(-1)
	return end.Day - (int(end.Weekday())-int(w)+7)%7
}
