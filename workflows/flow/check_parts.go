package flow

import (
	"fmt"
	"maps"
	"slices"
)

// The parts that may not be there: an item behind the end of a list, and what only some
// of the places give that set a variable. Each that a workflow speaks of has a bit in a
// varSet, under its ref as it is written: visits[1]. The bit says that where there is a
// list, or a visit, it has that part.

// maxPath is how long a ref is that is followed back over the variables it is set from.
const maxPath = 4

// refs are all refs that a workflow writes.
func (d *Def) refs() []ref {
	var out []ref
	for _, t := range d.texts {
		for _, w := range t.langs {
			for _, b := range w.bits {
				if b.hole == varHole {
					out = append(out, b.ref)
				}
			}
		}
	}
	for _, e := range d.exprs {
		if e.formula != nil {
			e.formula.each(func(f *formula) {
				if f.ref.name != "" && f.ref.name != clinicWord {
					out = append(out, f.ref)
				}
			})
		}
	}
	return out
}

// doubt gives a bit to each part of a ref that may not be there, and follows the variable
// back to those that it is set from.
func (a *analysis) doubt(r ref) {
	if len(r.path) > maxPath {
		return
	}
	for n := range r.path {
		p := ref{r.name, r.path[:n+1]}
		if _, known := a.bits[p.String()]; known || !a.doubtful(p) {
			continue
		}
		a.bits[p.String()] = len(a.bits)
		a.doubts[p.name] = append(a.doubts[p.name], p)
		for _, from := range a.copied[p.name] {
			a.doubt(from.join(p.path))
		}
	}
}

// doubtful reports whether the last part of a ref may not be there.
func (a *analysis) doubtful(r ref) bool {
	last := r.path[len(r.path)-1]
	if len(r.path) == 1 && last.field == "wish" && a.offersOther(r.name) {
		return false // who answers so wished for it
	}
	s, wrong, _ := r.of(a.vars)
	return wrong == "" && (last.field == "" || s.maybe)
}

// join is a ref with more parts behind it.
func (r ref) join(path []part) ref { return ref{r.name, slices.Concat(r.path, path)} }

// copies are, for each variable, the refs that it is set from.
func (a *analysis) copies() map[string][]ref {
	out := map[string][]ref{}
	for i := range a.edges {
		for _, e := range a.edges[i] {
			for _, set := range e.to.set {
				if set.expr.isRef {
					out[set.name] = append(out[set.name], set.expr.ref)
				}
			}
		}
	}
	return out
}

// forget takes out of the set what was known of the parts of variables.
func (a *analysis) forget(set varSet, names []string) {
	for _, n := range names {
		for _, p := range a.doubts[n] {
			a.drop(set, []string{p.String()})
		}
	}
}

// holds notes that a variable has a value of shape s: its parts are there that every such
// value has, and those that were there in the ref it is set from, if from is one.
func (a *analysis) holds(set varSet, name string, s shape, from *ref) {
	var sure []string
	for _, p := range a.doubts[name] {
		if s.surely(p.path) || from != nil && a.has(set, from.join(p.path).String()) {
			sure = append(sure, p.String())
		}
	}
	a.forget(set, []string{name})
	a.put(set, append(sure, name))
}

// assign notes what a `set` does.
func (a *analysis) assign(set varSet, w assignment) {
	s, _ := a.exprShape(w.expr)
	if w.expr.isRef {
		a.holds(set, w.name, s, &w.expr.ref)
		return
	}
	a.holds(set, w.name, shape{}, nil)
}

// surely reports whether every value of shape s that has all parts of a path but the
// last has that one too.
func (s shape) surely(path []part) bool {
	for _, p := range path[:len(path)-1] {
		if p.field == "" {
			s = s.item()
		} else {
			s = s.fields[p.field]
		}
	}
	last := path[len(path)-1]
	f, ok := s.fields[last.field]
	return last.field != "" && ok && !f.maybe
}

// givenShape is the shape of a variable that a step itself gives when it is left by an
// exit.
func (a *analysis) givenShape(s *step, exit, name string) shape {
	var out shape
	switch v := s.verb.(type) {
	case *ask:
		out, _ = a.answerGraded(v)
	case *looping:
		out, _ = a.itemShape(v)
	case *waiting:
		for _, in := range v.gives {
			if in.name == name {
				out = in.shape
			}
		}
	case *doing:
		for _, oc := range a.env.Specs[v.action].Outcomes {
			for _, f := range oc.Out {
				if oc.Name == exit && f.Name == name {
					out = shapeOf(f)
				}
			}
		}
	}
	return out
}

// needParts wants the parts of a ref to be there.
func (a *analysis) needParts(r ref, w wording, set varSet) {
	for n := range r.path {
		p := ref{r.name, r.path[:n+1]}
		if _, doubted := a.bits[p.String()]; !doubted || !a.doubtful(p) || a.has(set, p.String()) {
			continue
		}
		owner, i := ref{r.name, r.path[:n]}, r.path[n].index
		what, mend := fmt.Sprintf("`%s` may have no `%s` here", owner, r.path[n].field), fmt.Sprintf("branch on `known(%s)` first, or set it from what has one on every way", p)
		if r.path[n].field == "" {
			what, mend = fmt.Sprintf("`%s` may have fewer than %d items here", owner, i+1), fmt.Sprintf("branch on `len(%s) > %d` first, or go through it with `each`", owner, i)
		}
		a.fault(w.at, "variable", what, "nothing would stand where it is spoken of, and a patient would read a gap", mend)
		a.onPath(flaw{rule: "variable", spot: spot{step: a.here.id}, name: r.String(), lang: w.lang})
		return
	}
}

// lacks names a part that want has and s may not have; empty when s has them all.
func (s shape) lacks(want shape) string {
	for _, name := range slices.Sorted(maps.Keys(want.fields)) {
		f := want.fields[name]
		had, ok := s.fields[name]
		if f.maybe {
			continue
		}
		if !ok || had.maybe {
			return name
		}
		if part := had.lacks(f); part != "" {
			return name + "." + part
		}
	}
	return ""
}
