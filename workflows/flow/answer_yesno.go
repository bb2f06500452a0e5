package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// The words of yes and no, in both languages: people mix them.
var (
	yesWords = wordSet("y s yes yess ys yse yep yeah yea yup ya ok okay k kk sure fine perfect great correct absolutely definitely alright si claro sip vale bueno dale obvio excellent awesome wonderful okey totally certainly indeed ye perfecto correcto sipi sipo simon orale andale andele listo oki okis affirmative afirmativo exacto bet 👍 👌 ✅ ✔")
	noWords  = wordSet("n no nope nop nah naw not never nay 👎 ❌ nunca tampoco")
	yesLines = [][]string{{"sounds", "good"}, {"works", "for", "me"}, {"that", "works"}, {"thats", "fine"}, {"go", "ahead"}, {"book", "it"}, {"take", "it"},
		{"sound", "good"}, {"sounds", "great"}, {"sounds", "perfect"}, {"sounds", "right"}, {"sounds", "about", "right"}, {"looks", "good"}, {"looks", "right"}, {"look", "good"},
		{"work", "for", "me"}, {"work", "for", "us"}, {"that", "work"}, {"no", "problem", "at", "all"}, {"not", "a", "problem"}, {"no", "problem"}, {"de", "acuerdo"}, {"esta", "bien"}, {"por", "supuesto"}, {"como", "no"}, {"of", "course"}, {"sin", "problema"}, {"no", "hay", "problema"}}
	noLines = [][]string{{"not", "really"}, {"no", "thank", "you"}, {"no", "thanks"}, {"para", "nada"}, {"i", "dont", "want"}, {"no", "quiero"}, {"no", "gracias"}, {"pa", "nada"}}
)

// A text that is nothing but one of these, beside a yes or no of the same sense, is one.
var (
	wholeYes = phrases("im good with that, im fine with that, fine by me, thats right, that is right, right, all good, do, do it, i do, i would, i think so, uh huh, mhm, " +
		"okey dokey, lets do it, why not, works, me parece bien, me queda bien, asi es, desde luego, creo que si, yo creo que si, claro que si, va, va pues, va que va, ya vas, sale, sale pues, sale y vale, de una, " +
		"de una vez, arre, chevere, ta bien, ta bueno, asi mero, ya quedo, es correcto, con gusto, con mucho gusto, con gusto si, claro que si con gusto, adelante, me late, me sirve, esa me sirve, " +
		"me conviene, me interesa, excelente, genial, hagale, aja, aha, si hombre, pos si, si pues, eso es, eso si, me encantaria, encantada, encantado, encantados, id love to, id like to, i would love to, i would like to, id love that, with pleasure, please do")
	wholeNo = phrases("not now, not today, not at all, negative, dont, do not, dont think so, i dont think so, i dont, id rather not, rather not, id prefer not to, that is wrong, thats wrong, thats incorrect, that is incorrect, " +
		"not right, thats not right, incorrect, absolutely not, definitely not, of course not, por ahora no, mejor no, claro que no, por supuesto que no, prefiero que no, creo que no, " +
		"ya no, ahora no, ahorita no, orita no, hoy no, todavia no, no es correcto, esta mal, negativo, nel, nel pastel, pa nada, no creo, no lo creo, " +
		"ni loco, ni loca, ni de broma, ni de chiste, de ninguna manera, de ningun modo, jamas, nones, asi no, que no, aun no, olvidelo, olvidalo, dejelo asi, dejalo asi, no me sirve, no me conviene, no me queda, pos no, supuesto que no, el momento no, momento no, doesnt work, dont work, wont work, certainly not, eso no, eso no es, no muy, hard pass")
	// unsure says neither.
	unsure = phrases("no entiendo, no entendi, no le entiendo, no le entendi, no te entiendo, no te entendi, no comprendo, no se preocupe, ya que, ya estuvo, ni modo, me da igual, lo que sea, como quiera, no se, no sabria, no estoy, no lo se, not sure, not really sure, dont know, no idea, no wait, que bueno, que bien, que padre, never better, never been better, no me acuerdo, no recuerdo, " +
		"dont remember, cant remember, mensajes, messages, texts, ya mero, ya merito, ya casi, el doctor, la doctora, el doc, la senora, el senor")
	// hesitant only begins.
	hesitant = wordSet("um umm uh oh ah er hm hmm well eh pues pos este bueno")
)

// plainYes are the words that may stand beside a yes and leave it a yes. Any other word
// may carry a condition, a question or another wish: "ok let me check".
var plainYes = wordSet("it that this is the one time day thats works work good go ahead for me us my i im ill we well were will all be there take book do lets see you then and to " +
	"a would want like love sounds looks confirm confirmed visit appointment very much so thing done fa " +
	"esa ese esta este bien hora cita visita reservar reserve reservela confirmo la lo el me nos queda viene quiero para mi que ahi alli alla estare estaremos nos vemos de " +
	"u sorry omg pues pos asi mero senor senora senorita doctor doctora doc joven mija mijo amor corazon hombre ta")

