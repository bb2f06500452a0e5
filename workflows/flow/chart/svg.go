package chart

import (
	"fmt"
	"html"
	"strings"

	"frontdesk/workflows/flow"
)

// SVG draws the map as a page of its own: no script, nothing from elsewhere, light or
// dark as the reader has it. What a workflow says is escaped.
func SVG(o flow.Outline, opt Options) []byte {
	g := layout(o, opt)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" width="%g" height="%g" role="img" aria-label="%s">`+"\n",
		g.width, g.height, g.width, g.height, escape("Map of workflow "+o.Name))
	fmt.Fprintf(&b, "<title>%s</title>\n%s\n", escape(o.Name+": "+o.About), style)
	fmt.Fprintf(&b, `<rect class="paper" width="%g" height="%g"/>`+"\n", g.width, g.height)
	for _, e := range g.edges {
		g.drawEdge(&b, e)
	}
	for _, n := range g.nodes {
		g.drawNode(&b, n)
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// layout finds the place of everything.
func layout(o flow.Outline, opt Options) *graph {
	g := newGraph(o, opt)
	g.rank()
	g.lanes()
	g.arrange()
	g.place()
	g.channels()
	return g
}

// escape makes words of any words: no markup, and no character that XML does not have.
func escape(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?")))
}

// shown are the names beside a line, the last telling how many more there are.
func (e *edge) shown() []string {
	if len(e.labels) <= labelLines {
		return e.labels
	}
	return append(append([]string{}, e.labels[:labelLines-1]...), fmt.Sprintf("%d more", len(e.labels)-labelLines+1))
}

func (g *graph) drawEdge(b *strings.Builder, e *edge) {
	class := "edge"
	if e.back {
		class += " back"
	}
	if e.aside {
		class += " aside"
	}
	fmt.Fprintf(b, `<g class="%s"><title>%s</title><path d="%s"/>`, class, escape(strings.TrimSpace(e.tip)), g.path(e))
	x, y := e.from.x+e.port, e.from.y+e.from.height
	for i, l := range e.shown() {
		fmt.Fprintf(b, `<text x="%g" y="%g">%s</text>`, x+5, y+labelLine*float64(i+1)-1, escape(l))
	}
	fmt.Fprintf(b, `<path class="tip" d="M%g %gl-4 -7h8z"/></g>`+"\n", e.to.x, e.to.y)
}

func (g *graph) drawNode(b *strings.Builder, n *node) {
	left, right := n.x-n.width/2, n.x+n.width/2
	fmt.Fprintf(b, `<g class="node %s"><title>%s</title>%s`, className(n), escape(n.tip), n.outline(left))
	if n.stage == nil && n.kind != "start" {
		fmt.Fprintf(b, `<text class="head" x="%g" y="%g" text-anchor="middle">%s</text></g>`+"\n", n.x, n.y+16, escape(n.head))
		return
	}
	fmt.Fprintf(b, `<text class="head" x="%g" y="%g">%s</text>`, left+boxPad, n.y+19, escape(n.head))
	if n.id != "" {
		fmt.Fprintf(b, `<text class="id" x="%g" y="%g" text-anchor="end">%s</text>`, right-boxPad, n.y+19, escape(n.id))
	}
	for i, line := range n.body {
		fmt.Fprintf(b, `<text class="body" x="%g" y="%g">%s</text>`, left+boxPad, n.y+19+lineHeight*float64(i+1), escape(line))
	}
	b.WriteString(n.badges(left, right) + "</g>\n")
}

// className is the verb; a later release's verb is drawn as an action.
func className(n *node) string {
	class := n.kind
	if n.mark.Faults > 0 {
		class += " faulty"
	}
	if n.mark.Change != "" {
		class += " changed"
	}
	return escape(class)
}

// outline is the shape of a box: cut corners branch, round ends wait or end, a double
// frame calls another workflow.
func (n *node) outline(left float64) string {
	right, bottom := left+n.width, n.y+n.height
	switch n.kind {
	case "when", "split":
		c := 10.0
		return fmt.Sprintf(`<path class="box" d="M%g %gL%g %gL%g %gL%g %gL%g %gL%g %gL%g %gL%g %gz"/>`,
			left+c, n.y, right-c, n.y, right, n.y+c, right, bottom-c, right-c, bottom, left+c, bottom, left, bottom-c, left, n.y+c)
	case "call", "each":
		return rect("box", frame{left, n.y, n.width, n.height, 6}) + rect("inner", frame{left + 3, n.y + 3, n.width - 6, n.height - 6, 4})
	case "ask":
		return rect("box", frame{left, n.y, n.width, n.height, 12})
	case "wait", "handoff", "end", "start":
		return rect("box", frame{left, n.y, n.width, n.height, min(n.height/2, 20)})
	}
	return rect("box", frame{left, n.y, n.width, n.height, 3})
}

// frame is a rectangle: its upper left corner, its size, and how round it is.
type frame struct{ x, y, width, height, round float64 }

func rect(class string, f frame) string {
	return fmt.Sprintf(`<rect class="%s" x="%g" y="%g" width="%g" height="%g" rx="%g"/>`, class, f.x, f.y, f.width, f.height, f.round)
}

// badges stand on the upper edge of a box: people, problems, what changed.
func (n *node) badges(left, right float64) string {
	var b strings.Builder
	x := right - 6
	badge := func(class, words, tip string) {
		w := textWidth(words, labelSize) + 12
		x -= w
		fmt.Fprintf(&b, `<g class="badge %s"><title>%s</title>%s<text x="%g" y="%g" text-anchor="middle">%s</text></g>`,
			class, escape(tip), rect("box", frame{x, n.y - 12, w, 17, 8.5}), x+w/2, n.y+1, escape(words))
		x -= 4
	}
	if p := n.mark.People; p > 0 {
		badge("people", fmt.Sprint(p), fmt.Sprintf("conversations that stand here now: %d", p))
	}
	if f := n.mark.Faults; f > 0 {
		badge("fault", fmt.Sprintf("✗ %d", f), fmt.Sprintf("errors: %d", f))
	}
	if w := n.mark.Warnings; w > 0 {
		badge("warning", fmt.Sprintf("! %d", w), fmt.Sprintf("warnings: %d", w))
	}
	if n.mark.Change != "" {
		badge("change", n.mark.Change, "compared with the other version")
	}
	return b.String()
}
