package chart

// rank puts every box into a layer below all that lead to it. An edge to a box that is
// still being visited closes a circle, and climbs.
func (g *graph) rank() {
	const (
		fresh = iota
		open
		done
	)
	state := map[*node]int{}
	var order []*node
	var visit func(n *node)
	visit = func(n *node) {
		state[n] = open
		for _, e := range n.out {
			switch state[e.to] {
			case open:
				e.back = true
			case fresh:
				visit(e.to)
			}
		}
		state[n] = done
		order = append(order, n)
	}
	for _, n := range g.nodes {
		if state[n] == fresh {
			visit(n)
		}
	}
	for i := len(order) - 1; i >= 0; i-- {
		for _, e := range order[i].out {
			if !e.back {
				e.to.layer = max(e.to.layer, order[i].layer+1)
			}
		}
	}
	for _, n := range g.nodes {
		for len(g.layers) <= n.layer {
			g.layers = append(g.layers, nil)
		}
		g.layers[n.layer] = append(g.layers[n.layer], n)
	}
}

// laneKey finds the lane that all lines to one box share in one layer.
type laneKey struct {
	target *node
	layer  int
	climbs bool
}

// lanes puts lanes into the layers that an edge passes. Those that climb begin beside
// the box they leave and end beside the box they reach.
func (g *graph) lanes() {
	made := map[laneKey]*node{}
	lane := func(to *node, layer int, climbs bool) *node {
		key := laneKey{to, layer, climbs}
		if made[key] == nil {
			made[key] = &node{layer: layer, target: to, climbs: climbs, width: laneWidth}
			g.layers[layer] = append(g.layers[layer], made[key])
		}
		return made[key]
	}
	for _, e := range g.edges {
		if !e.back {
			for l := e.from.layer + 1; l < e.to.layer; l++ {
				e.chain = append(e.chain, lane(e.to, l, false))
			}
			continue
		}
		for l := e.from.layer; l >= e.to.layer; l-- {
			e.chain = append(e.chain, lane(e.to, l, true))
		}
	}
}

// laneWidth is the room that a line has beside a box.
const laneWidth = 6.0
