package main

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// gold is what the spans of a turn mean: all ways, nil when one is not known.
func gold(day, clock string, now time.Time) (out []way) {
	if w, ok := soon(plain(day + " ")); ok && (clock == "" || clock == day) {
		return []way{{from: now.Add(w).Truncate(time.Minute)}}
	}
	if w, ok := soon(plain(clock + " ")); ok && day == "" {
		return []way{{from: now.Add(w).Truncate(time.Minute)}}
	}
	if day == "" {
		for _, m := range goldMinutes(plain(clock)) {
			out = append(out, way{from: midnight(now).Add(m), clock: true})
		}
		return out
	}
	days, from, to := goldDays(plain(day), now)
	for _, d := range days {
		if clock == "" {
			out = append(out, way{from: d.Add(from), to: d.Add(to), part: true})
		}
		for _, m := range goldMinutes(plain(clock)) {
			if m >= from && m < to {
				out = append(out, way{from: d.Add(m)})
			}
		}
	}
	return out
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

var (
	goldWords = map[string]string{"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
		"nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
		"eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
		"sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th", "an": "1", "a": "1",
		"noon": "12:00pm", "midday": "12:00pm", "midnight": "12:00am", "tommorow": "tomorrow"}
	goldSigns  = regexp.MustCompile(`[,;!?]|\.\s|\.$|\b(the|of|on|about|around|at|ish|please|for|this year)\b|-?ish\b`)
	goldWord   = regexp.MustCompile(`[a-z]+`)
	goldMonths = "jan feb mar apr may jun jul aug sep oct nov dec"
	goldDaysOf = "sun mon tue wed thu fri sat"
	ordinals   = regexp.MustCompile(`\b(\d+)(st|nd|rd|th)\b`)
	meridiems  = regexp.MustCompile(`([ap])\.? ?m\b\.?`)
)

// plain is a span in lower case, its numbers in digits, without signs and small words.
func plain(span string) string {
	span = meridiems.ReplaceAllString(strings.ToLower(span), "${1}m ")
	span = goldWord.ReplaceAllStringFunc(span, func(w string) string {
		if digits, ok := goldWords[w]; ok && span != "may" {
			return digits
		}
		return w
	})
	return strings.Join(strings.Fields(goldSigns.ReplaceAllString(span, " ")), " ")
}

var (
	inHours  = regexp.MustCompile(`^(?:in )?(half )?(\d+)(?: couple| few)? (hours?|minutes?|mins?)(?: from now)?$`)
	inDays   = regexp.MustCompile(`^(?:in )?(\d+) (?:more )?(days?|weeks?)(?: from (?:now|today))?$`)
	isoDay   = regexp.MustCompile(`^(?:[a-z]+ )?(\d{4})[/-](\d\d?)[/-](\d\d?)$`)
	usDay    = regexp.MustCompile(`^(?:[a-z]+ )?(\d\d?)/(\d\d?)(?:/(\d{2,4}))?$`)
	monthDay = regexp.MustCompile(`^(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.? )?([a-z]{3,9})\.? (\d\d?)(?: (\d{4}))?(?: [a-z]+)?$`)
	dayMonth = regexp.MustCompile(`^(?:[a-z]+\.? )?(\d\d?) ([a-z]{3,9})\.?(?: (\d{4}))?(?: [a-z]+)?$`)
	dayOnly  = regexp.MustCompile(`^(?:[a-z]{3,9} )?(\d\d?)$`)
	nextDay  = regexp.MustCompile(`^(?:(this|next|coming) )?((?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)$`)
)

// soon is a wait of hours or minutes.
func soon(text string) (d time.Duration, ok bool) {
	if text == "now" {
		return 0, true
	}
	m := inHours.FindStringSubmatch(text)
	if m == nil || strings.Contains(text, "few") || strings.Contains(text, "couple") {
		return 0, false
	}
	n, _ := strconv.Atoi(m[2])
	d = time.Duration(n) * time.Hour
	if m[3][0] == 'm' {
		d = time.Duration(n) * time.Minute
	}
	if m[1] != "" {
		d /= 2
	}
	return d, true
}

// goldDays are the days that a span means, and the part of each.
func goldDays(text string, now time.Time) (days []time.Time, from, to time.Duration) {
	today := midnight(now)
	switch text {
	case "tonight", "this evening":
		return []time.Time{today}, 17 * time.Hour, 24 * time.Hour
	case "this afternoon":
		return []time.Time{today}, 12 * time.Hour, 18 * time.Hour
	}
	to = 24 * time.Hour
	named := map[string]int{"today": 0, "tomorrow": 1, "day after tomorrow": 2}
	if n, ok := named[text]; ok {
		return []time.Time{today.AddDate(0, 0, n)}, from, to
	}
	text = ordinals.ReplaceAllString(text, "$1")
	if m := inDays.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		if m[2][0] == 'w' {
			n *= 7
		}
		return []time.Time{today.AddDate(0, 0, n)}, from, to
	}
	if m := nextDay.FindStringSubmatch(text); m != nil {
		ahead := (strings.Index(goldDaysOf, m[2][:3])/4 - int(today.Weekday()) + 7) % 7
		days = []time.Time{today.AddDate(0, 0, ahead)}
		if m[1] == "next" || ahead == 0 {
			days = append(days, today.AddDate(0, 0, ahead+7))
		}
		return days, from, to
	}
	return goldDate(text, today), from, to
}

