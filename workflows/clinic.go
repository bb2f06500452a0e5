package workflows

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
	"frontdesk/workflows/flow"
)

// ClinicValues are what texts may name of the clinic, worded in lang: name, phone, hours
// (when staff answer), address and opening of its sites. The last two are at most
// flow.MaxClinicWords characters, and leave out the sites that do not fit. A site whose
// name may not stand on a lock screen is not said. Without an address the name stands
// for it, without opening hours when staff answer.
func ClinicValues(c care.Clinic, lang string) map[string]flow.Value {
	var at, open []string
	for _, l := range sayable(c.Locations) {
		if l.Address != "" {
			at = append(at, l.Address)
		}
		if week := sayWeek(c.Opening[l.ID], lang); week != "" {
			open = append(open, week)
		}
	}
	if sites := sayable(c.Locations); len(sites) > 1 && len(at) == len(sites) && len(open) == len(sites) {
		for i, l := range sites {
			at[i], open[i] = l.Name+": "+at[i], l.Name+": "+open[i]
		}
	}
	return map[string]flow.Value{
		"name":    publicValue(c.Name),
		"phone":   publicValue(care.SayPhone(c.Phone)),
		"hours":   publicValue(c.OfficeHours),
		"address": publicValue(fitting(at, c.Name)),
		"opening": publicValue(fitting(open, c.OfficeHours)),
	}
}

// sayable are the sites whose names a lock screen may show.
func sayable(all []care.Location) []care.Location {
	return slices.DeleteFunc(slices.Clone(all), func(l care.Location) bool { return !phi.ClearNotice.Clears(l.Label) })
}

// fitting joins what fits, or is otherwise when nothing does.
func fitting(parts []string, otherwise string) string {
	said := ""
	for _, p := range parts {
		next := p
		if said != "" {
			next = said + "; " + p
		}
		if len([]rune(next)) > flow.MaxClinicWords {
			break
		}
		said = next
	}
	if said == "" {
		return otherwise
	}
	return said
}

// sayWeek words weekly hours, days with the same ones together: "Mon-Fri 8 AM-5 PM, Sat
// 9 AM-12 PM", in Spanish "lun-vie 8:00-17:00".
func sayWeek(hours []care.Hours, lang string) string {
	var parts []string
	for first := 0; first < 7; {
		said := sayHours(hours, onMonday(first), lang)
		last := first
		for last < 6 && sayHours(hours, onMonday(last+1), lang) == said {
			last++
		}
		if said != "" {
			days := sayWeekday(onMonday(first), lang)
			if last > first {
				days += "-" + sayWeekday(onMonday(last), lang)
			}
			parts = append(parts, days+" "+said)
		}
		first = last + 1
	}
	return strings.Join(parts, ", ")
}

// onMonday is the nth day of a week that begins on Monday.
func onMonday(n int) time.Weekday { return time.Weekday((n + 1) % 7) }

// sayHours words the hours of one day, earliest first: "8 AM-12 PM & 1 PM-5 PM"; empty
// when there are none.
func sayHours(hours []care.Hours, day time.Weekday, lang string) string {
	mine := slices.DeleteFunc(slices.Clone(hours), func(h care.Hours) bool { return h.Weekday != day })
	slices.SortFunc(mine, func(a, b care.Hours) int { return a.From - b.From })
	var spans []string
	for _, h := range mine {
		spans = append(spans, sayMinute(h.From, lang)+"-"+sayMinute(h.To, lang))
	}
	return strings.Join(spans, " & ")
}

// sayMinute words a minute after midnight, the end of the day as 24:00.
func sayMinute(m int, lang string) string {
	if m == 24*60 {
		return strconv.Itoa(m/60) + ":00"
	}
	said := when.SayTime(time.Date(2024, 1, 1, m/60, m%60, 0, 0, time.UTC), time.UTC, lang)
	if lang == "es" {
		return said
	}
	return strings.Replace(said, ":00", "", 1)
}

// sayWeekday is the short name of a weekday.
func sayWeekday(d time.Weekday, lang string) string {
	said, _, _ := strings.Cut(when.SayDay(time.Date(2024, 9, 1+int(d), 0, 0, 0, 0, time.UTC), time.UTC, lang), " ")
	return said
}

func publicValue(words string) flow.Value {
	return flow.Value{Type: flow.TextType, Says: phi.New(phi.Public, words)}
}
