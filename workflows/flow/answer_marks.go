package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// marks reads letters put on the items of a list: "1C 2R", "1 and 2 c", "cancel Mia",
// and one answer for all: see forAll. First names stand for numbers.
func (a *ask) marks(h heard, list []Value) answer {
	if h.asks() || len(h.words) > 1 && inquiring[h.words[0]] || spans(h.text.Reveal()) || slices.Contains(h.words, "at") {
		return answer{}
	}
	if key := a.forAll(h); key != "" {
		return a.marked(slices.Repeat([]string{key}, len(list)), list)
	}
	if lone := without(h.words, politeness); len(lone) == 1 && a.letter(lone[0]) != "" {
		return answer{fit: Exact, short: true}
	}
	words, ok := a.lettered(h.words, len(list))
	if !ok {
		return answer{}
	}
	at := slices.IndexFunc(words, func(w string) bool { return excepting[w] || w == "not" || w == "pero" })
	if at < 1 {
		at = len(words)
	}
	m, ok := a.markPart(h, words[:at], list)
	if !ok || len(m.open) > 0 || m.waiting || negated(words[:at]) {
		return answer{}
	}
	if at < len(words) && !a.markRest(h, words[at:], list, m.letters) {
		return answer{}
	}
	return a.marked(m.letters, list)
}

// marking is the words that may name items or letters. A yes that does not begin the text
// is a letter: "Mia yes Leo change".
func (a *ask) marking(words []string) []string {
	var out []string
	for i, w := range words {
		yes := i > 0 && len(w) > 1 && yesWords[w] && a.letter(w) != ""
		if yes || !politeness[w] && !pointing[w] && !onlyWords[w] {
			out = append(out, w)
		}
	}
	return out
}

// forAll is the option that an answer puts on every item; empty when it does not. What
// a yes means may be said in any of its words, or in more that add nothing; anything
// else takes a phrase, or an "all": one X does not cancel the visits of a family.
func (a *ask) forAll(h heard) string {
	words := without(h.words, politeness, pointing)
	if len(words) == 2 && allWords[words[1]] && !negated(h.words) {
		return a.letter(words[0])
	}
	got := a.chooseOption(h)
	for _, o := range a.options {
		if got.fit == NoFit || o.key != got.exit {
			continue
		}
		yes := slices.ContainsFunc(o.words, func(p []string) bool { return len(p) == 1 && yesWords[p[0]] })
		if got.fit == Exact && (yes || len(without(h.words, politeness)) > 1) ||
			yes && plainly(h.words) && !h.asks() && !slices.Contains(h.words, "one") {
			return o.key
		}
	}
	return ""
}

var (
	onlyWords = wordSet("only just solo solamente")
	allWords  = wordSet("all both everybody everyone everything todas todos todo ambas ambos")
)

// itemOf is the index of the item that a word names: its number, or the first name on
// it when no other item has the same.
func (h heard) itemOf(word string, list []Value) (n int, ok bool) {
	if n, ok = digits(word); ok {
		return n - 1, true
	}
	for i, it := range list {
		says := it.Fields["first"].Says
		first := fold(says.Reveal())
		if !h.clears(says) || len(first) == 0 || first[0] != word {
			continue
		}
		if ok {
			return 0, false
		}
		n, ok = i, true
	}
	return n, ok
}

// marking is a text of letters and items that is being read.
type marking struct {
	letters []string
	// open are items that still wait for their letter, lead a letter that came before
	// its items, waiting one that none has taken yet.
	open     []int
	lead     string
	waiting  bool
	lettered bool
}

// item takes an item; ok is false for one that is not there or has its letter already.
func (m *marking) item(n int) (ok bool) {
	if n < 0 || n >= len(m.letters) || m.letters[n] != "" || slices.Contains(m.open, n) {
		return false
	}
	if m.lead == "" {
		m.open = append(m.open, n)
		return true
	}
	m.letters[n], m.waiting = m.lead, false
	return true
}

// letter takes a letter: for the items that wait for one, or for those to come.
func (m *marking) letter(l string) {
	m.lettered = true
	if len(m.open) == 0 {
		// A letter that nothing has taken yet stays waiting: "c r" is not understood.
		m.lead, m.waiting = l, true
		return
	}
	for _, i := range m.open {
		m.letters[i] = l
	}
	m.open = nil
}

// letter is the option that a word stands for. "Cancel all" makes "cancel" one, which a
// workflow may not list: alone it is the carrier's word.
func (a *ask) letter(word string) string {
	means := func(p []string) bool {
		return p[0] == word && (len(p) == 1 || len(p) == 2 && allWords[p[1]])
	}
	for _, o := range a.options {
		if o.key == word || slices.ContainsFunc(o.words, means) {
			return o.key
		}
	}
	return ""
}

func (a *ask) marked(letters []string, list []Value) answer {
	v := Value{Type: MarksType, Says: phi.New(a.label, strings.ToUpper(strings.Join(letters, " ")))}
	for i, l := range letters {
		if l != "" {
			v.Items = append(v.Items, markValue(list[i], l, a.label))
		}
	}
	if len(v.Items) == 0 {
		return answer{}
	}
	return answer{value: v, fit: Exact}
}
