package when

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"time"
)

//go:embed testdata/readings.txt
var readings string

// TestPatientsAreUnderstood reads each line of testdata/readings.txt on Monday,
// November 23, 2026, 09:00 in New York, where a clinic is open from 8 to 18.
func TestPatientsAreUnderstood(t *testing.T) {
	t.Parallel()
	ny := zone(t, "America/New_York")
	ctx := Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, ny), Open: 8 * 60, Close: 18 * 60}
	covered := map[string]int{}
	for line := range strings.Lines(readings) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		lang, text, want := cutLine(t, line)
		ctx.Lang, ctx.DayFirst = lang, lang == "es"
		covered[lang]++
		if got := describe(Read(text, ctx), ny); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
	if covered["en"] < 120 || covered["es"] < 60 {
		t.Errorf("got %v phrases, want at least 120 in en and 60 in es", covered)
	}
}

func cutLine(t *testing.T, line string) (lang, text, want string) {
	t.Helper()
	lang, line, _ = strings.Cut(line, " ")
	text, want, found := strings.Cut(line, "=>")
	if !found {
		t.Fatalf("no => in %q", line)
	}
	return lang, strings.TrimSpace(text), strings.TrimSpace(want)
}

// describe writes a reading down: the first two spans and how many there are, "!" for
// an exact time, other readings behind "or", what is left of the text in quotes.
func describe(r Reading, loc *time.Location) string {
	var out []string
	if r.Asap {
		out = append(out, "asap")
	}
	if r.Fault != "" {
		out = append(out, string(r.Fault))
	}
	for i, s := range r.Spans {
		if i == 2 {
			out = append(out, fmt.Sprintf("… %d", len(r.Spans)))
			break
		}
		out = append(out, describeSpan(s, loc))
	}
	if r.Exact {
		out = append(out, "!")
	}
	for _, a := range r.Also {
		out = append(out, "or "+describe(a, loc))
	}
	if !r.Found() {
		return "nothing"
	}
	if r.Rest != "" {
		out = append(out, fmt.Sprintf("%q", r.Rest))
	}
	return strings.Join(out, " ")
}

func describeSpan(s Span, loc *time.Location) string {
	from, to := s.From.In(loc), s.To.In(loc)
	day, until := from.Format("Jan-2"), to.Format("15:04")
	if from.Format("15:04") == "00:00" && until == "00:00" {
		if last := to.AddDate(0, 0, -1); last.YearDay() != from.YearDay() {
			return day + "–" + last.Format("Jan-2")
		}
		return day
	}
	switch {
	case s.To.Sub(s.From) == time.Minute:
		return day + "@" + from.Format("15:04")
	case to.Sub(from) > 24*time.Hour:
		return day + "@" + from.Format("15:04") + "–" + to.Format("Jan-2@15:04")
	}
	return day + "@" + from.Format("15:04") + "–" + until
}
