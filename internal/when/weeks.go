package when

import "slices"

// otherWeeks are words of texts whose weeks are not counted from the new year, but from the
// beginning of a pregnancy or a treatment; tellers stand before the week that somebody is in, carriers
// before "is" as they do.
var (
	otherWeeks = []string{"pregnant", "pregnancy", "gestation", "gestational", "prenatal", "antenatal", "scan", "ultrasound", "sonogram", "trimester", "ob", "obgyn", "midwife", "baby", "due", "glucose", "surgery", "postop", "op", "treatment", "chemo", "therapy", "physio", "rehab", "program", "cycle", "dose",
		"embarazada", "embarazo", "gestacion", "eco", "ecografia", "ultrasonido", "parto", "bebe", "obstetra", "ginecologo", "ginecologa", "cirugia", "operacion", "tratamiento", "quimio", "terapia", "ciclo", "dosis"}
	carriers = []string{"she", "he", "it", "wife", "daughter", "sister", "who"}
	tellers  = []string{"im", "am", "shes", "reached", "hit", "estoy", "voy", "esta", "estaba", "cumplo", "cumpli", "tengo"}
)

// weekNumbered recognises a week of the calendar by its number, as ISO 8601 counts: "week 31",
// "the week 27 of next year", "semana número 12". Where no year is named, the one to come is
// meant. What may be a week of a pregnancy is none.
func (s *scanner) weekNumbered(i int) (dayChoice, int) {
	n := btoi(s.at(i).kind == inTime)
	n += s.articles(i + n)
	u := s.at(i + n)
	if u.kind != unit || u.a != 7 || u.to != u.from+1 || s.word(i+n) == "weeks" || s.word(i+n) == "semanas" {
		return dayChoice{}, 0
	}
	first := i
	for k := s.at(first - 1).kind; k == inTime || k == article || k == esArticle; k = s.at(first - 1).kind {
		first--
	}
	lead := s.at(first - 1)
	if n++; slices.Contains([]string{"number", "no", "nr", "#", "numero"}, s.word(i+n)) {
		n++
	}
	x := s.at(i + n)
	if x.kind != number || x.b < 1 || x.b > 2 || x.a < 1 || x.a > 53 || lead.kind == at && s.tokens[lead.from].word == "at" || lead.kind == number || s.isClock(i+n) || slices.Contains(tellers, s.word(first-1)) || slices.Contains(carriers, s.word(first-2)) && (s.word(first-1) == "is" || s.word(first-1) == "was") {
		return dayChoice{}, 0
	}
	n++
	year, y := s.year(i + n)
	if k := s.at(i + n).kind; y == 0 && (k == of || k == dash || s.isNoun(i+n) && s.word(i+n) != "instead" && s.word(i+n) != "ok" || s.isCounted(i+n) || k == number || k == ordinal || s.word(i+n) == ".") && !s.pauses(i+n) {
		return dayChoice{}, 0
	}
	for _, t := range s.tokens {
		if slices.Contains(otherWeeks, t.word) {
			return dayChoice{}, 0
		}
	}
	return s.cal.isoWeek(year, x.a), n + y
}

// isoWeek is a week of a year by its number; of the year zero, the next one that is not over.
func (c calendar) isoWeek(year, number int) dayChoice {
	if year == 0 {
		year = c.at(c.monday(0) + 3).Year()
		if d := c.isoWeek(year, number); d.fault == "" && d.alts[0][6] >= 0 {
			return d
		}
		year++
	}
	fourth, _ := c.offset(year, 1, 4)
	first := c.monday(fourth) + 7*(number-1)
	if c.at(first+3).Year() != year || first > 3*maxAhead || first < -3*maxAhead {
		return impossibleDay()
	}
	return dayChoice{alts: []offsets{days(first, first+6)}, dated: true}
}

// weekdayFrom recognises a weekday of a week that "from" leads to: "Sunday from last week".
func (s *scanner) weekdayFrom(i int) (dayChoice, int) {
	w, u := s.at(i), s.at(i+3)
	if s.spanish || w.kind != weekday || s.word(i+1) != "from" || u.kind != unit || u.a != 7 || u.to != u.from+1 {
		return dayChoice{}, 0
	}
	by, ok := markBy(s.at(i + 2).kind)
	if !ok || s.at(i+2).to != s.at(i+2).from+1 {
		return dayChoice{}, 0
	}
	return oneDay(s.cal.monday(0) + 7*by + (w.a+6)%7), 4
}
