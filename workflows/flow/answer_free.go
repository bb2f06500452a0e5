package flow

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"frontdesk/internal/phi"
)

// number reads one whole number between lo and hi: how many, and not which or when.
func number(h heard, lo, hi int) answer {
	if h.refutes() || h.tells() || slices.ContainsFunc(h.words, func(w string) bool { return rank(w) }) || len(unranked(h.words)) < len(h.words) || strings.ContainsAny(h.text.Reveal(), "+%") {
		return answer{} // "not 3", "at 3", "the 3rd", "3 or more"
	}
	words := without(h.words, politeness, rating)
	if at := placeOf(words, []string{"out", "of", strconv.Itoa(hi)}); at > 0 {
		words = words[:at]
	}
	n, ok := position(words)
	if !ok || strings.HasPrefix(strings.TrimSpace(h.text.Reveal()), "-") || n < lo || n > hi {
		return answer{}
	}
	w := strconv.Itoa(n)
	return answer{value: Value{Type: NumberType, Key: w, Says: phi.New(phi.Care, w)}, fit: Exact}
}

// rating stands around a number and leaves it what it is.
var rating = wordSet("id i say would give about")

// phone reads a telephone number. Ten digits are North American, as are eleven that
// begin with 1; anything else has to begin with a plus.
func phone(h heard) answer {
	raw := strings.TrimLeftFunc(besidePhone(h.text.Reveal()), func(r rune) bool { return r == ':' || unicode.IsSpace(r) })
	plus := strings.HasPrefix(raw, "+")
	var d []byte
	for _, r := range raw {
		switch {
		case r >= '0' && r <= '9':
			d = append(d, byte(r))
		case unicode.IsLetter(r):
			return answer{}
		}
		if len(d) > 15 {
			return answer{}
		}
	}
	switch {
	case plus && len(d) >= 8:
	case len(d) == 13 && strings.HasPrefix(string(d), "001"):
		d = d[2:]
	case len(d) == 10:
		d = append([]byte{'1'}, d...)
	case len(d) == 11 && d[0] == '1':
	default:
		return answer{}
	}
	if d[0] == '1' && (len(d) != 11 || d[1] < '2' || d[4] < '2') {
		return answer{} // no area or exchange begins with 0 or 1
	}
	e164 := "+" + string(d)
	return answer{value: Value{Type: PhoneType, Key: e164, Says: phi.New(phi.Care, e164)}, fit: Exact}
}

// besidePhone drops the words that lead to a number: "my cell is".
func besidePhone(s string) string {
	var out []string
	for _, w := range strings.Fields(clip(s)) {
		if f := fold(w); len(f) == 1 && (politeness[f[0]] || phoneWords[f[0]]) {
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

var phoneWords = wordSet("my the is its it number cell mobile phone telephone call text me at on this yes mi numero es el telefono celular al llame llameme yo")

// clip bounds what is kept of a patient's words.
func clip(s string) string {
	for i := range s {
		if i > MaxHeard-4 {
			return s[:i]
		}
	}
	return s
}

func freeText(h heard) answer {
	if len(h.words) == 0 {
		return answer{}
	}
	return answer{value: Value{Type: TextType, Says: phi.New(phi.Care, clip(h.text.Reveal()))}, fit: Loose}
}
