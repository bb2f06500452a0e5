package flow

import "slices"

// maySay reports whether a text may mean an option of a choice that acts on several things
// at once, or puts off what a yes has settled. "All" is all only where nothing stands beside
// it ("all except leo"), and "both" of two.
func (a *ask) maySay(got answer, h heard, list []Value) bool {
	at := slices.IndexFunc(a.options, func(o option) bool { return o.key == got.exit })
	if got.fit == NoFit || at < 0 || got.value.Key != got.exit {
		return true
	}
	if o := a.options[at]; o.inclusive() {
		if len(list) > 0 && len(list) != 2 && slices.ContainsFunc(h.words, func(w string) bool { return twos[w] }) {
			return false
		}
		words := without(h.words, politeness)
		return !h.asks() && slices.ContainsFunc(o.words, func(p []string) bool { return same(words, p) || same(h.words, p) })
	}
	return !a.settledBefore(h, at)
}

// inclusive reports whether a word for all things alone means an option.
func (o option) inclusive() bool {
	return slices.ContainsFunc(o.words, func(p []string) bool { return len(p) == 1 && allWords[p[0]] })
}

// undoing reports whether an option changes or cancels something.
func (o option) undoing() bool {
	return slices.ContainsFunc(o.words, func(p []string) bool { return undoes(p[0]) })
}

// settledBefore reports whether a text begins with the yes, or the letter, of an option that
// cancels, and not of the one at at: "X, will call for another time" cancels.
func (a *ask) settledBefore(h heard, at int) bool {
	if len(h.words) < 2 || !a.options[at].undoing() {
		return false
	}
	first := h.words[0]
	for i, o := range a.options {
		starts := slices.ContainsFunc(o.words, func(p []string) bool {
			return len(p) == 1 && p[0] == first && (coreYes[first] || len(first) == 1)
		})
		if i != at && starts && o.undoing() && !coreNo[first] {
			return true
		}
	}
	return slices.Contains(h.words, "rather") && slices.Contains(h.words, "than")
}

// twos are words for two.
var twos = wordSet("both ambas ambos dos two")
