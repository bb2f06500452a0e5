package flow

import "slices"

// varSet is a set of the variables of one workflow, a bit for each.
type varSet []uint64

// numbered gives each variable its bit. What is set on some way and has no shape counts
// too: it is set.
func (a *analysis) numbered() {
	a.bits = make(map[string]int, len(a.vars))
	number := func(name string) {
		if _, ok := a.bits[name]; !ok {
			a.bits[name] = len(a.bits)
		}
	}
	for n := range a.vars {
		number(n)
	}
	for _, edges := range a.edges {
		for _, e := range edges {
			for _, n := range e.sets {
				number(n)
			}
		}
	}
	for _, s := range a.def.steps {
		if v, ok := s.verb.(*ask); ok && v.has("other") {
			number(wishOf(v.id))
		}
	}
	for _, in := range slices.Concat(a.def.inputs, a.def.results) {
		number(in.name)
	}
	a.doubts, a.copied = map[string][]ref{}, a.copies()
	for _, r := range a.def.refs() {
		a.doubt(r)
	}
}

// noVars is an empty set.
func (a *analysis) noVars() varSet { return make(varSet, len(a.bits)/64+1) }

// put puts names into the set.
func (a *analysis) put(set varSet, names []string) {
	for _, n := range names {
		if i, ok := a.bits[n]; ok {
			set[i/64] |= 1 << (i % 64)
		}
	}
}

// drop takes names out of the set.
func (a *analysis) drop(set varSet, names []string) {
	for _, n := range names {
		if i, ok := a.bits[n]; ok {
			set[i/64] &^= 1 << (i % 64)
		}
	}
}

// has reports whether a variable is in the set.
func (a *analysis) has(set varSet, name string) bool {
	i, ok := a.bits[name]
	return ok && set[i/64]&(1<<(i%64)) != 0
}

// join puts into the set what is in the other.
func (set varSet) join(other varSet) {
	for i, w := range other {
		set[i] |= w
	}
}

// without takes out of the set what is in the other.
func (set varSet) without(other varSet) {
	for i, w := range other {
		set[i] &^= w
	}
}

// keep leaves in the set what is in the other too; fewer says that something went.
func (set varSet) keep(other varSet) (fewer bool) {
	for i, w := range set {
		if set[i] = w & other[i]; set[i] != w {
			fewer = true
		}
	}
	return fewer
}
