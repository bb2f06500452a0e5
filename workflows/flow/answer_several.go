package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// several reads which items of a list are meant: "1 3", "1 and 3", "1-3", "Flu, polio",
// ALL, and 0 or NONE for none of them. A text with anything else in it is not
// understood: "all but 2" says more than it seems.
func (a *ask) several(h heard, list []Value) answer {
	words := without(h.words, politeness)
	switch {
	case len(words) == 0 || len(list) == 0:
		return answer{}
	case len(words) == 1 && words[0] == "0", a.declines(h.words):
		return answer{exit: "none", fit: Exact}
	}
	picked := make([]bool, len(list))
	if slices.Contains(words, "both") && len(list) != 2 {
		return answer{}
	}
	if rest := without(words, allWords, listing); len(rest) == 0 && len(without(words, listing)) > 0 {
		return a.together(list, func(int) bool { return true })
	}
	if from, to, dashed := fromTo(h.text.Reveal()); dashed {
		if from < 1 || from > to || to > len(list) {
			return answer{}
		}
		return a.together(list, func(i int) bool { return from <= i+1 && i+1 <= to })
	}
	for words = without(words, listing); len(words) > 0; {
		i, used := a.begins(words, h.cleared(list))
		if used == 0 {
			return answer{}
		}
		picked[i], words = true, words[used:]
	}
	return a.together(list, func(i int) bool { return picked[i] })
}

// declines reports whether words refuse all, and name nothing.
func (a *ask) declines(words []string) bool {
	words = without(words, politeness)
	return len(words) > 0 && (refusals[words[0]] || words[0] == "nothing" || words[0] == "nada") && len(without(words, refusals, refused)) == 0
}

var refused = wordSet("nothing nada of them these those any i need want right now today de ellas ellos estas quiero necesito por ahora")

// listing is what stands between items.
var listing = wordSet("and y e plus also of them de ellos ellas the los las number numbers")

// fromTo reads "1-3". dashed says that a dash stands behind a number: what is more than
// that, or less, has zero for from.
func fromTo(text string) (from, to int, dashed bool) {
	a, b, dash := strings.Cut(strings.ReplaceAll(text, "–", "-"), "-")
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if !dash || a == "" || a[len(a)-1] < '0' || a[len(a)-1] > '9' {
		return 0, 0, false
	}
	from, one := digits(a)
	to, two := digits(b)
	if !one || !two {
		return 0, 0, true
	}
	return from, to, true
}

// cleared is a list without the words that the channel may not show: numbers pick them.
func (h heard) cleared(list []Value) []Value {
	out := slices.Clone(list)
	for i := range out {
		if !h.clears(out[i].Says) {
			out[i] = Value{}
		}
	}
	return out
}

// begins finds the item with which words begin, and how many of them it takes: its
// number, its whole label or an option's words, or the first word of one label only.
func (a *ask) begins(words []string, list []Value) (item, used int) {
	if n, ok := digits(words[0]); ok {
		if n < 1 || n > len(list) {
			return 0, 0
		}
		return n - 1, 1
	}
	try := func(i int, phrase []string) {
		if len(phrase) > used && len(phrase) <= len(words) && same(words[:len(phrase)], phrase) {
			item, used = i, len(phrase)
		}
	}
	firsts := 0
	for i, it := range list {
		label := without(fold(it.Says.Reveal()), listing)
		try(i, label)
		if len(label) > 0 && label[0] == words[0] {
			firsts++
		}
		for _, o := range a.options {
			if o.key == it.Key {
				for _, phrase := range o.words {
					try(i, without(phrase, listing))
				}
			}
		}
	}
	if used > 0 || firsts != 1 {
		return item, used
	}
	return slices.IndexFunc(list, func(it Value) bool {
		label := without(fold(it.Says.Reveal()), listing)
		return len(label) > 0 && label[0] == words[0]
	}), 1
}

// together is the list of the picked items, in the order of the list.
func (a *ask) together(list []Value, picked func(int) bool) answer {
	v := Value{Type: ListType}
	for i, it := range list {
		if !picked(i) {
			continue
		}
		it.Says = it.Says.Relabel(phi.Highest(it.Says.Label(), a.label))
		v.Items = append(v.Items, it)
	}
	if len(v.Items) == 0 {
		return answer{} // "and"
	}
	return answer{value: v, fit: Exact}
}
