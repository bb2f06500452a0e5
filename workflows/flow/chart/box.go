package chart

import (
	"fmt"
	"strings"

	"frontdesk/workflows/flow"
)

// The measures of boxes, in pixels and characters.
const (
	headSize, bodySize, labelSize = 12.0, 12.0, 11.0
	lineHeight                    = 16.0
	minBox, maxBox                = 132.0, 250.0
	boxPad                        = 11.0
	// bodyLines are how many lines of a step's words are shown, labelLines how many
	// names on one line of the map.
	bodyLines, labelLines = 2, 4
	// labelWords is how many characters of one exit's name are shown.
	labelWords = 26
)

func (g *graph) startBox(o flow.Outline) *node {
	n := &node{kind: "start", head: o.Name, tip: o.About}
	n.body = wrap(startWords(o), maxBox-2*boxPad, bodySize, bodyLines)
	g.add(n)
	return n
}

// startWords tells how a workflow begins.
func startWords(o flow.Outline) string {
	var words, events []string
	phrases := 0
	for _, s := range o.Starts {
		words, events = append(words, s.Keywords...), append(events, s.Events...)
		for _, p := range s.Phrases {
			phrases += len(p.Words)
		}
	}
	var all []string
	if len(words) > 0 {
		shown := words[:min(len(words), 4)]
		all = append(all, strings.Join(shown, ", "))
		if more := len(words) - len(shown); more > 0 {
			all = append(all, count(more, "more word"))
		}
	}
	if phrases > 0 {
		all = append(all, count(phrases, "phrase"))
	}
	if len(events) > 0 {
		all = append(all, "on "+strings.Join(events, ", "))
	}
	if len(all) == 0 {
		return "called by others"
	}
	return strings.Join(all, " · ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (g *graph) stageBox(s *flow.Stage) {
	n := &node{kind: s.Verb, stage: s, head: headOf(*s), mark: g.opt.Marks[s.ID], id: s.ID}
	said := g.opt.firstWords(*s)
	n.tip = strings.TrimSpace(fmt.Sprintf("%s, line %d\n%s", s.ID, s.Line, said))
	n.body = wrap(said, maxBox-2*boxPad, bodySize, bodyLines)
	g.byID[s.ID] = n
	g.add(n)
}

// headOf is what a step does, in a few words.
func headOf(s flow.Stage) string {
	head := strings.TrimSpace(s.Verb + " " + s.What)
	for _, d := range s.Details {
		if d.Key == "of" {
			head += " of " + d.Value
		}
	}
	return head
}

// firstWords are what a step says first.
func (o Options) firstWords(s flow.Stage) string {
	for _, key := range []string{"text", "say"} {
		if w := o.words(s.Texts, key); w != "" {
			return w
		}
	}
	for _, w := range s.Ways {
		if s.Verb == "handoff" {
			return o.words(w.Says, "say")
		}
	}
	return ""
}

// add gives a box its size.
func (g *graph) add(n *node) {
	room := maxBox - 2*boxPad
	if n.id != "" {
		room -= textWidth(n.id, labelSize) + 10
	}
	n.head = clip(n.head, max(room, 90), headSize)
	w := textWidth(n.head, headSize)
	if n.id != "" {
		w += textWidth(n.id, labelSize) + 10
	}
	for _, line := range n.body {
		w = max(w, textWidth(line, bodySize))
	}
	n.width = max(minBox, w+2*boxPad)
	n.height = lineHeight*float64(1+len(n.body)) + 14
	n.seq, g.nodes = len(g.nodes), append(g.nodes, n)
}

// wayLabel names a way; a step with one way on needs no name for it.
func wayLabel(s flow.Stage, w flow.Way) string {
	label := w.Name
	if len(s.Ways) == 1 {
		label = ""
	}
	if w.After > 0 {
		label += " " + flow.Span(w.After)
	}
	if w.Call != "" && s.Verb != "call" {
		label += ", calls " + w.Call
	}
	if w.Retry != "" {
		label += ", asks again"
	}
	return clipRunes(strings.TrimPrefix(label, ", "), labelWords)
}

// wayTip tells all that happens on a way.
func (o Options) wayTip(w flow.Way) string {
	var b strings.Builder
	b.WriteString(w.Name)
	for _, d := range w.Details {
		fmt.Fprintf(&b, "\n%s: %s", d.Key, d.Value)
	}
	if says := o.words(w.Says, "say"); says != "" {
		fmt.Fprintf(&b, "\nsays: %s", says)
	}
	if w.Call != "" {
		fmt.Fprintf(&b, "\ncalls: %s", w.Call)
	}
	return b.String() + "\n"
}
