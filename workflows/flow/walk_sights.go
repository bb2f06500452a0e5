package flow

import (
	"slices"
	"strconv"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// sights are the variables whose values decide where a conversation goes, by name, each
// with the words and numbers that it is compared with. Names are taken together over
// all workflows of a walk: a value is handed on under one or several of them.
type sights map[string][]string

// sightsOf collects them from the expressions of workflows, and follows a variable back
// to those that it is set from.
func sightsOf(defs []*Def) sights {
	s := sights{}
	for _, d := range defs {
		for _, e := range d.exprs {
			if e.isRef || e.isWord {
				continue
			}
			for _, u := range e.uses {
				s.see(u, constants(e.src))
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

// constants are the words and numbers of an expression, each number with its
// neighbours: that is where comparisons turn.
func constants(src string) []string {
	tree, err := parser.Parse(src)
	if err != nil {
		return nil
	}
	c := &literals{}
	ast.Walk(&tree.Node, c)
	return c.found
}

type literals struct{ found []string }

func (c *literals) Visit(n *ast.Node) {
	switch n := (*n).(type) {
	case *ast.StringNode:
		c.found = append(c.found, n.Value)
	case *ast.IntegerNode:
		for _, i := range []int{n.Value, n.Value - 1, n.Value + 1} {
			if i >= 0 {
				c.found = append(c.found, strconv.Itoa(i))
			}
		}
	}
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