// maxNo is how many words a no may come with: beyond, the text says more than that.
const maxNo = 6

// yesNo reads yes and no. A yes that says more is none: it has to be asked again, or
// holds another wish.
func yesNo(h heard) answer {
	h.words = squeezed(h.words)
	words := without(h.words, politeness)
	if same(barely(h.words), []string{"por", "que", "no"}) {
		return said("yes") // "why not", of which politeness takes the "por"
	}
	if h.doubled() || h.ifNot() || isWhole(barely(words), contentment) {
		return answer{}
	}
	if word := curtly(words); word != "" {
		if h.asks() {
			return answer{}
		}
		return said(word)
	}
	for _, p := range unsure {
		if holds(h.words, p) {
			return answer{}
		}
	}
	for _, p := range noLines {
		if !holds(h.words, p) {
			continue
		}
		if i := afterBut(h.words); i > placeOf(h.words, p) && len(without(h.words[i:], politeness)) > 0 {
			return answer{} // "not really but ok"
		}
		return said("no")
	}
	if deniesYes(barely(words)) && !h.asks() {
		return said("no")
	}
	if yes, rest := affirms(h.words); yes {
		if plainly(barely(without(rest, politeness))) && !h.asks() && !unfinished[h.words[len(h.words)-1]] {
			return said("yes")
		}
		return answer{}
	}
	return h.longNo(words)
}

// longNo is a no that says why, or what instead.
func (h heard) longNo(words []string) answer {
	if len(words) == 0 || len(words) > maxNo || h.asks() {
		return answer{}
	}
	if last := len(words) - 1; last > 1 && coreNo[words[0]] && coreNo[words[last]] {
		if h.stops(1) && curtly(words[1:]) == "no" || len(without(words, coreNo)) == 0 {
			return said("no")
		}
		return answer{} // "no digo que no"
	}
	if !noWords[words[0]] || words[0] == "not" || isWhole(words[1:], wholeYes) || !h.answersNo(words) {
		return answer{}
	}
	got := said("no")
	if len(words) > 2 && !plainly(words[1:]) {
		got.fit = Loose // "no es Mia, es Leo" may correct an earlier answer
	}
	return got
}

// curtly is "yes" or "no" where words are only that, with what leads to it and trails it.
func curtly(words []string) string {
	if got := nothingBut(words); got != "" {
		return got
	}
	bare := barely(words)
	if len(bare) == 1 && bare[0] == "not" && len(words) > 1 {
		return "no" // "unfortunately not"
	}
	if got := nothingBut(bare); got != "" {
		return got
	}
	return shortAnswer(bare)
}

// doubled reports whether one no takes back another: "no digo que no".
func (h heard) doubled() bool {
	last := len(h.words) - 1
	return last > 2 && coreNo[h.words[0]] && coreNo[h.words[last]] && doubting[h.words[1]] && !h.stops(1)
}

var doubting = wordSet("digo creo dije pienso diria")

// unfinished ends a text that was sent too soon.
var unfinished = wordSet("and but or if because cause pero o porque")

// ifNot reports whether a text begins with the "si no" that sets a condition.
func (h heard) ifNot() bool {
	if len(h.words) < 2 || h.words[0] != "si" || h.words[1] != "no" || h.stops(1) {
		return false
	}
	return !accented(strings.Fields(h.text.Reveal())[0])
}

// contentment takes an offer or declines it.
var contentment = phrases("im ok, im okay, im fine, im alright, thats ok, thats okay, its ok, its okay, were ok, were fine, we are ok, we are fine, i am fine, i am ok, no its fine, no thats fine")

// nothingBut is "yes" or "no" where words are nothing but that; empty otherwise.
func nothingBut(words []string) string {
	for len(words) > 1 && hesitant[words[0]] && !isWhole(words, wholeYes) && !isWhole(words, wholeNo) {
		words = words[1:]
	}
	switch {
	case len(words) == 0:
		return ""
	case isWhole(words, wholeNo):
		return "no"
	case isWhole(words, wholeYes):
		return "yes"
	case len(words) == 1 && noWords[words[0]] && words[0] != "not":
		return "no"
	case len(words) == 1 && yesWords[words[0]]:
		return "yes"
	case noWords[words[0]] && words[0] != "not" && isWhole(words[1:], wholeNo):
		return "no"
	case yesWords[words[0]] && isWhole(words[1:], wholeYes):
		return "yes"
	}
	return ""
}

func isWhole(words []string, of [][]string) bool {
	return slices.ContainsFunc(of, func(p []string) bool { return same(words, p) })
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
