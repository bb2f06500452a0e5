package when

import "slices"

// Who has something at a time is busy then, unless it is the time itself that she has ("I
// have Friday off", "do you have anything tomorrow").
var (
	having = []string{"have", "has", "got", "ive"}
	free   = []string{"off", "free", "open", "opening", "openings", "available", "availability", "anything", "any", "time", "something", "slot", "slots", "space", "room", "spot", "spots", "until", "till", "til",
		"that", "it", "this", "one", "some"}
)

// hasOn is how many lexemes, from "have" at i on, say what somebody has on and when: "my son
// has a test on Friday".
func (s *scanner) hasOn(i int) (last int) {
	t := tellings[s.spanish]
	if !slices.Contains(t.having, s.word(i)) || !s.isTeller(i) || s.spanish && s.at(i-1).kind == not || s.word(i-1) == "to" || s.word(i+1) == "to" {
		return 0
	}
	for j := max(0, i-3); j < i; j++ {
		if slices.Contains([]string{"can", "could", "cld", "would", "may", "like", "want"}, s.word(j)) {
			return 0 // "can we have"
		}
	}
	visit := slices.Contains(t.held, s.word(i))
	words := btoi(visit)
	for n := 1; n < 12; {
		w := s.word(i + n)
		if m := s.time(i + n); m > 0 {
			if words == 0 {
				return 0 // the time itself
			}
			n += m
			last = n
			continue
		}
		k := s.at(i + n).kind
		visit = visit || slices.Contains(t.held, w)
		if k == comma && last > 0 && s.lists(i+n+1) {
			n++
			continue
		}
		switch {
		case slices.Contains(t.free, w), k == number && last == 0 && s.at(i+n).b+s.at(i+n).a != 1, s.spanish && slices.Contains(ailWords, w):
			return 0
		case i+n >= len(s.lex), s.pauses(i + n), k == but, slices.Contains(t.wishes, w), last > 0 && k != and && k != or && k != filler && k != at:
			if visit && (last == 0 || !s.outdated(i+last)) {
				return 0
			}
			s.back.visit = s.back.visit || visit
			return last
		}
		words += btoi(k == other || k == pick)
		n++
	}
	return last * btoi(!visit)
}

// isParting reports whether "see you" at i takes leave, and wishes no time.
func (s *scanner) isParting(i int) bool {
	return !slices.Contains([]string{"i", "we", "to", "should", "wanna", "can"}, s.word(i-1))
}
