package flow

import (
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
	r := bounded(when.Read(clip(h.text.Reveal()), h.w.reading()), maxAlso)
	v := Value{Type: WishType, Says: phi.New(h.text.Label(), clip(h.text.Reveal())), Wish: &r}
	if r.Found() {
		return answer{value: v, fit: Exact}
	}
	for _, w := range h.words {
		if withWhom[w] {
			return answer{value: v, fit: Loose}
		}
	}
	return answer{}
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

// reading is what a World says about reading times.
func (w World) reading() when.Context {
	now := w.Now
	if w.Zone != nil {
		now = now.In(w.Zone)
	}
	return when.Context{Now: now, Lang: w.Lang, DayFirst: w.DayFirst}
}
