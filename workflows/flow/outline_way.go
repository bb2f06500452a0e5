package flow

import (
	"maps"
	"slices"
)

// wayOf views one way on.
func wayOf(e exit) Way {
	w := Way{Name: e.name, To: e.to.to, Handoff: e.to.handoff, Retry: e.to.again, Aside: e.aside, Says: sentences("say", e.to.say)}
	w.Written = e.to.then != "" || w.Handoff != "" || w.Retry != ""
	w.Details = given("set ", e.to.set)
	if e.to.anytime {
		w.Details = append(w.Details, Detail{"anytime", "true"})
	}
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
		if a.as != nil {
			out = append(out, a.as.outline("reveals "+a.name)...)
		}
	}
	return out
}

// outline views a decision that something may be known.
func (d *disclosing) outline(key string) []Detail {
	return []Detail{{key + " as", d.as.String()}, {key + " because", d.because}}
}

func expressed(out []Detail, key string, e *expression) []Detail {
	if e == nil {
		return out
	}
	return append(out, Detail{key, e.src})
}

func (s Start) outline() Opening {
	out := Opening{Intent: s.Intent, Keywords: slices.Clone(s.Keywords), Events: slices.Clone(s.Events), With: given("", s.with)}
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
		if words := in.shape.items.label; in.shape.kind == ListType && words != in.shape.label {
			s.Details = append(s.Details, Detail{"items", words.String()})
		}
		if in.optional {
			s.Details = append(s.Details, Detail{"optional", "true"})
		}
		out = append(out, s)
	}
	return out
}
