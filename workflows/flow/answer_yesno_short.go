package flow

import "slices"

// Around a yes or no people write who says it, how, and to whom.
var (
	// affirming leads to a yes or no that somebody gives: "I said yes", "yo creo que no".
	affirming = phrases("i said, i already said, i told you, i think, i guess, i would say, id say, like i said, unfortunately, honestly, actually, oh good then, oh good, oh great, oh great then, oh ok then, ok then, " +
		"dije que, ya dije que, ya te dije que, ya le dije que, le dije que, te dije que, le digo que, te digo que, digo que, fijese que, fijate que, yo creo que, creo que, yo digo que, " +
		"yo diria que, pienso que, seguro que, obvio que, obvio, obviamente, desafortunadamente, lamentablemente, por desgracia, quise decir que, lol, haha, jaja, jeje")
	// courteous trails a yes or no and changes nothing in it; so does punctuation that was
	// dictated.
	courteous = phrases("period, exclamation point, exclamation mark, punto, signo de exclamacion, maam, mam, sir, lol, haha, hahaha, jaja, jajaja, jeje, so much, very much, a lot, you, " +
		"muchas, mil, muy amable, muy amables, porfis, porfa, xfa, para todos, dear, hun, hon, honey, omg, bro, man, amigo, amiga")
	// cores are the words that alone mean yes or no, and nothing beside: "fine" and "ok"
	// are said about much else.
	coreYes = wordSet("y s yes yess yep yeah yea yup yse ye si sip simon 👍 ✅")
	coreNo  = wordSet("n no nope nah naw nop nel nones 👎")
)

// barely is words without what leads to a yes or no and what trails it.
func barely(words []string) []string {
	for {
		words = words[leads(words, affirming):]
		n := trails(words, courteous)
		if n == 0 || n == len(words) {
			return words
		}
		words = words[:len(words)-n]
	}
}

// The words of a short answer: "it does", "yes you can", "no we can't".
var (
	answering   = wordSet("i we he she it they that this there im were its thats theyre shes hes")
	answeringTo = wordSet("you")
	auxiliaries = wordSet("do does did is are am was were can will would should has have it could may")
	refusingAux = wordSet("dont doesnt didnt isnt arent aint wasnt werent cant cannot couldnt wont wouldnt shouldnt hasnt havent")
	contracted  = wordSet("im were its thats theyre shes hes")
	// affirmedEs are the verbs with which Spanish answers: "sí tengo", "no es". "Si puedo"
	// and "si quiere" are left out: they set a condition as often.
	affirmedEs = wordSet("es son soy somos esta estan estoy estamos tengo tenemos tiene tienen voy vamos va quiero queremos hay acepto confirmo era fue")
)

// shortAnswer is "yes" or "no" where words are a short answer with a verb, whose yes or no,
// if it has one, agrees: "no it does" is neither.
func shortAnswer(words []string) string {
	lead := ""
	if len(words) > 1 && coreYes[words[0]] {
		lead, words = "yes", words[1:]
	} else if len(words) > 1 && coreNo[words[0]] && words[0] != "n" {
		lead, words = "no", words[1:]
	}
	got := shortEnglish(words, lead != "")
	if got == "" && lead != "" {
		got = shortSpanish(words, lead)
	}
	if lead != "" && got != lead {
		return ""
	}
	return got
}

// shortEnglish reads a pronoun with an auxiliary. Told to "you" it is an answer only behind
// a yes or no.
func shortEnglish(words []string, led bool) string {
	switch n := len(words); {
	case n == 1 && led && refusingAux[words[0]]:
		return "no"
	case n < 2 || n > 3 || !answering[words[0]] && !(led && answeringTo[words[0]]):
		return ""
	case n == 2 && refusingAux[words[1]]:
		return "no"
	case n == 2 && contracted[words[0]] && words[1] == "not" && words[0] != "im":
		return "no"
	case n == 3 && auxiliaries[words[1]] && words[1] != "it" && words[2] == "not":
		return "no"
	case n == 2 && !led && (words[1] == "could" || words[1] == "may"):
		return ""
	case n == 2 && auxiliaries[words[1]] && words[1] != "it" && !contracted[words[0]]:
		return "yes"
	}
	return ""
}

// shortSpanish reads "sí tengo", "sí lo es", "no la quiero".
func shortSpanish(words []string, lead string) string {
	if len(words) > 1 && slices.Contains([]string{"lo", "la", "los", "las", "ella", "el", "yo"}, words[0]) {
		words = words[1:]
	}
	if len(words) == 1 && affirmedEs[words[0]] {
		return lead
	}
	return ""
}

// stops reports whether a comma or full stop stands behind the nth word of a text.
func (h heard) stops(n int) bool {
	raw := read(h.text.Reveal())
	_, at := folded(raw, true)
	if n < 1 || n >= len(at) {
		return false
	}
	for _, r := range raw[at[n-1].to:at[n].from] {
		if r != ' ' && r != '\'' {
			return true
		}
	}
	return false
}

// deniesYes reports whether words are a yes with one "not" in it: "that is not correct",
// "doesn't work for me".
func deniesYes(words []string) bool {
	at := -1
	for i, w := range words {
		if w == "but" || w == "pero" || noWords[w] && w != "not" {
			return false
		}
		if w == "not" || refusingAux[w] {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	if at < 0 || at == 0 && words[0] != "not" && words[0] != "dont" && words[0] != "doesnt" && words[0] != "wont" || len(words) > maxNo || at == 0 && len(words) > 1 && questioned[words[1]] {
		return false
	}
	rest := slices.Concat(words[:at], words[at+1:])
	if slices.ContainsFunc(rest, func(w string) bool { return coreYes[w] || inquiring[w] && w != "is" && w != "do" && w != "does" }) {
		return false
	}
	yes, left := affirms(rest)
	return yes && len(without(left, politeness, yesWords, plainYes, wordSet("do does"))) == 0
}

// questioned follows a "doesn't" that asks: "doesn't that work".
var questioned = wordSet("that this it you i we they he she")
