package when

// maxClauses bounds how many wishes one text holds, maxTimes the times of day in each,
// and maxAlts how many ways to read it are kept: more than anybody means, few enough to
// be read in a millisecond.
const (
	maxClauses = 12
	maxTimes   = 8
	maxAlts    = 4
)

// clause is one wish or one refusal: days, and times on those days.
type clause struct {
	not bool
	// days and clocks are the ways to read the clause; a way is a union. Both are nil
	// when nothing was said.
	days   []offsets
	clocks [][]window
	// frame is the stretch in which the last weekday was said; head the days before the
	// last of a list and tail that one. All are nil where nothing was said so.
	frame, head, tail []offsets
	// set is the weekdays of the last day, if it was a bare weekday; wide the week
	// around it.
	set  int
	wide offsets
	// far are later days that are said like the last one.
	far offsets
	// name is the weekday's name, one more than time.Weekday, also of a marked one.
	name int
	// bound says that the last day was a bound.
	bound bool
	// raw are all meanings of the last clock.
	raw []window
	// dayFirst says that the day was said before the time.
	dayFirst bool
	fault    Fault
}

// reader puts items together to clauses.
type reader struct {
	cal     calendar
	clauses []clause
	// joint is what stood before the current item: orItem, andItem, commaItem, or
	// dayItem for nothing.
	joint   itemKind
	negated bool
	asap    bool
	any     bool
	// frame is the stretch that the weekdays before were said in: "next week Mon at 9, Wed
	// after 3".
	frame []offsets
	// ended says that the next day begins another wish.
	ended bool
	// whole says that any time of the next day will do.
	whole bool
}

// assemble groups items: "Tue 3pm or Wed 4pm" are two clauses, "Tue or Wed 3pm" is one.
func assemble(cal calendar, items []item) *reader {
	r := &reader{cal: cal}
	for k, it := range items {
		switch it.kind {
		case asapItem:
			r.asap = true
		case anyItem:
			r.any = true
			r.whole = it.whole && len(r.clauses) > 0 && (r.joint == orItem || r.joint == commaItem)
			if n := len(r.clauses); n > 0 && it.whole && r.joint == dayItem && r.clauses[n-1].days != nil && r.clauses[n-1].clocks == nil { // "Thursday any time, Friday only after 3"
				r.clauses[n-1].clocks = [][]window{{{0, allDay, false}}}
			}
		case notItem:
			if it.back {
				r.refuseLast()
			}
			r.negated = !it.back
			r.open()
			continue
		case endItem:
			r.ended = true
			continue
		case butItem:
			r.negated = false
			r.open()
		case dayItem:
			r.addDay(it.day, k+1 < len(items) && items[k+1].kind == clockItem)
		case clockItem:
			r.addClock(it.clock, k+1 < len(items) && items[k+1].kind == dayItem && (k+2 >= len(items) || items[k+2].kind != clockItem))
		}
		r.joint = dayItem
		if it.kind == orItem || it.kind == andItem || it.kind == commaItem {
			r.joint = it.kind
		}
		r.ended = r.ended && it.kind == commaItem || isPair(items, k)
		if it.kind == commaItem && r.negated {
			r.negated = false
			r.open()
		}
	}
	return r
}

// isPair reports whether the comma at k parts a day that is wished from one that is refused
// behind it: "Monday, Tuesday doesn't work".
func isPair(items []item, k int) bool {
	if items[k].kind != commaItem || k < 1 || k+2 >= len(items) || items[k-1].kind != dayItem || items[k+1].kind != dayItem {
		return false
	}
	return items[k+2].kind == notItem && items[k+2].back && (k == 1 || items[k-2].kind != orItem && items[k-2].kind != andItem && items[k-2].kind != commaItem)
}

// refuseLast turns the last clause into a refusal: "Monday doesn't work".
func (r *reader) refuseLast() {
	if n := len(r.clauses); n > 0 {
		r.clauses[n-1].not = true
	}
}

// open begins a new clause with the next item, unless that is only a time to the day
// before it ("Thursday but after 3").
func (r *reader) open() {
	if n := len(r.clauses); n > 0 && n < maxClauses && !r.clauses[n-1].empty() {
		if last := r.clauses[n-1]; r.negated || last.not || last.clocks != nil {
			r.clauses = append(r.clauses, clause{})
		}
	}
}

