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
	case len(said) >= 3 && len(label) >= 3 && !isPlain(said) && distance(said, label, 2) < 2:
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
	if got.fit == Loose && (holds(relatives) || holds(selfWords) && holds(joiners) || slices.Contains(h.words, mineWord)) || h.besideSelf() {
		return answer{} // "me or Mia"
	}
	return got
}

// besideSelf reports whether a text joins its writer to somebody: "Mia and I", "with me",
// "para Leo y para mí".
func (h heard) besideSelf() bool {
	for i, w := range h.words {
		if !joiners[w] && w != "with" && w != "con" && w != "plus" {
			continue
		}
		j := i + 1
		if j < len(h.words) && (h.words[j] == "for" || h.words[j] == "para") {
			j++
		}
		if j < len(h.words) && (ownPronouns[h.words[j]] && j+1 == len(h.words) || h.words[j] == "myself") || i > 0 && i+1 < len(h.words) && ownPronouns[h.words[i-1]] && h.words[i-1] != "i" && w != "with" && w != "con" {
			return true
		}
	}
	return false
}

// forSelf reports whether a text wants something for its writer: "for me and", "para mí", and
// not "para mi hija".
func (h heard) forSelf() bool {
	for i, w := range h.words[:max(0, len(h.words)-1)] {
		next, last := h.words[i+1], i+2 == len(h.words)
		switch {
		case w == "for" && (next == "me" || next == "myself"):
			return true
		case w == "para" && next == "mi" && (last || h.stops(i+2) || joiners[h.words[i+2]]):
			return true
		}
	}
	return false
}

var ownPronouns = wordSet("me i myself yo mi conmigo")

// joiners stand between two answers.
var joiners = wordSet("or o and y e")

var relatives = wordSet("mom mum mommy mother dad daddy father husband wife brother sister friend neighbor neighbour boss cousin aunt uncle grandma grandpa grandmother grandfather " +
	"mama mami madre papa papi padre esposo esposa marido hermano hermana amigo amiga vecino vecina primo prima tio tia abuela abuelo")

// vocatives are words for whoever is spoken to.
var vocatives = wordSet("mija mijo mijita mijito")

// ownWords are no beginning of a name: "para mi".
var ownWords = wordSet("mi my me yo")

// refutes reports whether a text has a "no" in it that is no "no. 2", or a "sin" or "ni".
func (h heard) refutes() bool {
	return slices.Contains(h.words, "sin") || slices.Contains(h.words, "ni") || slices.Contains(h.words, "no") && !strings.Contains(strings.ToLower(h.text.Reveal()), "no.")
}

// tells reports whether a number is a time, or how many there are: "at 2", "a las 2", "a la
// 1", "los dos", "for 2".
func (h heard) tells() bool {
	for i, w := range h.words {
		if w == "at" || w == "las" || w == "los" {
			return true
		}
		if i+1 == len(h.words) || w != "for" && w != "para" && (w != "la" || i == 0 || h.words[i-1] != "a") && (w != "el" || i == 0 || h.words[i-1] != "para") {
			continue
		}
		if _, number := digits(h.words[i+1]); number && (i+2 == len(h.words) || !ordinalEnds[h.words[i+2]]) || cardinal(h.words[i+1]) || h.words[i+1] == "una" && w == "la" {
			return true
		}
	}
	return false
}

// ordinalEnds stand behind a number that counts places: "2nd" is two words.
var ordinalEnds = wordSet("st nd rd th da ra ro do er ta")

// cardinal reports whether a word says how many, and not which: "two", "dos".
func cardinal(w string) bool { return ordinals[w] > 0 && !rank(w) }

// rank reports whether a word says which of several: "second", "primera".
func rank(w string) bool {
	return slices.Contains([]string{"first", "second", "third", "fourth", "fifth", "primera", "primero", "segunda", "segundo", "tercera", "tercero", "cuarta", "cuarto", "quinta", "quinto"}, w)
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
	if list[found].Type == PersonType && h.wordOnly(from, to) {
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
