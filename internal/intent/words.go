package intent

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxText is how many bytes of a text are read: six full SMS segments of it.
const MaxText = 1000

// maxWord bounds the letters of a word that are looked at.
const maxWord = 24

// marks are the accents that Spanish is typed with and without.
var marks = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "'", "", "’", "", "`", "")

// words are the words of a text in one form: lower case, no accents or apostrophes, a
// number as # for each digit, an emoji as a word of its own.
func words(text string) []string {
	if len(text) > MaxText {
		text = strings.ToValidUTF8(text[:MaxText], "")
	}
	text = marks.Replace(strings.ToLower(text))
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	letters := 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if b.Len() > 0 && letters == 0 { // "3pm" is a number and a word
				flush()
			}
			if letters++; letters <= maxWord {
				b.WriteRune(r)
			}
		case unicode.IsDigit(r):
			if letters > 0 {
				flush()
			}
			letters = 0
			if b.Len() < 4 {
				b.WriteByte('#')
			}
		default:
			flush()
			letters = 0
			if r > 0x2000 && r != utf8.RuneError && unicode.IsSymbol(r) || r == '?' {
				out = append(out, string(r))
			}
		}
	}
	flush()
	return out
}
