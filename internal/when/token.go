package when

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText is how many bytes of a text are read for a time: ten long SMS segments.
// What follows is part of Rest.
const maxText = 1600

// token is a word, a number or a sign.
type token struct {
	// word is in lower case, without accents and apostrophes.
	word string
	// digits is how many digits a number has, 0 for a word; num is its value.
	digits, num int
	// from and to are its place in the text, in bytes.
	from, to int
}

// tokenise splits a text into words, numbers and signs. "3pm" is two tokens, "p.m." is
// one.
func tokenise(text string) []token {
	var out []token
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		end := at + size
		if n := address(text, at); n > 0 {
			out = append(out, token{from: at, to: at + n})
			at += n
			continue
		}
		switch {
		case unicode.IsSpace(r):
			at = end
			continue
		case isDigit(r):
			end = at + span(text[at:], isDigit)
		case isLetter(r):
			end = at + span(text[at:], isLetter)
		}
		if end < len(text) && text[at:end] == "2" && strings.HasPrefix(strings.ToLower(text[end:]), "day") && (end+3 == len(text) || !isLetter(rune(text[end+3]))) {
			end += 3 // "2day"
		}
		out = append(out, newToken(text, at, end))
		at = end
	}
	return joinMeridiems(out)
}

func span(text string, in func(rune) bool) int {
	if n := strings.IndexFunc(text, func(r rune) bool { return !in(r) }); n >= 0 {
		return n
	}
	return len(text)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	return unicode.IsLetter(r) && r != 'º' && r != 'ª' || r == '\'' || r == '’' || unicode.Is(unicode.Mn, r)
}

func newToken(text string, from, to int) token {
	t := token{from: from, to: to, word: plain(text[from:to])}
	if t.word == "" && from > 0 && isDigit(rune(text[from-1])) && !strings.Contains(text[:from], " '") && (to == len(text) || !isDigit(rune(text[to]))) {
		t.word = "min" // "in 15'"
	}
	if isDigit(rune(text[from])) && t.word != "2day" {
		t.digits = to - from
		for _, c := range text[from:min(to, from+6)] {
			t.num = t.num*10 + int(c-'0')
		}
	}
	return t
}

// unaccent maps what Spanish writes with marks, and the signs that mean the same.
var unaccent = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n",
	"\u0301", "", "\u0303", "", "\u0308", "", "'", "", "’", "", "–", "-", "—", "-", ";", ",", "&", "and", "ª", "º")

func plain(word string) string { return unaccent.Replace(strings.ToLower(word)) }

// joinMeridiems makes "p.m." and "p. m." the one word "pm".
func joinMeridiems(in []token) []token {
	out := in[:0]
	for i := 0; i < len(in); i++ {
		t := in[i]
		if (t.word == "a" || t.word == "p") && i+2 < len(in) && in[i+1].word == "." && in[i+2].word == "m" {
			t.word += "m"
			t.to = in[i+2].to
			i += 2
			if i+1 < len(in) && in[i+1].word == "." && in[i+1].from == t.to {
				i++
				t.to = in[i].to
			}
		}
		if n := len(out); (t.word == "a" || t.word == "p") && i+1 < len(in) && in[i+1].word == "m" && n > 0 && out[n-1].digits > 0 { // "4 p m"
			t.word += "m"
			t.to = in[i+1].to
			i++
		}
		out = append(out, t)
	}
	return out
}
