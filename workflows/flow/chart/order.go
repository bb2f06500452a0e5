package chart

import (
	"cmp"
	"slices"
)

// sweeps are how often the layers are put in order, down and up in turn; more changed
// nothing in the shipped workflows.
const sweeps = 24

// link joins two places in neighbouring layers.
type link struct{ up, down *node }

// links are the pieces of all edges between layers i and i+1, each once.
func (g *graph) links() [][]link {
	out := make([][]link, len(g.layers))
	seen := map[link]bool{}
	for _, e := range g.edges {
		at := e.from
		for _, n := range append(slices.Clone(e.chain), e.to) {
			l := link{at, n}
			if at.layer > n.layer {
				l = link{n, at}
			}
			if l.up.layer != l.down.layer && !seen[l] {
				seen[l] = true
				out[l.up.layer] = append(out[l.up.layer], l)
			}
			at = n
		}
	}
	return out
}

// arrange orders the places of each layer so that few lines cross: each goes to the
// middle of what it is joined to above, then below, and the best order is kept. Lanes
// that climb stay right of all else, in one order, so that they never cross each other.
func (g *graph) arrange() {
	links := g.links()
	near := [2]map[*node][]*node{{}, {}}
	for _, l := range slices.Concat(links...) {
		near[0][l.down] = append(near[0][l.down], l.up)
		near[1][l.up] = append(near[1][l.up], l.down)
	}
	g.number()
	best, least := g.snapshot(), crossings(links)
	for i := range sweeps {
		g.sweep(near, i%2 == 0)
		if n := crossings(links); n < least {
			best, least = g.snapshot(), n
		}
	}
	g.layers = best
	g.number()
}

func (g *graph) snapshot() [][]*node {
	out := make([][]*node, len(g.layers))
	for i, l := range g.layers {
		out[i] = slices.Clone(l)
	}
	return out
}

func (g *graph) number() {
	for _, layer := range g.layers {
		number(layer)
	}
}

// number moves the lanes that climb to the right, and counts.
func number(layer []*node) {
	slices.SortStableFunc(layer, func(a, b *node) int { return cmp.Compare(climb(a), climb(b)) })
	for i, n := range layer {
		n.order = i
	}
}

// climb orders the lanes that climb by the layer they climb to, the nearest first.
func climb(n *node) int {
	if !n.climbs {
		return 0
	}
	return 1_000_000 - n.target.layer*1000 - n.target.seq
}

// sweep puts all layers in order once; near are the places that each is joined to above
// and below.
func (g *graph) sweep(near [2]map[*node][]*node, down bool) {
	for i := range g.layers {
		at, joined := i, near[0]
		if !down {
			at, joined = len(g.layers)-1-i, near[1]
		}
		middle := map[*node]float64{}
		for _, n := range g.layers[at] {
			middle[n] = barycenter(n, joined[n])
		}
		slices.SortStableFunc(g.layers[at], func(a, b *node) int { return cmp.Compare(middle[a], middle[b]) })
		number(g.layers[at])
	}
}

// barycenter is the middle of the places that n is joined to in the layer before, or
// where it stands when there are none.
func barycenter(n *node, near []*node) float64 {
	if len(near) == 0 {
		return float64(n.order)
	}
	sum := 0
	for _, other := range near {
		sum += other.order
	}
	return float64(sum) / float64(len(near))
}

// crossings counts the pairs of links that cross.
func crossings(links [][]link) int {
	total := 0
	for _, layer := range links {
		slices.SortFunc(layer, func(a, b link) int {
			return cmp.Or(cmp.Compare(a.up.order, b.up.order), cmp.Compare(a.down.order, b.down.order))
		})
		var ends []int // of the links so far, in order
		for _, l := range layer {
			i, _ := slices.BinarySearch(ends, l.down.order+1)
			total += len(ends) - i
			ends = slices.Insert(ends, i, l.down.order)
		}
	}
	return total
}
