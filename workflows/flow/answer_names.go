package flow

import "slices"

// ordinaryNames are first names that are words as well, in one of the languages.
var ordinaryNames = wordSet("will may mark art joy june april august grace hope faith rose bill rich drew grant pat sue rob dawn eve summer autumn frank christian van dean guy miles chase " +
	"jack penny ruby olive ivy lily daisy iris violet hazel ginger angel skip gene ray jay bob nick pearl crystal amber destiny harmony melody charity patience prudence trinity " +
	"leo sol luz paz mar rosa blanca alba luna cruz dolores pilar soledad consuelo mercedes domingo abril julio clara linda bella esperanza gloria victoria leal perla socorro dulce")

// introducing comes before whom a visit is for.
var introducing = wordSet("for para its es and just only named called kid child son daughter boy girl baby hijo hija nino nina bebe hijito hijita de a with con book confirm cancel move change reschedule cancele cancela cancelen mueva cambie el la")

// wordOnly says that a name which is a word may be that word: "will you be open", "in
// may". It is the name where it is introduced, and where a month is, only by a relation.
func (h heard) wordOnly(from, to int) bool {
	name := h.words[from]
	if to-from != 1 || !ordinaryNames[name] || name == "leo" && h.w.Lang != "es" {
		return false
	}
	if from == 0 {
		return len(h.words) > 1 && !spokenOf[h.words[1]]
	}
	before := h.words[from-1]
	if to < len(h.words) && (name == "will" || name == "may") && bareVerbs[h.words[to]] {
		return true // "my son will be there"
	}
	if yesWords[before] && to == len(h.words) {
		return false
	}
	if !introducing[before] {
		return true
	}
	if calendarForms[name] != "" {
		return !(from > 1 && before == "for" && h.words[from-2] == "its") && !relationWords[before]
	}
	return false
}

// spokenOf follows a name that begins a sentence, and seldom the same word as a verb.
var spokenOf = wordSet("needs is has wants please pls only mi el la")

// bareVerbs follow "will" and "may" where those are no name.
var bareVerbs = wordSet("be need have come do go get take not you i we call see want like bring arrive make try also")

var relationWords = wordSet("kid child son daughter boy girl baby hijo hija nino nina bebe hijito hijita")

// hedging leaves open what is meant.
var hedging = wordSet("maybe perhaps possibly might quiza quizas")

func (h heard) hedges() bool {
	for _, w := range h.words {
		if hedging[w] {
			return true
		}
	}
	return false
}

// isPlain reports whether a word is one of the language, and no misspelt name: "any" is not
// Ana.
func isPlain(w string) bool { return noNames[w] || plainEnglish[w] || plainSpanish[w] }

// misplaced reports whether a text is an item and the number of another: "Mia 3". Behind a
// stop the number answers another question.
func (h heard) misplaced(words []string, v Value, list []Value) bool {
	if len(words) != 2 || h.stops(slices.Index(h.words, words[1])) {
		return false
	}
	n, ok := digits(words[1])
	return ok && (n < 1 || n > len(list) || list[n-1].Key != v.Key) && !slices.Contains(labelWords(v), words[1])
}

// past reports whether a text tells of what has been.
func (h heard) past() bool {
	return slices.ContainsFunc(h.words, func(w string) bool { return pastWords[w] })
}

var pastWords = wordSet("had was were ago yesterday last tuvo fue ayer pasada pasado")

// waits reports whether a text asks for a second of time: "one second", "un segundo".
func (h heard) waits() bool {
	for i, w := range h.words {
		if i > 0 && (w == "second" || w == "segundo" || w == "sec") && (i+1 == len(h.words) || politeness[h.words[i+1]]) {
			switch h.words[i-1] {
			case "one", "a", "un", "1", "just":
				return true
			}
		}
	}
	return false
}
