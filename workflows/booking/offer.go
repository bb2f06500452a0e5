package booking

import (
	"iter"
	"slices"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/when"
)

// Most is how many times are offered at once: what one text message holds and a person
// keeps in mind.
const Most = 3

// Offer picks at most Most of the free slots so that there is a real choice: one for
// each reading of the wish; then the soonest on half-days (before or after noon) that
// have none yet; then the soonest an hour from the others, or half an hour; then any
// other time. Three quarter hours in a row are offered only when there is nothing else. The
// offers come soonest first, no two at the same time.
func Offer(cal Calendar, q Query) []care.Slot {
	d := newDiary(cal, q)
	var c choice
	if len(q.Readings) > 1 {
		for i, r := range q.Readings[:min(len(q.Readings), Most)] {
			if len(r) > 0 {
				c.take(each(d, q.window(r)), i+1, otherTime)
			}
		}
	}
	c.fill(each(d, q.window(slices.Concat(q.Readings...))), d.otherHalfDay, apart(time.Hour), apart(time.Hour/2), otherTime)
	return c.picked
}

// Nearest picks at most Most free slots that come closest to a wish that nothing fits,
// an hour apart where there is a choice, soonest first. Somebody who asked for a practitioner is offered other times with
// them, and other practitioners only if there are none.
func Nearest(cal Calendar, q Query) []care.Slot {
	wanted := slices.Concat(q.Readings...)
	q.Readings = nil
	slots := Free(cal, q)
	if len(slots) == 0 {
		q.With = nil
		slots = Free(cal, q)
	}
	slices.SortStableFunc(slots, func(a, b care.Slot) int {
		return int(distance(wanted, a.Start)/time.Minute) - int(distance(wanted, b.Start)/time.Minute)
	})
	var c choice
	c.fill(slices.Values(slots), apart(time.Hour), apart(time.Hour/2), otherTime)
	return c.picked
}

// A choice is the slots that were picked, soonest first.
type choice struct{ picked []care.Slot }

// differ says whether a slot is worth offering beside another.
type differ func(a, b care.Slot) bool

// fill picks up to Most slots that differ by the first rule, then by the next, and sorts
// them. The slots come best first and are read no further than needed.
func (c *choice) fill(slots iter.Seq[care.Slot], rules ...differ) {
	var seen []care.Slot
	c.take(func(yield func(care.Slot) bool) {
		for s := range slots {
			seen = append(seen, s)
			if !yield(s) {
				return
			}
		}
	}, Most, rules[0])
	for _, rule := range rules[1:] {
		c.take(slices.Values(seen), Most, rule)
	}
	slices.SortFunc(c.picked, func(a, b care.Slot) int { return a.Start.Compare(b.Start) })
}

// take picks slots that differ from all that were picked, until there are n.
func (c *choice) take(slots iter.Seq[care.Slot], n int, rule differ) {
	if len(c.picked) >= n {
		return
	}
	for s := range slots {
		alike := func(p care.Slot) bool { return !rule(p, s) }
		if slices.ContainsFunc(c.picked, alike) {
			continue
		}
		if c.picked = append(c.picked, s); len(c.picked) >= n {
			return
		}
	}
}

func otherTime(a, b care.Slot) bool { return !a.Start.Equal(b.Start) }

func apart(d time.Duration) differ {
	return func(a, b care.Slot) bool { return a.Start.Sub(b.Start).Abs() >= d }
}

// otherHalfDay compares days as patients see them: in the zone of each slot.
func (d *diary) otherHalfDay(a, b care.Slot) bool {
	la, lb := care.LocalOf(a.Start, d.zone(a.Zone)), care.LocalOf(b.Start, d.zone(b.Zone))
	return la.Date != lb.Date || la.Minutes/noon != lb.Minutes/noon
}

const noon = 12 * 60

// distance is how far t lies from the nearest of the spans; nothing is far from no spans.
func distance(spans []when.Span, t time.Time) time.Duration {
	if len(spans) == 0 {
		return 0
	}
	nearest := Horizon * 100
	for _, s := range spans {
		nearest = min(nearest, max(s.From.Sub(t), t.Sub(s.To), 0))
	}
	return nearest
}
