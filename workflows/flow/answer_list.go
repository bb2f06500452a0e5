package flow

import (
	"slices"
	"strings"
)

// matcher reports how well one word of a text fits one word of a label.
type matcher func(said, label string) Fit

// matchName takes a name that is begun or misspelt by one letter.
func matchName(said, label string) Fit {
	switch {
	case said == label:
		return Exact
	case len(said) >= 2 && strings.HasPrefix(label, said) && !ownWords[said]:
		return Exact
	case len(said) >= 3 && len(label) >= 3 && distance(said, label, 2) < 2:
		return Exact
	}
	return NoFit
}

// kin is an answer unless the text names somebody beside it who does not stand behind the
// number: "for my mom Ana" is not for Ana who writes.
func (h heard) kin(got answer) answer {
	if slices.ContainsFunc(h.words, func(w string) bool { return vocatives[w] }) {
		return answer{} // "mija" is whoever is spoken to, and no Mia
	}
	holds := func(set map[string]bool) bool {
		return slices.ContainsFunc(h.words, func(w string) bool { return set[w] })
	}
	if got.fit == Loose && (holds(relatives) || holds(selfWords) && holds(joiners)) {
		return answer{} // "me or Mia"
	}
	return got
}

// joiners stand between two answers.
var joiners = wordSet("or o and y e")

var relatives = wordSet("mom mum mommy mother dad daddy father husband wife brother sister friend neighbor neighbour boss cousin aunt uncle grandma grandpa grandmother grandfather " +
	"mama mami madre papa papi padre esposo esposa marido hermano hermana amigo amiga vecino vecina primo prima tio tia abuela abuelo")

// vocatives are words for whoever is spoken to.
var vocatives = wordSet("mija mijo mijita mijito")

// ownWords are no beginning of a name: "para mi".
var ownWords = wordSet("mi my me yo")

// pick finds the one item of a list that a text means: its number, or words that only
// fit its label.
func pick(list []Value, h heard, match matcher) answer {
	words := without(h.words, politeness)
	if h.refutes() {
		return answer{}
	}
	if n, ok := position(words); ok && !h.tells() {
		if n < 1 || n > len(list) {
			return answer{}
		}
		return answer{value: list[n-1], fit: Exact}
	}
	words = without(words, pointing)
	if len(words) == 0 {
		return answer{}
	}
	if _, to, used := endsOf(words, len(list)); used == len(words) && used == 1 && len(list) > 0 {
		return answer{value: list[to-1], fit: Exact} // "the last one"
	}
	found := -1
	for i, it := range list {
		if !h.clears(it.Says) {
			continue
		}
		label := fold(it.Says.Reveal())
		if same(words, label) || len(label) > 1 && strings.Join(words, "") == strings.Join(label, "") {
			return answer{value: it, fit: Exact} // "checkup" is "Check-up"
		}
		if !every(words, label, match) {
			continue
		}
		if found >= 0 {
			return answer{}
		}
		found = i
	}
	if found >= 0 {
		return answer{value: list[found], fit: Exact}
	}
	if got := pickInside(list, h); !otherwise(list, words, got) {
		return got
	}
	return answer{}
}

// otherwise reports whether words begin with the number of another item: "2 vaccination",
// where 2 is something else.
func otherwise(list []Value, words []string, got answer) bool {
	n, ok := digits(words[0])
	return ok && got.fit != NoFit && got.value.Key != list[min(max(n, 1), len(list))-1].Key
}

// refutes reports whether a text has a "no" in it that is no "no. 2".
func (h heard) refutes() bool {
	return slices.Contains(h.words, "no") && !strings.Contains(strings.ToLower(h.text.Reveal()), "no.")
}

// tells reports whether a number is a time, or how many there are: "at 2", "a las 2",
// "los dos".
func (h heard) tells() bool {
	return slices.ContainsFunc(h.words, func(w string) bool { return w == "at" || w == "las" || w == "los" })
}

// every reports whether each of words fits some word of label.
func every(words, label []string, match matcher) bool {
	for _, w := range words {
		fits := false
		for _, l := range label {
			fits = fits || match(w, l) != NoFit
		}
		if !fits {
			return false
		}
	}
	return true
}

// pickInside finds the one item whose whole label stands in a text: "it's for Mia". Of a
// label inside of another the longer one is meant.
func pickInside(list []Value, h heard) answer {
	found, from, to, several := -1, 0, 0, false
	for i, it := range list {
		at, end := labelIn(h.words, fold(it.Says.Reveal()))
		switch {
		case at < 0 || !h.clears(it.Says):
		case found < 0, at <= from && to <= end && end-at > to-from:
			found, from, to = i, at, end
		case from <= at && end <= to && to-from > end-at:
		default:
			several = true
		}
	}
	if found < 0 || several || negated(h.words) && negated(h.spared()) {
		return answer{}
	}
	return answer{value: list[found], fit: Loose, from: from, to: to}
}

// labelIn is the words [from, to) that are a label, and -1 for none. One of several words
// may be parted otherwise: "checkup" is "Check-up".
func labelIn(words, label []string) (from, to int) {
	if at := placeOf(words, label); at >= 0 || len(label) < 2 {
		return at, at + len(label)
	}
	whole := strings.Join(label, "")
	for i := range words {
		said := ""
		for j := i; j < len(words) && len(said) < len(whole); j++ {
			if said += words[j]; said == whole {
				return i, j + 1
			}
		}
	}
	return -1, 0
}

// ordinals are the numbers that are written as words.
var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
	"primera": 1, "primero": 1, "segunda": 2, "segundo": 2, "tercera": 3, "tercero": 3, "cuarta": 4, "cuarto": 4, "quinta": 5, "quinto": 5,
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
}

// position reads "2", "#2", "option 2", "the second one", "2nd", and a lone "one".
func position(words []string) (n int, ok bool) {
	if len(words) == 1 && (words[0] == "one" || words[0] == "una") {
		return 1, true
	}
	rest := without(words, pointing)
	if len(rest) != 1 {
		return 0, false
	}
	if n, ok = ordinals[rest[0]]; ok {
		return n, true
	}
	return digits(rest[0])
}

// digits reads a whole number below a million.
func digits(s string) (n int, ok bool) {
	if len(s) == 0 || len(s) > 6 {
		return 0, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
