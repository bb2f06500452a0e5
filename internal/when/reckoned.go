package when

import "time"

// kingsDayIn is the Dutch King's Day: 27 April, the day before where that is a Sunday.
func kingsDayIn(year int) (time.Time, bool) {
	day := time.Date(year, time.April, 27, 0, 0, 0, 0, time.UTC)
	if day.Weekday() == time.Sunday {
		day = day.AddDate(0, 0, -1)
	}
	return day, true
}

// emancipationDayIn is Emancipation Day of the District of Columbia as it is kept: 16 April, or
// the nearest weekday. D.C. Code 1-612.02.
func emancipationDayIn(year int) (time.Time, bool) {
	day := time.Date(year, time.April, 16, 0, 0, 0, 0, time.UTC)
	put := map[time.Weekday]int{time.Saturday: -1, time.Sunday: 1}[day.Weekday()]
	return day.AddDate(0, 0, put), true
}

// julianEaster counts from Easter of the Julian calendar (Meeus, Astronomical Algorithms, chapter
// 8), which until 2099 is thirteen days behind.
func julianEaster(plus int) reckoning {
	return func(year int) (time.Time, bool) {
		d := (19*(year%19) + 15) % 30
		e := (2*(year%4) + 4*(year%7) - d + 34) % 7
		n := d + e + 114
		return time.Date(year, time.Month(n/31), n%31+1+13+plus, 0, 0, 0, 0, time.UTC), year > 1900 && year < 2100
	}
}

// tuBishvatIn is 15 Shevat: two months before Passover, three in a year of thirteen months.
func tuBishvatIn(year int) (time.Time, bool) {
	back := -59
	if (7*(year+3760)+1)%19 < 7 {
		back -= 30
	}
	return passoverFeast(back)(year)
}

// tishaBavIn is 9 Av, put off from a Sabbath.
func tishaBavIn(year int) (time.Time, bool) {
	day, ok := passoverFeast(112)(year)
	if day.Weekday() == time.Saturday {
		day = day.AddDate(0, 0, 1)
	}
	return day, ok
}
