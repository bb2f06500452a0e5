package flow

import (
	"slices"
	"strings"
)

// takesYes reports whether a choice has an option that a yes means: it is about one thing,
// and its options are what becomes of it.
func (a *ask) takesYes() bool {
	return slices.ContainsFunc(a.options, option.yes)
}

// yes reports whether a yes means an option.
func (o option) yes() bool {
	return slices.ContainsFunc(o.words, func(p []string) bool { return len(p) == 1 && coreYes[p[0]] })
}

// theirs reports whether a text tells of somebody's visit that is not the one asked about:
// "yes but my mom has to cancel hers", "I'm coming, my sister can't make it". What becomes
// of the one is then not said of the other.
func (h heard) theirs() bool {
	if slices.ContainsFunc(h.words, func(w string) bool { return theirOwn[w] }) {
		return true
	}
	for i, w := range h.words {
		if w == "his" && (i+1 == len(h.words) || h.stops(i+1) || behindHis[h.words[i+1]]) || h.ownedAt(i) {
			return true
		}
	}
	return h.comesAlone()
}

// ofRelative reports whether a text that is theirs says whose by a word for a relative.
func (h heard) ofRelative() bool {
	return slices.ContainsFunc(h.words, func(w string) bool { return kinsfolk(w) || kinsfolk(strings.TrimSuffix(w, "s")) }) && h.theirs()
}

var (
	theirOwn  = wordSet("hers theirs suya suyo suyas suyos")
	behindHis = wordSet("is needs has was to too and but so please pls because today tomorrow tmrw instead anymore")
)

// ownedAt reports whether the words at i are a relative's visit that is to be changed, or
// told of: "cancel my mom's", "la de mi esposo", "my mom ... her appointment".
func (h heard) ownedAt(i int) bool {
	w, last := h.words[i], i+1 == len(h.words)
	undoing := slices.ContainsFunc(h.words, undoes)
	switch {
	case strings.HasSuffix(w, "s") && kinsfolk(strings.TrimSuffix(w, "s")):
		return undoing && (last || h.stops(i+1) || visitWords[h.words[i+1]] || politeness[h.words[i+1]])
	case (w == "de" || w == "a") && undoing && !last:
		return h.words[i+1] == "ella" || i+2 < len(h.words) && owning[h.words[i+1]] && kinsfolk(h.words[i+2])
	case theirWords[w] && !last && visitWords[h.words[i+1]]:
		return undoing && slices.ContainsFunc(h.words[:i], kinsfolk)
	}
	return false
}

var theirWords = wordSet("her his their su sus")

// kinsfolk reports whether a word is for somebody near the writer who is no child: a
// child's visit is its parent's to answer for.
func kinsfolk(w string) bool { return relatives[w] || moreKin[w] }

var moreKin = wordSet("roommate partner boyfriend girlfriend fiance fiancee coworker niece nephew novio novia pareja suegra suegro cunado cunada sobrino sobrina comadre compadre")

// comesAlone reports whether the writer comes and says that a relative does not: "I'm coming
// but my sister can't", "sí, mi hermana no va a poder ir".
func (h heard) comesAlone() bool {
	var own, others []string
	for _, clause := range clauses(read(h.text.Reveal())) {
		words := fold(clause)
		at := slices.IndexFunc(words, func(w string) bool { return kinsfolk(w) || relationWords[w] })
		if at < 1 || !owning[words[at-1]] {
			own = append(own, words...)
			continue
		}
		to := len(words)
		if n := slices.IndexFunc(words[at:], func(w string) bool { return ownAgain[w] }); n > 0 {
			to = at + n
		}
		own = slices.Concat(own, words[:at-1], words[to:])
		others = append(others, words[at:to]...)
	}
	if !negated(others) && !slices.ContainsFunc(others, undoes) || negated(own) {
		return false
	}
	if slices.ContainsFunc(comingLines, func(p []string) bool { return holds(own, p) }) {
		return true
	}
	return len(own) > 0 && (coreYes[own[0]] || yesWords[own[0]]) && !slices.ContainsFunc(own, undoes)
}

var (
	// ownAgain goes back to what the writer does, or wants.
	ownAgain    = wordSet("i im ill we were well so please pls yo favor")
	comingLines = phrases("coming, be there, see you, confirm, confirmed, confirmo, confirmamos, confirmado, confirmada, c, estare, estaremos, nos vemos, ire, iremos, asistire, asistiremos, si voy, si vamos")
)
