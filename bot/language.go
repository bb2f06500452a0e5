package bot

import "strings"

// tells are words that only one of our languages has and that people begin with. A few
// are enough: the question is which language to answer in, not what was said.
const (
	spanishTells = " hola buenas buenos gracias quiero quisiera necesito puedo puede cita citas por favor para mi hijo hija " +
		"cuando manana mañana tarde martes miercoles miércoles jueves viernes sabado sábado lunes domingo si sí " +
		"cambiar cancelar ayuda español espanol medico médico doctora receta recibí llamo soy tengo esta está "
	englishTells = " hi hello hey the and i you my is want would like need can please thanks thank when appointment visit " +
		"book tomorrow morning afternoon monday tuesday wednesday thursday friday help yes cancel change for english "
)

// Language is the language that a text is written in, "en" or "es", or empty where it
// does not tell. A single word of both languages tells nothing.
func Language(text string) string {
	var en, es int
	for _, w := range strings.FieldsFunc(strings.ToLower(text), notLetter) {
		if strings.Contains(englishTells, " "+w+" ") {
			en++
		}
		if strings.Contains(spanishTells, " "+w+" ") {
			es++
		}
		if en+es > 20 {
			break
		}
	}
	switch {
	case es > en:
		return "es"
	case en > es:
		return "en"
	default:
		return ""
	}
}

func notLetter(r rune) bool { return r < 'a' && r != '\'' || r > 'z' && r < 'à' }
