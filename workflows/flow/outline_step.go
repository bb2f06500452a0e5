package flow

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// outline views one step. A verb that is not named here still shows its texts and ways.
func (s *step) outline() Stage {
	out := Stage{ID: s.id, Named: s.id[0] != '#', Line: s.at.line, Verb: s.word}
	if s.loop != nil {
		out.Within = s.loop.id
	}
	switch v := s.verb.(type) {
	case *saying:
		out.shows("say", v.spoken)
	case *ask:
		v.outline(&out)
	case *doing:
		out.What, out.Details = v.action, given("with ", v.with)
	case *branching:
		out.What = v.cond.src
	case *looping:
		out.What, out.Details = v.list.src, []Detail{{"as", v.as}}
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
		out.What = v.event
		out.Details = []Detail{{"at most", Span(v.after)}, {"label", v.label.String()}}
		for _, in := range stated(v.gives) {
			out.Details = append(out.Details, Detail{"gives", in.Name})
		}
	case v.until != nil:
		out.What = v.until.src
		if v.before != 0 {
			out.Details = []Detail{{"before", Span(v.before)}}
		}
	default:
		out.What = Span(v.after)
	}
	if v.expiry().anytime {
		out.Details = append(out.Details, Detail{"anytime", "true"})
	}
}

// outline views what a question asks.
func (a *ask) outline(out *Stage) {
	out.What = string(a.kind)
	out.Details = expressed(out.Details, "of", a.of)
	out.Details = expressed(out.Details, "from", a.from)
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

// wayOf views one way on.
func wayOf(e exit) Way {
	w := Way{Name: e.name, To: e.to.to, Handoff: e.to.handoff, Retry: e.to.again, Aside: e.aside, Says: sentences("say", e.to.say)}
	w.Written = e.to.then != "" || w.Handoff != "" || w.Retry != ""
	w.Details = given("set ", e.to.set)
	if c := e.to.call; c != nil {
		w.Call = c.workflow
		w.Details = append(w.Details, given("with ", c.with)...)
	}
	return w
}

func sentences(key string, s spoken) []Sentence {
	var out []Sentence
	for i, t := range []*text{s.text, s.notice} {
		if t == nil {
			continue
		}
		for _, w := range t.langs {
			out = append(out, Sentence{Key: key, Lang: w.lang, Words: w.src, Notice: i == 1})
		}
	}
	return out
}

func given(prefix string, all []assignment) []Detail {
	var out []Detail
	for _, a := range all {
		out = append(out, Detail{prefix + a.name, a.expr.src})
	}
	return out
}

func expressed(out []Detail, key string, e *expression) []Detail {
	if e == nil {
		return out
	}
	return append(out, Detail{key, e.src})
}

func (s Start) outline() Opening {
	out := Opening{Keywords: slices.Clone(s.Keywords), Events: slices.Clone(s.Events), With: given("", s.with)}
	for _, lang := range slices.Sorted(maps.Keys(s.Phrases)) {
		out.Phrases = append(out.Phrases, Phrases{lang, slices.Clone(s.Phrases[lang])})
	}
	return out
}

func stated(all []input) []Stated {
	var out []Stated
	for _, in := range all {
		typ := string(in.shape.kind)
		if in.shape.kind == ListType {
			typ = "list of " + string(in.shape.of)
		}
		s := Stated{in.name, []Detail{{"type", typ}, {"label", in.shape.label.String()}}}
		if in.optional {
			s.Details = append(s.Details, Detail{"optional", "true"})
		}
		out = append(out, s)
	}
	return out
}
