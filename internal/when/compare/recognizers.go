package main

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/when"
)

// spec is a case of the Recognizers.
type spec struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		TypeName, Type string
		Resolution     struct{ Values []map[string]string }
		Value          struct{ FutureResolution, PastResolution map[string]any }
	}
}

// recognizers reads the English and Spanish specs. What one text says about several
// times is left out, since they say not how these belong together, and so are lengths
// of time, which are no time to come.
func recognizers(folder string) ([]set, error) {
	var out []set
	for _, f := range []struct{ name, lang, folder, files string }{
		{"recognizers en", "en", "recognizers-datetime-en", "DateTimeModel"},
		{"recognizers en parsers", "en", "recognizers-datetime-en", "DateParser TimeParser DateTimeParser DatePeriodParser TimePeriodParser DateTimePeriodParser"},
		{"recognizers es", "es", "recognizers-datetime-es", "DateTimeModel"},
	} {
		s, quiet := set{name: f.name}, set{name: f.name + " none"}
		for file := range strings.FieldsSeq(f.files) {
			var specs []spec
			if err := readJSON(&specs, folder, f.folder, file+".json"); err != nil {
				return nil, err
			}
			for _, c := range specs {
				c.into(&s, &quiet, f.lang)
			}
		}
		out = append(out, s, quiet)
	}
	return out, nil
}

func (c spec) into(s, quiet *set, lang string) {
	now, err := time.Parse("2006-01-02T15:04:05", c.Context.ReferenceDateTime)
	if err != nil {
		now = time.Date(2016, 11, 7, 0, 0, 0, 0, time.UTC)
	}
	// The Spanish specs write the day before the month.
	x := sample{text: c.Input, ctx: when.Context{Now: now, Lang: lang, DayFirst: lang == "es", Close: 24 * 60}}
	switch {
	case len(c.Results) == 0:
		quiet.add(x)
		return
	case len(c.Results) > 1:
		s.leave("several times in one text")
		return
	case zoned.MatchString(c.Input):
		s.leave("names a time zone")
		return
	}
	x.want = c.ways()
	if len(x.want) == 0 {
		s.leave("a length of time, or a recurrence other than weekly")
		return
	}
	s.add(x)
}

// ways are all meanings that the spec allows.
func (c spec) ways() (out []way) {
	r := c.Results[0]
	values := r.Resolution.Values
	for _, v := range []map[string]any{r.Value.FutureResolution, r.Value.PastResolution} {
		flat := map[string]string{}
		for key, value := range v {
			text, _ := value.(string)
			switch {
			case strings.HasPrefix(key, "start"):
				flat["start"] = text
			case strings.HasPrefix(key, "end"):
				flat["end"] = text
			case key == "date" || key == "time" || key == "dateTime":
				flat["value"] = text
			}
		}
		values = append(values, flat)
	}
	for _, v := range values {
		if w, ok := recognized(v); ok && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// recognized is one value of a spec.
func recognized(v map[string]string) (w way, ok bool) {
	if day, isWeekly := strings.CutPrefix(v["timex"], "XXXX-WXX-"); isWeekly && v["type"] == "set" {
		n, err := strconv.Atoi(day)
		return way{weekly: n%7 + 1}, err == nil
	}
	if v["type"] == "duration" || v["type"] == "set" {
		return w, false
	}
	if v["value"] != "" {
		from, kind := stamp(v["value"])
		w.from = from
		w.clock = kind == "15:04:05"
		if kind == time.DateOnly {
			w.to = from.AddDate(0, 0, 1)
		}
		return w, kind != ""
	}
	var kind, endKind string
	w.from, kind = stamp(v["start"])
	w.to, endKind = stamp(v["end"])
	w.clock = kind == "15:04:05" || endKind == "15:04:05"
	switch {
	case kind == "" && endKind == "":
		return w, false
	case endKind == "":
		w.open = "after"
	case kind == "":
		w.open = "before"
	}
	return w, !w.clock || w.open == ""
}

// stamp reads what the specs write, and says in which layout.
func stamp(text string) (t time.Time, layout string) {
	for _, layout := range []string{time.DateTime, time.DateOnly, "15:04:05"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, layout
		}
	}
	return t, ""
}
