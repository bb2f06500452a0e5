package when

import (
	"slices"
	"strings"
)

// nthPart recognises a part of a day that is counted within a month: "the first Monday afternoon
// of next month", "el primer lunes por la tarde de enero".
func (s *scanner) nthPart(i int) ([]item, int) {
	lead := s.articles(i)
	x, w, part := s.at(i+lead), s.at(i+lead+1), s.at(i+lead+2)
	if x.kind != ordinal && x.kind != last || w.kind != weekday || part.kind != dayPart {
		return nil, 0
	}
	list, n := s.periodBehind(i + lead + 3)
	if n == 0 {
		return nil, 0
	}
	day := item{kind: dayItem, day: s.pickOf(list, w, x)}
	return []item{day, {kind: clockItem, clock: sure(window{from: part.a, to: part.b})}}, lead + 3 + n
}

// periodBehind is the days of the month or the year to which "of" or "in" leads at i.
func (s *scanner) periodBehind(i int) (offsets, int) {
	k, lead := s.at(i), 1
	if (k.kind == this || k.kind == next) && k.to > k.from+1 && s.spanish && strings.HasPrefix(s.tokens[k.from].word, "de") {
		lead = 0 // "de este mes"
	} else if k.kind != of && k.kind != inTime {
		return nil, 0
	}
	list, n := s.periodNamed(i + lead)
	return list, (lead + n) * btoi(n > 0)
}

// nextPart recognises "next evening", said of nothing before it: that of tomorrow, or, before it
// begins, that of today.
func (s *scanner) nextPart(i int, before []item) ([]item, int) {
	lead := btoi(s.at(i).kind == article)
	mark, part := s.at(i+lead), s.at(i+lead+1)
	if s.spanish || mark.kind != next || mark.a != 0 || part.kind != dayPart || part.to != part.from+1 || strings.HasSuffix(s.word(i+lead+1), "s") || len(before) > 0 || s.isNoun(i+lead+2) || s.at(i+lead+2).kind == pick || s.back.hasDay {
		return nil, 0
	}
	for _, t := range s.tokens {
		if slices.Contains(pastVerbs, t.word) || slices.Contains(happened, t.word) { // "the next morning he vomited"
			return nil, 0
		}
	}
	day := oneDay(1)
	if now := s.now.Hour()*60 + s.now.Minute(); now < part.a {
		day.alts = append(day.alts, offsets{0})
	}
	return []item{{kind: dayItem, day: day}, {kind: clockItem, clock: sure(window{from: part.a, to: part.b})}}, lead + 2
}

// midDay recognises the middle of a day that is named: "mid tomorrow", "in the middle of Friday".
func (s *scanner) midDay(i int) ([]item, int) {
	n := btoi(s.at(i).kind == inTime)
	if s.at(i+n).kind != mid {
		return nil, 0
	}
	if u := s.at(i + n + 1); s.spanish && u.kind == unit && u.a == 1 && (s.at(i+n+2).kind == of || s.at(i+n+2).kind == filler) { // "a mitad del día de mañana"
		n += 2
	}
	k := s.at(i + n + 1).kind
	if k == next || k == this {
		k = s.at(i + n + 2).kind
	}
	if k != relative && k != weekday {
		return nil, 0
	}
	d, m := s.namedDay(i + n + 1)
	if m == 0 || d.fault != "" || s.at(i+n+1+m).kind == dayPart || s.isStretch(i+n+1+m) {
		return nil, 0
	}
	return []item{{kind: dayItem, day: d}, {kind: clockItem, clock: sure(window{from: 600, to: 840})}}, n + 1 + m
}

// nthOfNext recognises what is counted in a month that stands before it: "next month's first week".
func (s *scanner) nthOfNext(i int) (dayChoice, int) {
	list, n := s.monthNamed(i)
	if more := btoi(n > 1 && s.at(i+n).kind == comma); s.spanish && n > 1 && s.at(i+n).kind != of { // "el próximo mes el tercer lunes"
		more += s.articles(i + n + more)
		if x, what := s.at(i+n+more), s.at(i+n+more+1); (x.kind == ordinal || x.kind == last && s.at(i+n+more+2).kind != of) && what.kind == weekday {
			return s.pickOf(list, what, x), n + more + 2
		}
		return dayChoice{}, 0
	}
	if n == 1 && s.at(i).kind == month && s.isPossessive(i) { // "January's last Friday"
		i--
	} else if n != 2 || s.word(i+1) != "months" {
		return dayChoice{}, 0
	}
	x, what := s.at(i+2), s.at(i+3)
	if x.kind != ordinal && x.kind != last || what.kind != weekday && (what.kind != unit || what.a != 7) {
		return dayChoice{}, 0
	}
	return s.pickOf(list, what, x), 2 + n
}

// isPossessive reports whether the one token at i was written with an "'s" that its word is without.
func (s *scanner) isPossessive(i int) bool {
	x := s.at(i)
	t := s.tokens[x.from]
	return x.to == x.from+1 && !s.spanish && t.to-t.from > len(t.word)+1
}
