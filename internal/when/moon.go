package when

import "time"

// A reckoning finds the day that begins a holiday in a year; ok is false where it is not
// known. Where it is counted from the evening before, the day is the one with the daylight.
type reckoning func(year int) (day time.Time, ok bool)

// reckonings are the holidays that no date or weekday of this calendar tells, most of which
// follow the moon.
//
// Source: the Hebrew calendar's arithmetic (Reingold and Dershowitz, Calendrical
// Calculations, chapter 8); the tabular Islamic calendar (chapter 7), from which the sight
// of the moon may differ by a day; for the lunar new year and Diwali the published dates.
var reckonings = map[int]reckoning{
	roshHashanah: hebrewFeast(0), yomKippur: hebrewFeast(9), sukkot: hebrewFeast(14), simchatTorah: hebrewFeast(22),
	purim: passoverFeast(-30), passover: passoverFeast(0), shavuot: passoverFeast(50), hanukkah: hanukkahIn,
	ramadan: islamicFeast(9, 1), eidAlFitr: islamicFeast(10, 1), eidAlAdha: islamicFeast(12, 10),
	lunarNewYear: published(map[int]int{2013: 210, 2014: 131, 2015: 219, 2016: 208, 2017: 128, 2018: 216, 2019: 205, 2020: 125, 2021: 212, 2022: 201, 2023: 122,
		2024: 210, 2025: 129, 2026: 217, 2027: 206, 2028: 126, 2029: 213, 2030: 203, 2031: 123, 2032: 211, 2033: 131, 2034: 219, 2035: 208}),
	diwali: published(map[int]int{2013: 1103, 2014: 1023, 2015: 1111, 2016: 1030, 2017: 1019, 2018: 1107, 2019: 1027, 2020: 1114, 2021: 1104, 2022: 1024, 2023: 1112,
		2024: 1031, 2025: 1020, 2026: 1108, 2027: 1029, 2028: 1017, 2029: 1105, 2030: 1026, 2031: 1114, 2032: 1102, 2033: 1022, 2034: 1110, 2035: 1030}),
	taxDay: taxDayIn, kingsDay: kingsDayIn, emancipationDay: emancipationDayIn,
	orthodoxEaster: julianEaster(0), orthodoxGoodFriday: julianEaster(-2),
	tuBishvat: tuBishvatIn, lagBaomer: passoverFeast(33), tishaBav: tishaBavIn, sheminiAtzeret: hebrewFeast(21),
	islamicNewYear: islamicFeast(1, 1), ashura: islamicFeast(1, 10), mawlid: islamicFeast(3, 12), laylatAlQadr: islamicFeast(9, 27),
}

// published is a feast by a table of month and day, in one number.
func published(days map[int]int) reckoning {
	return func(year int) (time.Time, bool) {
		md, ok := days[year]
		return time.Date(year, time.Month(md/100), md%100, 0, 0, 0, 0, time.UTC), ok
	}
}

// hebrewFeast is as many days behind the Hebrew new year that begins in the year.
func hebrewFeast(plus int) reckoning {
	return func(year int) (time.Time, bool) { return hebrewNewYear(year+3761).AddDate(0, 0, plus), true }
}

// passoverFeast counts from Passover, which is 163 days before the next new year.
func passoverFeast(plus int) reckoning {
	return func(year int) (time.Time, bool) {
		return hebrewNewYear(year+3761).AddDate(0, 0, plus-163), true
	}
}

// hanukkahIn is 25 Kislev, whose distance from the new year the length of Marheshvan decides.
func hanukkahIn(year int) (time.Time, bool) {
	first, next := hebrewNewYear(year+3761), hebrewNewYear(year+3762)
	plus := 83
	if length := int(next.Sub(first) / (24 * time.Hour)); length%10 == 5 {
		plus++
	}
	return first.AddDate(0, 0, plus), true
}

// hebrewNewYear is 1 Tishri of a Hebrew year.
func hebrewNewYear(year int) time.Time {
	before, this, after := hebrewElapsed(year-1), hebrewElapsed(year), hebrewElapsed(year+1)
	switch {
	case after-this == 356:
		this += 2
	case this-before == 382:
		this++
	}
	return fixed(-1373427 + this)
}

// hebrewElapsed is the days from the Hebrew epoch to the mean conjunction of a new year,
// put off from Sunday, Wednesday and Friday.
func hebrewElapsed(year int) int {
	months := (235*year - 234) / 19
	day := 29*months + (12084+13753*months)/25920
	if 3*(day+1)%7 < 3 {
		day++
	}
	return day
}

// islamicFeast is a day of a month of the Islamic calendar, the first that falls into the
// year.
func islamicFeast(month, day int) reckoning {
	return func(year int) (time.Time, bool) {
		for h := (year-622)*33/32 - 1; ; h++ {
			t := fixed(227014 + day + 29*(month-1) + month/2 + 354*(h-1) + (3+11*h)/30)
			if t.Year() >= year {
				return t, t.Year() == year
			}
		}
	}
}

// fixed is the day that lies a number of days from 31 December of the year 0.
func fixed(days int) time.Time { return time.Date(1, 1, days, 0, 0, 0, 0, time.UTC) }

// taxDayIn is the day on which federal income tax is due: 15 April, put off by a weekend and
// by Emancipation Day, 26 U.S.C. 6072 and 7503.
func taxDayIn(year int) (time.Time, bool) {
	day := time.Date(year, time.April, 15, 0, 0, 0, 0, time.UTC)
	put := map[time.Weekday]int{time.Friday: 3, time.Saturday: 3, time.Sunday: 2}[day.Weekday()]
	return day.AddDate(0, 0, put), true
}
