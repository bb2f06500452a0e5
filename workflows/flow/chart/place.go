package chart

import (
	"cmp"
	"math"
	"slices"
)

const (
	// gap is the room between neighbours, margin that around the whole map.
	gap, margin = 26.0, 24.0
	// rounds are how often all layers are placed; the pictures settle well before.
	rounds = 30
	// straight is how much more a long line wants to be straight than a short one.
	straight = 8.0
)

// place finds where each place of a layer stands from left to right: as near as its
// order allows to the middle of what it is joined to.
func (g *graph) place() {
	g.ports()
	pulls := g.pulls()
	for _, layer := range g.layers {
		x := 0.0
		for _, n := range layer {
			n.x = x + n.width/2
			x += n.width + gap
		}
	}
	for i := range rounds {
		for j := range g.layers {
			layer := g.layers[j]
			if i%2 == 1 {
				layer = g.layers[len(g.layers)-1-j]
			}
			settle(layer, pulls)
		}
	}
	g.straighten(pulls)
	g.shift()
}

// ports spreads the lines that leave a box along its lower side, in the order in which
// they go on, with room for their names beside them.
func (g *graph) ports() {
	for _, n := range g.nodes {
		slices.SortStableFunc(n.out, func(a, b *edge) int {
			return cmp.Or(cmp.Compare(a.side(), b.side()), cmp.Compare(a.next().order, b.next().order))
		})
		total := 0.0
		for _, e := range n.out {
			total += e.room()
		}
		if total > n.width-8 {
			n.width = total + 8
		}
		if len(n.out) == 1 {
			n.width = max(n.width, 2*n.out[0].room())
			continue // it leaves in the middle
		}
		x := n.trunk(total)
		for _, e := range n.out {
			e.port = math.Round(x + portPad)
			x += e.room()
		}
	}
}

// trunk is where the lines of a box begin, from its middle: those that go down stand
// under the middle, so that a map does not lean, as far as the box may grow for it.
func (n *node) trunk(total float64) float64 {
	down := 0.0
	for _, e := range n.out {
		if !e.back {
			down += e.room()
		}
	}
	x := -down / 2
	if down == 0 {
		x = -total / 2
	}
	x = max(x, -total/2)
	x = min(x, max(maxBox/2-total, -total/2))
	n.width = max(n.width, 2*(total+x)+8)
	return x
}

// portPad is the room left of a line that leaves a box.
const portPad = 9.0

// side puts the lines that climb to the right.
func (e *edge) side() int {
	if e.back {
		return 1
	}
	return 0
}

// room is how wide a line is with its names.
func (e *edge) room() float64 {
	w := 0.0
	for _, l := range e.shown() {
		w = max(w, textWidth(l, labelSize))
	}
	return w + 2*portPad
}

// pull draws a place to another one.
type pull struct {
	to     *node
	shift  float64
	weight float64
}

func (g *graph) pulls() map[*node][]pull {
	out := map[*node][]pull{}
	for _, e := range g.edges {
		at, port := e.from, e.port
		for _, n := range append(slices.Clone(e.chain), e.to) {
			w := 1.0
			if at.kind == "" && n.kind == "" {
				w = straight
			} else if len(e.chain) == 0 {
				w = 2
			}
			if at.layer != n.layer {
				out[at] = append(out[at], pull{n, -port, w})
				out[n] = append(out[n], pull{at, port, w})
			}
			at, port = n, 0
		}
	}
	return out
}

// settle moves the places of a layer to where they are drawn, as near as their order
// and widths allow: the least squares under those bounds, by pooling neighbours that
// would overlap (Ayer and others, 1955).
func settle(layer []*node, pulls map[*node][]pull) {
	type pool struct {
		sum, weight float64
		members     []*node
	}
	shift := map[*node]float64{}
	at := 0.0
	var pools []pool
	for i, n := range layer {
		if i > 0 {
			at += layer[i-1].width/2 + gap + n.width/2
		}
		shift[n] = at
		p := pool{members: []*node{n}}
		for _, d := range pulls[n] {
			p.sum, p.weight = p.sum+d.weight*(d.to.x+d.shift-at), p.weight+d.weight
		}
		if p.weight == 0 {
			p.sum, p.weight = 0.01*(n.x-at), 0.01
		}
		pools = append(pools, p)
		for k := len(pools) - 1; k > 0 && pools[k-1].sum/pools[k-1].weight > pools[k].sum/pools[k].weight; k-- {
			a, b := pools[k-1], pools[k]
			pools[k-1] = pool{a.sum + b.sum, a.weight + b.weight, append(a.members, b.members...)}
			pools = pools[:k]
		}
	}
	for _, p := range pools {
		for _, n := range p.members {
			n.x = p.sum/p.weight + shift[n]
		}
	}
}
