package flow

import "slices"

// cyclic lists the nodes that lie on a cycle: those whose strongly connected component
// has several nodes, or an edge to itself (Tarjan, 1972).
func cyclic(next [][]int) []int {
	t := tarjan{next: next, order: make([]int, len(next)), low: make([]int, len(next)), on: make([]bool, len(next))}
	for i := range next {
		if t.order[i] == 0 {
			t.visit(i)
		}
	}
	slices.Sort(t.out)
	return t.out
}

type tarjan struct {
	next       [][]int
	order, low []int
	on         []bool
	stack, out []int
	clock      int
}

func (t *tarjan) visit(i int) {
	t.clock++
	t.order[i], t.low[i] = t.clock, t.clock
	t.stack, t.on[i] = append(t.stack, i), true
	for _, j := range t.next[i] {
		if t.order[j] == 0 {
			t.visit(j)
			t.low[i] = min(t.low[i], t.low[j])
		} else if t.on[j] {
			t.low[i] = min(t.low[i], t.order[j])
		}
	}
	if t.low[i] != t.order[i] {
		return
	}
	from := slices.Index(t.stack, i)
	component := t.stack[from:]
	if len(component) > 1 || slices.Contains(t.next[i], i) {
		t.out = append(t.out, component...)
	}
	for _, j := range component {
		t.on[j] = false
	}
	t.stack = t.stack[:from]
}

// postDominators finds, for each node, its immediate post-dominator: the nearest node
// that every way from it to the outside passes. The outside is node len(next); it is
// its own. A node from which the outside cannot be reached is taken to have an edge
// there, so that a loop of questions has an end too.
//
// Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm" (2001), on the graph
// turned round.
func postDominators(next [][]int) []int {
	outside := len(next)
	before := reversed(next)
	for _, i := range stranded(before, outside) {
		before[outside] = append(before[outside], i)
		next[i] = append(next[i], outside)
	}
	order, rank := backwards(before, outside)
	idom := slices.Repeat([]int{-1}, outside+1)
	idom[outside] = outside
	for changed := true; changed; {
		changed = false
		for _, i := range order[1:] {
			found := -1
			for _, j := range next[i] {
				if idom[j] >= 0 {
					found = meet(found, j, idom, rank)
				}
			}
			changed = changed || idom[i] != found
			idom[i] = found
		}
	}
	return idom
}

// stranded are the fewest nodes, in order, that need an edge to the outside so that each
// node reaches it.
func stranded(before [][]int, outside int) (out []int) {
	seen := make([]bool, len(before))
	reach := func(i int) {
		for todo := []int{i}; len(todo) > 0; {
			i, todo = todo[len(todo)-1], todo[:len(todo)-1]
			if !seen[i] {
				seen[i] = true
				todo = append(todo, before[i]...)
			}
		}
	}
	reach(outside)
	for i := range outside {
		if !seen[i] {
			out = append(out, i)
			reach(i)
		}
	}
	return out
}

// meet is the nearest post-dominator that a and b share.
func meet(a, b int, idom, rank []int) int {
	if a < 0 {
		return b
	}
	for a != b {
		for rank[a] > rank[b] {
			a = idom[a]
		}
		for rank[b] > rank[a] {
			b = idom[b]
		}
	}
	return a
}

// reversed lists who leads to each node, the outside included.
func reversed(next [][]int) [][]int {
	before := make([][]int, len(next)+1)
	for i, to := range next {
		for _, j := range to {
			before[j] = append(before[j], i)
		}
	}
	return before
}

// backwards is the reverse post-order of a walk from the outside, and each node's rank
// in it; -1 for a node that is not met.
func backwards(before [][]int, outside int) (order, rank []int) {
	rank = slices.Repeat([]int{-1}, len(before))
	seen := make([]bool, len(before))
	var visit func(int)
	visit = func(i int) {
		seen[i] = true
		for _, j := range before[i] {
			if !seen[j] {
				visit(j)
			}
		}
		order = append(order, i)
	}
	visit(outside)
	slices.Reverse(order)
	for r, i := range order {
		rank[i] = r
	}
	return order, rank
}
