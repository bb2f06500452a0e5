package flow

import "slices"

// courses is the graph of all that a run can do, fine enough to tell what one way does
// and another does not: a node for each step, one for each route with what is done on
// it, one for asking a question again, and one for each way to leave the workflow. Who
// does not answer takes no decision, so the ways of those who are silent or not
// understood are kept apart.
type courses struct {
	steps int
	// routes stand behind the steps, in the order in which they are written.
	routes []*route
	index  map[*route]int
	// again is the node at which the question of step i is asked again: again + i.
	again int
	// over is the end of the workflow, person a handoff. What is behind them is the
	// outside, node len(next).
	over, person int
	next         [][]int
	// aside are the ways that depend on no answer; next does not have them.
	aside [][]int
	// idom is the nearest node that every way from a node passes.
	idom  []int
	depth []int
	// marked is what marks hands out, and todo the space for what a walk has before it.
	marked []bool
	todo   []stop
}

func (a *analysis) courseOf() *courses {
	c := &courses{steps: len(a.def.steps), index: map[*route]int{}}
	for i := range a.edges {
		for _, e := range a.edges[i] {
			if _, ok := c.index[e.to]; !ok {
				c.index[e.to] = c.steps + len(c.routes)
				c.routes = append(c.routes, e.to)
			}
		}
	}
	c.again = c.steps + len(c.routes)
	c.over = c.again + c.steps
	c.person = c.over + 1
	c.next, c.aside = make([][]int, c.person+1), make([][]int, c.person+1)
	c.next[c.over], c.next[c.person] = []int{c.outside()}, []int{c.outside()}
	for i := range a.edges {
		for _, e := range a.edges[i] {
			c.leave(i, e)
		}
		c.next[c.again+i], c.aside[c.again+i] = slices.Clone(c.next[i]), c.aside[i]
	}
	for i := range c.next {
		if len(c.next[i]) == 0 {
			c.next[i] = []int{c.outside()}
		}
	}
	c.idom = postDominators(cloned(c.next))
	c.depth = c.depths()
	return c
}

// marks are two sets of nodes, empty, for whoever follows the ways; until they are asked
// for again.
func (c *courses) marks() (first, second []bool) {
	if c.marked == nil {
		c.marked = make([]bool, 2*len(c.next))
	}
	clear(c.marked)
	return c.marked[:len(c.next)], c.marked[len(c.next):]
}

// leave draws one way on from step i.
func (c *courses) leave(i int, e edge) {
	way := c.index[e.to]
	from := &c.next[i]
	if e.aside {
		from = &c.aside[i]
	}
	if !slices.Contains(*from, way) {
		*from = append(*from, way)
	}
	switch {
	case e.to.handoff != "":
		c.next[way] = []int{c.person}
	case e.target == outside:
		c.next[way] = []int{c.over}
	case e.to.again != "":
		c.next[way] = []int{c.again + e.target}
	default:
		c.next[way] = []int{e.target}
	}
}

// outside is the node behind everything.
func (c *courses) outside() int { return c.person + 1 }

// step is the step of a node: itself, or the question that is asked again.
func (c *courses) step(n int) (i int, ok bool) {
	switch {
	case n < c.steps:
		return n, true
	case n >= c.again && n < c.over:
		return n - c.again, true
	}
	return 0, false
}

// route is the route of a node; nil for any other.
func (c *courses) route(n int) *route {
	if n < c.steps || n >= c.again {
		return nil
	}
	return c.routes[n-c.steps]
}

// decided visits the nodes that are reached by some ways from a node and not by others:
// those between it and where its ways meet again (Ferrante, Ottenstein, Warren, 1987).
func (c *courses) decided(from int, visit func(n int)) {
	for _, n := range c.next[from] {
		for ; n != c.idom[from] && n != c.outside(); n = c.idom[n] {
			visit(n)
		}
	}
}

// strays visits the nodes to which only the silent come from a question, up to where
// they are back on its way.
func (c *courses) strays(from int, visit func(n int)) {
	for _, n := range c.aside[from] {
		for back := c.meet(from, n); n != back; n = c.idom[n] {
			visit(n)
		}
	}
}

// meet is the nearest node that every way from a and every way from b passes.
func (c *courses) meet(a, b int) int {
	for a != b {
		if c.depth[a] < c.depth[b] {
			a, b = b, a
		}
		a = c.idom[a]
	}
	return a
}

// depths is how far each node is from the outside, counted in nodes that all its ways
// pass.
func (c *courses) depths() []int {
	depth := make([]int, len(c.idom))
	var path []int
	for i := range c.idom {
		for n := i; n != c.outside() && depth[n] == 0; n = c.idom[n] {
			path = append(path, n)
		}
		for len(path) > 0 {
			n := path[len(path)-1]
			path = path[:len(path)-1]
			depth[n] = depth[c.idom[n]] + 1
		}
	}
	return depth
}

func cloned(next [][]int) [][]int {
	out := make([][]int, len(next))
	for i := range next {
		out[i] = slices.Clone(next[i])
	}
	return out
}
