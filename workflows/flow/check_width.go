package flow

import (
	"strings"

	"frontdesk/internal/phi"
)

// worst fills a wording as long as it can get.
func (a *analysis) worst(w wording, q *ask) string {
	var b strings.Builder
	for _, bit := range w.bits {
		if len(bit.forms) > 0 {
			b.WriteString(bit.worstPlural())
			continue
		}
		switch bit.hole {
		case noHole:
			b.WriteString(bit.words)
		case varHole:
			if a.missing(bit.ref.name) {
				continue
			}
			s, _, _ := bit.ref.of(a.vars)
			b.WriteString(xs(width(s)))
		case listHole:
			b.WriteString(a.worstList(q, w.lang))
		case countHole:
			b.WriteString("9")
		case rangeHole:
			b.WriteString("1-9")
		case clinicHole:
			b.WriteString(xs(map[string]int{"name": 22, "phone": 14, "hours": 14, "address": MaxClinicWords, "opening": MaxClinicWords}[bit.words]))
		}
	}
	return b.String()
}

func xs(n int) string { return strings.Repeat("x", n) }

// width is how many characters a value takes at its longest. The clinic's name is
// bounded by care.Clinic; the others are the longest that the sample clinic and the
// registry produce, rounded up. Names are taken to be in GSM-7: one that is not makes
// a text longer, and loses nothing.
func width(s shape) int {
	switch s.kind {
	case PersonType:
		return 12
	case NameType:
		return 30
	case TimeType, SlotType:
		return 20 + 2 + 14 // "Wed Sep 30 12:30 PM, Harbor Street": a clinic of several sites says where
	case VisitType:
		return 12 + 1 + 20 + 2 + 14
	case ChoiceType:
		return 22
	case LinkType:
		return 56
	case NumberType:
		return 6
	case YesNoType:
		return 3
	case DateType:
		return 15
	case ClockType:
		return 8
	case MoneyType:
		return 13
	case PhoneType:
		return 16
	case MarksType:
		return 8
	case ListType:
		return longest(s.of) * (width(s.item()) + len(", "))
	}
	return 80
}

// longest is how many items a list has that texts are made for: offers are at most
// three, families of four and price lists of eight are common, and more than three
// visits of one family in one text are not.
func longest(of Type) int {
	switch of {
	case SlotType, VisitType:
		return 3
	case PersonType:
		return 4
	}
	return 8
}

// worstList is {list} at its longest: the options as they are written, or as many items
// as texts are made for.
func (a *analysis) worstList(q *ask, lang string) string {
	var items shape
	switch {
	case q == nil:
		return ""
	case q.kind == askPerson:
		items = shape{kind: ListType, of: PersonType}
	case q.of != nil && a.missing(q.of.ref.name):
		return ""
	case q.of != nil:
		items, _, _ = q.of.ref.of(a.vars)
	default:
		return wording{bits: []bit{{hole: listHole}}}.say(speech{list: q.listIn(nil, World{Lang: lang})}, phi.Public).Reveal()
	}
	n := longest(items.of)
	return xs(n*(width(items.item())+len("1) ")) + n - 1)
}
