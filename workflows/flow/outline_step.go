package flow

import (
	"fmt"
	"strings"
)

// outline views one step. A verb that is not named here still shows its texts and ways.
func (s *step) outline() Stage {
	out := Stage{ID: s.id, Named: s.id[0] != '#', Line: s.at.line, Verb: s.word}
	if s.loop != nil {
		out.Within = s.loop.id
	}
	if s.reveals != nil {
		out.Details = s.reveals.outline("reveals")
	}
	switch v := s.verb.(type) {
	case *saying:
		out.shows("say", v.spoken)
	case *ask:
		v.outline(&out)
	case *doing:
		out.What, out.Details = v.action, append(out.Details, given("with ", v.with)...)
	case *branching:
		out.What = v.cond.src
	case *looping:
		out.What, out.Details = v.list.src, append(out.Details, Detail{"as", v.as})
	case *splitting:
		for _, w := range v.ways {
			out.Details = append(out.Details, Detail{"share " + w.name, fmt.Sprint(w.parts)})
		}
	case *waiting:
		v.outline(&out)
	case *caller:
		out.What = v.to.call.workflow
	case *handing:
		out.What = v.to.handoff
	default:
		for _, t := range s.verb.says() {
			out.Texts = append(out.Texts, sentences("text", t)...)
		}
	}
	for _, e := range s.verb.exits() {
		out.Ways = append(out.Ways, wayOf(e))
	}
	if a, ok := s.verb.(*ask); ok {
		a.ways(&out)
	}
	return out
}

// outline views what a wait is for.
func (v *waiting) outline(out *Stage) {
	switch {
	case v.event != "":
		out.What = "for " + v.event
		out.Details = append(out.Details, Detail{"at most", Span(v.after)}, Detail{"label", v.label.String()})
		for _, in := range stated(v.gives) {
			for _, d := range in.Details {
				out.Details = append(out.Details, Detail{"gives " + in.Name + " " + d.Key, d.Value})
			}
		}
	case v.until != nil:
		out.What = "until " + v.until.src
		if v.before != 0 {
			out.Details = append(out.Details, Detail{"before", Span(v.before)})
		}
	default:
		out.What = Span(v.after)
	}
}

// outline views what a question asks.
func (a *ask) outline(out *Stage) {
	out.What = string(a.kind)
	out.Details = expressed(out.Details, "of", a.of)
	out.Details = expressed(out.Details, "from", a.from)
	out.Details = expressed(out.Details, "moving", a.moving)
	if a.label != questions[a.kind].label {
		out.Details = append(out.Details, Detail{"label", a.label.String()})
	}
	if a.min != 0 {
		out.Details = append(out.Details, Detail{"min", fmt.Sprint(a.min)})
	}
	if a.max != defaultMax {
		out.Details = append(out.Details, Detail{"max", fmt.Sprint(a.max)})
	}
	out.shows("text", a.spoken)
	out.Texts = append(out.Texts, sentences("again", spoken{text: a.again.text})...)
}

// shows views a text with what stands beside it.
func (out *Stage) shows(key string, s spoken) {
	out.Texts = sentences(key, s)
	if s.media != nil {
		out.Details = append(out.Details, Detail{"media", s.media.url})
		out.Texts = append(out.Texts, sentences("alt", spoken{text: s.alt()})...)
	}
}

// ways adds what only a question's ways have: the words of its options, and its time.
func (a *ask) ways(out *Stage) {
	for i := range out.Ways {
		w := &out.Ways[i]
		if w.Name == "unanswered" {
			w.After = a.after
		}
		for _, o := range a.options {
			if o.key != w.Name || w.Aside {
				continue
			}
			w.Written = o.to != a.next
			for _, words := range o.words {
				w.Details = append(w.Details, Detail{"word", strings.Join(words, " ")})
			}
			w.Says = append(sentences("label", spoken{text: o.label}), w.Says...)
		}
	}
}
