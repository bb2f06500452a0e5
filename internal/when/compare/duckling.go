package main

import (
	"regexp"
	"strings"
	"time"

	"frontdesk/internal/when"
)

// zoned matches texts that name a time zone: a clinic's patients mean its own.
var zoned = regexp.MustCompile(`(?i)\b(utc|gmt|[ecmp][sd]t|ist|bst|cet|z|zone|time zone)\b|[+-]\d\d:?\d\d$`)

// duckling reads the English corpus of Duckling: days and what is longer, times, and
// holidays each in a set of their own.
func duckling(folder string) ([]set, error) {
	var corpus struct {
		Positive []struct{ Text, Section, Kind, Start, End, Grain, Open string }
		Negative []string
	}
	if err := readJSON(&corpus, folder, "duckling-en", "time_corpus.json"); err != nil {
		return nil, err
	}
	daySet, clockSet := set{name: "duckling day grain"}, set{name: "duckling times"}
	feasts, silent := set{name: "duckling holidays"}, set{name: "duckling none"}
	here := time.FixedZone("", -2*60*60)
	ctx := when.Context{Now: time.Date(2013, 2, 12, 4, 30, 0, 0, here), Lang: "en", Close: 24 * 60}
	for _, p := range corpus.Positive {
		x := sample{text: p.Text, ctx: ctx}
		switch p.Section {
		case "diffCorpus":
			x.ctx.Now = ctx.Now.AddDate(0, 0, 3)
		case "latentCorpus":
			x.ctx.Asked = when.AskedTime
		}
		w, day := ducklingWay(p.Text, p.Start, p.End, p.Grain, x.ctx.Now)
		if day && x.ctx.Asked != 0 {
			x.ctx.Asked = when.AskedDay
		}
		if w.open = strings.ToLower(p.Open); w.open == "before" {
			w.to = w.from
		}
		x.want = []way{w}
		into := &clockSet
		switch {
		case strings.Contains(p.Kind, "Holiday"):
			into = &feasts
		case day:
			into = &daySet
		}
		if zoned.MatchString(p.Text) {
			into.leave("names a time zone")
			continue
		}
		into.add(x)
	}
	for _, text := range corpus.Negative {
		silent.add(sample{text: text, ctx: ctx})
	}
	return []set{daySet, clockSet, feasts, silent}, nil
}

// ducklingWay is what the corpus says, and whether its grain is a day or longer. Hours
// of "in 7 days" are no hours: they are those of the reference time.
func ducklingWay(text, start, end, grain string, now time.Time) (w way, day bool) {
	const layout = "2006-01-02T15:04:05"
	w.from, _ = time.ParseInLocation(layout, start, now.Location())
	w.to, _ = time.ParseInLocation(layout, end, now.Location())
	if end != "" {
		return w, grain != "Hour" && grain != "Minute" && grain != "Second"
	}
	if grain == "Hour" && w.from.Hour() == now.Hour() && strings.Contains(text, "day") {
		w.from, grain = w.from.Add(time.Duration(-w.from.Hour())*time.Hour), "Day"
	}
	switch grain {
	case "Day":
		w.to = w.from.AddDate(0, 0, 1)
	case "Week":
		w.to = w.from.AddDate(0, 0, 7)
	case "Month":
		w.to = w.from.AddDate(0, 1, 0)
	case "Quarter":
		w.to = w.from.AddDate(0, 3, 0)
	case "Year":
		w.to = w.from.AddDate(1, 0, 0)
	}
	return w, !w.to.IsZero()
}
