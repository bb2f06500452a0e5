package when

import "slices"

// extreme recognises what bounds a time without a bound's word: "earliest I can do is 2:15",
// "latest 4:15", "> 3pm", and "after I pick up the kids at 3", where an hour stands in a clause.
func (s *scanner) extreme(i int) ([]item, int) {
	k, far := after, 5
	if s.spanish {
		return s.afterDoing(i)
	}
	switch w := s.word(i); {
	case w == "earliest":
		k = from
	case w == "latest":
		k = by
	case w == ">" && s.isClock(i+1):
		far = 1
	case w == "<" && s.isClock(i+1):
		k, far = before, 1
	case (s.at(i).kind == after || w == "once") && s.at(i+1).kind == other && s.word(i+1) != "":
		far = 8
		if s.leads(i, far) == 0 {
			return nil, 0
		}
	default:
		return nil, 0
	}
	n := s.leads(i, far)
	t, m := s.named(i + n)
	if n == 0 || m == 0 || !t.sure && !s.pauses(i+n+m) && !s.isClock(i+n) || s.isCounted(i+n+m) {
		return nil, 0
	}
	return []item{{kind: clockItem, clock: s.bound(k, t)}}, n + m
}

// leads is how many lexemes lead from i to an hour within far lexemes of one thought; 0 where
// none stands there.
func (s *scanner) leads(i, far int) int {
	for n := 1; n <= far; n++ {
		x := s.at(i + n)
		switch {
		case i+n >= len(s.lex), s.pauses(i + n), slices.Contains([]string{"can", "could", "please", "on"}, s.word(i+n)) && far > 5:
			return 0
		case x.kind == at || x.kind == number && x.b > 0 && !s.isCounted(i+n+1) && (far <= 5 || s.isClock(i+n)):
			return n
		case x.kind != other && x.kind != article && x.kind != pick && x.kind != filler && x.kind != counted:
			return 0
		}
	}
	return 0
}

// lastOfDay recognises "last appt on Friday": late on that day. "My last appointment" is one
// that is over.
func (s *scanner) lastOfDay(i int) ([]item, int) {
	if s.at(i).kind != last || s.spanish && s.at(i+2).kind != of || s.at(i+1).kind != pick || slices.Contains([]string{"my", "our", "your", "his", "her", "at", "since", "the", "mi", "su", "nuestra"}, s.word(i-1)) {
		return nil, 0
	}
	if _, n := s.day(i + 2); n == 0 {
		return nil, 0
	}
	return []item{{kind: clockItem, clock: sure(window{from: 900, to: 18 * 60})}}, 2
}
