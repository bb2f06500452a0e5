package flow

import (
	"slices"
	"strings"
)

// Relation is the part of a person that says their relation to the phone's owner. Those
// that answers know are Self and Child; any other is nobody's that a text can name.
const (
	Relation = "relation"
	Self     = "self"
	Child    = "child"
)

// related finds the one person whom a text names by relation, and by nothing else: "me",
// "for my child". Whether a child is a son is not on record, nor which is the younger
// one, so "my son" is asked about: he may be one whom the clinic does not know.
func related(list []Value, h heard) answer {
	if negated(h.words) || h.refutes() || h.asks() {
		return answer{}
	}
	relation := ""
	switch words := strings.Join(without(h.words, politeness, besideKin), " "); {
	case selfWords[words], words == "mi" && slices.Contains(h.words, "para"):
		relation = Self
	case childWords[words]:
		relation = Child
	default:
		return answer{}
	}
	found := -1
	for i, it := range list {
		part := it.Fields[Relation]
		if part.Key != relation || !h.clears(part.Says) || !h.clears(it.Says) {
			continue
		}
		if found >= 0 {
			return answer{}
		}
		found = i
	}
	if found < 0 {
		return answer{}
	}
	return answer{value: list[found], fit: Exact}
}

var (
	// besideKin stand beside a relation and change nothing in it.
	besideKin  = wordSet("for its it is this that thats the would be im just yes yeah yep ok okay oh para es sería seria pues si la el cita visita appointment visit solo nomas only just first primero primera")
	selfWords  = phraseSet("me", "myself", "me myself", "only me", "yo", "yo misma", "yo mismo", "mi misma", "mi mismo", "soy yo", "solo yo", mineWord)
	childWords = phraseSet("my kid", "my child", "our kid", "our child", "kid", "child", "my only child")
)

// phraseSet is a set of whole phrases.
func phraseSet(all ...string) map[string]bool {
	out := map[string]bool{}
	for _, p := range all {
		out[strings.Join(fold(p), " ")] = true
	}
	return out
}