// goldDate is a day of the calendar.
func goldDate(text string, today time.Time) []time.Time {
	var y, m, d string
	switch {
	case isoDay.MatchString(text):
		f := isoDay.FindStringSubmatch(text)
		y, m, d = f[1], f[2], f[3]
	case usDay.MatchString(text):
		f := usDay.FindStringSubmatch(text)
		m, d, y = f[1], f[2], f[3]
	case monthDay.MatchString(text):
		f := monthDay.FindStringSubmatch(text)
		m, d, y = monthOf(f[1]), f[2], f[3]
	case dayMonth.MatchString(text):
		f := dayMonth.FindStringSubmatch(text)
		d, m, y = f[1], monthOf(f[2]), f[3]
	case dayOnly.MatchString(text):
		f := dayOnly.FindStringSubmatch(text)
		d, _ := strconv.Atoi(f[1])
		for n := range 62 {
			if t := today.AddDate(0, 0, n); t.Day() == d {
				return []time.Time{t}
			}
		}
	}
	year, _ := strconv.Atoi(y)
	month, _ := strconv.Atoi(m)
	day, _ := strconv.Atoi(d)
	if month == 0 || month > 12 || day == 0 {
		return nil
	}
	switch {
	case y == "":
		year = today.Year()
		if time.Date(year, time.Month(month), day, 0, 0, 0, 0, today.Location()).Before(today.AddDate(0, 0, -60)) {
			year++
		}
	case year < 100:
		year += 2000
	}
	out := []time.Time{time.Date(year, time.Month(month), day, 0, 0, 0, 0, today.Location())}
	if y == "" && out[0].Before(today) {
		out = append(out, out[0].AddDate(1, 0, 0))
	}
	return out
}

func monthOf(name string) string {
	if i := strings.Index(goldMonths, name[:3]); i >= 0 && i%4 == 0 {
		return strconv.Itoa(i/4 + 1)
	}
	return ""
}

var (
	hourOnly  = regexp.MustCompile(`^(\d\d?)(?: ?(am|pm|hr|hours|o'?clock))?$`)
	hourFull  = regexp.MustCompile(`^(\d\d?)[:. -](\d\d?)(?: ?(am|pm))?$`)
	hourShort = regexp.MustCompile(`^(\d\d?)(\d\d) ?(am|pm)?$`)
	halfPast  = regexp.MustCompile(`^(half|quarter|1 quarter|\d+)(?: minutes)?(?:[ -](past|to|after|before|till))? (\d\d?)(?::00)? ?(am|pm)?$`)
	partOf    = regexp.MustCompile(`(?: in)? ?\b(morning|evening|night|tonight|this evening|tomorrow night|afternoon)\b ?`)
)

// goldMinutes are the times of day that a span means: both halves of the day when it
// does not say which.
func goldMinutes(text string) (out []time.Duration) {
	half := ""
	if part := partOf.FindStringSubmatch(text); part != nil {
		text = strings.TrimSuffix(strings.TrimSpace(partOf.ReplaceAllString(text, " ")), " this")
		half = "pm"
		if part[1] == "morning" {
			half = "am"
		}
	}
	h, m, said := clockParts(text)
	if h < 0 || h > 24 || m > 59 {
		return nil
	}
	if said == "am" || said == "pm" {
		half = said
	}
	at := time.Duration(h*60+m) * time.Minute
	switch {
	case h > 12 || h == 0 || strings.HasPrefix(text, "0") && half == "" && said == "24":
		return []time.Duration{at}
	case half == "am":
		return []time.Duration{at % (12 * time.Hour)}
	case half == "pm":
		return []time.Duration{at%(12*time.Hour) + 12*time.Hour}
	}
	return []time.Duration{at % (12 * time.Hour), at%(12*time.Hour) + 12*time.Hour}
}

// clockParts is hour, minute and half of a time; the hour is -1 when it is none.
func clockParts(text string) (h, m int, half string) {
	if f := halfPast.FindStringSubmatch(text); f != nil {
		h, _ = strconv.Atoi(f[3])
		m, _ = strconv.Atoi(f[1])
		switch {
		case f[1] == "half":
			m = 30
		case strings.HasSuffix(f[1], "quarter"):
			m = 15
		case f[2] == "":
			return clockPair(text)
		}
		if f[2] == "to" || f[2] == "before" || f[2] == "till" {
			h, m = h-1, 60-m
			if h == 11 && f[4] != "" { // half an hour before noon is in the morning
				return h, m, map[string]string{"am": "pm", "pm": "am"}[f[4]]
			}
		}
		return h, m, f[4]
	}
	return clockPair(text)
}

func clockPair(text string) (h, m int, half string) {
	for _, form := range []*regexp.Regexp{hourFull, hourShort} {
		if f := form.FindStringSubmatch(text); f != nil {
			h, _ = strconv.Atoi(f[1])
			m, _ = strconv.Atoi(f[2])
			return h, m, f[3]
		}
	}
	if f := hourOnly.FindStringSubmatch(text); f != nil {
		h, _ = strconv.Atoi(f[1])
		return h, 0, f[2]
	}
	return -1, 0, ""
}
