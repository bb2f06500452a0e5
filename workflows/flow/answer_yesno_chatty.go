package flow

import (
	"slices"

	"frontdesk/internal/when"
)

// maxChat is how many words may come with a yes that says nothing else.
const maxChat = 7

// chattyYes reports whether a text is a yes with words behind a stop that want nothing, ask
// nothing and set no condition: "yes, promise no bagel", "sí, yo lo llevo".
func (h heard) chattyYes() bool {
	if len(h.words) < 2 || len(h.words) > maxChat || !coreYes[h.words[0]] || !h.stops(1) || h.asks() {
		return false
	}
	if slices.ContainsFunc(h.words[1:], func(w string) bool {
		_, number := digits(w)
		return number || conditional[w] || undoes(w) || negations[w] && w != "no" || ordinals[w] > 0 || rescinding[w]
	}) {
		return false
	}
	return !when.Read(clip(h.text.Reveal()), h.reading()).Found()
}

var (
	// conditional sets a condition, or goes on to something else.
	conditional = wordSet("but pero if si or o unless except excepto only solo maybe quiza quizas depending depende as when cuando until hasta before antes after despues also tambien plus and y")
	// rescinding takes something back, or wants another.
	rescinding = wordSet("wait espere espera actually instead other another different otra otro later earlier sooner luego first primero cant cannot not nunca never stop hold need needs want wants quiero necesito can could puede pueden would me let")
)
