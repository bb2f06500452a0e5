package flow

import (
	"slices"
	"strings"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// otherWish takes a time that was not asked for: "Friday instead".
func (a *ask) otherWish(h heard) answer {
	got := wish(h)
	if got.fit != Exact {
		return answer{}
	}
	w := got.value
	w.Says = w.Says.Relabel(phi.Highest(phi.Care, a.label))
	return answer{exit: "other", fit: Exact,
		value: Value{Type: questions[a.kind].gives, Fields: map[string]Value{"wish": w}}}
}

// wish reads when somebody would like to come. Without a time in it, a text is a wish
// only when it names somebody ("with Dr Rivera").
func wish(h heard) answer {
	r := bounded(when.Read(clip(h.text.Reveal()), h.reading()), maxAlso)
	v := Value{Type: WishType, Says: phi.New(h.text.Label(), clip(h.text.Reveal())), Wish: &r}
	if r.Found() {
		if misspelt(r.Rest) || h.asksHours() {
			return answer{}
		}
		return answer{value: v, fit: Exact}
	}
	for _, w := range h.words {
		if withWhom[w] {
			return answer{value: v, fit: Loose}
		}
	}
	return answer{}
}

// asksHours reports whether a text asks when the clinic is open, and not for a time that is:
// "are you open on the 24th?"
func (h heard) asksHours() bool {
	in := func(set map[string]bool) bool {
		return slices.ContainsFunc(h.words, func(w string) bool { return set[w] })
	}
	return h.asks() && in(openings) && in(places) && !in(offers)
}

var (
	openings = wordSet("open closed abierto abierta abiertos abiertas cerrado cerrada cerrados abren cierran")
	// places are whose hours somebody asks for; a Spanish verb says it alone.
	places = wordSet("you guys yall clinic office place desk ustedes clinica oficina abren cierran abiertos abiertas cerrados")
	offers = wordSet("anything something any slot slots spot spots time times appointment appointments appt appts visit cita citas lugar algo hueco hora horas turno have has got is still tienen tienes")
)

// misspelt reports whether a word that bounds a time was not read because it is a letter
// off: of "tomorrow aftr lunch" not half is meant.
func misspelt(rest string) bool {
	return slices.ContainsFunc(fold(rest), func(w string) bool {
		return len(w) >= minBound && slices.ContainsFunc(bounds, func(b string) bool { return w != b && w[0] == b[0] && distance(w, b, 2) < 2 })
	})
}

// minBound is how long a word is that may be a misspelt one of bounds.
const minBound = 4

var bounds = strings.Fields("after before until between except around despues antes hasta excepto")

// wishedDay is the one day of the last wish; zero when there was none or it named several.
func (b bindings) wishedDay(c when.Context) (day time.Time) {
	for _, x := range b {
		if x.value.Wish == nil {
			continue
		}
		day = time.Time{}
		for i, s := range x.value.Wish.Spans {
			from, to := s.From.In(c.Now.Location()), s.To.Add(-time.Nanosecond).In(c.Now.Location())
			if from.Format(time.DateOnly) != to.Format(time.DateOnly) || i > 0 && day.Format(time.DateOnly) != from.Format(time.DateOnly) {
				day = time.Time{}
				break
			}
			day = from
		}
	}
	return day
}

// bounded is a reading that a state can keep.
func bounded(r when.Reading, also int) when.Reading {
	r.Spans = r.Spans[:min(len(r.Spans), maxSpans)]
	var others []when.Reading
	for _, o := range r.Also[:min(len(r.Also), also)] {
		o.Rest = ""
		others = append(others, bounded(o, 0))
	}
	r.Also = others
	return r
}

var withWhom = wordSet("with con dr dra doctor doctora doc nurse enfermera enfermero")

// reading is what is known about the times in a text.
func (h heard) reading() when.Context {
	now := h.w.Now
	if h.w.Zone != nil {
		now = now.In(h.w.Zone)
	}
	return when.Context{Now: now, Lang: h.w.Lang, DayFirst: h.w.DayFirst, Open: h.w.Open, Close: h.w.Close, Visit: h.visit, Day: h.day}
}

// facing is a text as the question hears it: where a visit is being moved, "an hour
// later" goes from there, and beside times that were found for a wish "afternoon" is on
// the same day.
func (a *ask) facing(h heard, vars bindings) heard {
	h.visit, h.day, h.asked, h.elsewhose = time.Time{}, time.Time{}, nil, nil
	if a.kind == askChoice && a.takesYes() {
		h.asked, h.elsewhose = a.asksOf(h, vars)
	}
	if a.has("other") {
		h.day = vars.wishedDay(h.reading())
	}
	if a.moving == nil {
		return h
	}
	if at, err := time.Parse(time.RFC3339, a.moving.ref.in(vars).Key); err == nil {
		h.visit = at
	}
	return h
}
