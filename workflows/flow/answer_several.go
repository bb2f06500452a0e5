package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// several reads which items of a list are meant: "1 3", "1 and 3", "1-3", "Flu, polio",
// "first two", ALL, "all but 2", and 0 or NONE for none of them. A text with anything else
// in it is not understood.
func (a *ask) several(h heard, list []Value) answer {
	words := without(h.words, politeness)
	switch {
	case len(words) == 0 || len(list) == 0:
		return answer{}
	case len(words) == 1 && words[0] == "0", a.declines(h.words):
		return answer{exit: "none", fit: Exact}
	}
	if slices.Contains(words, "both") && len(list) != 2 || counted(words) || h.waits() || h.asks() || slashed(h.text.Reveal()) {
		return answer{}
	}
	if n := amongAll(words); n > 0 {
		if n != len(list) {
			return answer{}
		}
		return a.together(list, func(int) bool { return true })
	}
	if yesWords[words[0]] && len(words) > 1 {
		words = words[1:] // "yes, all of them"
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
	picked, ok := a.picks(words, h.cleared(list))
	if !ok {
		return answer{}
	}
	return a.together(list, func(i int) bool { return picked[i] })
}

// picks reads which items words name: those before an "except" or a "not", without those
// behind it.
func (a *ask) picks(words []string, list []Value) (picked []bool, ok bool) {
	for i, w := range words {
		if i == 0 || i+1 == len(words) || !excepting[w] && w != "not" && w != "pero" {
			continue
		}
		if words[i+1] == "not" || words[i+1] == "no" {
			return a.picks(append(append(slices.Clone(words[:i]), "not"), words[i+2:]...), list) // "1 but not 2"
		}
		if w == "pero" {
			return nil, false
		}
		if picked, ok = a.picks(words[:i], list); !ok {
			return nil, false
		}
		out, ok := a.picks(words[i+1:], list)
		for j := range out {
			if out[j] && excepting[w] && !picked[j] {
				return nil, false // "1 but 2"
			}
			picked[j] = picked[j] && !out[j]
		}
		return picked, ok
	}
	return a.named(words, list)
}

// named reads which items words name that except nothing.
func (a *ask) named(words []string, list []Value) (picked []bool, ok bool) {
	if a.dosed(words, list) {
		return nil, false
	}
	picked = make([]bool, len(list))
	words = without(unranked(words), listing, onlyWords)
	if len(words) > 0 && len(without(words, allWords)) == 0 {
		for i := range picked {
			picked[i] = true
		}
		return picked, true
	}
	for len(words) > 0 {
		from, to, used := a.begins(words, list)
		if used == 0 {
			return nil, false
		}
		for i := from; i < to; i++ {
			picked[i] = true
		}
		_, was := digits(words[0])
		was = was || ordinals[words[0]] > 0
		words = words[used:]
		if len(words) > 0 && used == 1 && !was {
			if _, dose := digits(words[0]); dose {
				return nil, false // "metformin 2" may be how many
			}
		}
	}
	return picked, slices.Contains(picked, true)
}

// excepting takes back a part of what is named before it.
var excepting = wordSet("but except excluding menos excepto salvo")

// declines reports whether words refuse all, and name nothing.
func (a *ask) declines(words []string) bool {
	words = without(words, politeness)
	return len(words) > 0 && (refusals[words[0]] || words[0] == "nothing" || words[0] == "nada") && len(without(words, refusals, refused)) == 0
}

var refused = wordSet("nothing nada of them these those any i need want right now today de ellas ellos estas quiero necesito por ahora")

// listing is what stands between items.
var listing = wordSet("ones and y e plus also of them de ellos ellas the los las la el un una number numbers")

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

// begins finds the items from one up to another with which words begin, and how many words
// that takes: a number, "last", "first two", a label or a part of it.
func (a *ask) begins(words []string, list []Value) (from, to, used int) {
	if n, end, used := endsOf(words, len(list)); used > 0 {
		return n, end, used
	}
	n, ok := digits(words[0])
	if m, word := ordinals[words[0]]; word && !ok {
		n, ok = m, true
	}
	switch {
	case ok && (n < 1 || n > len(list)):
		return 0, 0, 0
	case ok && len(words) > 1 && words[1] == "one":
		return n - 1, n, 2
	case ok:
		return n - 1, n, 1
	}
	item, used := a.labelAt(words, list)
	return item, item + 1, used
}

// endsOf reads "last", "last one", "first two", "dos primeras" of a list of n.
func endsOf(words []string, n int) (from, to, used int) {
	few := func(i int) int {
		if i >= 0 && i < len(words) && (words[i] == "two" || words[i] == "three" || words[i] == "dos" || words[i] == "tres" || words[i] == "2" || words[i] == "3") {
			k, _ := digits(words[i])
			return min(max(k, ordinals[words[i]]), n)
		}
		return 0
	}
	first := wordSet("first primeras primeros")
	last := wordSet("last ultima ultimo ultimas ultimos")
	switch {
	case first[words[0]] && few(1) > 0:
		return 0, few(1), 2
	case last[words[0]] && few(1) > 0:
		return n - few(1), n, 2
	case len(words) > 1 && few(0) > 0 && first[words[1]]:
		return 0, few(0), 2
	case len(words) > 1 && few(0) > 0 && last[words[1]]:
		return n - few(0), n, 2
	case last[words[0]] && len(words) > 1 && words[1] == "one":
		return n - 1, n, 2
	case last[words[0]]:
		return n - 1, n, 1
	}
	return 0, 0, 0
}

// labelAt finds the item with whose label or words a text begins: the whole of it, or its
// first word where no other item has the same or one like it.
func (a *ask) labelAt(words []string, list []Value) (item, used int) {
	try := func(i int, phrase []string) {
		if len(phrase) > used && len(phrase) <= len(words) && same(words[:len(phrase)], phrase) {
			item, used = i, len(phrase)
		}
	}
	for i, it := range list {
		try(i, without(fold(it.Says.Reveal()), listing))
		for _, o := range a.options {
			if o.key == it.Key {
				for _, phrase := range o.words {
					try(i, without(phrase, listing))
				}
			}
		}
	}
	if used > 0 {
		return item, used
	}
	item, ok := meantBy(words[0], list)
	if !ok {
		return 0, 0
	}
	label := without(fold(list[item].Says.Reveal()), listing)
	for used = 1; used < len(words) && used < len(label) && words[used] == label[used]; {
		used++
	}
	return item, used
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
