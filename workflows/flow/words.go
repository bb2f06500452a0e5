package flow

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold reads a text as words: lower case, without accents or apostrophes, digits apart
// from letters ("1C" is two words, "2:30" is one), signs of approval kept. Only the
// first MaxHeard bytes are read.
func fold(s string) []string {
	words, _ := folded(s, false)
	return words
}

// folded is fold, and on request where in s each word stands.
func folded(s string, locate bool) (words []string, at []extent) {
	s = read(s)
	buf := make([]byte, 0, len(s)+8)
	last := gap
	for i, r := range s {
		r = plain(r)
		k := kindOf(r, s[i:], last)
		if k == skip {
			continue
		}
		if k != last && k != joint && last != gap && last != joint || k == mark && last != gap {
			buf = append(buf, ' ')
		}
		if k != gap && locate {
			if len(buf) == 0 || buf[len(buf)-1] == ' ' {
				at = append(at, extent{from: i})
			}
			at[len(at)-1].to = i + size(s[i:])
		}
		if k != gap {
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
		last = k
	}
	return strings.Fields(string(buf)), at
}

// extent is the bytes from one place up to another.
type extent struct{ from, to int }

func size(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// read is the part of a text that is read.
func read(s string) string {
	if len(s) > MaxHeard {
		return strings.ToValidUTF8(s[:MaxHeard], "")
	}
	return s
}

// The kinds of characters, as far as words go.
type charKind int

const (
	gap    charKind = iota
	letter          // part of a word
	digit           // part of a number
	joint           // the colon of 2:30
	mark            // a word of its own: a thumb
	skip            // nothing: an apostrophe, a skin tone
)

func kindOf(r rune, rest string, last charKind) charKind {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case unicode.IsLetter(r):
		return letter
	case r == '\'' || r == '’' || r == '‘' || r == '`' || r == 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF || unicode.Is(unicode.Mn, r):
		return skip
	case r == '👍' || r == '👎' || r == '👌' || r == '✅' || r == '✔' || r == '❌':
		return mark
	case (r == ':' || r == '.') && last == digit && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9':
		return joint
	}
	return gap
}

// plain takes the accent off a letter that English or Spanish names are written with.
func plain(r rune) rune {
	if r < 0xC0 {
		return r
	}
	const from, to = "áàâäãåéèêëíìîïóòôöõúùûüñçýÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇÝ", "aaaaaaeeeeiiiiooooouuuuncyaaaaaaeeeeiiiiooooouuuuncy"
	if i := strings.IndexRune(from, r); i >= 0 {
		return rune(to[i/2]) // every letter of from is two bytes long
	}
	return r
}

// politeness says nothing about which answer is meant.
var politeness = wordSet("please pls plz thanks thank thx ty kindly por favor porfa porfavor xfa gracias hi hello hola")

// pointing only points at what comes next: "number 2", "the second one".
var pointing = wordSet("the a option opt number no num opcion numero el la lo las los un una unas unos one st nd rd th for at on en para it is its i ill take want quiero es and y ok okay yes yeah sure si")

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// without drops the words of the sets.
func without(words []string, sets ...map[string]bool) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		in := false
		for _, set := range sets {
			in = in || set[w]
		}
		if !in {
			out = append(out, w)
		}
	}
	return out
}

// holds reports whether phrase stands in words, in one piece.
func holds(words, phrase []string) bool { return placeOf(words, phrase) >= 0 }

// placeOf is where phrase begins in words, in one piece; -1 where it does not.
func placeOf(words, phrase []string) int {
	if len(phrase) == 0 {
		return -1
	}
	for i := 0; i+len(phrase) <= len(words); i++ {
		if same(words[i:i+len(phrase)], phrase) {
			return i
		}
	}
	return -1
}

func same(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// negations turn the words around them into their opposite.
var negations = wordSet("no not dont cant cannot wont never didnt doesnt isnt nunca tampoco nor without")

func negated(words []string) bool {
	for _, w := range words {
		if negations[w] {
			return true
		}
	}
	return false
}
