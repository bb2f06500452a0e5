package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// The kinds of values that a clinic's file holds. Each reads its field, reports what is
// wrong with it at its line, and is zero then.

// word is a scalar as it is written.
func (r *clinicReader) word(n ast.Node, name string) (string, bool) {
	if _, list := n.(*ast.SequenceNode); !list {
		s, ok := scalar(n)
		if s = strings.TrimSpace(s); ok && s != "" && !strings.ContainsFunc(s, unicode.IsControl) {
			return s, true
		}
	}
	r.report(lineOf(n), name+" is not one line of words", "write a word, or words in quotes")
	return "", false
}

// text is required words of at most so many characters.
func (f fields) text(name string, most int) string {
	n, ok := f.need(name)
	if !ok {
		return ""
	}
	s, ok := f.word(n, name)
	if count := utf8.RuneCountInString(s); ok && count > most {
		f.report(lineOf(n), fmt.Sprintf("%s has %d characters", name, count), fmt.Sprintf("write at most %d, so that texts fit", most))
	}
	return s
}

// matching is a required word of a form.
func (f fields) matching(name string, form *regexp.Regexp, do string) string {
	n, ok := f.need(name)
	if !ok {
		return ""
	}
	s, ok := f.word(n, name)
	if ok && !form.MatchString(s) {
		f.report(lineOf(n), fmt.Sprintf("%s %q has another form", name, s), do)
		return ""
	}
	return s
}

// whole is a number from least to most; it may be left out where 0 is one of them.
func (f fields) whole(name string, least, most int) int {
	n, ok := f.nodes[name]
	if !ok && least == 0 {
		return 0
	}
	if n, ok = f.need(name); !ok {
		return 0
	}
	s, ok := f.word(n, name)
	if !ok {
		return 0
	}
	v, err := strconv.Atoi(s)
	if err != nil || v < least || v > most {
		f.report(lineOf(n), fmt.Sprintf("%s is %q", name, s), fmt.Sprintf("write a whole number from %d to %d", least, most))
		return 0
	}
	return v
}

var (
	priceForm = regexp.MustCompile(`^[0-9]{1,7}(\.[0-9]{2})?$`)
	clockForm = regexp.MustCompile(`^([01][0-9]|2[0-4]):[0-5][0-9]$`)
)

// price is an amount of the clinic's currency, read by its digits: 125.00 or 125.
func (f fields) price(name string) care.Cents {
	s := f.matching(name, priceForm, "write an amount as 125.00")
	units, cents, _ := strings.Cut(s, ".")
	v, _ := strconv.ParseInt(units+(cents + "00")[:2], 10, 64) // nothing but digits
	return care.Cents(v)
}

// minutes is a time of day, in minutes after midnight. The end of a day is 24:00.
func (f fields) minutes(name string) (int, bool) {
	s := f.matching(name, clockForm, `write a time as "08:30", the end of a day as "24:00"`)
	if s == "" {
		return 0, false
	}
	h, _ := strconv.Atoi(s[:2])
	m, _ := strconv.Atoi(s[3:])
	if h == 24 && m > 0 {
		f.report(lineOf(f.nodes[name]), fmt.Sprintf("%s %q is after the end of the day", name, s), `the last is "24:00"`)
		return 0, false
	}
	return h*60 + m, true
}

// label has no default: whoever forgets it would seal everything or nothing.
func (f fields) label(name string) phi.Label {
	n, ok := f.need(name)
	if !ok {
		return phi.Sensitive
	}
	s, ok := f.word(n, name)
	l, err := phi.ParseLabel(s)
	if ok && err != nil {
		f.report(lineOf(n), fmt.Sprintf("%s is %q", name, s), "write public, notice, care or sensitive")
	}
	return l
}

// zone is a required IANA name.
func (f fields) zone(name string) string {
	n, ok := f.need(name)
	if !ok {
		return ""
	}
	s, ok := f.word(n, name)
	// LoadLocation knows two names that are no place: "" and Local, the server's.
	if _, err := time.LoadLocation(s); ok && (err != nil || s == "Local") {
		f.report(lineOf(n), fmt.Sprintf("%s %q is not known", name, s), "write an IANA name, such as America/New_York")
		return ""
	}
	return s
}

func (f fields) date(name string) (care.Date, bool) {
	n, ok := f.need(name)
	if !ok {
		return care.Date{}, false
	}
	s, ok := f.word(n, name)
	t, err := time.Parse(time.DateOnly, s)
	if ok && err != nil {
		f.report(lineOf(n), fmt.Sprintf("%s %q is no day", name, s), "write a day as 2026-12-25")
	}
	return care.DateOf(t), ok && err == nil
}

func (f fields) truth(name string) bool {
	n, ok := f.nodes[name]
	if !ok {
		return false
	}
	s, _ := f.word(n, name)
	if !slices.Contains([]string{"true", "false"}, s) {
		f.report(lineOf(n), fmt.Sprintf("%s is %q", name, s), "write true or false")
	}
	return s == "true"
}
