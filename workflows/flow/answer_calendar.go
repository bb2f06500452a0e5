package flow

import (
	"slices"
	"strconv"
	"strings"
)

// calendarForms are the names of days and months, in both languages, and how each is cut
// short. "Mar" is a day in the one and a month in the other.
var calendarForms = func() map[string]string {
	out := map[string]string{}
	for _, forms := range strings.Split("sun sunday domingo dom,mon monday lunes lun,tue tues tuesday martes,wed weds wednesday miercoles mie,thu thur thurs thursday jueves jue,"+
		"fri friday viernes vie,sat saturday sabado sab,jan january enero ene,feb february febrero,mar march marzo,apr april abril abr,may mayo,jun june junio,jul july julio,"+
		"aug august agosto ago,sep sept september septiembre,oct october octubre,nov november noviembre,dec december diciembre dic", ",") {
		for _, f := range strings.Fields(forms) {
			out[f], _, _ = strings.Cut(forms, " ")
		}
	}
	return out
}()

// sameDay reports whether two words name the same day or month.
func sameDay(said, label string) bool {
	a, b := calendarForms[said], calendarForms[label]
	return a != "" && a == b || said == "mar" && label == "martes"
}

// labelWords are the words of a label, where a Spanish day is told from a month: "mar 4 mar".
func labelWords(v Value) []string {
	words := fold(v.Says.Reveal())
	if len(words) > 2 && words[0] == "mar" && calendarForms[words[2]] != "" {
		words[0] = "martes"
	}
	return words
}

// matchLabel takes the words of a label as matchName does, and its days and times as
// matchTime: "mom" is no misspelt Monday.
func matchLabel(said, label string) Fit {
	if calendarForms[label] != "" || strings.ContainsAny(said+label, "0123456789") {
		return matchTime(said, label)
	}
	return matchName(said, label)
}

// timed reports whether every item of a list has a time of day on its label.
func timed(list []Value) bool {
	for _, it := range list {
		if _, ok := hourOf(it); !ok {
			return false
		}
	}
	return len(list) > 0
}

// hourOf is the hour on a label, of 24.
func hourOf(v Value) (hour int, ok bool) {
	words := labelWords(v)
	for i, w := range words {
		h, _, clock := strings.Cut(w, ":")
		n, number := digits(h)
		if !clock || !number {
			continue
		}
		if i+1 < len(words) && words[i+1] == "pm" && n < 12 {
			n += 12
		}
		return n, true
	}
	return 0, false
}

// atHour is the one item of a list that begins on an hour: "9" of three is no place. A
// number that is another item's day means neither.
func (h heard) atHour(n int, list []Value) answer {
	var got answer
	for _, it := range list {
		if !h.clears(it.Says) {
			continue
		}
		words := labelWords(it)
		on, at := slices.Contains(words, strconv.Itoa(n)), slices.Contains(words, strconv.Itoa(n)+":00")
		if on && !at {
			return answer{}
		}
		if at {
			if got.fit != NoFit {
				return answer{}
			}
			got = answer{value: it, fit: Exact}
		}
	}
	return got
}

// byHour is the index of the one item that "the morning one" or "the later one" means, of
// items that come soonest first; -1 for none.
func (h heard) byHour(list []Value) int {
	words := without(h.words, politeness, pointing, aroundItems)
	if len(words) != 1 || !timed(list) || slices.ContainsFunc(list, func(it Value) bool { return !h.clears(it.Says) }) {
		return -1
	}
	switch w := words[0]; {
	case len(list) == 2 && (w == "earlier" || w == "sooner"):
		return 0
	case len(list) == 2 && w == "later":
		return 1
	case w == "morning", w == "afternoon":
		found := -1
		for i, it := range list {
			if hour, _ := hourOf(it); (hour < 12) != (w == "morning") {
				continue
			}
			if found >= 0 {
				return -1
			}
			found = i
		}
		return found
	}
	return -1
}

// aroundItems stand beside an item and name none: "Mia's visit", "la del jueves".
var aroundItems = wordSet("visit visits appointment appt one ones in de del this that cita visita oclock")

// halved are words with "a.m." and "p.m." in one.
func halved(words []string) []string {
	var out []string
	for i, w := range words {
		if n := len(out); w == "m" && i > 0 && n > 0 && (out[n-1] == "a" || out[n-1] == "p") {
			out[n-1] += "m"
			continue
		}
		out = append(out, w)
	}
	return out
}

// datesIn are words with the numbers among them told apart: "#9" is a day, "9:00" an hour.
func datesIn(words []string) []string {
	out := slices.Clone(words)
	for i, w := range words {
		before, after := "", ""
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			after = words[i+1]
		}
		switch _, ok := digits(w); {
		case !ok:
		case len(w) == 3, len(w) == 4:
			out[i] = w[:len(w)-2] + ":" + w[len(w)-2:] // "430"
		case ordinalEnds[after], dayAhead[before], after == "de", len(before) >= 3 && months[before[:3]]:
			out[i] = "#" + w
		case after == "am", after == "pm", hourAhead[before], before == "la" && after == "":
			out[i] = w + ":00"
		}
	}
	return out
}

var (
	months    = wordSet("jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic")
	dayAhead  = wordSet("del dia el")
	hourAhead = wordSet("at las around about by")
)
