package when

import "slices"

// Words that make another time of the day named beside them, as far as the grammar does
// not know them.
var (
	qualifiers = []string{"every", "fiscal", "closest", "nearest", "alternate", "alternating", "academic"}
	happened   = []string{"fell", "went", "happened", "occurred", "slipped", "crashed", "visited", "drank", "ate", "vomited", "fainted", "started", "began", "born", "dob", "birthdate", "nacimiento", "nac", "nacida", "nacido", "twisted",
		"naci", "nacio", "vence", "vencio", "fui", "fue", "fuimos", "cai", "cayo", "empezo", "comenzo", "empece", "vomito", "vomite", "desmayo", "desmaye", "lastimo", "lastime", "golpeo", "golpee", "tuve", "tuvo", "vine", "vino"}
	seasons = []string{"year", "years", "quarter", "season", "semester", "spring", "summer", "autumn", "winter", "decade", "century"}
)

// doubted reports whether words were left over that change what was read: "the winter of 2027",
// "every other Friday", "less than 3 days after tomorrow". What is not understood to the
// end comes back as nothing, so that the patient is asked.
func (s *scanner) doubted(taken []bool) bool {
	for i, x := range s.lex {
		switch {
		case s.isFarFeast(i), s.isElsewhere(i), !s.crossed && s.spansDays(i), x.kind == number && s.isChained(i, taken):
			return true
		case taken[i]:
		case s.changes(i, taken), !s.passed[i] && s.bears(i, taken):
			return true
		}
	}
	return false
}

// isChained reports whether a dash or a dot parts the number at i, which was taken, from one that
// was not: a phone number, a code.
func (s *scanner) isChained(i int, taken []bool) bool {
	for _, by := range []int{-1, 1} {
		j := i + 2*by
		if taken[i] && j >= 0 && j < len(taken) && !taken[j] && s.at(j).kind == number && (s.at(i+by).kind == dash || s.word(i+by) == "." && s.at(j).b > 2 && !s.isYear(j)) && s.touching(min(i, j), 3) {
			return true
		}
	}
	return false
}

// changes reports whether the lexeme at i, which was left over, makes something else of
// what was taken beside it.
func (s *scanner) changes(i int, taken []bool) bool {
	behind := i > 0 && taken[i-1]
	ahead := i+1 < len(taken) && taken[i+1] && !s.isJoint(i+1)
	x, before, follows := s.at(i), s.at(i-1), s.at(i+1)
	switch x.kind {
	case month:
		apart := s.spanish && i > 1 && taken[i-2] && (before.kind == esArticle || before.kind == of)
		return (behind || ahead || apart) && !slices.Contains([]string{"may", "march", "mar"}, s.word(i))
	case unit:
		return s.changesUnit(i, taken)
	case number:
		if follows.kind == next && before.kind == other && s.touching(i-1, 2) { // "q1 next year"
			return true
		}
		if behind && before.kind == weekday && s.word(i+1) == "." && s.touching(i, 3) && s.at(i+2).kind == number {
			return true // "Monday 9.5", where none of both dates is a Monday
		}
		if s.isLeftOfList(i, taken) {
			return true // "Dec 3, 4, or 7"
		}
		return ahead && follows.kind == daySet || (behind || i > 1 && taken[i-2] && before.kind != other) && x.b == 4 && x.a >= 1990 && x.a < 2100
	case ago:
		return behind
	case last:
		return ahead && s.word(i+1) != "for" // "it will last for 2 hours from 10"
	case ordinal:
		return ahead && (follows.kind == last || follows.kind == unit || x.b == 0 && x.a != 1 && follows.kind == weekday)
	case next:
		return ahead && follows.kind == dayPart // "next evening"
	case single:
		return s.spanish && behind && before.kind == dayPart && follows.kind == weekday // "de mañana a viernes"
	case more:
		day := map[kind]bool{relative: true, tonight: true}                                                                             // "más tarde hoy"
		return s.spanish && ahead && !day[before.kind] && !day[s.at(i+2).kind] && (s.word(i+1) == "tarde" || s.word(i+1) == "temprano") // than what?
	case of:
		return behind && before.kind == weekday && !s.spanish && !s.pauses(i+1)
	}
	switch w := s.word(i); {
	case slices.Contains(qualifiers, w) && !s.isSpaced(i+1):
		return ahead || i+2 < len(taken) && taken[i+2]
	case slices.Contains(seasons, w):
		return before.kind == next || before.kind == this && (i < 2 || !taken[i-2]) || before.kind == last || before.kind == ordinal || behind && before.kind == number
	case w == "biweekly", w == "fortnightly", w == "every" && s.isSpaced(i+1):
		return s.isInThought(i, taken)
	case w == "than", w == "least", w == "most":
		return ahead
	case w == "thousand":
		return behind
	case x.kind == between:
		return s.word(i+1) == "now"
	case x.kind == present: // "from 8 until now", "between Monday and now"
		return before.kind == until || before.kind == toward || before.kind == dash || before.kind == and && (s.at(i-3).kind == between || s.at(i-4).kind == between)
	case w == "back", w == "later":
		return behind && (before.kind == daySet || before.kind == weekday) && s.at(i-2).kind == number
	}
	return false
}

// told is how many lexemes tell, from i on, on which day something happened that is not
// over by its name alone ("I fell on Friday"): no wish.
func (s *scanner) told(i int) int {
	if !slices.Contains(happened, s.word(i)) {
		return 0
	}
	if slices.Contains([]string{"dob", "birthdate", "nacimiento", "born", "nac", "naci", "nacio", "nacida", "nacido"}, s.word(i)) {
		skip := 1
		for k := s.at(i + skip); (k.kind == other || k.kind == filler || k.kind == esArticle || k.kind == article) && skip < 4 && i+skip < len(s.lex); k = s.at(i + skip) {
			skip++
		}
		if _, n := s.date(i + skip); n > 0 {
			return skip + n
		}
	}
	for skip := 1; skip < 4; skip++ {
		if d, n := s.day(i + skip); n > 0 {
			if s.at(i+skip+n).kind == until || d.fault != "" || d.alts[0][len(d.alts[0])-1] < 0 {
				return 0 // over anyhow
			}
			return s.toldOn(i, skip+n)
		}
		if n := s.toldAt(i, skip); n > 0 {
			return n
		}
		if s.at(i+skip).kind != other || s.pauses(i+skip) {
			return 0
		}
	}
	return 0
}

// isFarFeast reports whether a holiday stands at i that a length of time puts into another
// year: "Thanksgiving in 9 months", "Christmas two years ago".
func (s *scanner) isFarFeast(i int) bool {
	if s.at(i).kind != holiday {
		return false
	}
	if _, n := s.farFeast(i); n > 0 {
		return false
	}
	n := 1
	if s.at(i+1).kind == inTime {
		n = 2
	}
	count := s.at(i + n).kind
	return (count == number || count == single) && (s.at(i+n+1).kind == unit || slices.Contains(seasons, s.word(i+n+1)))
}
