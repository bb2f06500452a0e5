package when

import "slices"

// itemKind is what a recognised part of a text does to the reading.
type itemKind uint8

const (
	dayItem itemKind = iota
	clockItem
	asapItem
	anyItem
	notItem
	orItem
	andItem
	commaItem
	butItem
	// endItem ends a thought: what follows is another wish.
	endItem
)

// item is a recognised part of a text.
type item struct {
	kind  itemKind
	day   dayChoice
	clock clockChoice
	// back says that a notItem is about what stands before it ("Monday doesn't work").
	back bool
	// gone says that a dayItem is over by its words, whole that an anyItem is about times.
	gone, whole bool
	// free says that a dayItem is all days from when somebody is back.
	free bool
}

// dayChoice is the days that a phrase can mean.
type dayChoice struct {
	// alts are the ways to read it, best first.
	alts []offsets
	// set holds the weekdays that a bare weekday names, a bit each; 0 for a date.
	set int
	// name is the weekday that was said, one more than time.Weekday, marked ("next
	// Tuesday") or not; 0 for none.
	name int
	// wide is the week around a day that was counted in weeks.
	wide offsets
	// far are later days that are said the same, for where a weekday beside the date tells
	// which: those of later months, or of the next year.
	far offsets
	// dated says that the year was named.
	dated bool
	// bound says that the days are all from or up to one; side how, of a weekday.
	bound bool
	side  kind
	fault Fault
}

// window is minutes of a day, [from, to).
type window struct {
	from, to int
	exact    bool
}

// clockChoice is the times of day that a phrase can mean.
type clockChoice struct {
	// alts are the ways to read it that the clinic's hours leave, best first.
	alts []window
	// raw are all of them: "tonight at 8" overrules the hours.
	raw   []window
	fault Fault
}

func oneDay(o int) dayChoice { return dayChoice{alts: []offsets{{o}}} }

func impossibleDay() dayChoice { return dayChoice{fault: Impossible} }

// scan recognises what it can, left to right, and says which lexemes it took.
func (s *scanner) scan() (items []item, taken []bool) {
	var old []item // what was said before it was corrected
	s.referring = s.moving || s.refers()
	s.ranged = slices.ContainsFunc(s.lex, func(x lexeme) bool { return x.kind == until || x.kind == toward || x.kind == dash })
	taken, s.passed = make([]bool, len(s.lex)), make([]bool, len(s.lex))
	for i := 0; i < len(s.lex); {
		found, n := s.item(i, items)
		if s.tellsBack(i, taken) {
			items = s.untold(items)
		}
		if m := s.mentioned(i); m > 0 || len(found) > 0 && s.isOld(i, n) {
			n = max(n, m)
			s.note(i, n, m > 0)
			for j := range n {
				s.passed[i+j] = true
			}
			i += n
			gone := s.passOld(i)
			s.note(i, gone, false)
			i += gone
			continue
		}
		for j := range n {
			taken[i+j] = true
		}
		if s.moving && len(found) > 0 && (s.at(i).kind == toward || s.isMovedOn(i)) {
			old, items = onlyDays(items), nil // what stood before is the time that is left
		}
		if k := len(items) - 1; s.at(i).kind == thereafter && len(found) > 0 && k >= 0 && items[k].kind == clockItem {
			items = items[:k] // the time of something else: "I pick up the kids at 3 so earlier than that"
		}
		if s.at(i).kind == instead || s.isRetraction(i, items) {
			old, items = items, nil
		}
		if k := len(items) - 1; n == 0 && k >= 0 && items[k].kind == andItem {
			items = items[:k] // "and" joined something else
		}
		if n == 0 && s.endsRefusal(i, items) {
			found = []item{{kind: commaItem}}
		} else if n == 0 && s.alsoRefused(i, items) {
			found = []item{{kind: notItem, back: true}}
		} else if n == 0 && s.affirms(i) { // "Monday yes, Tuesday no"
			found = []item{{kind: endItem}}
		}
		if len(found) > 0 && found[0].kind <= clockItem {
			s.noteFound(i, n, found[0])
			found[0].gone = found[0].kind == dayItem && s.isGoneBehind(items, i, n, i > 0 && taken[i-1])
		}
		items = append(items, found...)
		i += max(n, 1)
	}
	return s.onNotedDay(s.onceFree(dropGone(corrected(old, items)))), taken
}

