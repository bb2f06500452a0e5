package when

import "slices"

// join joins a further day to the clause's. A weekday that was said in a stretch leaves the
// stretch to the weekdays that are listed behind it ("next week Tuesday or Thursday"), one
// behind a list of weekdays is for all of them ("Tuesday or Thursday of next week"). Behind
// other lists, what makes a day fewer is about the last day alone: "tomorrow or Tuesday next
// week".
func (c *clause) join(cal calendar, d dayChoice, joint itemKind) {
	d = c.framed(cal, d, joint)
	listed := joint == orItem || joint == andItem || joint == commaItem
	last := *c
	if c.head != nil && !listed {
		last.days = c.tail
	}
	narrows := joint != orItem && (joint != andItem || c.bound && d.bound) && len(last.common(cal, d)) > 0
	out, set := last.combineDays(cal, d, joint), d.set
	switch {
	case c.head != nil && !listed:
		c.tail, out = out, unions(c.head, out)
	case narrows && c.set == 0 && d.set != 0:
		c.frame, c.head = c.days, nil
	case narrows || !listed:
		c.head = nil
	case c.set != 0 && d.set != 0 && c.head == nil:
		set |= c.set
	default:
		c.head, c.tail = c.days, d.alts
	}
	c.days, c.set, c.wide, c.far, c.name, c.bound = out, set, d.wide, d.far, d.name, d.bound
}

// framed is a listed weekday within the stretch in which the one before it was said.
func (c *clause) framed(cal calendar, d dayChoice, joint itemKind) dayChoice {
	if c.frame == nil || d.set == 0 || joint == dayItem {
		return d
	}
	var alts []offsets
	for _, stretch := range c.frame {
		if within := cal.only(stretch, d.set); len(within) > 0 {
			alts = append(alts, within)
		}
	}
	if alts != nil {
		d.alts = alts
	}
	return d
}

// unions is what both say together, by every way to read both.
func unions(left, right []offsets) (out []offsets) {
	for _, a := range left {
		for _, b := range right {
			out = append(out, union(a, b))
		}
	}
	return out[:min(len(out), maxAlts)]
}

// passRefused puts off a weekday whose coming day was refused by its mark: "Tuesday or Thursday,
// but not this Thursday".
func (r *reader) passRefused() {
	for k, no := range r.clauses {
		if !no.not || no.set != 0 || no.name == 0 || no.clocks != nil || len(no.days) == 0 || len(no.days[0]) != 1 {
			continue
		}
		day := no.days[0][0]
		r.clauses[k].days = no.days[:1]
		for i, c := range r.clauses {
			if c.not || c.set>>(no.name-1)&1 == 0 {
				continue
			}
			days := make([]offsets, len(c.days))
			for j, list := range c.days {
				days[j] = list
				if slices.Contains(list, day) {
					days[j] = union(slices.DeleteFunc(slices.Clone(list), func(o int) bool { return o == day }), offsets{day + 7})
				}
			}
			r.clauses[i].days = days
		}
	}
}
