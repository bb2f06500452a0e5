package when

// todays are the parts of the day behind "de esta".
var todays = map[string]window{"manana": {from: 0, to: noon}, "tarde": {from: noon, to: 19 * 60}, "noche": {from: 18 * 60, to: allDay}}

// isFew reports whether a word ends what leads to a number that is not said: "en unos días", "en
// unas cuantas semanas".
func isFew(word string) bool {
	switch word {
	case "unos", "unas", "cuantos", "cuantas", "pocos", "pocas":
		return true
	}
	return false
}

// countsUnits reports whether days or hours that a number counts are marked before or behind at the
// lexeme: "últimas semanas", "semanas que vienen".
func (s *senses) countsUnits(by int) bool {
	marks := func(x lexeme) bool { return x.kind == last || x.kind == ordinal && x.a == 1 }
	counts := func(x lexeme) bool { return x.kind == unit || x.kind == counted && x.a > 0 || x.kind == hourMark }
	a, b := s.at(by), s.at(by+1)
	return marks(a) && counts(b) || counts(a) && (b.kind == next || marks(b))
}

// isHad reports whether what a clinic has is named from the token on: "que tengan", "disponible".
func (s *senses) isHad(from int) bool {
	if from < len(s.tokens) && s.tokens[from].word == "que" {
		from++
	}
	if from >= len(s.tokens) {
		return false
	}
	switch s.tokens[from].word {
	case "tengan", "tenga", "haya", "disponible", "libre", "puedan", "pueda":
		return true
	}
	return false
}
