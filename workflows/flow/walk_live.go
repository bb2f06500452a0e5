package flow

import "slices"

// needed are, for each step of a workflow and for its end, the variables whose value may
// still be asked for from there on, before they are set again. What is not among them
// makes no difference to a conversation.
type needed map[string]nameSet

func neededIn(d *Def, l *Library) needed {
	a := &analysis{def: d, env: Env{Specs: l.specs, Workflows: l.defs()}}
	a.connect()
	out := needed{end: {}}
	for _, r := range d.results {
		out[end][r.name] = true
	}
	for changed := true; changed; {
		changed = false
		for i := len(d.steps) - 1; i >= 0; i-- {
			s := d.steps[i]
			next := nameSet{}
			next.use(usedBy(s.verb, l.specs))
			for _, e := range a.edges[i] {
				next.use(usedOn(e.to))
				after := out[end]
				if e.target != outside {
					after = out[d.steps[e.target].id]
				}
				for n := range after {
					if !setsOn(a, s, e, n) {
						next[n] = true
					}
				}
			}
			changed = changed || len(next) != len(out[s.id])
			out[s.id] = next
		}
	}
	return out
}

// setsOn reports whether a way from a step gives a variable a value of its own.
func setsOn(a *analysis, s *step, e edge, name string) bool {
	for _, n := range append(a.setBy(s, e.name), e.sets...) {
		if n == name {
			return true
		}
	}
	return false
}

func (n nameSet) use(exprs []*expression, texts []spoken) {
	for _, e := range exprs {
		if e != nil {
			for _, u := range e.uses {
				n[u] = true
			}
			for _, u := range e.asks {
				n[u] = true
			}
		}
	}
	for _, s := range texts {
		for _, t := range []*text{s.text, s.notice} {
			for _, w := range t.wordings() {
				for _, b := range w.bits {
					if b.hole == varHole {
						n[b.ref.name] = true
					}
				}
			}
		}
	}
}

// usedBy are the expressions and texts of a step itself. Whether an action gets an
// optional input changes nothing for a stand-in.
func usedBy(v verb, specs map[string]Spec) (exprs []*expression, texts []spoken) {
	switch v := v.(type) {
	case *doing:
		for _, a := range v.with {
			if !a.expr.isRef || !slices.ContainsFunc(specs[v.action].In, func(f Field) bool { return f.Name == a.name && f.Optional }) {
				exprs = append(exprs, a.expr)
			}
		}
	case *branching:
		exprs = []*expression{v.cond}
	case *ask:
		exprs = []*expression{v.of, v.from}
	}
	return exprs, v.says()
}

// usedOn are those of a route.
func usedOn(to *route) (exprs []*expression, texts []spoken) {
	exprs = exprsOf(to.set)
	if to.call != nil {
		exprs = append(exprs, exprsOf(to.call.with)...)
	}
	return exprs, []spoken{to.say}
}

func exprsOf(with []assignment) []*expression {
	out := make([]*expression, 0, len(with))
	for _, a := range with {
		out = append(out, a.expr)
	}
	return out
}

// defs are the current revisions by name.
func (l *Library) defs() map[string]*Def {
	out := make(map[string]*Def, len(l.current))
	for name, p := range l.current {
		out[name] = p.def
	}
	return out
}
