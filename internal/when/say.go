package when

import (
	"fmt"
	"time"
)

// SayWhen words an instant as patients read it, on the wall clock of loc:
// "Tue Mar 4 2:30 PM" in English, "mar 4 mar 14:30" in Spanish ("es"). Every other
// language is worded in English. All letters are GSM-7, so a text stays in cheap
// segments.
func SayWhen(t time.Time, loc *time.Location, lang string) string {
	return SayDay(t, loc, lang) + " " + SayTime(t, loc, lang)
}

// SayDay words the day alone: "Tue Mar 4", "mar 4 mar". The year is left out: offers
// and reminders are about the months ahead.
func SayDay(t time.Time, loc *time.Location, lang string) string {
	t = t.In(loc)
	if lang == "es" {
		return fmt.Sprintf("%s %d %s", saidWeekdaysEs[t.Weekday()], t.Day(), saidMonthsEs[t.Month()])
	}
	return t.Format("Mon Jan 2")
}

// SayTime words the time of day alone: "2:30 PM", "14:30".
func SayTime(t time.Time, loc *time.Location, lang string) string {
	if lang == "es" {
		return t.In(loc).Format("15:04")
	}
	return t.In(loc).Format("3:04 PM")
}

// GSM-7 has é but not á: "sab" goes without its accent, "mié" keeps it.
var (
	saidWeekdaysEs = [...]string{"dom", "lun", "mar", "mié", "jue", "vie", "sab"}
	saidMonthsEs   = [...]string{"", "ene", "feb", "mar", "abr", "may", "jun",
		"jul", "ago", "sep", "oct", "nov", "dic"}
)
