package channels

import (
	"strings"

	"frontdesk/internal/gsm"
)

// Fold replaces typographic characters that would force UCS-2 (curly quotes, dashes,
// the ellipsis, unusual and invisible spaces) by plain ones of the same meaning. A text
// that needs UCS-2 all the same comes back as it was: it has nothing to gain.
func Fold(text string) string {
	if gsm.Has(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		plain, ok := foldRune(r)
		if !ok {
			return text
		}
		b.WriteString(plain)
	}
	return b.String()
}

// foldRune is the plain form of a character; ok is false where there is none.
func foldRune(r rune) (plain string, ok bool) {
	switch r {
	case '‘', '’', '‚', '‛', '′', '`', '´':
		return "'", true
	case '“', '”', '„', '‟', '«', '»', '″':
		return `"`, true
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-", true
	case '…':
		return "...", true
	case '\t', '\u00a0', '\u2007', '\u2009', '\u200a', '\u202f':
		return " ", true
	case '\u00ad', '\u200b', '\u2060', '\ufeff': // soft hyphen and what has no width
		return "", true
	}
	return string(r), gsm.Septets(r) > 0
}
