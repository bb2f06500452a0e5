package booking

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/when"
)

// Step is the grid of starts: quarter hours on the wall clock. People say and remember
// them, and visits of different lengths share one practitioner's day, so a grid of one
// service's length would not meet the next one's.
const Step = 15

// Lead is the least time between booking a visit and its start: enough to get there,
// and for the practitioner to see it coming.
const Lead = time.Hour

// Horizon is how far ahead patients may book.
const Horizon = 60 * 24 * time.Hour

// Query is what somebody looks for in a calendar.
type Query struct {
	Now time.Time
	// Lead is how long after Now the soonest slot may start.
	Lead time.Duration
	// Within is what the calendar covers; zero means from Now to Horizon.
	Within when.Span
	// Readings are the ways to read when the visit may start; it fits when it starts in
	// a span of any of them. None means any time.
	Readings [][]when.Span
	// With are the practitioners that will do; none means any.
	With []care.PractitionerID
	// Away is when the patient is elsewhere: other visits of theirs.
	Away []when.Span
}

// Free lists the free slots of a calendar, soonest first, then in the calendar's order
// of practitioners and locations.
//
// A slot starts on a quarter hour of the location's wall clock, inside one row of the
// schedule, inside one opening of that location and on no closure; it ends, by elapsed
// time, before either ends. Its buffers touch no busy time of the practitioner, but may
// lie outside the hours: a room can be made ready before the door opens. It starts
// q.Lead after q.Now or later, and never in an hour that a change of clocks skips; of a
// doubled hour only the first is offered, because nobody could tell which was meant, and
// hours run on through the second. A location whose zone is unknown has no slots.
func Free(cal Calendar, q Query) []care.Slot {
	return slices.Collect(each(newDiary(cal, q), q.window(slices.Concat(q.Readings...))))
}

// window is the instants in which a slot may start, sorted and apart; no spans mean any
// time.
func (q Query) window(spans []when.Span) []when.Span {
	within := q.Within
	if within.From.IsZero() {
		within.From = q.Now
	}
	if within.To.IsZero() {
		within.To = q.Now.Add(Horizon)
	}
	if soonest := q.Now.Add(q.Lead); within.From.Before(soonest) {
		within.From = soonest
	}
	if len(spans) == 0 {
		spans = []when.Span{within}
	}
	clipped := make([]when.Span, 0, len(spans))
	for _, s := range spans {
		s = when.Span{From: later(s.From, within.From), To: earlier(s.To, within.To)}
		if s.From.Before(s.To) {
			clipped = append(clipped, s)
		}
	}
	return joined(clipped)
}

// each yields the diary's slots that start in the spans, a day at a time, so that
// whoever needs three does not pay for a season.
func each(d diary, spans []when.Span) iter.Seq[care.Slot] {
	const day = 24 * time.Hour
	return func(yield func(care.Slot) bool) {
		for _, s := range spans {
			for from := s.From; from.Before(s.To); from = from.Add(day) {
				for _, slot := range d.slots(when.Span{From: from, To: earlier(from.Add(day), s.To)}) {
					if !yield(slot) {
						return
					}
				}
			}
		}
	}
}

// joined sorts spans and joins those that touch.
func joined(spans []when.Span) []when.Span {
	slices.SortFunc(spans, func(a, b when.Span) int {
		return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To))
	})
	whole := spans[:0]
	for _, s := range spans {
		if n := len(whole); n > 0 && !s.From.After(whole[n-1].To) {
			whole[n-1].To = later(whole[n-1].To, s.To)
			continue
		}
		whole = append(whole, s)
	}
	return whole
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
