package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// pleading stands around what somebody would have instead, and says nothing about it:
// "can you just cancel it then", "mejor cancélela ya".
var pleading = wordSet("just then instead so well lets let better best think rather should could would will can you go ahead maybe forget actually sorry wait thanks that this guess " +
	"have going gonna ill im pues entonces mejor nada solo solamente prefiero preferiria puede pueden podria podrian favor ya me mi nos se")

// supposing makes a wish hang on something: "cancel it if nothing is free".
var supposing = wordSet("if unless after when once whenever until si cuando hasta despues excepto")

// takingBack begins what takes the call back: "cancel it. no wait".
var takingBack = wordSet("no nope nah not dont wait hold hang actually never nevermind keep espera espere mejor dejela dejala")

// called is the one option that clauses of a text call for, with nothing beside it but
// pleading: "nothing works, can you just cancel it". An option is worded as what is to be
// done, so that it needs no word that takes another answer back.
func (a *ask) called(h heard) (got answer) {
	if a.kind != askChoice || h.negates() || len(h.words) > 0 && h.asks() && inquiring[h.words[0]] {
		return answer{}
	}
	if i := afterBut(h.words); i > 0 && i < len(h.words) && !plainly(h.words[i:]) {
		h = h.part(i, len(h.words))
	}
	for _, clause := range clauses(strings.ReplaceAll(read(h.text.Reveal()), "?", ".")) {
		said := hearing(phi.New(h.text.Label(), clause), h.w)
		words := behindNo(said.words)
		if len(words) == 0 {
			continue
		}
		one := answer{}
		if !said.negates() {
			one = a.calledFor(words)
		}
		switch {
		case len(words) > 1 && (one.fit != NoFit || supposing[words[0]]) && slices.ContainsFunc(words, func(w string) bool { return supposing[w] }):
			return answer{}
		case one.fit == NoFit && (forbids(words) || got.fit != NoFit && takingBack[said.words[0]]):
			return answer{}
		case one.fit != NoFit && got.fit != NoFit && got.exit != one.exit:
			return answer{}
		case one.fit != NoFit:
			got = one
		}
	}
	return got
}

// forbids reports whether words say "don't" and not what: the next clause does. "Ya no
// quiero" forbids nothing.
func forbids(words []string) bool {
	return len(words) > 1 && words[0] != "ya" && negated(words) && len(without(words, politeness, filler, pleading, negations)) == 0
}

// calledFor is the one option that has the words, save filler; not for a mere yes or no.
func (a *ask) calledFor(words []string) answer {
	if len(words) == 0 || inquiring[words[0]] {
		return answer{}
	}
	content := without(words, politeness, filler, pleading)
	if len(without(content, negations)) == 0 || len(content) == 1 && (yesWords[content[0]] || noWords[content[0]]) {
		return answer{}
	}
	if len(content) == 1 && len(content[0]) == 1 && len(words) > 1 {
		return answer{} // "thanks x" ends with a kiss
	}
	var got answer
	for _, o := range a.options {
		means := func(phrase []string) bool { return same(content, without(phrase, politeness, filler, pleading)) }
		if !slices.ContainsFunc(o.words, means) {
			continue
		}
		if got.fit != NoFit {
			return answer{}
		}
		got = a.chosen(o, Exact)
	}
	return got
}

// behindNo are the words behind a "no" that stands for itself, and behind what thinks
// again: "no just cancel it", "on second thought cancel it".
func behindNo(words []string) []string {
	for {
		n := leads(words, softly, ahead)
		if n == 0 || n >= len(words) {
			return words
		}
		words = words[n:]
	}
}

// A "no" before one of these stands for itself: of Spanish only before what thinks again,
// of English also before what Spanish has not.
var (
	thinkingAgain   = wordSet("just instead lets better rather so well then pues entonces mejor")
	pointsInEnglish = wordSet("it the my our this that")
)

// negates reports whether the "no" that a text begins with belongs to what follows, as
// it does in Spanish before a verb: "no la cancele", and not "no, cancélela", "no mejor
// cancélela", "no cancel it".
func (h heard) negates() bool {
	if len(h.words) < 2 || h.words[0] != "no" {
		return false
	}
	next := h.words[1:]
	if _, number := digits(next[0]); number || len(next[0]) == 1 {
		return false
	}
	if leads(next, softly, firmly, ahead) > 0 || thinkingAgain[next[0]] || slices.ContainsFunc(next, func(w string) bool { return pointsInEnglish[w] }) {
		return false
	}
	raw := read(h.text.Reveal())
	_, at := folded(raw, true)
	return !strings.ContainsAny(raw[at[0].to:at[1].from], ",.;:!-\n")
}
