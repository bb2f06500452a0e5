package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// hearing is a text as questions look at it.
func hearing(text phi.Text, w World) heard {
	said := read(text.Reveal())
	words, at := folded(said, true)
	for i, word := range words {
		switch {
		case word == "x" && i+1 < len(words) && forX[words[i+1]]:
			words[i] = "por"
			if words[i+1] != "q" && words[i+1] != "que" {
				words[i+1] = "favor"
			}
		case possessives[word] && i > 0 && (beforeMine[words[i-1]] && accented(said[at[i].from:at[i].to]) || words[i-1] == "la" && said[at[i].from] != 'M'):
			words[i] = mineWord
		}
	}
	return heard{text: text, words: words, w: w}
}

// mineWord stands for "mine" in Spanish, which folded is the name Mia: "la mía", "es mía".
// No name is spelt like it.
const mineWord = "(mine)"

var (
	// forX follow an x that is short for "por": it crosses nothing out.
	forX        = wordSet("favor favorcito fa fis fas q que")
	possessives = wordSet("mia mias")
	beforeMine  = wordSet("la las es son cita visita una")
)

func accented(word string) bool { return strings.ContainsAny(word, "íÍ") }

// reaches reports whether one letter, which is an option, is meant by the words: behind
// thanks it is a kiss or a slip.
func (h heard) reaches(phrase []string) bool {
	if len(phrase) != 1 || len(phrase[0]) != 1 {
		return true
	}
	at := slices.Index(h.words, phrase[0])
	return at < 0 || !slices.ContainsFunc(h.words[:at], func(w string) bool { return thanking[w] })
}

var thanking = wordSet("thanks thank thx ty gracias love bye cya")
