package when

import (
	"math/bits"
	"slices"
)

// negation recognises "not Monday", "can't do it Monday" and "Monday no". "No the 14th"
// corrects.
func (s *scanner) negation(i int, before []item) ([]item, int) {
	if s.word(i) == "no" && s.at(i+1).kind == article && s.at(i+2).kind == ordinal ||
		len(before) == 0 && s.at(i).b == 1 || s.isRetraction(i, before) && len(before) > 0 {
		return nil, 0
	}
	if len(before) > 0 && before[len(before)-1].kind == dayItem && s.at(i+1).kind == sameDay && s.visit.IsZero() {
		return []item{{kind: notItem, back: true}}, 2 // "the 20th is my birthday so not that day"
	}
	if d, ok := s.comingOf(before); ok && s.at(i+1).kind == this && s.at(i+1).to == s.at(i+1).from+1 && s.pauses(i+2) && s.spanish {
		return []item{{kind: notItem}, {kind: dayItem, day: d}}, 2
	}
	if found, n := s.notUntil(i); n > 0 {
		return found, n
	}
	for skip := 1; skip <= 1+2*s.at(i).a+btoi(s.at(i+1).kind == single) && s.at(i+skip).kind != not; skip++ {
		if s.at(i+skip).kind == single && s.at(i+skip+1).kind == weekday && !s.spanish {
			continue // "not on a Monday"
		}
		if found, n := s.item(i+skip, nil); n > 0 && len(found) > 0 {
			if k := len(before) - 1; k >= 0 && before[k].kind <= clockItem && s.affirms(i+skip+n) {
				break // "hoy no mañana sí"
			}
			if k := found[0].kind; k == dayItem || k == clockItem {
				return []item{{kind: notItem}}, skip
			}
			break
		}
	}
	if len(before) > 0 && before[len(before)-1].kind <= clockItem && (s.pauses(i+1) || s.affirmsNext(i+1)) {
		return []item{{kind: notItem, back: true}}, 1
	}
	return nil, 0
}

// isThisOne reports whether "no" at i-1 is about the coming one of what stands before it, and the
// next one is wished instead: "el viernes no este, el que sigue", "el lunes no, el otro".
func (s *scanner) isThisOne(i int) bool {
	i += btoi(s.at(i).kind == this && s.at(i).to == s.at(i).from+1)
	if !s.spanish || s.at(i).kind != comma && s.at(i).kind != but {
		return false
	}
	_, n := s.sameAgain(i + 1)
	return n > 0
}

// notUntil recognises "can't until Thursday", "no regreso hasta el lunes": from then on.
func (s *scanner) notUntil(i int) ([]item, int) {
	n := 1
	for n < 3 && s.at(i+n).kind == other && !s.pauses(i+n) {
		n++
	}
	x := s.at(i + n)
	if x.kind != until {
		return nil, 0
	}
	edge, free := s.onceOver, true
	if w := s.word(i + n - 1); w == "esperar" || w == "esperarme" || w == "esperarnos" || w == "wait" { // "can't wait until Monday"
		free = false
		edge = func(d dayChoice) dayChoice { return s.bounded(before, d) }
	}
	if s.at(i+n+1).kind == after {
		return nil, n + 1
	}
	d, m := s.dated(i + n + 1)
	if m == 0 && x.b == 1 {
		d, m = s.plainNumber(i + n + 1)
	}
	if m > 0 && d.fault == "" && len(d.alts) > 0 {
		return []item{{kind: dayItem, day: edge(d), free: free}}, n + 1 + m
	}
	if t, m := s.named(i + n + 1); m > 0 && t.fault == "" {
		return []item{{kind: clockItem, clock: s.bound(from, t)}}, n + 1 + m
	}
	return nil, 0
}

// onceOver is all days from the day until which somebody is away, which is not today.
func (s *scanner) onceOver(d dayChoice) dayChoice {
	if d.set != 0 && len(d.alts) > 1 && d.alts[0][0] == 0 {
		d.alts = d.alts[1:]
	}
	for _, far := range d.far { // "we leave on the 22nd and are back on the 3rd"
		if s.back.busy && s.back.hasDay && d.set == 0 && d.alts[0][0] < s.back.day && far > s.back.day {
			d.alts = []offsets{{far}}
		}
	}
	return s.bounded(from, d)
}

// comingOf is the next day of the weekday that was said last: the one that "pero no este" refuses.
func (s *scanner) comingOf(before []item) (d dayChoice, ok bool) {
	for k := len(before) - 1; k >= 0; k-- {
		if set := before[k].day.set; before[k].kind == dayItem && set != 0 && onlyDay(set) {
			return s.weekday(bits.TrailingZeros(uint(set)), lexeme{kind: this}), true
		}
	}
	return d, false
}

// isAllBut reports whether "but" at i takes a day from those that were wished before it without a
// pause: "any afternoon but Friday", "every day next week but Tuesday".
func (s *scanner) isAllBut(i int) bool {
	if s.word(i) != "but" {
		return false
	}
	for j := i - 1; j >= 0 && j > i-6; j-- {
		x := s.at(j)
		if s.pauses(j) || x.to == 0 {
			return false
		}
		w := s.tokens[x.from].word
		if w == "any" || w == "every" || w == "all" || w == "anytime" {
			d, n := s.day(i + 1)
			ends := slices.Contains([]string{"please", "pls", "plz", "thanks", "thx"}, s.word(i+1+n))
			return n > 0 && d.fault == "" && (ends || s.pauses(i+1+n))
		}
	}
	return false
}
