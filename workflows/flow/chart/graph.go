package chart

import (
	"frontdesk/workflows/flow"
)

// node is a box of the map, or a lane: the place in a layer where a line passes.
type node struct {
	// kind is a verb, "start", "end" or "handoff"; empty for a lane.
	kind string
	// stage is the step; nil for what is no step.
	stage *flow.Stage
	// head and id stand in the first line, body below it, tip when a pointer rests there.
	head, id, tip string
	body          []string
	mark          Mark

	// seq is the number of a box in written order.
	seq, layer, order int
	// x is the middle, y the top, in pixels.
	x, y, width, height float64
	out                 []*edge
	// target is where a lane's lines lead; climbs tells that they go back up.
	target *node
	climbs bool
}

// edge is all ways from one box to another.
type edge struct {
	from, to *node
	labels   []string
	tip      string
	// aside marks the ways that depend on no answer, back those that climb.
	aside, back bool
	// port is where it leaves, from the middle of the box.
	port float64
	// chain are the lanes between from and to, in the order in which it passes them.
	chain []*node
}

// next is what the edge reaches first.
func (e *edge) next() *node {
	if len(e.chain) > 0 {
		return e.chain[0]
	}
	return e.to
}

type graph struct {
	opt    Options
	nodes  []*node
	edges  []*edge
	layers [][]*node
	byID   map[string]*node
	// tracks are the horizontal lines of each channel; channel i lies above layer i.
	tracks        [][]*net
	width, height float64
}

// newGraph makes the boxes and their edges. Ways that end, or that hand over to a
// person, lead to a small box of their own, so that no line crosses the map for them.
func newGraph(o flow.Outline, opt Options) *graph {
	g := &graph{opt: opt, byID: map[string]*node{}}
	start := g.startBox(o)
	for i := range o.Stages {
		g.stageBox(&o.Stages[i])
	}
	for i := range o.Stages {
		s := &o.Stages[i]
		if i == 0 {
			g.edge(start, g.byID[s.ID])
		}
		for _, w := range s.Ways {
			g.way(g.byID[s.ID], s, w)
		}
	}
	return g
}

// way draws one way on from a step.
func (g *graph) way(from *node, s *flow.Stage, w flow.Way) {
	if s.Verb == "end" || s.Verb == "handoff" && w.Handoff == s.What {
		return // the box says it itself
	}
	to := g.byID[w.To]
	switch {
	case w.Retry != "":
		to = g.byID[w.Retry]
	case w.Handoff != "":
		to = g.terminal(from, "handoff", w.Handoff)
	case to == nil:
		to = g.terminal(from, "end", "end")
	}
	e := g.edge(from, to)
	if label := wayLabel(*s, w); label != "" {
		e.labels = append(e.labels, label)
	}
	e.aside = w.Aside && (len(e.labels) < 2 || e.aside)
	e.tip += g.opt.wayTip(w)
}

// edge is the edge between two boxes, made where there is none.
func (g *graph) edge(from, to *node) *edge {
	for _, e := range from.out {
		if e.to == to {
			return e
		}
	}
	e := &edge{from: from, to: to}
	from.out = append(from.out, e)
	g.edges = append(g.edges, e)
	return e
}

// terminal is the small box of one step in which ways of a kind end.
func (g *graph) terminal(from *node, kind, words string) *node {
	for _, e := range from.out {
		if e.to.stage == nil && e.to.kind == kind && e.to.head == words {
			return e.to
		}
	}
	n := &node{kind: kind, head: words, tip: words, height: 24}
	n.width = textWidth(words, headSize) + 28
	n.seq, g.nodes = len(g.nodes), append(g.nodes, n)
	return n
}

// adjacent lists the boxes that a box leads to, in written order.
func (n *node) adjacent() []*node {
	var out []*node
	for _, e := range n.out {
		out = append(out, e.to)
	}
	return out
}
