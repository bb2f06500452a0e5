package flow

import (
	"time"

	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// date reads one day to come. What can be meant in two ways ("Monday", on a Monday), is
// over, or is more than one day is not understood.
func date(h heard) answer {
	c := h.reading()
	c.Asked = when.AskedDay
	r := when.Read(clip(h.text.Reveal()), c)
	if r.Fault != "" || len(r.Also) > 0 || len(r.Spans) == 0 {
		return answer{}
	}
	zone := c.Now.Location()
	day := r.Spans[0].From.In(zone)
	last := r.Spans[len(r.Spans)-1].To.Add(-time.Nanosecond).In(zone)
	if day.Format(time.DateOnly) != last.Format(time.DateOnly) {
		return answer{}
	}
	words := when.SayDay(day, zone, h.w.Lang)
	if day.Year() != c.Now.Year() {
		words += day.Format(" 2006")
	}
	return answer{fit: Exact, value: Value{Type: DateType, Key: day.Format(time.DateOnly), Says: phi.New(phi.Care, words)}}
}

// clockForm is the key of a ClockType.
const clockForm = "15:04"

// clock reads one time of day, with or without a day: "3pm", "tomorrow at 10", and a
// bare hour, since a time was asked for.
func clock(h heard) answer {
	c := h.reading()
	c.Asked = when.AskedTime
	r := when.Read(clip(h.text.Reveal()), c)
	if !r.Exact || r.Fault != "" || len(r.Also) > 0 || len(r.Spans) == 0 {
		return answer{}
	}
	at := r.Spans[0].From.In(c.Now.Location())
	for _, s := range r.Spans[1:] {
		if s.From.In(c.Now.Location()).Format(clockForm) != at.Format(clockForm) {
			return answer{}
		}
	}
	words := when.SayTime(at, c.Now.Location(), h.w.Lang)
	return answer{fit: Exact, value: Value{Type: ClockType, Key: at.Format(clockForm), Says: phi.New(phi.Care, words)}}
}
