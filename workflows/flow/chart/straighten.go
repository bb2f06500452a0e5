package chart

import (
	"cmp"
	"math"
	"slices"
)

// slack is how far a line may be off before it is made straight.
const slack = 14.0

// straighten takes the small bends out: a line that climbs stands above itself, and a
// place that almost stands below what leads to it does.
func (g *graph) straighten(pulls map[*node][]pull) {
	for _, layer := range g.layers {
		for _, n := range layer {
			n.x = math.Round(n.x)
		}
	}
	for range 2 {
		for _, layer := range g.layers {
			for _, n := range layer {
				if x, ok := above(n, pulls); ok && math.Abs(x-n.x) <= slack && fits(layer, n, x) {
					n.x = x
				}
			}
		}
	}
	g.raiseLanes()
}

// above is where the nearest line that comes from the layer above starts.
func above(n *node, pulls map[*node][]pull) (x float64, ok bool) {
	for _, p := range pulls[n] {
		if from := p.to.x + p.shift; p.to.layer == n.layer-1 && (!ok || math.Abs(from-n.x) < math.Abs(x-n.x)) {
			x, ok = from, true
		}
	}
	return x, ok
}

// fits reports whether n can stand at x between its neighbours.
func fits(layer []*node, n *node, x float64) bool {
	if n.order > 0 {
		if l := layer[n.order-1]; x-n.width/2-(l.x+l.width/2) < gap/2 {
			return false
		}
	}
	if n.order+1 < len(layer) {
		if r := layer[n.order+1]; r.x-r.width/2-(x+n.width/2) < gap/2 {
			return false
		}
	}
	return true
}

// raiseLanes puts all lanes that climb to one box above each other, the one to the
// nearest box innermost.
func (g *graph) raiseLanes() {
	lanes := map[*node][]*node{}
	var targets []*node
	for _, layer := range g.layers {
		for _, n := range layer {
			if !n.climbs {
				continue
			}
			if lanes[n.target] == nil {
				targets = append(targets, n.target)
			}
			lanes[n.target] = append(lanes[n.target], n)
		}
	}
	slices.SortFunc(targets, func(a, b *node) int { return cmp.Compare(climb(lanes[a][0]), climb(lanes[b][0])) })
	for _, t := range targets {
		x := 0.0
		for _, n := range lanes[t] {
			left := 0.0
			if n.order > 0 {
				l := g.layers[n.layer][n.order-1]
				left = l.x + l.width/2 + gap/2 + n.width/2
			}
			x = max(x, left)
		}
		for _, n := range lanes[t] {
			n.x = math.Round(x)
		}
	}
}

// shift moves the map to the corner of the page.
func (g *graph) shift() {
	left, right := math.Inf(1), math.Inf(-1)
	for _, layer := range g.layers {
		for _, n := range layer {
			left, right = min(left, n.x-n.width/2), max(right, n.x+n.width/2)
		}
	}
	off := math.Round(margin - left)
	for _, layer := range g.layers {
		for _, n := range layer {
			n.x += off
		}
	}
	g.width = math.Ceil(right - left + 2*margin)
}
