package flow

import (
	"strconv"
	"unicode/utf8"

	"frontdesk/internal/phi"
)

// yesNoButtons are the letters and words of a yes and a no; English where there are none.
var yesNoButtons = map[string][2][2]string{
	"en": {{"Y", "Yes"}, {"N", "No"}},
	"es": {{"S", "Sí"}, {"N", "No"}},
}

// buttons are the answers to a question that was just said as line: numbers with their
// words, or a yes and a no. There are none beside words that are sealed; an answer whose
// own words the channel may not show is left to its number. (That the channel may know
// how many there are is checked.)
func (a *ask) buttons(t *turn, line Line, list []Value) []Button {
	shown := line.Text.Label()
	if !t.w.Clearance.Clears(shown) && !line.Notice.Empty() {
		shown = line.Notice.Label()
	}
	if !t.w.Buttons || !t.w.Clearance.Clears(shown) {
		return nil
	}
	switch a.kind {
	case askYesNo:
		words, ok := yesNoButtons[t.w.Lang]
		if !ok {
			words = yesNoButtons["en"]
		}
		return []Button{{words[0][0], phi.New(phi.Public, words[0][1])}, {words[1][0], phi.New(phi.Public, words[1][1])}}
	case askPerson, askChoice, askSlot:
		return a.listed(t, list)
	}
	return nil
}

// listed are the buttons of a list. An answer that would be taken for another item has
// none.
func (a *ask) listed(t *turn, list []Value) []Button {
	if len(list) > MaxButtons {
		return nil
	}
	var out []Button
	for i, it := range list {
		number := phi.New(phi.Public, strconv.Itoa(i+1))
		label := it.Says.Relabel(phi.Highest(it.Says.Label(), t.p.optionLabel(a, it.Key)))
		if !t.w.Clearance.Clears(label.Label()) || label.Empty() || utf8.RuneCountInString(label.Reveal()) > MaxButton {
			label = number
		}
		if got := a.hear(hearing(number, t.w), list); got.fit == Exact && got.value.Key == it.Key {
			out = append(out, Button{Answer: number.Reveal(), Label: label})
		}
	}
	return out
}

// optionLabel is how private the words of an option are, as the checker has it.
func (p *program) optionLabel(a *ask, key string) phi.Label {
	for _, o := range a.options {
		if o.key == key && o.label != nil {
			return p.labels[o.label.n]
		}
	}
	return phi.Public
}
