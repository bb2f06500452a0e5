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
	kingDay
	presidentsDay
	juneteenth
	columbusDay
	veteransDay
	valentinesDay
	saintPatricksDay
	halloween
	allSouls
	epiphany
	groundhogDay
	mothersDay
	fathersDay
	blackFriday
	cyberMonday
	shroveTuesday
	ashWednesday
	palmSunday
	maundyThursday
	goodFriday
	easter
	easterMonday
	pentecost
	grandparentsDay
	innocents
	holySaturday
	childrensDay
	mayDay
	mexicanMothersDay
	mexicanIndependence
	hispanicDay
	allSaints
	guadalupe
	holyWeek
	lincolnsBirthday
	womensDay
	piDay
	aprilFools
	taxDay
	earthDay
	cincoDeMayo
	lawDay
	flagDay
	canadaDay
	bastilleDay
	patriotDay
	bossesDay
	electionDay
	boxingDay
	kwanzaa
	siblingsDay
	armisticeDay
	veganDay
	nursesDay
	whitMonday
	ascension
	trinitySunday
	corpusChristi
	adventSunday
	givingTuesday
	constitutionDay
	teachersDay
	adminsDay
	roshHashanah
	yomKippur
	sukkot
	simchatTorah
	hanukkah
	purim
	passover
	shavuot
	ramadan
	eidAlFitr
	eidAlAdha
	lunarNewYear
	diwali
	patriotsDay
	arborDay
	emancipationDay
	pearlHarborDay
	cesarChavezDay
	superBowl
	armedForcesDay
	equalityDay
	guyFawkes
	burnsNight
	saintAndrewsDay
	saintDavidsDay
	saintGeorgesDay
	anzacDay
	australiaDay
	victoriaDay
	civicHoliday
	kingsDay
	singlesDay
	orthodoxChristmas
	orthodoxEaster
	orthodoxGoodFriday
	tuBishvat
	lagBaomer
	tishaBav
	sheminiAtzeret
	islamicNewYear
	ashura
	mawlid
	laylatAlQadr
)

// feast is the rule for a holiday: a date, or the first weekday on or after a date, or
// Easter, and days from there.
type feast struct {
	month   time.Month
	day     int
	weekday time.Weekday
	plus    int
}

// dated says in a feast's weekday that the date itself is the day.
const dated time.Weekday = -1

// feasts holds the rules, by holiday. A month of zero counts from Easter.
//
// Source: the federal holidays of the United States, 5 U.S.C. 6103(a); Mexico's, Ley Federal
// del Trabajo, article 74; Spain's Fiesta Nacional, Ley 18/1987. The others are kept by
// custom.
var feasts = [...]feast{
	thanksgiving: {time.November, 22, time.Thursday, 0}, blackFriday: {time.November, 22, time.Thursday, 1}, cyberMonday: {time.November, 22, time.Thursday, 4},
	christmasEve: {time.December, 24, dated, 0}, christmas: {time.December, 25, dated, 0},
	newYearsEve: {time.December, 31, dated, 0}, newYearsDay: {time.January, 1, dated, 0}, epiphany: {time.January, 6, dated, 0},
	kingDay: {time.January, 15, time.Monday, 0}, presidentsDay: {time.February, 15, time.Monday, 0}, memorialDay: {time.May, 25, time.Monday, 0},
	juneteenth: {time.June, 19, dated, 0}, independenceDay: {time.July, 4, dated, 0}, laborDay: {time.September, 1, time.Monday, 0},
	columbusDay: {time.October, 8, time.Monday, 0}, veteransDay: {time.November, 11, dated, 0}, groundhogDay: {time.February, 2, dated, 0},
	valentinesDay: {time.February, 14, dated, 0}, saintPatricksDay: {time.March, 17, dated, 0}, halloween: {time.October, 31, dated, 0},
	allSouls: {time.November, 2, dated, 0}, mothersDay: {time.May, 8, time.Sunday, 0}, fathersDay: {time.June, 15, time.Sunday, 0},
	grandparentsDay: {time.September, 1, time.Monday, 6},
	innocents:       {time.December, 28, dated, 0}, childrensDay: {time.April, 30, dated, 0}, mayDay: {time.May, 1, dated, 0},
	mexicanMothersDay: {time.May, 10, dated, 0}, mexicanIndependence: {time.September, 16, dated, 0}, hispanicDay: {time.October, 12, dated, 0},
	allSaints: {time.November, 1, dated, 0}, guadalupe: {time.December, 12, dated, 0}, holySaturday: {plus: -1}, holyWeek: {plus: 0},
	shroveTuesday: {plus: -47}, ashWednesday: {plus: -46}, palmSunday: {plus: -7}, maundyThursday: {plus: -3}, goodFriday: {plus: -2},
	lincolnsBirthday: {time.February, 12, dated, 0}, womensDay: {time.March, 8, dated, 0}, piDay: {time.March, 14, dated, 0}, aprilFools: {time.April, 1, dated, 0},
	earthDay: {time.April, 22, dated, 0}, lawDay: {time.May, 1, dated, 0}, cincoDeMayo: {time.May, 5, dated, 0}, nursesDay: {time.May, 6, dated, 0},
	flagDay: {time.June, 14, dated, 0}, canadaDay: {time.July, 1, dated, 0}, bastilleDay: {time.July, 14, dated, 0}, patriotDay: {time.September, 11, dated, 0}, constitutionDay: {time.September, 17, dated, 0},
	bossesDay: {time.October, 16, dated, 0}, electionDay: {time.November, 2, time.Tuesday, 0}, boxingDay: {time.December, 26, dated, 0}, kwanzaa: {time.December, 26, dated, 0},
	siblingsDay: {time.April, 10, dated, 0}, armisticeDay: {time.November, 11, dated, 0}, veganDay: {time.November, 1, dated, 0},
	teachersDay: {time.May, 2, time.Tuesday, 0}, adminsDay: {time.April, 21, time.Wednesday, 0}, adventSunday: {time.November, 27, time.Sunday, 0}, givingTuesday: {time.November, 22, time.Thursday, 5},
	whitMonday: {plus: 50}, ascension: {plus: 39}, trinitySunday: {plus: 56}, corpusChristi: {plus: 60},
	patriotsDay: {time.April, 15, time.Monday, 0}, arborDay: {time.April, 24, time.Friday, 0}, pearlHarborDay: {time.December, 7, dated, 0}, cesarChavezDay: {time.March, 31, dated, 0},
	superBowl: {time.February, 8, time.Sunday, 0}, armedForcesDay: {time.May, 15, time.Saturday, 0}, equalityDay: {time.August, 26, dated, 0},
	guyFawkes: {time.November, 5, dated, 0}, burnsNight: {time.January, 25, dated, 0}, saintAndrewsDay: {time.November, 30, dated, 0}, saintDavidsDay: {time.March, 1, dated, 0}, saintGeorgesDay: {time.April, 23, dated, 0},
	anzacDay: {time.April, 25, dated, 0}, australiaDay: {time.January, 26, dated, 0}, victoriaDay: {time.May, 18, time.Monday, 0}, civicHoliday: {time.August, 1, time.Monday, 0},
	singlesDay: {time.November, 11, dated, 0}, orthodoxChristmas: {time.January, 7, dated, 0},
	easter: {plus: 0}, easterMonday: {plus: 1}, pentecost: {plus: 49},
}

