package chart

import (
	"fmt"
	"math"
	"strings"
)

// corner is the radius of a bend.
const corner = 6.0

// spot is a point of the drawing.
type spot struct{ x, y float64 }

// path is the line of an edge as SVG has it, with round corners.
func (g *graph) path(e *edge) string { return rounded(g.spots(e)) }

// spots are where an edge begins, bends and ends.
func (g *graph) spots(e *edge) []spot {
	spots := []spot{{e.from.x + e.port, e.from.y + e.from.height}}
	for _, l := range e.legs() {
		y := g.trackY(l.channel, e.to)
		spots = append(spots, spot{l.from.x, y}, spot{l.to.x, y})
	}
	return append(spots, spot{e.to.x, e.to.y - 1})
}

// trackY is how high the horizontal line to a box runs in a channel.
func (g *graph) trackY(channel int, to *node) float64 {
	top := margin
	if channel > 0 {
		for _, n := range g.layers[channel-1] {
			top = max(top, n.y+n.height)
		}
	}
	for _, n := range g.tracks[channel] {
		if n.target == to {
			return top + g.labelHeight(channel-1) + 5 + trackHeight*float64(n.track)
		}
	}
	return top
}

// rounded draws a line of right angles; spots that lie on it are left out.
func rounded(spots []spot) string {
	var bends []spot
	for i, s := range spots {
		if n := len(bends); n > 1 && i > 0 && onLine(bends[n-2], bends[n-1], s) {
			bends = bends[:n-1]
		}
		if n := len(bends); n > 0 && bends[n-1] == s {
			continue
		}
		bends = append(bends, s)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "M%g %g", bends[0].x, bends[0].y)
	for i := 1; i < len(bends)-1; i++ {
		in, out := toward(bends[i], bends[i-1]), toward(bends[i], bends[i+1])
		fmt.Fprintf(&b, "L%g %gQ%g %g %g %g", in.x, in.y, bends[i].x, bends[i].y, out.x, out.y)
	}
	last := bends[len(bends)-1]
	fmt.Fprintf(&b, "L%g %g", last.x, last.y)
	return b.String()
}

func onLine(a, b, c spot) bool {
	return a.x == b.x && b.x == c.x && (b.y-a.y)*(c.y-b.y) >= 0 || a.y == b.y && b.y == c.y && (b.x-a.x)*(c.x-b.x) >= 0
}

// toward is the spot a corner's radius away from a on the way to b, or half way.
func toward(a, b spot) spot {
	d := math.Abs(a.x-b.x) + math.Abs(a.y-b.y)
	r := math.Min(corner, d/2) / math.Max(d, 1)
	round := func(v float64) float64 { return math.Round(v*10) / 10 }
	return spot{round(a.x + (b.x-a.x)*r), round(a.y + (b.y-a.y)*r)}
}
