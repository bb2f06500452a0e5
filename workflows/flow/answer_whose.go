package flow

import "slices"

// asksOf are the people behind the number whose names the question says, as words, and
// elsewhose those whose names it does not. Both are empty where it says none.
func (a *ask) asksOf(h heard, vars bindings) (asked, elsewhose [][]string) {
	said := map[string]bool{}
	for _, b := range a.text.in(h.w.Lang).bits {
		if b.hole == varHole {
			for _, w := range fold(b.ref.in(vars).Says.Reveal()) {
				said[w] = true
			}
		}
	}
	for _, person := range h.w.People {
		name := fold(person.Says.Reveal())
		switch {
		case !h.clears(person.Says) || len(name) == 0:
		case !slices.ContainsFunc(name, func(w string) bool { return !said[w] }):
			asked = append(asked, name)
		default:
			elsewhose = append(elsewhose, name)
		}
	}
	if len(asked) == 0 {
		return nil, nil
	}
	return asked, elsewhose
}

// ofAnother reports whether a text is about somebody behind the number who was not asked
// about, and about nobody who was: "cancel Leo's" to Mia's reminder.
func (h heard) ofAnother() bool { return h.namesElsewhose() && !h.namesOneOf(h.asked) }

// ofTwo reports whether a text answers for the visit that was asked about and for another
// one: "confirm mia, cancel leo", "yes, and cancel the other one".
func (h heard) ofTwo() bool {
	undone := negated(h.words) || slices.ContainsFunc(h.words, undoes)
	if h.namesElsewhose() && (undone || h.agrees() && !h.namesOneOf(h.asked)) {
		return true
	}
	named, other := h.undoesAnother()
	return other || named && h.agrees()
}

// agrees reports whether a text says that somebody comes, and not that it is a person who
// was not asked about.
func (h heard) agrees() bool {
	for _, clause := range clauses(read(h.text.Reveal())) {
		part := h.with(h.text, fold(clause))
		if len(part.words) == 0 || part.namesElsewhose() {
			continue
		}
		if coreYes[part.words[0]] || yesWords[part.words[0]] || slices.ContainsFunc(comingLines, func(p []string) bool { return holds(part.words, p) }) {
			return true
		}
	}
	return false
}

func (h heard) namesElsewhose() bool {
	return slices.ContainsFunc(h.elsewhose, func(name []string) bool { return h.names(name) && !h.signs(name[0]) })
}

func (h heard) namesOneOf(people [][]string) bool { return slices.ContainsFunc(people, h.names) }

// signs reports whether a name says who writes: "this is Ana", "Ana here".
func (h heard) signs(name string) bool {
	i := slices.Index(h.words, name)
	return i > 0 && signing[h.words[i-1]] || i >= 0 && i+1 < len(h.words) && (h.words[i+1] == "here" || h.words[i+1] == "aqui")
}

// undoesAnother reports whether a text changes or cancels something that it names, "cancel
// leo", and whether that is another visit in so many words: "cancel the other one".
func (h heard) undoesAnother() (named, other bool) {
	for i, w := range h.words {
		if !undoes(w) || i+1 == len(h.words) || i > 0 && negated(h.words[:i]) {
			continue
		}
		next := h.words[i+1:]
		for len(next) > 1 && (owning[next[0]] || pointing[next[0]]) {
			next = next[1:]
		}
		switch {
		case noVisits[next[0]]:
		case anotherVisit[next[0]]:
			other = true
		case sameVisit[next[0]], politeness[next[0]], isPlain(next[0]), visitWords[next[0]], h.with(h.text, next[:1]).namesOneOf(h.asked):
		default:
			named = true
		}
	}
	return named, other
}

var (
	signing      = wordSet("is its im am soy habla")
	anotherVisit = wordSet("other others another rest otra otras otro otros")
	sameVisit    = wordSet("it this that mine ours")
)
