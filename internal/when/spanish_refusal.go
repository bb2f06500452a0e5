package when

import (
	"slices"
	"unicode/utf8"
)

// The words by which Spanish says that a time suits nobody: "no me va", "nos queda fatal".
var (
	clitics = []string{"me", "nos", "le", "les", "te", "se", "lo", "la", "los", "las"}
	suits   = []string{"va", "van", "viene", "vienen", "queda", "quedan", "sirve", "sirven", "conviene", "convienen", "funciona", "funcionan", "acomoda", "acomodan", "cuadra", "cuadran", "cae", "caen", "hace", "hacen",
		"es", "da", "ayuda", "favorece", "resulta", "vendria", "iria", "quedaria"}
	fitting  = []string{"bien", "posible", "facil", "tiempo", "chance", "bueno", "conveniente", "nada", "mucho", "tan", "muy"}
	needing  = []string{"es", "da", "iria", "resulta", "hace", "hacen"} // mean it only with what follows, or with "se"
	ill      = []string{"mal", "fatal", "pesimo", "imposible", "dificil", "complicado", "complicada", "ocupado", "ocupada", "lleno", "llena", "horrible", "terrible", "pesado", "pesados", "imposibles", "dificiles", "complicados", "complicadas", "ocupados", "ocupadas", "llenos"}
	weighs   = []string{"va", "van", "viene", "vienen", "queda", "quedan", "cae", "caen", "es", "son", "sale", "resulta", "hace", "hacen", "tengo", "tenemos", "pone"}
	measures = []string{"muy", "bastante", "medio", "super", "algo", "demasiado", "mas"}
	// Behind a refusal these words do not make another thing of it ("no me quedan pastillas").
	reasons = []string{"porque", "pq", "xq", "xk", "pues", "asi", "ya", "mejor", "prefiero", "preferiria", "puede", "puedo", "podria", "podrian", "podemos", "tiene", "tienen", "tendran", "hay", "ir", "asistir", "venir", "llegar", "acudir", "pasar", "quiero", "quisiera",
		"necesito", "lo", "me", "tengo", "trabajo", "verdad", "entonces", "gracias", "doctor", "doctora", "senorita"}
)

// ofRefusals joins the words that refuse a time to one part: "no me viene nada bien", "me
// queda fatal".
func (s *senses) ofRefusals() ([]lexeme, int) {
	x := s.at(0)
	if w := s.end(); x.kind == notWork || w != "no" && !slices.Contains(clitics, w) {
		return nil, 0
	}
	end := s.refusalEnd(x)
	if end == 0 {
		return nil, 0
	}
	for n := 1; s.i+n <= len(s.in); n++ {
		last := s.at(n - 1)
		if last.to < end {
			continue
		}
		if last.to > end || !s.isSaid(n) {
			return nil, 0
		}
		return []lexeme{{kind: notWork, from: x.from, to: end}}, n
	}
	return nil, 0
}

// refusalEnd is the token behind a refusal that begins with the lexeme; 0 where none does.
func (s *senses) refusalEnd(x lexeme) int {
	j := x.to
	denied := s.tokens[j-1].word == "no"
	if !denied {
		j--
	}
	first := j
	for j-first < 2 && slices.Contains(clitics, s.token(j)) {
		j++
	}
	verb := s.token(j)
	if j == first {
		return 0
	}
	j++
	if !denied {
		measured := slices.Contains(measures, s.token(j))
		j += btoi(measured)
		if measured && slices.Contains(weighs, verb) && slices.Contains([]string{"tarde", "temprano", "lejos", "pronto"}, s.token(j)) {
			return j + 1
		}
		if !slices.Contains(weighs, verb) || !slices.Contains(ill, s.token(j)) {
			return 0
		}
		return j + 1
	}
	if !slices.Contains(suits, verb) {
		return 0
	}
	said := j
	for j-said < 2 && slices.Contains(fitting, s.token(j)) {
		j++
	}
	if j == said && slices.Contains(needing, verb) && s.token(first) != "se" {
		return 0
	}
	return j
}

// token is the word of the token j, empty beyond the end.
func (s *senses) token(j int) string {
	if j < len(s.tokens) {
		return s.tokens[j].word
	}
	return ""
}

// isWord reports whether the lexeme begins with a letter.
func (s *senses) isWord(x lexeme) bool {
	r, _ := utf8.DecodeRuneInString(s.tokens[x.from].word)
	return isLetter(r)
}

// refused recognises what suits nobody, before its time ("no me va el lunes") or behind it.
func (s *scanner) refused(i int, before []item) ([]item, int) {
	if !s.spanish {
		return []item{{kind: notItem, back: true}}, 1
	}
	n := 1
	for n < 3 && slices.Contains([]string{"ir", "asistir", "venir", "llegar", "acudir", "pasar"}, s.word(i+n)) {
		n++
	}
	if k := s.at(i - 1).kind; i == 0 || k == other || s.isJoint(i-1) {
		if m := s.time(i + n); m > 0 && !s.affirms(i+n+m) {
			return []item{{kind: notItem}}, n
		}
	}
	if k := len(before) - 1; k < 0 || before[k].kind > clockItem {
		return nil, 0
	}
	return []item{{kind: notItem, back: true}}, 1
}

// isSaid reports whether a thought ends before the lexeme, or goes on about what was said: what
// stands there is no noun of its own.
func (s *senses) isSaid(by int) bool {
	x := s.at(by)
	return x.to == 0 || x.kind != other || !s.isWord(x) || slices.Contains(reasons, s.tokens[x.from].word)
}
