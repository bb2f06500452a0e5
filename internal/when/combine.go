package when

import "slices"

// refines reports whether the day makes the clause's days fewer: "Tuesday" of "next
// week".
func (c *clause) refines(cal calendar, d dayChoice) bool { return len(c.common(cal, d)) > 0 }

// combineDays joins a further day to the clause's. What was said without a joint, or
// with a comma, narrows when it can: "Thursday, Dec 5". Else both are wished. A
// weekday and a date that contradict each other are two ways to read the text.
func (c *clause) combineDays(cal calendar, d dayChoice, joint itemKind) []offsets {
	if joint == andItem && c.bound && d.bound { // "antes del 15 y después del 5"
		if both := c.common(cal, d); len(both) > 0 {
			return both
		}
	}
	if within := c.within(cal, d); within != nil && joint != orItem {
		return within
	}
	if joint != orItem && joint != andItem {
		if both := c.common(cal, d); len(both) > 0 {
			return both
		}
		if both := c.inPeriod(cal, d); len(both) > 0 {
			return both
		}
		if joint == dayItem && (c.bound || d.bound) { // "from March 3 next month"
			return slices.Concat(c.days, d.alts)[:min(len(c.days)+len(d.alts), maxAlts)]
		}
		if date := c.ofThatName(cal, d); date != nil {
			return date
		}
		if c.set == 0 && d.set == 0 && (c.name != 0) != (d.name != 0) && len(c.days[0]) == 1 && len(d.alts[0]) == 1 {
			if date := c.dateOf(d); date[0][0] < 0 {
				return date // "this Friday 20/11", said on the 23rd
			}
			return slices.Concat(c.days, d.alts) // "next Friday, December 5", a Saturday
		}
		if (c.set != 0) != (d.set != 0) {
			first, second := d.alts, c.days
			if d.set != 0 {
				first, second = second, first
			}
			if len(first) == 1 && len(first[0]) == 1 && first[0][0] < 0 {
				return []offsets{cal.agreeing(first[0], c.set|d.set)}
			}
			out := slices.Concat(first, second)
			if far := cal.only(append(slices.Clone(c.far), d.far...), c.set|d.set); len(far) > 0 && len(out) < maxAlts {
				out = append(out, far[:1])
			}
			return out
		}
	}
	return unions(c.days, d.alts)
}

// dateOf is the date of a weekday and a date that stand together.
func (c *clause) dateOf(d dayChoice) []offsets {
	if d.name != 0 {
		return c.days
	}
	return d.alts
}

// ofThatName is the date that was said beside a marked weekday, if it falls on one: "the
// following Sunday, September 2".
func (c *clause) ofThatName(cal calendar, d dayChoice) []offsets {
	name, date := c.name, d.alts
	if d.name != 0 {
		name, date = d.name, c.days
	}
	if (c.name != 0) == (d.name != 0) || len(date) != 1 || len(date[0]) != 1 || len(cal.only(date[0], 1<<(name-1))) == 0 {
		return nil
	}
	return date
}

// agreeing is the date of next year when that is one of the weekdays and this year's is
// over: "Fri Sep 24", said in November. Else the date stays what it is, over.
func (c calendar) agreeing(date offsets, set int) offsets {
	t := c.at(date[0])
	next, ok := c.offset(t.Year()+1, int(t.Month()), t.Day())
	if ok && len(c.only(offsets{next}, set)) > 0 {
		return offsets{next}
	}
	return date
}

// common is what the clause's days and d have in common, by every way to read both. A
// bare weekday stands for all days of that name, a day counted in weeks for its week.
func (c *clause) common(cal calendar, d dayChoice) (out []offsets) {
	if c.set != 0 && d.set != 0 {
		return nil
	}
	left, right := c.days, d.alts
	switch {
	case d.set != 0 && c.wide != nil:
		left = []offsets{c.wide}
	case c.set != 0 && d.wide != nil:
		right = []offsets{d.wide}
	}
	for _, a := range left {
		for _, b := range right {
			both := intersect(a, b)
			switch {
			case d.set != 0:
				both = cal.only(a, d.set)
			case c.set != 0:
				both = cal.only(b, c.set)
			}
			if len(both) > 0 && !slices.ContainsFunc(out, func(o offsets) bool { return slices.Equal(o, both) }) {
				out = append(out, both)
			}
		}
	}
	return out[:min(len(out), maxAlts)]
}

