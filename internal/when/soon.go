package when

import "time"

// soon recognises a wait of hours or minutes: "in 2 hours", "in about half an hour",
// "20 minutes from now", "en media hora". It is one instant, to the minute;
// to some, "dentro de" is any until then.
func (s *scanner) soon(i int) ([]item, int) {
	n := 0
	leads := s.at(i).kind == inTime || s.at(i).kind == within
	if leads {
		n = 1
		if s.at(i+1).kind == around || s.at(i+1).kind == article || s.at(i+1).kind == single && s.at(i+2).kind == soon {
			n = 2
		}
	}
	if n == 0 && (s.at(i).kind == next || s.mark(i).kind == last || s.at(i).kind == number && s.at(i+1).kind == next && s.at(i+2).kind == counted) {
		return s.hourStretch(i)
	}
	minutes, m := s.length(i + n)
	if u := s.at(i + n); m == 0 && s.at(i).kind == within && u.kind == counted && u.a == 60 && (s.tokens[s.at(i).to-1].word == "the" || s.tokens[s.at(i).to-1].word == "coming") {
		minutes, m = 60, 1 // "within the hour"
	}
	if m == 0 {
		minutes, m = s.wait(i + n) // more than a day
	}
	n += m
	if m == 0 || minutes > maxAhead*allDay {
		return nil, 0
	}
	switch {
	case s.at(i+n).kind == fromNow:
		n++
	case !leads:
		return nil, 0
	}
	at := s.now.Add(time.Duration(minutes) * time.Minute)
	w := exactMinute(at)
	if last := s.dayOf(at); s.at(i).kind == within && last > 0 { // "en las próximas 48 horas"
		return s.between(0, sure(window{from: exactMinute(s.now).from, to: allDay}), last, sure(window{from: 0, to: w.to})), n
	}
	if s.at(i).kind == within {
		w = window{from: s.now.Hour()*60 + s.now.Minute(), to: w.to}
	}
	clock := sure(w)
	if since := s.now.Hour()*60 + s.now.Minute(); s.at(i).kind == inTime && s.tokens[s.at(i).from].word == "dentro" && since < w.from {
		clock = clockChoice{alts: []window{w, {from: since, to: w.to}}}
		clock.raw = clock.alts
	}
	return []item{{kind: dayItem, day: oneDay(s.dayOf(at))}, {kind: clockItem, clock: clock}}, n
}

// wait reads a length of hours or minutes at lexeme i.
func (s *scanner) wait(i int) (minutes, n int) {
	if x := s.at(i); x.kind == soon {
		return x.a, 1
	}
	count := s.at(i)
	if count.kind != number && count.kind != single {
		return 0, 0
	}
	if s.at(i+1).kind == and && s.at(i+2).kind == single && s.word(i+3) == "half" && s.at(i+4).kind == counted && s.at(i+4).a == 60 {
		return count.a*60 + 30, 5 // "2 and a half hours"
	}
	if half, u := s.at(i+1), s.at(i+2); half.kind == halfMore && half.a > 0 && (u.kind == hourMark || u.kind == counted && u.a == 60) {
		return count.a*60 + half.a, 3 // "tres y media horas"
	}
	n = 1
	for k := s.at(i + n).kind; n < 3 && (k == more || k == of || k == single); k = s.at(i + n).kind {
		n++
	}
	u := s.at(i + n)
	if m := s.at(i + n + 1); u.kind == hourMark && m.b == 2 && m.a < 60 && s.touching(i, n+2) { // "1h30"
		return count.a*60 + m.a, n + 2
	}
	if u.kind == hourMark {
		u = lexeme{kind: counted, a: 60}
	}
	if u.kind != counted || u.a == 0 {
		return 0, 0
	}
	return max(1, count.a) * u.a, n + 1
}

// hourStretch recognises "next 3 hours", "last 20 minutes": from or up to now.
func (s *scanner) hourStretch(i int) ([]item, int) {
	minutes, m := s.wait(i + 1)
	if u := s.at(i + 1); m == 0 && u.kind == counted && u.a > 0 {
		minutes, m = u.a, 1
	}
	if s.word(i+1) == "horas" && s.at(i).kind == next {
		minutes, m = 180, 1 // "las próximas horas"
	}
	if x := s.at(i); x.kind == number && s.at(i+2).a > 0 { // "the 5 next minutes"
		minutes, m = x.a*s.at(i+2).a, 2
	}
	now := exactMinute(s.now).from
	w := window{from: now, to: min(now+minutes, allDay)}
	if s.mark(i).kind == last {
		w = window{from: max(0, now-minutes), to: now}
	}
	if end := now + minutes; m > 0 && s.at(i).kind == next && end > allDay && minutes <= 14*allDay { // "the next 48 hours"
		return s.between(0, sure(window{from: now, to: allDay}), end/allDay, sure(window{from: 0, to: max(1, end%allDay)})), 1 + m
	}
	if m == 0 || minutes > allDay || w.from >= w.to {
		return nil, 0
	}
	return []item{{kind: dayItem, day: oneDay(0)}, {kind: clockItem, clock: sure(w)}}, 1 + m
}
