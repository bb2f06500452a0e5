package when

import "slices"

// untilNow recognises stretches that begin now: "from now until 5", "between now and
// Friday".
func (s *scanner) untilNow(i int) ([]item, int) {
	lead, now := s.at(i), s.at(i+1)
	n := 2
	switch {
	case lead.kind == fromNow && s.word(i) == "" && (s.tokens[lead.from].word == "from" || s.tokens[lead.from].word == "desde"):
		n = 1
	case now.kind != present && (now.kind != relative || now.a != 0) || lead.kind != between && lead.kind != from && (lead.kind != of || !s.spanish):
		return nil, 0
	}
	joint := s.at(i + n).kind
	if s.isToHour(i+n) || s.spanish && joint == single {
		joint = until
		n -= btoi(s.isToHour(i + n))
	}
	if joint != and && joint != until && joint != toward && joint != dash || joint == and && lead.kind != between {
		return nil, 0
	}
	n++
	if d, m := s.day(i + n); m > 0 {
		return []item{{kind: dayItem, day: s.bounded(by, d)}}, n + m
	}
	if minutes, m := s.length(i + n); m > 0 && joint == until { // "desde ahora hasta 3 horas después"
		_, k := s.side(i + n + m)
		from := exactMinute(s.now).from
		return []item{{kind: dayItem, day: oneDay(0)}, {kind: clockItem, clock: sure(window{from: from, to: min(allDay, from+minutes)})}}, n + m + k
	}
	t, m := s.named(i + n)
	if x := s.at(i + n); m == 0 && x.kind == number && x.b > 0 && !s.isCounted(i+n+1) {
		t.half = -1
		m = s.hour(i+n, &t)
	}
	if m == 0 || t.fault != "" || now.kind != present && lead.kind != fromNow {
		return nil, 0
	}
	since := exactMinute(s.now).from
	clock := clockChoice{}
	for _, w := range s.bound(before, t).raw {
		if w.to > since {
			clock.alts = append(clock.alts, window{from: since, to: w.to})
		}
	}
	clock.alts = clock.alts[:min(1, len(clock.alts))] // the first time the clock shows it
	clock.raw = clock.alts
	if len(clock.alts) == 0 {
		return nil, 0
	}
	return []item{{kind: dayItem, day: oneDay(0)}, {kind: clockItem, clock: clock}}, n + m
}

// comings are words beside which "now" is a wish, and not how somebody feels.
var comings = []string{"come", "see", "meet", "free", "available", "open", "book", "go", "appointment", "appt", "table", "seen"}

// isWishedNow reports whether the "now" at i, which ends a thought, is all that is said or
// stands in a text about coming.
func (s *scanner) isWishedNow(i int) bool {
	if i == 0 && len(s.lex) < 3 {
		return true
	}
	wished := false
	for j := range s.lex {
		if k := s.at(j).kind; k == not || k == anyBut {
			return false
		}
	}
	for _, t := range s.tokens {
		wished = wished || slices.Contains(comings, t.word)
	}
	return wished && s.at(i-1).kind != until && s.at(i-1).kind != by && s.pauses(i+1)
}

// isAnyTime reports whether "any time" stands at i, and not "any day".
func (s *scanner) isAnyTime(i int) bool {
	for _, t := range s.tokens[s.at(i).from:s.at(i).to] {
		if slices.Contains([]string{"time", "anytime", "hour", "whenever", "hora", "momento"}, t.word) {
			return true
		}
	}
	return false
}