func union(a, b offsets) offsets {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

func intersect(a, b offsets) (out offsets) {
	for _, d := range a {
		if _, found := slices.BinarySearch(b, d); found {
			out = append(out, d)
		}
	}
	return out
}

// combineClocks joins a further time to the clause's: without "or" it narrows when it
// can ("tomorrow morning at 9"), else both are wished.
func (c *clause) combineClocks(k clockChoice, joint itemKind) [][]window {
	k = c.intoNight(k)
	if joint != orItem {
		if (joint == dayItem || joint == commaItem) && c.isWide() != k.isWide() && len(overlaps(c.clocks, k.raw)) == 0 && len(overlaps(alone(c.raw), k.alts)) == 0 {
			return c.narrower(k)
		}
		if both := overlaps(c.clocks, k.alts); len(both) > 0 {
			return both
		}
		for _, both := range [][][]window{overlaps(c.clocks, k.raw), overlaps(alone(c.raw), k.alts)} {
			switch left := awake(both); {
			case len(left) > 0:
				return left
			case len(both) > 0 && joint != andItem:
				return slices.Concat(c.clocks, alone(k.alts))[:min(len(c.clocks)+len(k.alts), maxAlts)]
			}
		}
	}
	var out [][]window
	for _, a := range c.clocks {
		for _, b := range k.alts[:min(len(k.alts), maxTimes-min(len(a), maxTimes))] {
			out = append(out, append(slices.Clone(a), b))
		}
	}
	if len(out) == 0 {
		return c.clocks
	}
	return out[:min(len(out), maxAlts)]
}

// awake leaves out times at night that two things said apart have in common: who says 2:30
// and, of something else, the morning, means no hour of the night.
func awake(ways [][]window) [][]window {
	return slices.DeleteFunc(slices.Clone(ways), func(way []window) bool {
		return slices.ContainsFunc(way, func(w window) bool { return w.from < 5*60 && (w.exact || w.from > 0) })
	})
}

// isWide reports whether the clause's times are parts of the day.
func (c *clause) isWide() bool { return !c.clocks[0][0].exact }

func (k clockChoice) isWide() bool { return len(k.alts) > 0 && !k.alts[0].exact }

// narrower is the clock time that was said beside a part of the day which does not hold
// it: "lunch at 19:45" names the meal.
func (c *clause) narrower(k clockChoice) [][]window {
	if c.isWide() {
		return alone(k.alts)
	}
	return c.clocks
}

func alone(list []window) (out [][]window) {
	for _, w := range list {
		out = append(out, []window{w})
	}
	return out
}

// overlaps is what both have in common, by every way to read both.
func overlaps(ways [][]window, alts []window) (out [][]window) {
	for _, way := range ways {
		for _, b := range alts {
			var both []window
			for _, a := range way {
				w := window{max(a.from, b.from), min(a.to, b.to), a.exact || b.exact}
				if w.from < w.to {
					both = append(both, w)
				}
			}
			if len(both) > 0 {
				out = append(out, both)
			}
		}
	}
	return out[:min(len(out), maxAlts)]
}

// within is what a weekday that bounds leaves of the clause's week: "next week after
// Wednesday"; nil where the clause is no week.
func (c *clause) within(cal calendar, d dayChoice) []offsets {
	if d.side == other || len(c.days) == 0 || len(c.days[0]) != 7 || c.set != 0 {
		return nil
	}
	week := c.days[0]
	edge := cal.only(week, 1<<(d.name-1))
	var kept offsets
	for _, o := range week {
		if o > edge[0] && (d.side == after || d.side == from) || o < edge[0] && d.side != after && d.side != from || o == edge[0] && d.side != after && d.side != before {
			kept = append(kept, o)
		}
	}
	return []offsets{kept}
}

// intoNight is the hour after midnight that is meant by twelve of an evening: "tonight at 12",
// "Friday night at 12:30".
func (c *clause) intoNight(k clockChoice) clockChoice {
	part := c.clocks[0][0]
	if !c.isWide() || part.from < eveFrom || part.to != allDay || len(k.raw) != 2 || !k.raw[1].exact || k.raw[1].from < noon || k.raw[1].from >= noon+60 {
		return k
	}
	late := window{from: k.raw[1].from + noon, to: k.raw[1].to + noon, exact: true}
	return clockChoice{alts: []window{late}, raw: []window{late}}
}
