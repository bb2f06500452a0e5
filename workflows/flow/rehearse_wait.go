package flow

import (
	"fmt"
	"strings"
	"time"
)

// happens is the event of "! happens", with the values that the wait declares.
func (r *rehearsal) happens(s scene) (Event, error) {
	_, v, ok := r.lib.awaiting(r.st, s.happens)
	if !ok {
		return Event{}, fmt.Errorf("nothing waits for `%s`", s.happens)
	}
	ev := Event{Kind: Happened, Name: s.happens, With: map[string]Value{}}
	for i, name := range s.with.names {
		for _, f := range v.fields() {
			if f.Name == name {
				ev.With[name] = s.with.fields[i].value(f)
			}
		}
		if !ev.With[name].known() {
			return ev, fmt.Errorf("the wait for `%s` gives no `%s`", s.happens, name)
		}
	}
	return ev, nil
}

// fields are what a wait gives.
func (v *waiting) fields() []Field {
	var out []Field
	for _, in := range v.gives {
		out = append(out, Field{Name: in.name, Type: in.shape.kind, Of: in.shape.of, Label: in.shape.label, ItemLabel: in.shape.label, Optional: in.optional})
	}
	return out
}

// readQuiet reads "21:00-08:00".
func readQuiet(text string) (Quiet, error) {
	from, to, _ := strings.Cut(text, "-")
	a, err := time.Parse(clockForm, from)
	if err != nil {
		return Quiet{}, fmt.Errorf("`%s` is no span of a day, such as 21:00-08:00", text)
	}
	b, err := time.Parse(clockForm, to)
	if err != nil {
		return Quiet{}, fmt.Errorf("`%s` is no span of a day, such as 21:00-08:00", text)
	}
	return Quiet{From: a.Hour()*60 + a.Minute(), To: b.Hour()*60 + b.Minute()}, nil
}
