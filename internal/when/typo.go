package when

// mistypable are the words of a time that are long enough to be known by all but one of
// their letters. What is one letter from them and another word is in genuine.
var mistypable = []string{
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "tonight", "afternoon", "morning", "evening", "weekend", "weekday",
	"january", "february", "september", "october", "november", "december", "christmas", "thanksgiving",
	"martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "manana", "septiembre", "octubre", "noviembre", "diciembre",
}

var genuine = map[string]bool{"mourning": true, "moaning": true, "mornings": true, "evenings": true, "warning": true, "mondays": true, "fridays": true, "sundays": true,
	"saturdays": true, "tuesdays": true, "thursdays": true, "wednesdays": true, "weekends": true, "weekdays": true, "afternoons": true, "manzana": true, "semana": true, "mananas": true, "mananera": true,
	"matinee": true, "marte": true, "mares": true, "partes": true, "sabados": true, "domingos": true, "nueves": true, "sabida": true, "sabido": true, "sabana": true, "sabanas": true}

// respelt is the word of a time that a word no lexicon knows is meant to be, itself where
// there is none: one letter is missing, too many, wrong, or in its neighbour's place. The
// first letter is hardly ever the wrong one.
func respelt(word string) string {
	if len(word) < 5 || genuine[word] {
		return word
	}
	for _, meant := range mistypable {
		if meant[0] == word[0] && len(meant)-len(word) < 2 && len(word)-len(meant) < 2 && isOneOff(meant, word) {
			return meant
		}
	}
	return word
}

// isOneOff reports whether got is want with one typing error.
func isOneOff(want, got string) bool {
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	a, b := want[i:], got[i:]
	switch {
	case len(a) > len(b):
		return a[1:] == b
	case len(a) < len(b):
		return a == b[1:]
	case len(a) == 0:
		return true
	}
	return a[1:] == b[1:] || len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
}
