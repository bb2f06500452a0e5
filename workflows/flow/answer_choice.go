package flow

import (
	"slices"

	"frontdesk/internal/phi"
)

// choose finds the option of a choice: its number, its words, or its label.
func (a *ask) choose(h heard, list []Value) answer {
	got := a.chooseOption(h)
	if got.fit != Exact && a.takesYes() {
		switch {
		case h.ofAnother() && !h.agrees():
			return answer{} // another workflow may know what to do with it
		case h.theirs(), h.ofTwo():
			return answer{fit: Loose, short: true}
		}
	}
	if got.fit == Exact || len(list) == 0 || len(h.words) > 0 && h.asks() && inquiring[h.words[0]] {
		return got
	}
	if picked := named(list, h); picked.fit > got.fit {
		got = picked
		if len(a.options) > 0 {
			got.exit = got.value.Key
		}
	}
	return got
}

// chooseOption finds the option whose words a text is (Exact), or has among others
// (Loose). What follows a "but" decides: "I'll be there but 20 minutes late".
func (a *ask) chooseOption(h heard) answer {
	words := without(h.words, politeness)
	for _, o := range a.options {
		for _, phrase := range o.words {
			if (same(words, phrase) || same(h.words, phrase)) && h.reaches(phrase) {
				return a.chosen(o, Exact)
			}
		}
	}
	if len(words) > 1 && coreNo[words[0]] {
		for _, o := range a.options {
			if isWhole([]string{"no"}, o.words) && isWhole(words[1:], o.words) {
				return a.chosen(o, Exact) // "no, keep it"
			}
		}
	}
	if o, ok := a.concluding(h); ok {
		return a.chosen(o, Loose)
	}
	if h.asks() && len(h.words) > 0 && (slices.Contains(h.words[1:], "or") || slices.Contains(h.words[1:], "o")) || len(h.words) > 1 && coreYes[h.words[0]] && (h.words[1] == "or" || h.words[1] == "o") {
		return answer{}
	}
	if i := afterBut(h.words); i > 0 && !plainly(h.words[i:]) {
		got := a.loosely(h.words[i:])
		got.from, got.to = got.from+i, got.to+i
		return h.unlessAstray(got)
	}
	return h.unlessAstray(a.loosely(h.words))
}

func (h heard) unlessAstray(got answer) answer {
	if got.fit == NoFit || h.astray(got.from, got.to) {
		return answer{}
	}
	return got
}

// concluding is the option that a text comes to after a "not": "I can't make it, cancel it".
func (a *ask) concluding(h heard) (option, bool) {
	if !negated(h.words) {
		return option{}, false
	}
	last := without(h.concluded(), politeness)
	for len(last) > 1 && merely[last[0]] {
		last = last[1:]
	}
	for _, o := range a.options {
		if len(last) > 0 && !plainly(last) && slices.ContainsFunc(o.words, func(p []string) bool { return same(last, p) }) {
			return o, true
		}
	}
	return option{}, false
}

// loosely finds the one option that words hold. A mere yes makes way for anything else,
// and the longest words win, because "can't confirm" holds "confirm" too; of equals
// neither does. A text with a "not" in it that belongs to no option is not understood.
func (a *ask) loosely(words []string) answer {
	best, strength, unclear := -1, 0, false
	var used []string
	for i, o := range a.options {
		for _, phrase := range o.words {
			s := strengthOf(phrase, words)
			switch {
			case s == 0 || s < strength:
			case s > strength:
				best, strength, unclear, used = i, s, false, phrase
			case best != i:
				unclear = true
			}
		}
	}
	if best < 0 || unclear || undone(words, used) {
		return answer{}
	}
	got := a.chosen(a.options[best], Loose)
	got.from = placeOf(words, used)
	got.to = got.from + len(used)
	return got
}

// strengthOf is how much a phrase says inside of words: its length, and more when it is
// no mere yes. Zero when it does not stand there or cannot be meant.
func strengthOf(phrase, words []string) int {
	switch {
	case !holds(words, phrase), negated(words) && !negated(phrase), inquiring[words[0]] && !inquiring[phrase[0]]:
		return 0
	case len(phrase) == 1 && yesWords[phrase[0]]:
		if !plainly(words) {
			return 0
		}
		return 1
	case len(phrase) == 1 && len(phrase[0]) < 3:
		return 0
	case len(phrase) > 1 && plainly(phrase):
		return len(phrase)
	}
	return MaxHeard + len(phrase)
}

// afterBut is where the words after the last "but" begin; 0 when there is none.
func afterBut(words []string) int {
	for i, w := range slices.Backward(words) {
		if w == "but" || w == "pero" {
			return i + 1
		}
	}
	return 0
}

func (a *ask) chosen(o option, fit Fit) answer {
	return answer{exit: o.key, fit: fit, value: Value{Type: ChoiceType, Key: o.key, Says: phi.New(a.label, o.key)}}
}
