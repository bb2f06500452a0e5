package when

import "slices"

// Verbs that tell of what is over, and the words behind them by which they do not ("I was
// hoping for Thursday").
var (
	pastVerbs = []string{"had", "was", "were", "got", "came", "charged", "missed", "saw", "woke", "noticed", "gave", "took", "sent", "felt", "threw", "spoke", "talked", "waited", "paid",
		"received", "broke", "lost", "tested", "hurt", "hit", "billed", "turned", "kept", "heard", "left", "picked", "changed", "expired", "renewed", "finished", "ended", "moved"}
	hopes = []string{"hoping", "wondering", "thinking", "going", "gonna", "looking", "trying", "supposed", "hoped", "hope", "told", "any", "anything", "time", "like", "able", "to"}
	// wishes begin a wish behind what was told.
	wishes = []string{"can", "could", "cld", "may", "would", "id", "ill", "want", "need", "needs", "like", "please", "pls", "so", "is", "are", "do", "does", "any", "anything", "see", "come", "schedule", "book",
		"reschedule", "move", "change", "cancel", "how", "what", "lets", "let", "then", "now", "until", "follow", "return", "back", "prefer", "works", "work"}
	// held is what a visit is called: its time is for whoever looks for the visit.
	held = []string{"appointment", "appt", "appts", "appointments", "visit", "booking", "reservation", "reservations", "bookings", "reserved", "spot", "booked", "scheduled", "table", "slot"}
)

// past is how many lexemes, from the verb at i on, tell when something happened that is over:
// "my fever started Sunday night", "you charged me twice on the 15th". What is told of a visit
// is left to be read.
func (s *scanner) past(i int) (last int) {
	t := tellings[s.spanish]
	if !slices.Contains(t.past, s.word(i)) || s.isOfVisit(i) || s.spanish && (s.at(i-1).kind == not || s.told(i) > 0) || !s.spanish && slices.Contains(hopes, s.word(i+1)) {
		return 0
	}
	if w := s.word(i); s.word(i-1) == "que" && (w == "ocurrio" || w == "sucedio") { // "¿qué sucedió el lunes?" asks
		return 0
	}
	visit := false
	for n := 1; n < 16; {
		w := s.word(i + n)
		if m := s.time(i + n); m > 0 {
			if d, k := s.dayExpression(i + n); k > 0 && (d.fault != "" || len(d.alts) == 0 || d.alts[0][len(d.alts[0])-1] < 0) {
				return 0 // over by its name
			}
			n += m
			last = n
			continue
		}
		if w == "." && s.at(i+n+1).kind == number && s.touching(i+n-1, 3) { // "102.4"
			n += 2
			continue
		}
		visit = visit || slices.Contains(t.held, w)
		if k := s.at(i + n).kind; i+n >= len(s.lex) || s.pauses(i+n) || k == but || slices.Contains(t.wishes, w) || k == toward && !s.spanish || k == until {
			break
		}
		n++
	}
	if visit && (last == 0 || !s.outdated(i+last)) {
		return 0
	}
	s.back.visit = s.back.visit || visit
	return last
}

// isOfVisit reports whether the verb at i says when a visit was to be: "it was at 7", "the
// appointment was for Friday".
func (s *scanner) isOfVisit(i int) bool {
	k := s.at(i + 1).kind
	if w := s.word(i - 1); (w == "it" || w == "that") && (k == at || s.word(i+1) == "for" || s.isClock(i+1) || s.isClock(i+2)) {
		return true
	}
	for j := max(0, i-3); j < i; j++ {
		if slices.Contains(tellings[s.spanish].held, s.word(j)) {
			return true
		}
	}
	return false
}

// isGoneBehind reports whether the n lexemes at i are a day that is over by its words. Right
// behind another day they tell more of it, so that both are over or neither: "Tuesday of last
// week", "la semana pasada el martes".
func (s *scanner) isGoneBehind(items []item, i, n int, behind bool) bool {
	if k := len(items) - 1; behind && k >= 0 && items[k].kind == dayItem {
		items[k].gone = false
		return false
	}
	return s.isGone(i, n)
}

// dropGone leaves out days that are over in name ("3 days ago", "yesterday at 3") where days
// to come are named, too, with the time that was said of them.
func dropGone(items []item) []item {
	if !slices.ContainsFunc(items, func(it item) bool { return it.kind == dayItem && !it.gone && it.day.fault == "" }) {
		return items
	}
	var kept []item
	for i, it := range items {
		if it.kind == dayItem && it.gone || it.kind == clockItem && i > 0 && items[i-1].kind == dayItem && items[i-1].gone {
			continue
		}
		kept = append(kept, it)
	}
	return kept
}

// isGone reports whether the n lexemes at i name a day that is over by their words, and
// nothing beside them says more of it.
func (s *scanner) isGone(i, n int) bool {
	if k := s.at(i + n).kind; k == dash || k == weekday {
		return false
	}
	for j := range n {
		if x := s.at(i + j); x.kind == ago || x.kind == last || x.kind == relative && x.a < 0 {
			return true
		}
	}
	return false
}

// releases reports whether the text gives one visit up and asks for another: "cancel the 8th
// and rebook for the 15th".
func releases(tokens []token) bool {
	cancels, again := false, false
	for _, t := range tokens {
		switch t.word {
		case "cancel", "cancelling", "canceling", "cancelar", "cancele":
			cancels = true
		case "rebook", "reschedule", "book", "give", "deme", "dame", "agende", "agendar", "mejor", "quiero", "instead", "how", "another", "rather", "reagendar", "reprogramar":
			again = again || cancels
		}
	}
	return cancels && again
}

// released is how many lexemes, from "cancel" at i on, name the visit that is given up.
func (s *scanner) released(i int) (last int) {
	if !s.releasing || s.word(i) != "cancel" && s.word(i) != "cancelar" && s.word(i) != "cancele" {
		return 0
	}
	for n := 1; n < 9 && !s.pauses(i+n) && s.at(i+n).kind != and; {
		if m := s.time(i + n); m > 0 {
			n += m
			last = n
			continue
		}
		n++
	}
	return last
}

// movedFrom is how many lexemes say, from "from" at i on, when the visit is that is moved to
// what is not yet named: "reschedule from Dec 9 at 2 to something the week after".
func (s *scanner) movedFrom(i int) int {
	if s.spanish || !s.moving || s.at(i).kind != from {
		return 0
	}
	_, n := s.dated(i + 1)
	if n == 0 {
		return 0
	}
	_, m := s.clockTime(i + 1 + n)
	n += 1 + m
	if s.at(i+n).kind != toward || s.time(i+n+1) > 0 {
		return 0
	}
	return n
}
