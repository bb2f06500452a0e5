package flow

import (
	"slices"
	"strings"
)

// markClauses reads marks that are told: "Ruby will be there but Tyler has a fever so
// cancel his". Each clause has one item by its name, and what is to become of it.
func (a *ask) markClauses(h heard, list []Value) answer {
	letters, told := make([]string, len(list)), 0
	if h.asks() || slices.ContainsFunc(h.words, func(w string) bool { return hedging[w] || leftOpen[w] }) {
		return answer{}
	}
	for _, clause := range h.tellings() {
		n, letter := -1, ""
		if inquiring[clause[0]] || slices.Contains(clause[1:], "si") {
			return answer{} // "did you cancel leo", "cancela leo si sigue con fiebre"
		}
		for _, w := range clause {
			i, ok := h.itemOf(strings.TrimSuffix(w, "s"), list)
			if !ok {
				i, ok = h.itemOf(w, list)
			}
			if _, number := digits(w); !ok || number {
				continue
			}
			if n >= 0 && n != i {
				return answer{}
			}
			n = i
		}
		if n >= 0 {
			letter = a.tellsLetter(clause)
		}
		if letter == "" || letters[n] != "" {
			return answer{}
		}
		letters[n] = letter
		told++
	}
	if told < 2 {
		return answer{}
	}
	return a.marked(letters, list)
}

// leftOpen are words beside which nobody has said what is to become of a visit: "cancel leo if
// he still has a fever".
var leftOpen = wordSet("if may could would hardly barely stopped probably unless once until whether wonder wondering talvez tal vez puede podria capaz hasta dudo")

// tellings are the clauses of a text, as words: what commas, stops, "but" and "and" part.
func (h heard) tellings() (out [][]string) {
	from := 0
	for i, w := range h.words {
		joins := w == "but" || w == "pero" || w == "and" || w == "y"
		if (joins || i > from && h.stops(i)) && i > from {
			out = append(out, h.words[from:i])
			from = i
		}
		if joins {
			from = i + 1
		}
	}
	if from < len(h.words) {
		out = append(out, h.words[from:])
	}
	return out
}

// tellsLetter is the one option that a clause has words of; empty for none, several, or a
// "not" that is none of theirs.
func (a *ask) tellsLetter(clause []string) (key string) {
	longest, agrees := 0, false
	for _, o := range a.options {
		for _, p := range o.words {
			if allWords[p[len(p)-1]] {
				p = p[:len(p)-1]
			}
			if len(p) == 0 || len(p) < longest || len(p) == 1 && len(p[0]) < 2 || !holds(clause, p) || negated(clause) && !negated(p) {
				continue
			}
			if len(p) == longest && key != o.key {
				return ""
			}
			key, longest, agrees = o.key, len(p), o.yes()
		}
	}
	if longest == 1 && agrees && slices.ContainsFunc(clause, undoes) {
		return ""
	}
	return key
}