func (c clause) empty() bool { return c.days == nil && c.clocks == nil && c.fault == "" }

// current is the clause that the next item goes to.
func (r *reader) current(fresh bool) *clause {
	n := len(r.clauses)
	if n == 0 || fresh && !r.clauses[n-1].empty() && n < maxClauses {
		r.clauses = append(r.clauses, clause{})
		n = len(r.clauses)
	}
	c := &r.clauses[n-1]
	if c.empty() {
		c.not = r.negated
	}
	return c
}

// addDay adds a day; timed says that a time of its own follows: "at 10 on Thursday or Friday at
// 4" are two wishes.
func (r *reader) addDay(d dayChoice, timed bool) {
	last := r.current(false)
	own := timed && r.joint != dayItem && last.days != nil && !last.dayFirst && last.clocks != nil && !last.isWide()
	c := r.current(r.whole || own || r.ended || r.joint == orItem && last.clocks != nil && last.days == nil) // "evenings or weekends"
	if r.whole && c.empty() {                                                                                // "after 4 on Monday, or any time Saturday"
		c.clocks = [][]window{{{0, allDay, false}}}
	}
	r.whole = false
	if c.not && r.joint == dayItem && c.clocks == nil && c.contradicts(r.cal, d) { // "no, not the 9th the 19th"
		r.negated = false
		c = r.current(true)
	}
	if c.days != nil && c.clocks != nil && c.dayFirst && !(r.joint == dayItem && c.refines(r.cal, d)) {
		c = r.current(true)
	}
	if d.fault != "" {
		c.fault = d.fault
		return
	}
	if c.days == nil && r.joint != dayItem {
		d = (&clause{frame: r.frame}).framed(r.cal, d, r.joint)
	}
	if c.days == nil {
		c.days, c.set, c.wide, c.far, c.name, c.bound = r.nearRefused(d), d.set, d.wide, d.far, d.name, d.bound
		c.dayFirst = c.clocks == nil
		return
	}
	c.join(r.cal, d, r.joint)
	if c.frame != nil {
		r.frame = c.frame
	}
}

// nearRefused is a weekday in the week of the date that was refused just before it:
// "monday dec 7. no, tuesday". Every other day is what it is.
func (r *reader) nearRefused(d dayChoice) []offsets {
	n := len(r.clauses)
	if n < 2 || d.set == 0 || len(d.alts) == 0 || len(d.alts[0]) != 1 {
		return d.alts
	}
	old := r.clauses[n-2]
	if !old.not || len(old.days) != 1 || len(old.days[0]) != 1 {
		return d.alts
	}
	first := r.cal.monday(old.days[0][0])
	week := r.cal.only(days(max(first, 0), first+6), d.set)
	if len(week) != 1 || week[0] == 0 { // today is not said so
		return d.alts
	}
	return []offsets{week}
}

// addClock adds a time; dated says that a day of its own follows: "Monday at 9 or at 10 on
// Tuesday" are two wishes.
func (r *reader) addClock(k clockChoice, dated bool) {
	c := r.current(false)
	if own := dated && r.joint == orItem && c.dayFirst && c.clocks != nil && !c.isWide(); own || c.days != nil && c.clocks != nil && !c.dayFirst && r.joint != dayItem || c.days != nil && c.clocks == nil && !c.not && r.joint == orItem { // "Saturdays or after 5"
		c = r.current(true)
	}
	if k.fault != "" {
		c.fault = k.fault
		return
	}
	if c.clocks == nil {
		for _, w := range k.alts {
			c.clocks = append(c.clocks, []window{w})
		}
	} else {
		c.clocks = c.combineClocks(k, r.joint)
	}
	c.raw = k.raw
}

// contradicts reports whether both are one date each, and not the same.
func (c *clause) contradicts(cal calendar, d dayChoice) bool {
	one := func(alts []offsets) bool { return len(alts) == 1 && len(alts[0]) == 1 }
	return c.set == 0 && d.set == 0 && one(c.days) && one(d.alts) && len(c.common(cal, d)) == 0
}
