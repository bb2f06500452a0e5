package flow

import (
	"fmt"
	"slices"
)

// wishOf names the other time that was asked for instead of an answer: pick.wish. It is
// there on the way of `other` only, and the answer itself on every other way.
func wishOf(id string) string { return id + ".wish" }

// leave makes out what is surely set when a step is left by an exit, before anything is
// done on the way.
func (a *analysis) leave(out, set varSet, s *step, e exit) {
	copy(out, set)
	gives := a.setBy(s, e.name)
	if v, ok := s.verb.(*ask); ok && !e.aside {
		out.without(a.corrected[s.index])
		if e.name == "other" {
			gives = []string{wishOf(v.id)}
		}
	}
	lost := a.lostBy(s, e.name)
	a.drop(out, lost)
	a.forget(out, lost)
	for _, n := range gives {
		a.holds(out, n, a.givenShape(s, e.name, n), nil)
	}
	switch v := s.verb.(type) {
	case *branching:
		if v.cond.formula != nil {
			a.proves(v.cond.formula, e.name == "then", out)
		}
	case *looping:
		if e.name == "each" {
			a.provesItems(v.list.ref, 1, out)
		}
	}
}

// arrive adds what is done on the way.
func (a *analysis) arrive(out varSet, e edge) {
	for _, set := range e.to.set {
		a.assign(out, set)
	}
	for _, r := range a.resultsOf(e.to) {
		if r.optional {
			a.drop(out, []string{r.name})
			a.forget(out, []string{r.name})
		} else {
			a.holds(out, r.name, r.shape, nil)
		}
	}
}

// lostBy are the variables that may hold nothing once a step is left by an exit,
// whatever they held before: an optional output that did not come, an answer instead of
// which something else was wished.
func (a *analysis) lostBy(s *step, exit string) []string {
	switch v := s.verb.(type) {
	case *ask:
		switch {
		case exit == "stuck" || exit == "unanswered":
			return nil
		case exit == "other" || exit == "none" && v.kind == askSlot:
			return []string{v.id, wishOf(v.id)}
		case v.has("other"):
			return []string{wishOf(v.id)}
		}
	case *doing:
		var out []string
		for _, oc := range a.env.Specs[v.action].Outcomes {
			for _, f := range oc.Out {
				if oc.Name == exit && f.Optional {
					out = append(out, f.Name)
				}
			}
		}
		return out
	}
	return nil
}

// corrections finds, for each question, what may have been lost since it was answered:
// who corrects the answer comes back without it. The words that started the workflow
// are lost by any correction.
func (a *analysis) corrections() {
	a.numbered()
	at := make([]varSet, len(a.def.steps))
	for i, s := range a.def.steps {
		at[i] = a.noVars()
		for _, e := range a.edges[i] {
			a.put(at[i], a.lostBy(s, e.name))
			for _, n := range slices.Concat(e.sets, a.lostBy(s, e.name)) {
				for _, p := range a.doubts[n] {
					a.put(at[i], []string{p.String()})
				}
			}
		}
	}
	a.corrected = make([]varSet, len(a.def.steps))
	seen := make([]bool, len(a.def.steps))
	for i, s := range a.def.steps {
		if !isAsk(s) {
			continue
		}
		clear(seen)
		a.walk(i, seen)
		a.corrected[i] = a.noVars()
		a.put(a.corrected[i], []string{opening})
		for j, met := range seen {
			if met {
				a.corrected[i].join(at[j])
			}
		}
	}
}

// needRef wants what a ref names to be set.
func (a *analysis) needRef(r ref, w wording, set varSet) {
	if len(r.path) == 1 && r.path[0].field == "wish" && a.offersOther(r.name) {
		if !a.has(set, wishOf(r.name)) {
			a.fault(w.at, "variable", fmt.Sprintf("`%s` may not be set here", r),
				"only who wants another time than the offered ones has said it, and a patient would read a gap", "use it on the way of `other:` only")
			a.onPath(flaw{rule: "variable", spot: spot{step: a.here.id}, name: r.String(), lang: w.lang})
		}
		return
	}
	if a.needName(r.name, w, set) {
		a.needParts(r, w, set)
	}
}

// offersOther reports whether a name is that of a question with the way `other`.
func (a *analysis) offersOther(name string) bool {
	i, ok := a.def.index[name]
	if !ok {
		return false
	}
	v, ok := a.def.steps[i].verb.(*ask)
	return ok && v.has("other")
}

// brought reports what a start by words does not bring, and the workflow wants.
func (a *analysis) brought(st Start) {
	if len(st.Keywords) == 0 && len(st.Phrases) == 0 && st.Intent == "" {
		return
	}
	for _, in := range a.def.inputs {
		given := slices.ContainsFunc(st.with, func(w assignment) bool { return w.name == in.name })
		if !in.optional && !given {
			a.fault(st.at, "input", fmt.Sprintf("who begins this with a word brings no `%s`, and the workflow wants it", in.name),
				"nothing would be there where it is spoken of, and a patient would read a gap", fmt.Sprintf("make `%s` `optional: true` and branch on `known(%s)`", in.name, in.name))
		}
	}
}
