package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// The words of yes and no, in both languages: people mix them.
var (
	yesWords = wordSet("y s yes yep yeah yea yup ya ok okay k sure fine perfect great correct right absolutely definitely alright si claro sip vale bueno dale perfecto correcto 👍 👌 ✅ ✔")
	noWords  = wordSet("n no nope nah not never nay 👎 ❌ nunca tampoco")
	yesLines = [][]string{{"sounds", "good"}, {"works", "for", "me"}, {"that", "works"}, {"thats", "fine"}, {"go", "ahead"}, {"book", "it"},
		{"no", "problem"}, {"de", "acuerdo"}, {"esta", "bien"}, {"por", "supuesto"}, {"como", "no"}, {"of", "course"}}
	noLines = [][]string{{"not", "really"}, {"no", "thank", "you"}, {"no", "thanks"}, {"para", "nada"}, {"i", "dont", "want"}, {"no", "quiero"}, {"no", "gracias"}}
)

// maxYesNo is how many words a yes or no may come with: beyond, the text says more than
// that.
const maxYesNo = 6

// yesNo reads yes and no. The first word that is one of them decides, unless the other
// one follows ("yes no wait").
func yesNo(h heard) answer {
	words := h.words
	for _, p := range noLines {
		if holds(words, p) {
			return said("no")
		}
	}
	for _, p := range yesLines {
		if holds(words, p) && !negated(without(words, wordSet(strings.Join(p, " ")))) {
			return said("yes")
		}
	}
	words = without(words, politeness)
	if len(words) == 0 || len(words) > maxYesNo {
		return answer{}
	}
	yes := slices.ContainsFunc(words, func(w string) bool { return yesWords[w] })
	no := slices.ContainsFunc(words, func(w string) bool { return noWords[w] || negations[w] })
	switch {
	case yes && !no:
		return said("yes")
	case noWords[words[0]] && !yes && words[0] != "not":
		return said("no")
	}
	return answer{}
}

func said(word string) answer {
	return answer{value: Value{Type: YesNoType, Key: word, Says: phi.New(phi.Notice, word)}, exit: word, fit: Exact}
}
