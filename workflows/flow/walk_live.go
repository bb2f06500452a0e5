package flow

import "slices"

// needed are, for each step of a workflow and for its end, the variables whose value may
// still be asked for from there on, before they are set again. What is not among them
// makes no difference to a conversation.
type needed map[string]nameSet

type nameSet map[string]bool

// neededIn finds them for each of the workflows by its name. What a step asks of the world
// stands among them under names that no variable has: needsPeople and its like.
func neededIn(defs []*Def, l *Library) map[string]needed {
	out := map[string]needed{}
	all := map[string]*analysis{}
	for _, d := range defs {
		a := &analysis{def: d, env: Env{Specs: l.specs, Workflows: l.defs()}}
		a.connect()
		all[d.Name], out[d.Name] = a, needed{end: {}}
		for _, r := range d.results {
			out[d.Name][end][r.name] = true
		}
	}
	for changed := true; changed; {
		changed = false
		for _, d := range defs {
			for i := len(d.steps) - 1; i >= 0; i-- {
				next := all[d.Name].neededAt(i, out)
				changed = changed || len(next) != len(out[d.Name][d.steps[i].id])
				out[d.Name][d.steps[i].id] = next
			}
		}
	}
	return out
}

// What a step may ask of the world beside its variables.
const (
	needsPeople = "@people"
	needsClock  = "@clock"
	needsSeed   = "@seed"
)

// neededAt is what step i needs, as far as is known of those behind it.
func (a *analysis) neededAt(i int, all map[string]needed) nameSet {
	s := a.def.steps[i]
	next := nameSet{}
	next.use(usedBy(s.verb, a.env.Specs))
	if _, ok := s.verb.(*splitting); ok {
		next[needsSeed] = true
	}
	if asksPerson(s) {
		next[needsPeople] = true
	}
	for _, e := range a.edges[i] {
		next.use(usedOn(e.to))
		after := all[a.def.Name][end]
		if e.target != outside {
			after = all[a.def.Name][a.def.steps[e.target].id]
		}
		for n := range after {
			if !setsOn(a, s, e, n) {
				next[n] = true
			}
		}
		if e.to.call == nil || a.env.Workflows[e.to.call.workflow] == nil {
			continue
		}
		called := a.env.Workflows[e.to.call.workflow]
		for n := range all[called.Name][called.steps[0].id] {
			if n[0] == '@' {
				next[n] = true
			}
		}
	}
	return next
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
			if e.clinic {
				n[needsClock] = true
			}
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
	case *waiting:
		exprs = []*expression{v.until}
	case *looping:
		exprs = []*expression{v.list}
	case *ask:
		exprs = []*expression{v.of, v.from, v.moving}
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
