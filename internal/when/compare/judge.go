package main

import (
	"fmt"
	"slices"
	"time"

	"frontdesk/internal/when"
)

// way is one thing that a sample may mean.
type way struct {
	// from is a point in time when to is zero, else the beginning of a stretch.
	from, to time.Time
	// clock says that only the time of day was named.
	clock bool
	// open says that the stretch is bounded on one side only: "after" or "before".
	open string
	// part says that a part of the stretch that is longer than an hour will do.
	part bool
	// taste says that the stretch is a part of the day, whose bounds differ between
	// people: half of the shorter one is enough.
	taste bool
	// weekly is the weekday of a wish for every week, one more than time.Weekday.
	weekly int
}

func (w way) String() string {
	layout := "2006-01-02 15:04"
	if w.clock {
		layout = "15:04"
	}
	out := w.open + w.from.Format(layout)
	if !w.to.IsZero() {
		out += "…" + w.to.Format(layout)
	}
	if w.weekly > 0 {
		return fmt.Sprint("every ", time.Weekday(w.weekly-1))
	}
	return out
}

// answer is what a reader said.
type answer struct {
	readings [][]when.Span
	// past says that the time named was called over.
	past, impossible bool
	// asap says that the soonest is wanted: now, or any time from now on.
	asap bool
	// point says that the reader answers with an instant.
	point bool
}

func (a answer) found() bool { return len(a.readings) > 0 || a.past || a.impossible || a.asap }

func (a answer) String() string {
	out := fmt.Sprint(len(a.readings), " ")
	for _, r := range a.readings {
		out += fmt.Sprintf("(%d) %s…%s ", len(r), r[0].From.Format("2006-01-02 15:04"), r[0].To.Format("2006-01-02 15:04"))
	}
	if a.past || a.impossible {
		out += fmt.Sprintf("past %v impossible %v", a.past, a.impossible)
	}
	return out
}

// isRight reports whether one of the readings is one of the ways.
func (x sample) isRight(a answer) bool {
	for _, w := range x.want {
		if a.asap && !w.clock && w.from.Equal(x.ctx.Now) && (w.to.IsZero() || w.open == "after") {
			return true
		}
		end := w.to
		if end.IsZero() {
			end = w.from.Add(time.Minute)
		}
		over := !w.clock && w.open != "after" && w.weekly == 0 && !end.After(x.ctx.Now)
		if over && a.past {
			return true
		}
		if !over && w.from.Before(x.ctx.Now) && (!w.to.IsZero() || w.open == "after") && !w.clock && !a.point {
			w.from = x.ctx.Now
		}
		for _, r := range a.readings {
			if a.point && w.hits(r[0].From.In(x.ctx.Now.Location())) || !a.point && w.matches(local(r, x.ctx.Now.Location())) {
				return true
			}
		}
	}
	return false
}

func local(in []when.Span, loc *time.Location) (out []when.Span) {
	for _, s := range in {
		out = append(out, when.Span{From: s.From.In(loc), To: s.To.In(loc)})
	}
	return out
}

// hits reports whether an instant is right.
func (w way) hits(t time.Time) bool {
	t = t.Truncate(time.Minute)
	switch {
	case w.weekly > 0:
		return int(t.Weekday()) == w.weekly-1
	case w.open != "":
		return t.Equal(w.edge())
	case w.clock && w.to.IsZero():
		return minute(t) == minute(w.from)
	case w.clock:
		return minute(t) >= minute(w.from) && minute(t) < endMinute(w.from, w.to)
	case w.to.IsZero():
		return t.Equal(w.from)
	}
	return !t.Before(w.from) && t.Before(w.to)
}

func (w way) edge() time.Time {
	if w.open == "before" {
		return w.to
	}
	return w.from
}

func minute(t time.Time) int { return t.Hour()*60 + t.Minute() }

func endMinute(from, to time.Time) int {
	if minute(to) <= minute(from) {
		return 24 * 60
	}
	return minute(to)
}

// matches reports whether spans are right.
func (w way) matches(spans []when.Span) bool {
	s := spans[0]
	if w.weekly > 0 {
		return len(spans) > 1 && !slices.ContainsFunc(spans, func(s when.Span) bool { return int(s.From.Weekday()) != w.weekly-1 })
	}
	if isDaily(spans) {
		if len(spans) > 1 && w.clock { // the first may be clipped by now
			s = spans[1]
		}
		spans = []when.Span{s}
	}
	switch {
	case w.open == "after" && w.clock:
		return (minute(s.From)-minute(w.from)+1)/3 == 0
	case w.open == "before" && w.clock:
		return (endMinute(s.From, s.To)-minute(w.to)+1)/3 == 0
	case w.open == "after": // a day that bounds is among the days or not
		return s.From.Sub(w.from).Abs() <= time.Minute || s.From.Equal(w.from.AddDate(0, 0, 1)) && isMidnight(w.from)
	case w.open == "before":
		last := spans[len(spans)-1].To
		return last.Sub(w.to).Abs() <= time.Minute || last.Equal(w.to.AddDate(0, 0, 1)) && isMidnight(w.to)
	case w.clock && w.to.IsZero():
		return s.To.Sub(s.From) <= 61*time.Minute && minute(s.From) <= minute(w.from) && minute(w.from) < endMinute(s.From, s.To)
	case w.clock:
		day := time.Duration(minute(w.from)) * time.Minute
		at := midnight(s.From)
		end := minute(w.to)
		if end <= minute(w.from) { // over midnight
			end += 24 * 60
		}
		w.to, w.from, w.clock = at.Add(time.Duration(end)*time.Minute), at.Add(day), false
	case w.to.IsZero():
		return s.To.Sub(s.From) <= 61*time.Minute && !s.From.After(w.from) && s.To.After(w.from)
	}
	return w.covers(spans)
}

// isDaily reports whether the spans are the same time on several days. The first may
// begin later, because it is today.
func isDaily(spans []when.Span) bool {
	for _, s := range spans {
		last := spans[len(spans)-1]
		if s.To.Sub(s.From) > 24*time.Hour || minute(s.To) != minute(last.To) {
			return false
		}
	}
	return true
}

// covers compares what the spans cover with the stretch.
func (w way) covers(spans []when.Span) bool {
	var both, all time.Duration
	for _, s := range spans {
		all += s.To.Sub(s.From)
		from, to := s.From, s.To
		if from.Before(w.from) {
			from = w.from
		}
		if to.After(w.to) {
			to = w.to
		}
		both += max(0, to.Sub(from))
	}
	if w.part && both == all && all > 61*time.Minute || w.taste && 2*both >= min(all, w.to.Sub(w.from)) {
		return true
	}
	return 2*both >= all+w.to.Sub(w.from)-both
}

func isMidnight(t time.Time) bool { return t.Equal(midnight(t)) }
