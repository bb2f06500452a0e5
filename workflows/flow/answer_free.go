package flow

import (
	"strconv"
	"strings"
	"unicode"

	"frontdesk/internal/phi"
)

// number reads one whole number between lo and hi.
func number(h heard, lo, hi int) answer {
	words := without(h.words, politeness)
	n, ok := position(words)
	if !ok || n < lo || n > hi {
		return answer{}
	}
	w := strconv.Itoa(n)
	return answer{value: Value{Type: NumberType, Key: w, Says: phi.New(phi.Care, w)}, fit: Exact}
}

// phone reads a telephone number. Ten digits are North American, as are eleven that
// begin with 1; anything else has to begin with a plus.
func phone(h heard) answer {
	raw := strings.TrimSpace(h.text.Reveal())
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
	case len(d) == 10:
		d = append([]byte{'1'}, d...)
	case len(d) == 11 && d[0] == '1':
	default:
		return answer{}
	}
	e164 := "+" + string(d)
	return answer{value: Value{Type: PhoneType, Key: e164, Says: phi.New(phi.Care, e164)}, fit: Exact}
}

// name reads a person's first and last name; with less than two words it is not
// understood. It is free text, so it never fits better than Loose.
func name(h heard) answer {
	raw := strings.TrimSpace(h.text.Reveal())
	words := strings.Fields(strings.Map(nameRune, raw))
	folded := fold(raw)
	for _, lead := range nameLeads {
		if len(folded) > len(lead) && same(folded[:len(lead)], lead) {
			words = words[min(len(lead), len(words)):]
			break
		}
	}
	if len(words) < 2 || len(words) > 5 || len(raw) > 80 || strings.ContainsAny(raw, "?0123456789@/:") {
		return answer{}
	}
	for i, w := range words {
		if i == 0 || !particles[w] {
			words[i] = titled(w)
		}
	}
	full := phi.New(phi.Care, strings.Join(words, " "))
	// A first name is what a lock screen may show.
	first := Value{Type: PersonType, Says: phi.New(phi.Notice, words[0])}
	last := Value{Type: NameType, Says: phi.New(phi.Care, strings.Join(words[1:], " "))}
	return answer{fit: Loose, value: Value{Type: NameType, Says: full, Fields: map[string]Value{"first": first, "last": last}}}
}

// particles stay small inside a name.
var particles = wordSet("de la del los las y da das do dos di van von der den ter")

var nameLeads = [][]string{{"my", "name", "is"}, {"the", "name", "is"}, {"this", "is"}, {"im"}, {"i", "am"}, {"its"}, {"me", "llamo"}, {"mi", "nombre", "es"}, {"soy"}}

func nameRune(r rune) rune {
	if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '\'' || r == '’' {
		return r
	}
	return ' '
}

// titled gives a name its capital when it was typed without any, or in capitals only.
func titled(w string) string {
	if w != strings.ToLower(w) && w != strings.ToUpper(w) {
		return w
	}
	r := []rune(strings.ToLower(w))
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

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
