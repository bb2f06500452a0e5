package chart

import (
	"cmp"
	"slices"
)

// net is all lines to one box that meet in one channel: one horizontal line, with ends
// that go up from it and ends that go down.
type net struct {
	target      *node
	ups, downs  []float64
	left, right float64
	track       int
}

const (
	trackHeight = 11.0
	// channelPad is the room for an arrow's head.
	channelPad = 15.0
	labelLine  = 13.0
)

// channels finds the horizontal lines and how high everything stands.
func (g *graph) channels() {
	nets := make([]map[*node]*net, len(g.layers)+1)
	g.tracks = make([][]*net, len(nets))
	meet := func(channel int, e *edge) *net {
		if nets[channel] == nil {
			nets[channel] = map[*node]*net{}
		}
		if nets[channel][e.to] == nil {
			nets[channel][e.to] = &net{target: e.to}
			g.tracks[channel] = append(g.tracks[channel], nets[channel][e.to])
		}
		return nets[channel][e.to]
	}
	for _, e := range g.edges {
		for _, leg := range e.legs() {
			n := meet(leg.channel, e)
			for _, end := range []point{leg.from, leg.to} {
				if end.below {
					n.downs = insert(n.downs, end.x)
				} else {
					n.ups = insert(n.ups, end.x)
				}
			}
		}
	}
	for i := range g.tracks {
		stack(g.tracks[i])
	}
	g.stand()
}

func insert(all []float64, x float64) []float64 {
	if slices.Contains(all, x) {
		return all
	}
	return append(all, x)
}

// point is an end of a leg; below tells that it lies under the channel.
type point struct {
	x     float64
	below bool
}

// leg is the part of an edge inside one channel.
type leg struct {
	channel  int
	from, to point
}

// legs are the parts of an edge, from its box to the one that it leads to.
func (e *edge) legs() []leg {
	var out []leg
	places := append(append([]*node{e.from}, e.chain...), e.to)
	for i := 1; i < len(places); i++ {
		a, b := places[i-1], places[i]
		from, to := point{x: a.x}, point{x: b.x, below: true}
		channel := b.layer
		if i == 1 {
			from.x += e.port
		}
		if e.back {
			channel = a.layer
			switch {
			case i == 1:
				channel, to.below = a.layer+1, false
			case b == e.to:
				from.below = true
			default:
				from.below, to.below = true, false
			}
		}
		out = append(out, leg{channel, from, to})
	}
	return out
}

// straight reports a net that needs no horizontal line.
func (n *net) straight() bool { return n.left == n.right }

// stack gives each net a track of its own wherever two would touch, in an order in
// which few of their ends cross another's line.
func stack(nets []*net) {
	for _, n := range nets {
		all := append(slices.Clone(n.ups), n.downs...)
		n.left, n.right = slices.Min(all), slices.Max(all)
	}
	slices.SortStableFunc(nets, func(a, b *net) int { return cmp.Compare(a.right-a.left, b.right-b.left) })
	for moved, tries := true, 0; moved && tries < len(nets)+2; tries++ {
		moved = false
		for i := range len(nets) - 1 {
			if a, b := nets[i], nets[i+1]; cost(b, a) < cost(a, b) {
				nets[i], nets[i+1], moved = b, a, true
			}
		}
	}
	for i, n := range nets {
		for _, o := range nets[:i] {
			if o.left <= n.right+trackHeight && n.left <= o.right+trackHeight {
				n.track = max(n.track, o.track+1)
			}
		}
	}
}

// cost is what it costs when a runs above b: one for each crossing, more where two ends
// would lie on each other.
func cost(a, b *net) int {
	sum := 0
	for _, x := range a.downs {
		if x > b.left && x < b.right {
			sum++
		}
		for _, y := range b.ups {
			if d := x - y; d < trackHeight/2 && d > -trackHeight/2 {
				sum += 5
			}
		}
	}
	for _, x := range b.ups {
		if x > a.left && x < a.right {
			sum++
		}
	}
	return sum
}

// stand gives every layer its height.
func (g *graph) stand() {
	y := margin
	for i := 0; i <= len(g.layers); i++ {
		y += g.channelHeight(i)
		if i == len(g.layers) {
			break
		}
		tall := 0.0
		for _, n := range g.layers[i] {
			n.y = y
			tall = max(tall, n.height)
		}
		y += tall
	}
	g.height = y + margin
}

// labelHeight is the room for the names of the lines that leave layer i.
func (g *graph) labelHeight(i int) float64 {
	lines := 0
	if i >= 0 {
		for _, n := range g.layers[i] {
			for _, e := range n.out {
				lines = max(lines, len(e.shown()))
			}
		}
	}
	return labelLine * float64(lines)
}

func (g *graph) channelHeight(i int) float64 {
	tracks := 0
	for _, n := range g.tracks[i] {
		if !n.straight() {
			tracks = max(tracks, n.track+1)
		}
	}
	if len(g.tracks[i]) == 0 {
		return 0
	}
	return g.labelHeight(i-1) + trackHeight*float64(tracks) + channelPad + 5
}
