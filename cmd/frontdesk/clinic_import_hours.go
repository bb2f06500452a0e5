package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"frontdesk/internal/care"
)

// span is weekly hours, with the line that says so.
type span struct {
	care.Hours
	line int
}

func (s span) String() string { return weekdays[s.Weekday] + " " + wall(s.From) + "-" + wall(s.To) }

func wall(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// meets reports whether two spans share time.
func (s span) meets(o span) bool {
	return s.Weekday == o.Weekday && s.From < o.To && o.From < s.To
}

// within is what of s lies between from and to.
func (s span) within(from, to int) (span, bool) {
	s.From, s.To = max(s.From, from), min(s.To, to)
	return s, s.From < s.To
}

// weekdays are the names of days, Sunday first as package time counts.
var weekdays = [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// days reads names of weekdays and spans of them: [mon, wed-fri].
func (f fields) days(name string) (days []time.Weekday) {
	for _, n := range f.list(name) {
		s, ok := f.word(n, name)
		if !ok {
			continue
		}
		named, ok := daysOf(strings.ToLower(s))
		if !ok {
			f.report(lineOf(n), fmt.Sprintf("%q is no weekday", s), "write mon, tue, wed, thu, fri, sat or sun, or mon-fri")
		}
		for _, d := range named {
			if slices.Contains(days, d) {
				f.report(lineOf(n), weekdays[d]+" is written twice", "write each day once")
				continue
			}
			days = append(days, d)
		}
	}
	return days
}

// daysOf reads "mon" and "mon-fri"; a span may run over Sunday.
func daysOf(s string) (days []time.Weekday, ok bool) {
	from, to, through := strings.Cut(s, "-")
	if !through {
		to = from
	}
	first, last := slices.Index(weekdays[:], from), slices.Index(weekdays[:], to)
	if first < 0 || last < 0 || through && first == last {
		return nil, false
	}
	for d := first; ; d = (d + 1) % 7 {
		days = append(days, time.Weekday(d))
		if d == last {
			return days, true
		}
	}
}

// spans reads days with a time from and to.
func (f fields) spans() (all []span) {
	f.needs("days")
	days := f.days("days")
	from, to, ok := f.between()
	if !ok {
		return nil
	}
	for _, d := range days {
		all = append(all, span{care.Hours{Weekday: d, From: from, To: to}, f.line})
	}
	return all
}

// between reads from and to, which lie on one day.
func (f fields) between() (from, to int, ok bool) {
	from, one := f.minutes("from")
	to, two := f.minutes("to")
	if !one || !two {
		return 0, 0, false
	}
	if from >= to {
		f.report(lineOf(f.nodes["from"]), fmt.Sprintf("the hours run from %s to %s", wall(from), wall(to)),
			"write the earlier time first; a night is two lines, one a day")
		return 0, 0, false
	}
	return from, to, true
}

// apart reports spans that share time with an earlier one.
func (r *clinicReader) apart(whose string, all []span) {
	for i, s := range all {
		for _, earlier := range all[:i] {
			if s.meets(earlier) {
				r.report(s.line, fmt.Sprintf("%s: %v overlaps %v of line %d", whose, s, earlier, earlier.line),
					"let one begin when the other ends")
				break
			}
		}
	}
}
