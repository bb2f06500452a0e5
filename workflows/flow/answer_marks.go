package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// marks reads letters put on the items of a list: "1C 2R", "1 and 2 c", and one letter,
// or the words of one option, for all.
func (a *ask) marks(h heard, list []Value) answer {
	if all := a.chooseOption(h); all.fit != NoFit {
		letters := slices.Repeat([]string{all.exit}, len(list))
		return a.marked(letters, list, all.fit)
	}
	letters := make([]string, len(list))
	var open []int // numbers that still wait for their letter
	lead := ""     // a letter that came before its numbers
	for _, w := range without(h.words, politeness, pointing) {
		n, isNumber := digits(w)
		switch {
		case isNumber && (n < 1 || n > len(list) || letters[n-1] != ""):
			return answer{}
		case isNumber && lead != "":
			letters[n-1] = lead
		case isNumber:
			open = append(open, n-1)
		case a.letter(w) == "":
			return answer{}
		case len(open) > 0:
			for _, i := range open {
				letters[i] = a.letter(w)
			}
			open = nil
		default:
			lead = a.letter(w)
		}
	}
	if len(open) > 0 {
		return answer{}
	}
	return a.marked(letters, list, Exact)
}

// letter is the option that a word stands for.
func (a *ask) letter(word string) string {
	for _, o := range a.options {
		if o.key == word || slices.ContainsFunc(o.words, func(p []string) bool { return len(p) == 1 && p[0] == word }) {
			return o.key
		}
	}
	return ""
}

func (a *ask) marked(letters []string, list []Value, fit Fit) answer {
	v := Value{Type: MarksType, Says: phi.New(a.label, strings.ToUpper(strings.Join(letters, " ")))}
	for i, l := range letters {
		if l != "" {
			v.Items = append(v.Items, markValue(list[i], l, a.label))
		}
	}
	if len(v.Items) == 0 {
		return answer{}
	}
	return answer{value: v, fit: fit}
}
