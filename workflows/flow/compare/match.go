package compare

import (
	"slices"
	"strings"

	"frontdesk/workflows/flow"
)

// match finds which step of the newer version is which of the older one: by id, then by
// likeness in the same order, then by likeness anywhere.
func (c *comparison) match() {
	c.now, c.was = slices.Repeat([]int{-1}, len(c.prior.Stages)), slices.Repeat([]int{-1}, len(c.next.Stages))
	for i, p := range c.prior.Stages {
		for j, n := range c.next.Stages {
			if p.Named && n.Named && p.ID == n.ID {
				c.pair(i, j)
			}
		}
	}
	c.align()
	for i, p := range c.prior.Stages {
		for j, n := range c.next.Stages {
			if c.now[i] < 0 && c.was[j] < 0 && likeness(p, n) >= same {
				c.pair(i, j)
			}
		}
	}
}

func (c *comparison) pair(i, j int) { c.now[i], c.was[j] = j, i }

// Above alike two steps in the same order are taken for one, above same also when they
// stand elsewhere.
const alike, same = 0.35, 0.8

// align pairs the steps that have no match yet so that their order is kept and the sum
// of their likeness is highest.
func (c *comparison) align() {
	var old, new []int
	for i := range c.now {
		if c.now[i] < 0 {
			old = append(old, i)
		}
	}
	for j := range c.was {
		if c.was[j] < 0 {
			new = append(new, j)
		}
	}
	best := make([][]float64, len(old)+1)
	like := make([][]float64, len(old))
	best[len(old)] = make([]float64, len(new)+1)
	for i := len(old) - 1; i >= 0; i-- {
		best[i], like[i] = make([]float64, len(new)+1), make([]float64, len(new))
		for j := len(new) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if like[i][j] = likeness(c.prior.Stages[old[i]], c.next.Stages[new[j]]); like[i][j] > alike {
				best[i][j] = max(best[i][j], best[i+1][j+1]+like[i][j])
			}
		}
	}
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch best[i][j] {
		case best[i+1][j]:
			i++
		case best[i][j+1]:
			j++
		default:
			c.pair(old[i], new[j])
			i, j = i+1, j+1
		}
	}
}

// likeness is how alike two steps are, from 0 to 1. Steps of different verbs are not,
// and neither are two that have an id each that the other version knows too.
func likeness(a, b flow.Stage) float64 {
	if a.Verb != b.Verb {
		return 0
	}
	score := 0.1
	if a.What == b.What {
		score += 0.3
	}
	score += 0.4 * overlap(vocabulary(a), vocabulary(b))
	return score + 0.2*overlap(wayNames(a), wayNames(b))
}

func vocabulary(s flow.Stage) map[string]bool {
	out := map[string]bool{}
	for _, t := range s.Texts {
		for _, w := range strings.Fields(t.Words) {
			out[w] = true
		}
	}
	for _, d := range s.Details {
		out[d.Key+": "+d.Value] = true
	}
	return out
}

func wayNames(s flow.Stage) map[string]bool {
	out := map[string]bool{}
	for _, w := range s.Ways {
		out[w.Name] = true
	}
	return out
}

// overlap is the share of what two sets have in common; two empty ones are alike.
func overlap(a, b map[string]bool) float64 {
	common := 0
	for w := range a {
		if b[w] {
			common++
		}
	}
	if all := len(a) + len(b) - common; all > 0 {
		return float64(common) / float64(all)
	}
	return 1
}

// moved are the matched steps of the newer version that stand in another order: those
// outside the longest run whose order was kept.
func (c *comparison) moved() map[int]bool {
	var order []int // the matched steps of next
	for j, i := range c.was {
		if i >= 0 {
			order = append(order, j)
		}
	}
	length, before := make([]int, len(order)), make([]int, len(order))
	last := -1
	for x := range order {
		length[x], before[x] = 1, -1
		for y := range x {
			if c.was[order[y]] < c.was[order[x]] && length[y]+1 > length[x] {
				length[x], before[x] = length[y]+1, y
			}
		}
		if last < 0 || length[x] > length[last] {
			last = x
		}
	}
	out := map[int]bool{}
	for _, j := range order {
		out[j] = true
	}
	for ; last >= 0; last = before[last] {
		delete(out, order[last])
	}
	return out
}
