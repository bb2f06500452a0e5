package flow

import "slices"

// Named is the input of type person that a workflow finds filled with the one person whom
// the words that started it name: "when is Leo's visit". Empty where they name nobody
// behind the number, or several.
const Named = "named"

// openingPerson is what Named is filled with.
func (p *program) openingPerson(h heard) (Value, bool) {
	if !slices.ContainsFunc(p.def.inputs, func(in input) bool { return in.name == Named && in.shape.kind == PersonType }) {
		return Value{}, false
	}
	found := -1
	for i, person := range h.w.People {
		if !h.clears(person.Says) || !h.names(fold(person.Says.Reveal())) {
			continue
		}
		if found >= 0 {
			return Value{}, false
		}
		found = i
	}
	if found < 0 || negated(h.words) {
		return Value{}, false
	}
	return h.w.People[found], true
}

// names reports whether a text has a name in it, or its owner's form, with or without the
// apostrophe. Of a name that is a word the owner's form counts, and where it can be no word.
func (h heard) names(name []string) bool {
	if len(name) == 0 {
		return false
	}
	owner := slices.Clone(name)
	owner[len(owner)-1] += "s"
	at := placeOf(h.words, name)
	return holds(h.words, owner) || at >= 0 && !h.wordOnly(at, at+len(name))
}
