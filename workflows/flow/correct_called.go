package flow

import "slices"

// pleading stands around what somebody would have instead, and says nothing about it:
// "can you just cancel it then", "mejor cancélela ya".
var pleading = wordSet("just then instead so well lets let better best think rather should could would will can you go ahead maybe forget actually sorry wait thanks that this guess " +
	"have going gonna ill im pues entonces mejor nada solo solamente prefiero preferiria puede pueden podria podrian favor ya me mi nos se")

// supposing makes a wish hang on something: "cancel it if nothing is free".
var supposing = wordSet("if unless after when once whenever until si cuando hasta despues excepto")

// called is the option that a clause of a text calls for, and nothing else beside it but
// pleading: "nothing works, can you just cancel it". An option is worded as what is to be
// done, so that it needs no word that takes the first answer back.
func (a *ask) called(h heard) answer {
	if a.kind != askChoice || slices.ContainsFunc(h.words, func(w string) bool { return supposing[w] }) {
		return answer{}
	}
	for _, clause := range clauses(read(h.text.Reveal())) {
		words := behindNo(fold(clause))
		switch got := a.calledFor(words); {
		case got.fit != NoFit:
			return got
		case negated(words) && len(words) > 1 && len(without(words, politeness, filler, pleading, negations)) == 0:
			return answer{} // "please don't, cancel it"
		}
	}
	return answer{}
}

// behindNo are the words behind a "no" that goes ahead: "no just cancel it".
func behindNo(words []string) []string {
	for len(words) > 1 && leads(words[:1], ahead) > 0 {
		words = words[1:]
	}
	return words
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
