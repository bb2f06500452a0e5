package bot

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
)

//go:embed danger.concepts
var conceptFile string

var (
	conceptBook    = compile(conceptFile)
	conceptLetters = letters(conceptBook)
)

// letters gives each concept of a book a letter of its own, from alphabets that no
// patient here writes: a word of one letter is the shortest that a model can learn.
func letters(b *phrasebook) map[string]string {
	out := map[string]string{}
	letter := 'ܐ' // Syriac, then Thaana and N'Ko
	for _, rule := range b.rules {
		if out[rule.means] != "" {
			continue
		}
		for !unicode.IsLetter(letter) {
			letter++
		}
		out[rule.means] = " " + string(letter)
		letter++
	}
	return out
}

// inConcepts is a text as the model learns and reads it: its words, then the concepts
// that they belong to, in their order. "His lips are dusky" and "her mouth went gray" say
// the same in concepts, so a word that no example holds counts like its kin.
func inConcepts(text string) string {
	var b strings.Builder
	b.Grow(2 * len(text))
	b.WriteString(text)
	conceptBook.names(text, func(concept string) { b.WriteString(conceptLetters[concept]) })
	return b.String()
}

// names calls f with what each word of the text begins to say, in the order of the
// words and then of the book.
func (b *phrasebook) names(text string, f func(meaning string)) {
	words := b.read(text)
	var said []string
	for i, w := range words {
		said = said[:0]
		for _, r := range b.telling[w] {
			means := b.rules[r].means
			if !slices.Contains(said, means) && b.rules[r].match(words[i:], 0) > 0 {
				said = append(said, means)
				f(means)
			}
		}
	}
}
