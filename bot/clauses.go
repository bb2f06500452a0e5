package bot

import (
	"iter"
	"strings"
)

// window is how many words are looked at together where nothing parts them, and stride how
// many further on the next look begins.
const window, stride = 8, 3

// clauses yields what is said by itself in a text: what stops and commas part, and in what
// is longer than a window, each window of it.
func clauses(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(".,;:!?\n¿¡", r) }) {
			words := strings.Fields(part)
			if len(words) <= window {
				if len(words) > 0 && !yield(part) {
					return
				}
				continue
			}
			for i := 0; i < len(words); i += stride {
				if !yield(strings.Join(words[i:min(i+window, len(words))], " ")) {
					return
				}
				if i+window >= len(words) {
					break
				}
			}
		}
	}
}
