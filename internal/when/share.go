package when

import "strings"

import "slices"

// partOf is the early, late or middle part of a stretch of days: the half of a week, the
// third of a month, two months of a year.
func partOf(list offsets, part kind) offsets {
	share := (len(list) + 1) / 2
	switch {
	case len(list) > 200:
		share = 61
	case len(list) > 14:
		share = 10
	}
	switch part {
	case early:
		return list[:share]
	case late:
		return list[min(2*share, len(list)-share):]
	case mid:
		return list[len(list)/3 : len(list)-len(list)/3]
	}
	return list
}

// thisMonth is "este octubre": the one that is over not long ago, else the next one, or
// perhaps this year's.
func (s *scanner) thisMonth(month int) dayChoice {
	ahead := (month - int(s.cal.today.Month()) + 12) % 12
	list, gone := s.cal.monthDays(ahead), s.cal.monthDays(ahead-12)
	switch {
	case ahead == 0 || month > int(s.cal.today.Month()):
		return dayChoice{alts: []offsets{list}}
	case gone[len(gone)-1] >= -overSince && ahead > 6:
		return dayChoice{alts: []offsets{gone}}
	}
	return dayChoice{alts: []offsets{list, gone}}
}

// weekends is this weekend or the next. Before Saturday "next weekend" can be either.
func (s *scanner) weekends(by int) dayChoice {
	saturday := s.cal.monday(0) + 5
	coming := offsets{saturday, saturday + 1}
	after := offsets{saturday + 7, saturday + 8}
	switch {
	case by < 0:
		return dayChoice{alts: []offsets{{saturday - 7, saturday - 6}}}
	case by == 0:
		return dayChoice{alts: []offsets{coming}}
	case saturday > 0:
		return dayChoice{alts: []offsets{after, coming}}
	}
	return dayChoice{alts: []offsets{after}}
}

// edgesOfDay are the early and the late part of a day: "early Friday".
var edgesOfDay = map[string]window{"early": {from: 0, to: 660}, "late": {from: 900, to: allDay}}

// lateOrEarly recognises "late this afternoon", "early tomorrow morning", "late Friday
// afternoon": the half of the part of the day.
func (s *scanner) lateOrEarly(i int) ([]item, int) {
	part := s.at(i).kind
	if s.spanish || part != early && part != late {
		return nil, 0
	}
	edge, ok := edgesOfDay[s.word(i)]
	ok = ok && !slices.Contains([]string{"too", "so", "very", "be", "am", "im", "is", "was", "were", "running", "are"}, s.word(i-1)) // "I'll be late tomorrow"
	if s.at(i).to > s.at(i).from+1 {                                                                                                 // "the end of tomorrow"
		edge, ok = edgesOfDay[map[kind]string{early: "early", late: "late"}[part]], true
	}
	var d dayChoice
	n, x := 1, s.at(i+1)
	if x.kind == tonight {
		d, n = oneDay(0), 2
	} else {
		var m int
		if d, m = s.dated(i + 1); m == 0 || d.fault != "" {
			return nil, 0
		}
		if n, x = 2+m, s.at(i+1+m); x.kind != dayPart {
			if !ok || len(d.alts[0]) > 1 || x.kind == unit || x.kind == weekend {
				return nil, 0
			}
			return []item{{kind: dayItem, day: d}, {kind: clockItem, clock: sure(edge)}}, n - 1
		}
	}
	w := window{from: x.a, to: min(x.b, 21*60)}
	if w.to-w.from < 120 {
		return nil, 0
	}
	if w.from == 0 {
		w.from = 6 * 60
	}
	if middle := (w.from + w.to) / 2; part == early {
		w.to = middle
	} else {
		w.from = middle
	}
	return []item{{kind: dayItem, day: d}, {kind: clockItem, clock: sure(w)}}, n
}

// partTo is the part that ends a stretch of parts, and how many lexemes name it, behind the first
// part: "early to mid December", "mid or late next week"; n is 0 for none.
func (s *scanner) partTo(i int) (part kind, n int) {
	joint := s.at(i).kind
	if w := s.at(i); s.spanish && (joint == mid || joint == late) && strings.HasPrefix(s.tokens[w.from].word, "a") && w.to > w.from+1 && (s.at(i-1).kind == early || s.at(i-1).kind == mid) { // "principios a mediados de enero"
		return joint, 1
	}
	if joint != toward && joint != dash && joint != or && joint != until && (joint != single || !s.spanish) && (joint != and || s.at(i-2).kind != between) {
		return other, 0
	}
	part = s.at(i + 1).kind
	if s.at(i-1).kind != early && s.at(i-1).kind != mid && s.at(i-1).kind != late || part != mid && part != late {
		return other, 0
	}
	n = 2
	for k := s.at(i + n).kind; k == article || k == of || k == inTime; k = s.at(i + n).kind {
		n++
	}
	return part, n
}

// partSpan recognises a stretch from one part of a period to another with what leads to it: "from
// mid to late January", "entre mediados y finales de enero".
func (s *scanner) partSpan(i int) (dayChoice, int) {
	k, part := s.at(i).kind, s.at(i+1).kind
	if k != from && k != between && k != of || part != early && part != mid {
		return dayChoice{}, 0
	}
	if _, n := s.partTo(i + 2); n == 0 {
		return dayChoice{}, 0
	}
	d, n := s.stretch(i + 1)
	return d, (n + 1) * btoi(n > 0)
}
