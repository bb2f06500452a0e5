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
