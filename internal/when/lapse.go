package when

import "time"

// lapse is a length of time of several parts: "1 week and 2 days", "2 hours 30 mins".
type lapse struct {
	months, days, minutes int
}

// lapse reads a length of at least two parts at lexeme i; n is 0 if there is none.
func (s *scanner) lapse(i int) (l lapse, n int) {
	parts := 0
	for parts < 5 {
		skip := 0
		if k := s.at(i + n).kind; parts > 0 && (k == and || k == comma) {
			skip = 1
		}
		one, m := s.part(i + n + skip)
		if m == 0 {
			break
		}
		l = lapse{l.months + one.months, l.days + one.days, l.minutes + one.minutes}
		n, parts = n+skip+m, parts+1
	}
	if parts < 2 || l.months > 24 || l.days > maxAhead || l.minutes > maxAhead*allDay {
		return lapse{}, 0
	}
	return l, n
}

// part reads one part of a length.
func (s *scanner) part(i int) (l lapse, n int) {
	if minutes, m := s.wait(i); m > 0 {
		return lapse{minutes: minutes}, m
	}
	count, u := s.at(i), s.at(i+1)
	if count.kind != number && count.kind != single || u.kind != unit || count.a > maxAhead {
		return lapse{}, 0
	}
	many := max(1, count.a)
	switch u.a {
	case 0:
		return lapse{months: many}, 2
	case yearUnit:
		return lapse{months: 12 * many}, 2
	}
	return lapse{days: many * u.a}, 2
}

// from is the instant that lies a length from t, forward or back by its sign.
func (l lapse) from(t time.Time, sign int) time.Time {
	return t.AddDate(0, sign*l.months, sign*l.days).Add(time.Duration(sign*l.minutes) * time.Minute)
}

// lapsed recognises where a length of several parts leads: "in 1 week and 2 days", "1 day 2
// hours later", "1 month and 21 days ago".
func (s *scanner) lapsed(i int) ([]item, int) {
	n := btoi(s.at(i).kind == inTime)
	l, m := s.lapse(i + n)
	if m == 0 {
		return nil, 0
	}
	sign, from, led := 1, s.now, n > 0
	n += m
	switch side, k := s.side(i + n); {
	case k > 0:
		sign, n, led = side, n+k, true
		if !s.visit.IsZero() {
			from = s.visit.In(s.now.Location())
		}
	case s.at(i+n).kind == ago:
		sign, n, led = -1, n+1, true
	case s.at(i+n).kind == fromNow:
		n, led = n+1, true
	}
	if !led {
		return nil, 0
	}
	at := l.from(from, sign)
	day := item{kind: dayItem, day: oneDay(s.dayOf(at))}
	if l.minutes == 0 {
		return []item{day}, n
	}
	return []item{day, {kind: clockItem, clock: sure(exactMinute(at))}}, n
}
