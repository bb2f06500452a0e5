package flow

import (
	"fmt"
	"slices"

	"frontdesk/internal/phi"
)

// label finds how private each text is: its parts, and the conditions under which it is
// said. Conditions make variables private (set in a branch) and variables make
// conditions private (branched on), so it looks until nothing changes; labels only
// ever rise, and there are four.
func (a *analysis) label() {
	a.under = slices.Repeat([]phi.Label{phi.Public}, len(a.def.steps))
	for n := range a.labels {
		a.labels[n] = phi.Public
	}
	for n := range a.vars {
		a.context[n] = phi.Public
	}
	controllers := a.controllers()
	for changed := true; changed; {
		changed = false
		for i, s := range a.def.steps {
			l := a.under[i]
			for _, c := range controllers[i] {
				l = phi.Highest(l, a.under[c], a.branch(c))
			}
			changed = raise(&a.under[i], l) || changed
			for _, e := range a.edges[i] {
				changed = a.raiseSets(i, e) || changed
			}
			for _, t := range s.verb.says() {
				changed = a.raiseText(t, a.under[i]) || changed
			}
		}
	}
	a.sealed()
}

func raise(l *phi.Label, to phi.Label) bool {
	if to >= *l {
		return false
	}
	*l = to
	return true
}

// raiseSets raises what is set and said on a way from step i.
func (a *analysis) raiseSets(i int, e edge) (changed bool) {
	l := a.under[i]
	if !e.aside {
		l = phi.Highest(l, a.branch(i))
	}
	for _, name := range e.sets {
		c := a.context[name]
		changed = raise(&c, a.under[i]) || changed
		a.context[name] = c
	}
	for _, set := range e.to.set {
		c := a.context[set.name]
		up := l
		for _, u := range set.expr.uses {
			up = phi.Highest(up, a.context[u])
		}
		changed = raise(&c, up) || changed
		a.context[set.name] = c
	}
	if e.to.call != nil {
		c, ok := a.calls[e.to.call]
		if !ok {
			c = phi.Public
		}
		changed = raise(&c, l) || changed
		a.calls[e.to.call] = c
	}
	return a.raiseText(e.to.say, l) || changed
}

func (a *analysis) raiseText(s spoken, l phi.Label) (changed bool) {
	for _, t := range []*text{s.text, s.notice} {
		if t == nil {
			continue
		}
		up := l
		for _, w := range t.langs {
			for _, b := range w.bits {
				if b.hole == varHole {
					up = phi.Highest(up, a.holeLabel(b))
				}
			}
		}
		changed = raise(&a.labels[t.n], up) || changed
	}
	return changed
}

// refLabel is how private a variable or a part of it is, and that it is set at all.
func (a *analysis) refLabel(r ref) phi.Label {
	if a.missing(r.name) {
		return phi.Public // nothing goes live before the action is known
	}
	s, wrong, _ := r.of(a.vars)
	if wrong != "" {
		return phi.Sensitive
	}
	return phi.Highest(s.own(), a.context[r.name])
}

// branch is how private it is to know which way was taken from step i; Public when
// there is only one.
func (a *analysis) branch(i int) phi.Label {
	if len(a.choices(i)) < 2 {
		return phi.Public
	}
	l := phi.Public
	switch v := a.def.steps[i].verb.(type) {
	case *branching:
		for _, u := range slices.Concat(v.cond.uses, v.cond.asks) {
			l = phi.Highest(l, a.vars[u].all(), a.context[u])
		}
	case *doing:
		for _, oc := range a.env.Specs[v.action].Outcomes {
			l = phi.Highest(l, oc.Label)
		}
	case *waiting:
		l = v.label
	case *looping:
		l = a.lengthLabel(v.list)
	case *ask:
		// Which answer was given is as private as the answer, except that a time was
		// asked for instead of an offered one.
		l = v.label
	}
	return l
}

// choices are the distinct ways from step i that depend on an answer or a value: where
// they lead and what is done on the way.
func (a *analysis) choices(i int) []*route {
	var out []*route
	for _, e := range a.edges[i] {
		if !e.aside && !slices.Contains(out, e.to) {
			out = append(out, e.to)
		}
	}
	return out
}

// controllers are, for each step, the branches that decide whether it is reached:
// those from which one way must pass it and another need not (Ferrante, Ottenstein,
// Warren, 1987).
func (a *analysis) controllers() [][]int {
	n := len(a.def.steps)
	next := make([][]int, n)
	for i := range next {
		for _, e := range a.edges[i] {
			if e.aside {
				continue
			}
			j := e.target
			if j == outside {
				j = n
			}
			if !slices.Contains(next[i], j) {
				next[i] = append(next[i], j)
			}
		}
		if len(next[i]) == 0 {
			next[i] = []int{n}
		}
	}
	idom := postDominators(next)
	out := make([][]int, n)
	for i, ways := range next {
		if len(ways) < 2 {
			continue
		}
		for _, j := range ways {
			for j != idom[i] && j != n {
				if !slices.Contains(out[j], i) {
					out[j] = append(out[j], i)
				}
				j = idom[j]
			}
		}
	}
	return out
}

// sealed reports texts that do not clear the channel: without a notice the patient reads
// the clinic's neutral one, and has to open a link.
func (a *analysis) sealed() {
	for _, s := range a.allSpoken() {
		l := a.labels[s.text.n]
		if s.notice != nil && !a.env.Clearance.Clears(a.labels[s.notice.n]) {
			a.fault(s.notice.at, "label", fmt.Sprintf("the notice is %s, and the channel clears %s", a.labels[s.notice.n], a.env.Clearance),
				"a notice is said where the text may not be, and so it must clear", "take out what is private; mind the conditions under which it is said")
		}
		if s.notice == nil && !a.env.Clearance.Clears(l) {
			a.warn(s.text.at, "sealed", fmt.Sprintf("this text is %s and will be sealed: the channel clears %s", l, a.env.Clearance),
				"the patient gets the clinic's neutral notice with a link instead", "add a `notice:`, or take out what is private")
		}
	}
}

// allSpoken lists every text with its notice, once.
func (a *analysis) allSpoken() []spoken {
	var out []spoken
	seen := make([]bool, len(a.def.texts))
	add := func(s spoken) {
		if s.text != nil && !seen[s.text.n] {
			seen[s.text.n] = true
			out = append(out, s)
		}
	}
	for i, s := range a.def.steps {
		for _, t := range s.verb.says() {
			add(t)
		}
		for _, e := range a.edges[i] {
			add(e.to.say)
		}
	}
	return out
}
