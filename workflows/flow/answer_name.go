package flow

import (
	"strings"
	"unicode"

	"frontdesk/internal/phi"
)

// name reads a person's first and last name, also out of "hi, my name is Ana Lopez and I
// want a check up". With less than two words it is not understood, nor with a word that
// is no name. It is free text, so it never fits better than Loose.
func name(h heard) answer {
	raw := h.text.Reveal()
	if len(raw) > MaxHeard {
		return answer{}
	}
	if words := without(h.words, politeness); curtly(words) != "" || isWhole(words, yesLines) || isWhole(words, noLines) {
		return answer{} // "sounds good"
	}
	words := nameIn(strings.Fields(raw))
	if len(words) < 2 || len(words) > 5 || len(strings.Join(words, " ")) > 80 {
		return answer{}
	}
	for i, w := range words {
		if i > 0 && particles[w] {
			continue
		}
		if words[i] = titled(strings.Map(nameRune, w)); words[i] == "" || strings.ContainsAny(w, "?0123456789@/:") || notName(w) {
			return answer{}
		}
	}
	full := phi.New(phi.Care, strings.Join(words, " "))
	// A first name is what a lock screen may show.
	first := Value{Type: PersonType, Says: phi.New(phi.Notice, words[0])}
	last := Value{Type: NameType, Says: phi.New(phi.Care, strings.Join(words[1:], " "))}
	return answer{fit: Loose, value: Value{Type: NameType, Says: full, Fields: map[string]Value{"first": first, "last": last}}}
}

// nameIn is the part of a text where the name should be: after a greeting and "my name
// is", up to the end of that clause or the next wish.
func nameIn(words []string) []string {
	for len(words) > 0 && polite(words[0]) {
		words = words[1:]
	}
	words = words[leadOf(words):]
	if len(words) > 0 && articles[strings.ToLower(words[0])] {
		return nil // "el niño", "la mamá de Leo"
	}
	var out []string
	for _, w := range words {
		if f := fold(w); len(f) == 1 && wishing[f[0]] {
			break
		}
		out = append(out, strings.TrimRight(w, ",;!."))
		if endsClause(w) {
			break
		}
	}
	for n := len(out); n > 0 && (polite(out[n-1]) || joining[strings.ToLower(out[n-1])] || n > 1 && strings.EqualFold(out[n-1], "you") && polite(out[n-2])); n-- {
		out = out[:n-1]
	}
	return out
}

// leadOf is how many words only lead to a name.
func leadOf(words []string) int {
	for _, lead := range nameLeads {
		if len(words) > len(lead) && same(fold(strings.Join(words[:len(lead)], " ")), lead) {
			return len(lead)
		}
	}
	return 0
}

// endsClause reports whether no name goes on after a word. The full stop of an initial
// ends nothing.
func endsClause(w string) bool {
	return strings.HasSuffix(w, ",") || strings.HasSuffix(w, ";") || strings.HasSuffix(w, "!") || strings.HasSuffix(w, ".") && len(w) > 3
}

func polite(w string) bool { return len(without(fold(w), politeness)) == 0 }

func notName(w string) bool {
	for _, part := range fold(w) {
		if isPlain(part) {
			return true
		}
	}
	return false
}

var (
	// particles stay small inside a name.
	particles = wordSet("de la del los las y da das do dos di van von der den ter")
	nameLeads = [][]string{{"my", "name", "is"}, {"the", "name", "is"}, {"this", "is"}, {"im"}, {"i", "am"}, {"its"}, {"me", "llamo"}, {"mi", "nombre", "es"}, {"soy"}}
	// wishing begins what somebody wants, which is no part of a name.
	wishing = wordSet("i want need quiero necesito quisiera")
	joining = wordSet("and y")
	// articles begin no name, only what somebody is called by.
	articles = wordSet("el la los las un una the a")
	// noNames are words of answers that give no name. Words that are names as well are
	// left out, such as will, may and domingo.
	noNames = wordSet("no not yes yep nope ok okay sure really maybe thanks thank please wrong number name what who why when where how is are am was do does dont did can cant could " +
		"would should want need have book booking appointment visit cancel change stop help menu today tonight tomorrow morning afternoon evening night week month later now soon asap " +
		"monday tuesday wednesday thursday friday saturday sunday next never mind nothing nobody interested me you your my it its this that the if and or but for with to at we they he she " +
		"hi hello hola gracias quiero necesito quisiera cita manana tarde noche hoy si por favor quien que cuando donde como porque para ahora lunes martes miercoles jueves viernes sabado semana despues equivocado numero nada nadie")
)

func nameRune(r rune) rune {
	if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '\'' || r == '’' {
		return r
	}
	return -1
}

// titled gives a name its capital when it was typed without any, or in capitals only.
func titled(w string) string {
	if w == "" || w != strings.ToLower(w) && w != strings.ToUpper(w) {
		return w
	}
	r := []rune(strings.ToLower(w))
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}
