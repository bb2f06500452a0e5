package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// The words of yes and no, in both languages: people mix them.
var (
	yesWords = wordSet("y s yes yep yeah yea yup ya ok okay k sure fine perfect great correct absolutely definitely alright si claro sip vale bueno dale perfecto correcto 👍 👌 ✅ ✔")
	noWords  = wordSet("n no nope nah not never nay 👎 ❌ nunca tampoco")
	yesLines = [][]string{{"sounds", "good"}, {"works", "for", "me"}, {"that", "works"}, {"thats", "fine"}, {"go", "ahead"}, {"book", "it"}, {"take", "it"},
		{"no", "problem"}, {"de", "acuerdo"}, {"esta", "bien"}, {"por", "supuesto"}, {"como", "no"}, {"of", "course"}}
	noLines = [][]string{{"not", "really"}, {"no", "thank", "you"}, {"no", "thanks"}, {"para", "nada"}, {"i", "dont", "want"}, {"no", "quiero"}, {"no", "gracias"}}
)

// plainYes are the words that may stand beside a yes and leave it a yes. Any other word
// may carry a condition, a question or another wish: "ok let me check".
var plainYes = wordSet("it that this is the one time day thats works work good go ahead for me us my i im ill we well were will all be there take book do lets see you then and to " +
	"a would want like love sounds looks confirm confirmed visit appointment very much done " +
	"esa ese esta este bien hora cita visita reservar reserve reservela confirmo la lo el me nos queda viene quiero para mi que ahi alli estare estaremos nos vemos de acuerdo")

// maxNo is how many words a no may come with: beyond, the text says more than that.
const maxNo = 6

// yesNo reads yes and no. A yes that says more is none: it has to be asked again, or
// holds another wish.
func yesNo(h heard) answer {
	for _, p := range noLines {
		if holds(h.words, p) {
			return said("no")
		}
	}
	words := without(h.words, politeness)
	if yes, rest := affirms(h.words); yes {
		if plainly(rest) && !h.asks() {
			return said("yes")
		}
		return answer{}
	}
	if len(words) == 0 || len(words) > maxNo {
		return answer{}
	}
	if noWords[words[0]] && words[0] != "not" {
		return said("no")
	}
	return answer{}
}

// affirms reports whether words hold a yes, and which words are left beside it.
func affirms(words []string) (yes bool, rest []string) {
	for _, p := range yesLines {
		for i := 0; i+len(p) <= len(words); i++ {
			if same(words[i:i+len(p)], p) {
				return true, slices.Concat(words[:i], words[i+len(p):])
			}
		}
	}
	return slices.ContainsFunc(words, func(w string) bool { return yesWords[w] }), words
}

// plainly reports whether words add nothing to a yes.
func plainly(words []string) bool {
	return len(without(words, politeness, yesWords, plainYes)) == 0
}

// asks reports whether a text is a question, whatever its words.
func (h heard) asks() bool { return strings.Contains(h.text.Reveal(), "?") }

func said(word string) answer {
	return answer{value: Value{Type: YesNoType, Key: word, Says: phi.New(phi.Notice, word)}, exit: word, fit: Exact}
}
