package flow

import (
	"frontdesk/internal/phi"
)

// choose finds the option of a choice: its number, its words, or its label.
func (a *ask) choose(h heard, list []Value) answer {
	got := a.chooseOption(h)
	if got.fit == Exact || len(list) == 0 {
		return got
	}
	if picked := pick(list, h, matchName); picked.fit > got.fit {
		got = picked
		if len(a.options) > 0 {
			got.exit = got.value.Key
		}
	}
	return got
}

// chooseOption finds the option whose words a text is (Exact), or has among others
// (Loose): the longest words win, because "can't confirm" holds "confirm" too. A text
// with a "not" in it that belongs to no option is not understood.
func (a *ask) chooseOption(h heard) answer {
	words := without(h.words, politeness)
	best, length, unclear := -1, 0, false
	for i, o := range a.options {
		for _, phrase := range o.words {
			if same(words, phrase) || same(h.words, phrase) {
				return a.chosen(o, Exact)
			}
			if len(phrase) == 1 && len(phrase[0]) < 3 || !holds(words, phrase) {
				continue
			}
			if negated(words) && !negated(phrase) {
				continue
			}
			if len(phrase) == length && best != i {
				unclear = true
			}
			if len(phrase) > length {
				best, length, unclear = i, len(phrase), false
			}
		}
	}
	if best < 0 || unclear {
		return answer{}
	}
	return a.chosen(a.options[best], Loose)
}

func (a *ask) chosen(o option, fit Fit) answer {
	return answer{exit: o.key, fit: fit, value: Value{Type: ChoiceType, Key: o.key, Says: phi.New(a.label, o.key)}}
}
