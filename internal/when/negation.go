package when

// negation recognises "not Monday", "can't do it Monday" and "Monday no". "No the 14th"
// corrects.
func (s *scanner) negation(i int, before []item) ([]item, int) {
	if s.word(i) == "no" && s.at(i+1).kind == article && s.at(i+2).kind == ordinal ||
		len(before) == 0 && s.at(i).b == 1 || s.isRetraction(i, before) && len(before) > 0 {
		return nil, 0
	}
	if len(before) > 0 && before[len(before)-1].kind == dayItem && s.at(i+1).kind == sameDay && s.visit.IsZero() {
		return []item{{kind: notItem, back: true}}, 2 // "the 20th is my birthday so not that day"
	}
	for skip := 1; skip <= 1+2*s.at(i).a+btoi(s.at(i+1).kind == single) && s.at(i+skip).kind != not; skip++ {
		if s.at(i+skip).kind == single && s.at(i+skip+1).kind == weekday && !s.spanish {
			continue // "not on a Monday"
		}
		if found, n := s.item(i+skip, nil); n > 0 && len(found) > 0 {
			if k := len(before) - 1; k >= 0 && before[k].kind <= clockItem && s.affirms(i+skip+n) {
				break // "hoy no mañana sí"
			}
			if k := found[0].kind; k == dayItem || k == clockItem {
				return []item{{kind: notItem}}, skip
			}
			break
		}
	}
	if len(before) > 0 && before[len(before)-1].kind <= clockItem && (s.pauses(i+1) || s.affirmsNext(i+1)) {
		return []item{{kind: notItem, back: true}}, 1
	}
	return nil, 0
}

// isThisOne reports whether "no" at i-1 is about the coming one of what stands before it, and the
// next one is wished instead: "el viernes no este, el que sigue", "el lunes no, el otro".
func (s *scanner) isThisOne(i int) bool {
	i += btoi(s.at(i).kind == this && s.at(i).to == s.at(i).from+1)
	if !s.spanish || s.at(i).kind != comma && s.at(i).kind != but {
		return false
	}
	_, n := s.sameAgain(i + 1)
	return n > 0
}
