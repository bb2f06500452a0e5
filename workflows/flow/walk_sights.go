package flow

import (
	"slices"
	"strconv"
)

// sights are the variables whose values decide where a conversation goes, by name, each
// with the words and numbers that it is compared with. Names are taken together over
// all workflows of a walk: a value is handed on under one or several of them.
type sights map[string][]string

// loopedOver stands among the words of a list that a loop goes through: it makes a
// difference whether there are items at all.
const loopedOver = "#each"

// sightsOf collects them from the expressions of workflows, and follows a variable back
// to those that it is set from.
func sightsOf(defs []*Def) sights {
	s := sights{}
	for _, d := range defs {
		for _, e := range d.exprs {
			if e.isRef || e.isWord || e.formula == nil {
				continue
			}
			for _, u := range e.uses {
				s.see(u, constants(e))
			}
		}
	}
	for _, d := range defs {
		for _, st := range d.steps {
			if v, ok := st.verb.(*looping); ok {
				s.see(v.list.ref.name, []string{loopedOver})
			}
		}
	}
	for _, d := range defs {
		for _, r := range d.refs() {
			if len(r.path) > 0 && r.path[0].field == "" {
				s.see(r.name, reached(r.path[0].index))
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for _, d := range defs {
			for _, a := range d.handed() {
				if found, ok := s[a.name]; ok && a.expr.isRef {
					changed = s.see(a.expr.ref.name, found) || changed
				}
			}
		}
	}
	return s
}

// reached are the lengths on both sides of an item that is spoken of.
func reached(i int) []string {
	if i == 0 {
		return []string{loopedOver, "1"}
	}
	return []string{strconv.Itoa(i), strconv.Itoa(i + 1)}
}

func (s sights) see(name string, words []string) (fresh bool) {
	had, ok := s[name]
	for _, w := range words {
		if !slices.Contains(had, w) {
			had, fresh = append(had, w), true
		}
	}
	s[name] = had
	return fresh || !ok
}

// handed are all the places at which a value gets another name.
func (d *Def) handed() []assignment {
	var out []assignment
	route := func(to *route) {
		if to == nil {
			return
		}
		out = append(out, to.set...)
		if to.call != nil {
			out = append(out, to.call.with...)
		}
	}
	for _, s := range d.steps {
		for _, e := range s.verb.exits() {
			route(e.to)
		}
		if v, ok := s.verb.(*doing); ok {
			out = append(out, v.with...)
		}
	}
	route(d.stuck)
	route(d.unanswered)
	return out
}

// constants are the words and numbers of an expression, each whole number with its
// neighbours: that is where comparisons turn.
func constants(e *expression) []string {
	var out []string
	e.formula.each(func(f *formula) {
		switch is := f.is.(type) {
		case string:
			out = append(out, is)
		case float64:
			for _, n := range []int{int(is), int(is) - 1, int(is) + 1} {
				if n >= 0 {
					out = append(out, strconv.Itoa(n))
				}
			}
		}
	})
	return out
}

// numbers are those of the constants of a variable that are whole numbers.
func (s sights) numbers(name string) []int {
	var out []int
	for _, w := range s[name] {
		if n, err := strconv.Atoi(w); err == nil {
			out = append(out, n)
		}
	}
	return out
}
