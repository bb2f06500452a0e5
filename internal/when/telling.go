package when

import "slices"

// telling is the words of a language that tell of what somebody does or did, as against
// what somebody wishes.
type telling struct {
	// having are verbs behind which something is had on, free what is had and is the time
	// itself ("I have Friday off").
	having, free []string
	// past are verbs that tell of what is over, wishes begin a wish behind what was told.
	past, wishes []string
	// held is what a visit is called: its time is for whoever looks for the visit.
	held []string
	// prefers begin a wish that puts another time in the place of a visit's.
	prefers []string
}

var tellings = map[bool]*telling{
	false: {having: append(having, "booked", "scheduled"), free: free, past: pastVerbs, wishes: wishes, held: held, prefers: []string{"prefer", "rather", "want", "like", "need"}},
	true: {
		having: []string{"tengo", "tenemos", "tenia", "teniamos", "tiene", "tienen", "agendado", "agendada", "programado", "programada", "anotado", "anotada"},
		free: []string{"libre", "libres", "disponible", "disponibles", "disponibilidad", "algo", "tiempo", "chance", "espacio", "lugar", "hueco", "cupo", "ganas", "duda", "pregunta", "oportunidad", "descanso", "permiso", "problema", "problemas", "inconveniente", "eso", "ese", "abierto", "hasta", "que", "dia", "dias",
			"horario", "hora", "manera", "forma", "opcion", "flexible", "flexibilidad"},
		past: []string{"ocurrio", "sucedio", "fui", "fue", "fuimos", "tuve", "tuvo", "tuvimos", "estuve", "estuvo", "estuvimos", "hizo", "hice", "hicieron", "dio", "dieron", "vio", "vieron", "operaron", "opero", "recetaron", "receto", "mandaron", "cobraron", "cobro", "dijeron", "dijo", "llamaron", "cancelaron", "pusieron", "puso",
			"vacunaron", "vino", "vine", "cai", "cayo", "salio", "nacio", "recibi", "perdi", "senti", "vomite", "tome", "pague", "sacaron", "sangre", "desmaye", "lastime", "golpee", "deposite", "recogi", "surgio", "atraveso", "atendieron", "atendio", "agendaron", "empezo", "comenzo", "pasaron", "agende", "saque", "hospitalizaron", "internaron"},
		wishes: []string{"quiero", "quisiera", "queremos", "puedo", "puede", "pueden", "podria", "podrian", "podemos", "podre", "necesito", "necesitamos", "prefiero", "preferiria", "mejor", "gustaria", "quiere", "pido", "solicito", "agendar", "agendame", "asi", "entonces", "tendra", "tendran", "hay", "habra",
			"que", "cuando", "si", "ahora", "sirve", "busco", "deseo"},
		held:    []string{"cita", "citas", "turno", "consulta", "reserva", "reservacion", "reunion", "agendado", "agendada", "programado", "programada", "anotado", "anotada"},
		prefers: []string{"prefiero", "preferiria", "quiero", "quisiera", "necesito", "gustaria", "mejor", "puede", "pueden", "puedo", "podria", "podrian", "podemos", "tienen", "tiene", "hay"},
	},
}

// outdated reports whether the time of a visit that ends before lexeme i gives way to another
// that is wished behind it: "I have an appt on the 10th but I'd prefer the 14th".
func (s *scanner) outdated(i int) bool {
	prefers := tellings[s.spanish].prefers
	turns := false
	for j := i; j < len(s.lex) && j < i+14; j++ {
		switch {
		case slices.Contains(prefers, s.word(j)), slices.Contains(moveWords, s.word(j)):
			turns = true
		case turns && (s.at(j).kind == thereafter || s.time(j) > 0):
			return true
		}
	}
	return false
}

// isTeller reports whether who has something at i is no "you" that is asked for it.
func (s *scanner) isTeller(i int) bool {
	w := s.word(i)
	if slices.Contains(tellings[s.spanish].held, w) { // "I'm booked for the 7th"
		return slices.Contains([]string{"im", "am", "was", "were", "currently", "already", "estoy", "esta", "estamos", "estaba", "estan", "tengo", "quede", "ya"}, s.word(i-1))
	}
	if !s.spanish {
		return s.word(i-1) != "you" && s.word(i-1) != "u" && s.word(i-2) != "you" && s.word(i-1) != "yall"
	}
	if w != "tiene" && w != "tienen" {
		return true
	}
	return slices.Contains([]string{"mi", "mis", "su", "nuestro", "nuestra", "nuestros"}, s.word(i-2)) || slices.Contains([]string{"ella", "ellos", "ellas", "mama", "papa"}, s.word(i-1))
}

// comparedWith is how many lexemes, from "que" at i on, name what is wished less: "prefiero el
// martes que el lunes".
func (s *scanner) comparedWith(i int) int {
	if !s.spanish || s.word(i) != "que" || s.at(i-1).kind == other {
		return 0
	}
	for j := i - 1; j >= 0 && j > i-8; j-- {
		if w := s.word(j); w == "prefiero" || w == "preferiria" || w == "mejor" || w == "preferimos" {
			m := s.time(i + 1)
			return (1 + m) * btoi(m > 0)
		}
	}
	return 0
}

// heldOn is how many lexemes name the day of the month of a visit that is moved: "mi cita del 10".
func (s *scanner) heldOn(i int) int {
	if !s.spanish || !s.moving || s.at(i).kind != of || s.at(i-1).kind != pick || s.tokens[s.at(i).to-1].word != "del" || s.at(i+2).kind == toward || s.at(i+2).kind == single {
		return 0
	}
	_, n := s.plainNumber(i + 1)
	return (1 + n) * btoi(n > 0 && !s.isCounted(i+2))
}

// toldAt is how many lexemes tell, from the verb at i on, at which time something happened that is
// said skip lexemes behind it: "fell late Friday", "after school". "What happened at 3" asks.
func (s *scanner) toldAt(i, skip int) int {
	if k := s.at(i + skip).kind; s.telling || k == until || k == by || k == asap || s.word(i-1) == "what" {
		return 0
	}
	s.telling = true // what is told is not looked for within it
	defer func() { s.telling = false }()
	n := s.time(i + skip)
	if n == 0 {
		return 0
	}
	return s.toldOn(i, skip+n)
}

// toldOn is how many lexemes tell, from i on, when something happened, where the first n of them do.
func (s *scanner) toldOn(i, n int) int {
	for {
		lead := btoi(s.at(i+n).kind == and || s.at(i+n).kind == or)
		m := s.time(i + n + lead)
		if k := s.at(i + n + lead).kind; m == 0 || k == until || k == by {
			return n
		}
		n += lead + m
	}
}