// isOld reports whether the n lexemes at i name a visit that exists, and no wish: "my
// Thursday appointment", "mi cita del martes".
func (s *scanner) isOld(i, n int) bool {
	switch s.word(i - 1) {
	case "my", "our", "his", "her":
		return s.at(i+n).kind == pick
	}
	for j := range n {
		if s.at(i+j).kind == toward || j > 1 && s.isToHour(i+j) { // "del martes al jueves" says the new one, too
			return false
		}
	}
	lead := i
	if s.spanish && s.at(i).kind == article {
		lead++
	} else if s.spanish && s.at(i).kind == at && s.at(i-1).kind == of && s.at(i-2).kind == pick { // "mi cita de las 3"
		lead--
	} else if s.at(i-1).kind != pick {
		return false
	}
	x := s.at(lead)
	return (s.moving || s.spanish && s.outdated(i+n)) && (x.kind == of || s.spanish && x.kind == dayPart && s.tokens[x.from].word == "de") // "mi cita de mañana"
}

// item recognises what begins at lexeme i, after the items found so far.
func (s *scanner) item(i int, before []item) ([]item, int) {
	if found, n := s.extreme(i); n > 0 {
		return found, n
	}
	if found, n := s.joint(i, before); n > 0 {
		return found, n
	}
	if found, n := s.nextPart(i, before); n > 0 {
		return found, n
	}
	if s.isSince(i) {
		return nil, s.beganAt(i + 1)
	}
	if n := s.told(i); n > 0 {
		return nil, n
	}
	for _, try := range []func(*scanner, int) ([]item, int){(*scanner).freeFrom, (*scanner).nthPart, (*scanner).firstSpan, (*scanner).midDay, (*scanner).lastOfDay, (*scanner).morningOf, (*scanner).dayPortion, (*scanner).edgeRange, (*scanner).across, (*scanner).edgeBound, (*scanner).untilNow, (*scanner).lapsed, (*scanner).beside} {
		if found, n := try(s, i); n > 0 {
			return found, n
		}
	}
	if found, n := s.soon(i); n > 0 {
		return found, n
	}
	if found, n := s.answer(i); n > 0 {
		return found, n
	}
	if d, n := s.listed(i); n > 0 && s.monthAt(i+2) == 0 {
		return []item{{kind: dayItem, day: d}}, n
	}
	if d, n := s.dayExpression(i); n > 0 {
		return []item{{kind: dayItem, day: d}}, n
	}
	if found, n := s.lateOrEarly(i); n > 0 {
		return found, n
	}
	if x := s.at(i); x.kind == tonight {
		if d, n := s.day(i + 1); n > 0 && s.tokens[x.from].word == "by" { // "by close of business Friday"
			return []item{{kind: dayItem, day: s.bounded(by, d)}}, 1 + n
		}
		w := window{from: x.a, to: x.b}
		return []item{{kind: dayItem, day: oneDay(0)}, {kind: clockItem, clock: sure(w)}}, 1
	}
	return s.clockBehind(i, before)
}

// joints are the items that single words are.
var joints = map[kind]itemKind{asap: asapItem, anyTime: anyItem, or: orItem, and: andItem, comma: commaItem, but: butItem}

// joint recognises the words that join or stand for themselves.
func (s *scanner) joint(i int, before []item) ([]item, int) {
	x := s.at(i)
	if k, ok := joints[x.kind]; ok && !s.isAllBut(i) {
		return []item{{kind: k, whole: s.isAnyTime(i)}}, 1
	}
	switch x.kind {
	case present:
		if len(before) == 0 && s.isWishedNow(i) {
			return []item{{kind: asapItem}}, 1
		}
	case but:
		if s.isAllBut(i) {
			return []item{{kind: notItem}}, 1
		}
	case anyBut:
		return []item{{kind: anyItem}, {kind: notItem}}, 1
	case notWork:
		return s.refused(i, before)
	case not:
		return s.negation(i, before)
	case next:
		if len(s.lex) == 1 { // "next" alone, or as good as alone
			return []item{{kind: asapItem}}, 1
		}
	}
	return nil, 0
}
