package when

// zones are what people call the time of another place, by the first letter of its
// abbreviation. PT, CT and the like are left out: to a clinic they are a therapy and a
// scan.
var zones = map[string]byte{
	"est": 'E', "edt": 'E', "eastern": 'E', "cst": 'C', "cdt": 'C', "central": 'C',
	"mst": 'M', "mdt": 'M', "pst": 'P', "pdt": 'P', "pacific": 'P', "utc": 'U', "gmt": 'G',
}

// isElsewhere reports whether the word at i, behind a time, names a zone that is not the
// patient's: "3pm EST", written in Denver. Nobody is booked on a clock that may not be
// the one meant.
func (s *scanner) isElsewhere(i int) bool {
	letter, ok := zones[s.word(i)]
	if before := s.at(i - 1).kind; !ok || before != meridiem && before != number && before != point && before != oclock {
		return false
	}
	if len(s.word(i)) > 3 && s.word(i+1) != "time" && !s.pauses(i+1) {
		return false // "3pm Central clinic"
	}
	here, offset := s.now.Zone()
	if letter == 'U' || letter == 'G' {
		return offset != 0
	}
	return here == "" || here[0] != letter || offset > -4*60*60 || offset < -8*60*60
}

// spansDays reports whether the word at i leads from a time on one day to a time on
// another: "from 4pm today to 5pm tomorrow". The times are then no times of both days.
func (s *scanner) spansDays(i int) bool {
	if k := s.at(i).kind; s.moving || k != until && k != toward && k != dash {
		return false
	}
	timeBefore, dayBefore := s.near(i-4, i)
	timeBehind, dayBehind := s.near(i+1, i+6)
	return timeBefore && timeBehind && dayBehind && (dayBefore || s.at(i+1).kind == relative)
}

// near reports what is said from lexeme a to before b: a time with its half of the day, a
// day. Neither, where the lexemes are of several wishes.
func (s *scanner) near(a, b int) (clock, day bool) {
	for i := max(0, a); i < b; i++ {
		switch s.at(i).kind {
		case meridiem, point:
			clock = true
		case relative, weekday:
			day = true
		case or, comma, and, but:
			return false, false
		}
	}
	return clock, day
}
