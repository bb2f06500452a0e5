package when

import (
	"slices"
	"time"
)

// resolve turns the clauses into instants: the best way to read each, and, one clause
// at a time, the others.
func (r *reader) resolve(c Context) Reading {
	if len(r.clauses) == 0 {
		return Reading{Asap: r.asap || r.any}
	}
	if r.any {
		r.cal.spoken = nil
	}
	r.passRefused()
	readings := []Reading{r.read(c, 0, 0)}
	for i, cl := range r.clauses {
		for way := 1; way < cl.ways() && len(readings) < maxAlts; way++ {
			readings = append(readings, r.read(c, i, way))
		}
	}
	return best(readings)
}

// ways is how many ways there are to read the clause.
func (c clause) ways() int { return max(1, len(c.days)) * max(1, len(c.clocks)) }

// best puts the first reading that allows something in front, and the others that
// differ behind it. A way that is all over is no way to read the text.
func best(readings []Reading) Reading {
	main := readings[0]
	var also []Reading
	for _, r := range readings[1:] {
		switch {
		case len(r.Spans) == 0:
		case len(main.Spans) == 0:
			main = r
		case !slices.Equal(r.Spans, main.Spans) && !slices.ContainsFunc(also, func(a Reading) bool { return slices.Equal(a.Spans, r.Spans) }):
			also = append(also, r)
		}
	}
	main.Also = also
	return main
}

// read is the reading in which clause i is taken in that way and the others in their
// best.
func (r *reader) read(c Context, i, way int) Reading {
	out := Reading{Asap: r.asap}
	var wished, refused []Span
	exact, minute := true, -1
	positive := false
	for j, cl := range r.clauses {
		chosen := 0
		if i == j {
			chosen = way
		}
		if cl.not {
			refused = append(refused, cl.refusal(r.cal, c)...)
			continue
		}
		if cl.empty() {
			continue
		}
		positive = true
		spans, fault := cl.spans(r.cal, c, chosen)
		wished = append(wished, spans...)
		if out.Fault == "" {
			out.Fault = fault
		}
		m, ok := cl.minute(chosen)
		exact = exact && ok && (minute < 0 || minute == m)
		minute = m
	}
	if !positive {
		wished, exact = r.anyDay(c), false
	}
	out.Spans = subtract(merge(wished), merge(refused))
	out.Exact = exact && len(out.Spans) > 0
	if len(out.Spans) > 0 {
		out.Fault = ""
	}
	return out
}

// anyDay is every day up to the horizon.
func (r *reader) anyDay(c Context) []Span {
	spans, _ := clause{}.spans(r.cal, c, 0)
	return spans
}

// minute is the one clock time of the clause; ok is false when there is none or more.
func (c clause) minute(way int) (m int, ok bool) {
	_, clocks := c.way(calendar{}, way)
	if len(clocks) != 1 || !clocks[0].exact {
		return -1, false
	}
	return clocks[0].from, true
}

// way is one way to read the clause. No day said is the one spoken of before, if any, and
// else every day; no time is all day.
func (c clause) way(cal calendar, n int) (offsets, []window) {
	list := days(0, cal.horizon)
	switch {
	case len(c.days) > 0:
		list = c.days[n%len(c.days)]
	case len(c.clocks) > 0 && !c.not && cal.spoken != nil:
		list = cal.spoken
	}
	clocks := []window{{0, allDay, false}}
	if len(c.clocks) > 0 {
		clocks = c.clocks[n/max(1, len(c.days))]
	}
	return list, clocks
}

// spans are the instants of one way to read the clause, none before now.
func (c clause) spans(cal calendar, ctx Context, way int) (out []Span, fault Fault) {
	if c.fault != "" {
		return nil, c.fault
	}
	list, clocks := c.way(cal, way)
	fault = Past
	for _, d := range list {
		for _, w := range clocks {
			s, ok := cal.span(d, w, ctx.Now)
			if !ok {
				fault = Skipped
				continue
			}
			if s.From.Before(ctx.Now) {
				s.From = ctx.Now.UTC()
			}
			if s.From.Before(s.To) {
				out = append(out, s)
			}
		}
	}
	return out, fault
}

// refusal is what a negative clause takes away, by all ways to read it. A bare weekday
// takes every such day.
func (c clause) refusal(cal calendar, ctx Context) (out []Span) {
	if c.set != 0 {
		c.days = []offsets{cal.only(days(0, cal.horizon), c.weekdays(cal))}
	}
	for way := range c.ways() {
		spans, _ := c.spans(cal, ctx, way)
		out = append(out, spans...)
	}
	return out
}

// weekdays is the set of all weekdays in the clause's first way.
func (c clause) weekdays(cal calendar) (set int) {
	for _, d := range c.days[0] {
		set |= 1 << ((cal.weekday() + d%7 + 7) % 7)
	}
	return set
}

// span is the instants of a window of a day. ok is false when the clock skips an exact
// time on that day.
func (c calendar) span(offset int, w window, now time.Time) (s Span, ok bool) {
	from, shown := c.wall(offset, w.from, now.Location())
	if w.exact {
		return Span{from, from.Add(time.Minute)}, shown
	}
	to, _ := c.wall(offset, w.to, now.Location())
	return Span{from, to}, true
}

// wall is the instant at which the clock shows the minute of the day, the first of two
// in autumn. In a spring gap, where shown is false, it is the end of the gap.
func (c calendar) wall(offset, minute int, loc *time.Location) (t time.Time, shown bool) {
	day := c.at(offset)
	y, m, d := day.Date()
	t = time.Date(y, m, d, 0, minute, 0, 0, loc)
	want := time.Date(y, m, d, 0, minute, 0, 0, time.UTC)
	_, zone := t.Zone()
	if got := t.Unix() + int64(zone); got != want.Unix() {
		start, end := t.ZoneBounds()
		if got > want.Unix() {
			return start.UTC(), false
		}
		return end.UTC(), false
	}
	return firstOfTwo(t).UTC(), true
}

// firstOfTwo is the earlier instant at which the clock shows the same as at t, if it
// was set back since.
func firstOfTwo(t time.Time) time.Time {
	start, _ := t.ZoneBounds()
	if start.IsZero() {
		return t
	}
	_, old := start.Add(-time.Second).Zone()
	_, now := t.Zone()
	back := time.Duration(old-now) * time.Second
	if back > 0 && t.Sub(start) < back {
		return t.Add(-back)
	}
	return t
}
