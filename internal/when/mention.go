package when

import "slices"

// Words by which a day is only mentioned: what stands between the article and the day in
// small talk ("a lovely monday").
var (
	praises = []string{"lovely", "great", "nice", "wonderful", "fantastic", "beautiful", "relaxing", "blessed", "fun", "good",
		"terrific", "pleasant", "restful", "safe", "long", "rough", "terrible", "crazy", "hectic", "awful", "super", "amazing"}
	blessings = []string{"feliz", "felices", "prospero", "bendecido", "bendecida", "lindo", "bonito", "excelente", "buen", "hermoso"}
	praised   = []string{"a", "an", "your", "such", "have", "having", "had", "enjoy"}
)

// mentioned is how many lexemes, from i on, name a time that nobody wishes: the day of
// small talk, or when somebody is busy ("i work until 2", "out of town next week"). When
// somebody is free is not told by it, so it refuses nothing.
func (s *scanner) mentioned(i int) int {
	if s.at(i).kind == engaged && s.tokens[s.at(i).from].word == "see" && !s.isParting(i) {
		return 0
	}
	if s.at(i).kind == engaged && s.at(i-1).kind != after {
		return s.engagement(i)
	}
	if n := max(s.past(i), s.released(i), s.hasOn(i), s.arriving(i), s.besideName(i)); n > 0 {
		return n
	}
	if n := max(s.comparedWith(i), s.heldOn(i)); n > 0 {
		return n
	}
	if n := s.movedFrom(i); n > 0 {
		return n
	}
	if (s.word(i) == "leave" || s.word(i) == "leaving") && s.at(i+1).kind == at {
		if m := s.time(i + 1); m > 0 {
			return 1 + m
		}
	}
	if n := s.replaced(i); n > 0 {
		return n
	}
	if w := s.word(i); w == "happy" || slices.Contains(praises, w) && slices.Contains(praised, s.word(i-1)) || slices.Contains(blessings, w) {
		switch s.at(i + 1).kind {
		case weekday, weekend, holiday:
			return 2
		}
	}
	return 0
}

// engagement is how many lexemes say, from i on, when somebody is busy; 0 where no time
// follows.
func (s *scanner) engagement(i int) int {
	n := s.engagedWords(i)
	if k := s.at(i + n); k.kind == until && s.time(i+n) > 0 {
		d, m := s.day(i + n + 1)
		if m == 0 && k.b == 1 {
			d, m = s.plainNumber(i + n + 1)
		}
		if m > 0 && d.fault == "" {
			return 0 // "away until the 12th": free from then on, see freeFrom
		}
	}
	if s.at(i).a == 2 {
		if _, m := s.dayExpression(i + n); m == 0 {
			return 0
		}
	}
	first := n
	for {
		k := s.at(i + n).kind
		m := s.time(i + n)
		if k == and || k == or || k == dash || k == comma && s.lists(i+n+1) {
			if m = s.time(i + n + 1); m > 0 {
				m++
			}
		}
		if m == 0 {
			break
		}
		n += m
	}
	if n == first {
		return 0
	}
	return n
}

// engagedWords is how many lexemes, from i on, say what somebody is busy with: "I work at the
// hospital", "sale de la escuela".
func (s *scanner) engagedWords(i int) int {
	n, far := 1, 3
	if s.spanish {
		far = 6
	}
	for n < far && s.at(i).b == 0 && s.time(i+n) == 0 && !s.pauses(i+n) {
		k := s.at(i + n).kind
		switch {
		case k == other && (!s.spanish || !slices.Contains(tellings[true].wishes, s.word(i+n))):
		case s.spanish && (k == of || k == article || k == esArticle || k == pick || k == single || k == toward || k == counted || k == filler || k == inTime || k == at):
		default:
			return n
		}
		n++
	}
	return n
}

// freeFrom recognises "away until the 12th", "out of town till Monday", "regreso el 12": from then
// on.
func (s *scanner) freeFrom(i int) ([]item, int) {
	lead := s.leadsBack(i)
	if lead == 0 {
		return nil, 0
	}
	d, n := s.dated(i + lead)
	if n == 0 && s.spanish && s.at(i+lead-1).b == 1 {
		d, n = s.plainNumber(i + lead)
	}
	if n == 0 || d.fault != "" || d.set != 0 && len(d.alts[0]) > 1 {
		return nil, 0
	}
	if _, m := s.clockTime(i + lead + n); m > 0 && s.isBack(i) { // "llego el lunes a las 9"
		return nil, 0
	}
	if part := s.at(i + lead + n); part.kind == dayPart && len(d.alts[0]) == 1 { // "away until Friday morning"
		if n++; part.b > noon { // the next day is surely free
			for j, alt := range d.alts {
				d.alts[j] = offsets{alt[0] + 1}
			}
		}
	}
	return []item{{kind: dayItem, day: s.onceOver(d), free: true}}, n + lead
}

// leadsBack is how many lexemes, from i on, lead to the day on which somebody is back.
func (s *scanner) leadsBack(i int) int {
	back := s.isBack(i)
	switch {
	case s.word(i) == "back" && s.word(i+1) == "on" && !slices.Contains([]string{"go", "come", "coming", "going", "came", "went", "get", "push", "move", "put", "call"}, s.word(i-1)):
		return 2
	case !back && s.at(i).kind != engaged:
		return 0
	}
	for n := 1; n < 6; n++ { // "vuelvo de vacaciones el 15", "estoy en México hasta el 5"
		k := s.at(i + n).kind
		switch {
		case k == until:
			return n + 1
		case k != other && k != of || s.pauses(i+n) || !s.spanish || s.at(i).b > 0:
			return n * btoi(back)
		}
	}
	return 0
}

// lists reports whether the time at i is followed by another one of a list: "monday,
// tuesday and friday".
func (s *scanner) lists(i int) bool {
	n := s.time(i)
	k := s.at(i + n).kind
	return n > 0 && (k == and || k == or && !s.spanish || k == comma) && s.time(i+n+1) > 0
}

// time is how many lexemes say a day or a time of day at i.
func (s *scanner) time(i int) int {
	if found, n := s.item(i, nil); n > 0 && len(found) > 0 && found[0].kind <= clockItem {
		return n
	}
	return 0
}

// clockBehind recognises a time of day behind the items found so far: another wish in
// "before 10 or after 4", the time of all other days in "any day but Wednesday after 3".
func (s *scanner) clockBehind(i int, before []item) ([]item, int) {
	c, n := s.clockExpression(i, before)
	if n == 0 {
		return nil, 0
	}
	clock := item{kind: clockItem, clock: c}
	switch {
	case s.beginsWithOr(i):
		return []item{{kind: orItem}, clock}, n
	case s.at(i).kind != dayPart && isExcepted(before):
		return []item{{kind: butItem}, clock}, n
	}
	return []item{clock}, n
}

// isExcepted reports whether the last item is the day of "any day but Wednesday": a time
// behind it is for all other days.
func isExcepted(before []item) bool {
	n := len(before)
	return n > 2 && before[n-1].kind == dayItem && before[n-2].kind == notItem && before[n-3].kind == anyItem
}

// endsRefusal reports whether a sentence ends at i in which something was refused: "can't do
// Friday. Monday?".
func (s *scanner) endsRefusal(i int, before []item) bool {
	n := len(before)
	w := s.word(i)
	return (w == "." || w == "!" || w == "?") && n > 1 && before[n-1].kind <= clockItem && before[n-2].kind == notItem
}