// holidayIn is the day of a holiday in a year.
func holidayIn(year, which int) time.Time {
	if find, ok := reckonings[which]; ok {
		if day, ok := find(year); ok {
			return day
		}
		return time.Time{}
	}
	f := feasts[which]
	if f.month == 0 {
		return easterIn(year).AddDate(0, 0, f.plus)
	}
	t := time.Date(year, f.month, f.day, 0, 0, 0, 0, time.UTC)
	if f.weekday != dated {
		t = t.AddDate(0, 0, int(f.weekday-t.Weekday()+7)%7)
	}
	return t.AddDate(0, 0, f.plus)
}

// easterIn is Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus,
// Astronomical Algorithms, chapter 8).
func easterIn(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	n := h + l - 7*((a+11*h+22*l)/451) + 114
	return time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
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

// inYear is the holiday of a named year.
func (c calendar) inYear(which, year int) int {
	return int(holidayIn(year, which).Sub(c.today) / (24 * time.Hour))
}

// besideHoliday recognises "day after Thanksgiving", "day before Christmas", "un día antes
// de Navidad": one day, and not all days from there.
func (s *scanner) besideHoliday(i int) (dayChoice, int) {
	n := 0
	if x := s.at(i); s.spanish && x.kind == number && x.a == 1 {
		n = 1
	}
	by := sideBy(s.at(i + n + 1).kind)
	if u := s.at(i + n); u.kind != unit || u.a != 1 || by == 0 {
		return dayChoice{}, 0
	}
	more := s.articles(i + n + 2)
	x := s.at(i + n + 2 + more)
	if x.kind != holiday {
		return dayChoice{}, 0
	}
	d := s.cal.feast(x, false)
	for j, alt := range d.alts {
		edge := alt[len(alt)-1]
		if by < 0 {
			edge = alt[0]
		}
		d.alts[j] = offsets{edge + by}
	}
	return d, n + 3 + more
}

// feastOn is the days of a holiday, where on says how far ahead each is; all of them when its
// name is kept on several.
func feastOn(x lexeme, on func(which int) int) dayChoice {
	d := oneDay(on(x.a))
	if d.alts[0][0] < -100*maxAhead { // no table has that year
		return impossibleDay()
	}
	switch x.a {
	case holyWeek:
		d.alts[0] = days(on(palmSunday), on(easter))
	case ramadan:
		d.alts[0] = days(on(ramadan), on(eidAlFitr)-1)
	case kwanzaa, passover, hanukkah:
		d.alts = append(d.alts, days(on(x.a), on(x.a)+6+btoi(x.a != kwanzaa)))
	case eidAlFitr, eidAlAdha: // the moon may be seen a day later
		d.alts = append(d.alts, offsets{on(x.a) + 1})
	}
	if x.b > 0 {
		d.alts = append(d.alts, offsets{on(x.b)})
	}
	return d
}

// feast is the next holiday of the lexeme, or the last one where gone is true. Holy Week is
// the one that ends with the next Easter.
func (c calendar) feast(x lexeme, gone bool) dayChoice {
	easterDay := c.holiday(easter, gone)
	return feastOn(x, func(which int) int {
		if x.a == holyWeek {
			return easterDay + feasts[which].plus
		}
		return c.holiday(which, gone)
	})
}

// around is the weekend of a holiday, with the holiday and the days between them.
func (c calendar) around(day int) dayChoice {
	saturday := c.monday(day) + 5
	switch c.at(day).Weekday() {
	case time.Monday, time.Tuesday:
		return dayChoice{alts: []offsets{days(saturday-7, day)}}
	case time.Wednesday:
		return dayChoice{alts: []offsets{days(saturday, saturday+1), days(saturday-7, saturday-6)}}
	}
	return dayChoice{alts: []offsets{days(min(day, saturday), saturday+1)}}
}
