package when

import (
	"slices"
	"strings"
)

// What the words around a time are about, as far as it changes what "from" means:
// "move it from 3 to 4", "me duele desde el lunes".
var (
	moveWords = []string{"move", "moved", "change", "reschedule", "switch", "push", "swap", "resched",
		"cambiar", "cambio", "cambie", "mover", "mueva", "pasar", "reprogramar", "reagendar", "adelantar", "atrasar", "posponer", "postergar", "aplazar", "cambiarla", "cambiarlo", "moverla", "moverlo", "pasarla", "pasarlo", "reagendarla", "reprogramarla", "cambien", "muevan", "pasen",
		"cambia", "cambian", "cambiame", "cambieme", "cambienme", "cambiarme", "cambiarmela", "cambiarnos", "mueve", "mueven", "moverme", "movermela", "muevame", "pasarme", "pasarmela", "recorrer", "recorrerla", "cambiela", "cambiala", "cambiemela", "cambiamela", "muevala", "muevela", "muevamela", "pasela", "pasala", "pasemela", "reagendela", "adelantarla", "posponerla", "atrasarla", "reagendame", "reagenden", "reprogramen"}
	ailWords = []string{"tengo", "tiene", "duele", "duelen", "dolor", "fiebre", "tos", "siento", "siente", "enfermo", "enferma", "mal", "sintomas"}
)

// Read says what a text means as a time to come, in English or Spanish. It is total: a
// text that says nothing about time gives a Reading that is not Found and has the
// whole text as Rest.
//
// What it goes by where people leave things out:
//   - A time without a day is every day up to the horizon; so are "mornings" and "not
//     Mondays". A day without a time is the whole day.
//   - "at 3" is the 3 that lies in the clinic's hours; if both do, the other is in
//     Also. A bare number is no time, unless Asked says so: it answers a list.
//   - A weekday that is today can be today or a week from now: the second is in Also.
//     So is the coming one for "next Tuesday".
//   - A date without a year is the next one, unless it was over less than two months
//     ago: that is Past.
//   - "around 3" is half an hour either side. "asap" alone restricts nothing, so it
//     has no Spans.
//   - Weeks begin on Monday.
//   - What is told of, is no wish: what happened, when somebody is busy, when a visit is that
//     is moved or given up. It is kept for what refers back to it ("that day", "same time",
//     "after that"), and a bound behind it is on its day.
//   - A word that no lexicon knows is taken for a weekday, a month or a part of the day that is
//     one letter from it.
//
// Words left over that change what was read ("every other Friday", "week 31 of my pregnancy", the time
// zone of another place) make the whole text one that is not understood: it is not
// Found.
//
// A wish of several parts ("Tue 3pm or Wed, not before 10") is the union of what is
// wished less what is refused. Only the first 1,600 bytes are read.
func Read(text string, c Context) Reading {
	if c.Open == 0 && c.Close == 0 {
		c.Open, c.Close = 7*60, 19*60
	}
	head := text[:min(len(text), maxText)]
	first, second := english, spanish
	if c.Lang == "es" {
		first, second = second, first
	}
	tokens := tokenise(head)
	s := &scanner{
		lex: lex(tokens, first, second), tokens: tokens, cal: newCalendar(c), now: c.Now, visit: c.Visit,
		open: c.Open, close: c.Close, asked: c.Asked, spanish: c.Lang == "es",
	}
	for i, t := range tokens {
		s.moving = s.moving || slices.Contains(moveWords, t.word)
		s.dosing = s.dosing || slices.Contains([]string{"pill", "pills", "tablet", "tablets", "capsule", "capsules", "puffs", "drops", "mg", "pastilla", "pastillas", "gotas"}, t.word)
		s.ailing = s.ailing || slices.Contains(ailWords, t.word) && !isFree(tokens, i)
	}
	s.releasing = releases(tokens)
	items, taken := s.scan()
	if s.doubted(taken) {
		return Reading{Rest: text}
	}
	out := assemble(s.cal, items).resolve(c)
	if !out.Found() {
		return Reading{Rest: text}
	}
	out.Rest = s.rest(head, taken) + text[len(head):]
	return out
}

// rest is the text without the lexemes that were taken, with the blanks and signs that
// are left over at its ends removed.
func (s *scanner) rest(text string, taken []bool) string {
	var kept []string
	from := 0
	for i, x := range s.lex {
		if taken[i] {
			kept = append(kept, text[from:s.tokens[x.from].from])
			from = s.tokens[x.to-1].to
		}
	}
	kept = append(kept, text[from:])
	return strings.Trim(strings.Join(strings.Fields(strings.Join(kept, " ")), " "), " ,.;:!?-")
}
