package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"frontdesk/workflows"
	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
)

func shipped(t testing.TB) (all []flow.Outline) {
	t.Helper()
	loaded, err := defs.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range loaded {
		all = append(all, d.Outline().Against(flow.Specs(workflows.Specs()...)))
	}
	return all
}

// wild is a workflow of n steps that lead anywhere.
func wild(seed uint64, n int) flow.Outline {
	r := rand.New(rand.NewPCG(seed, 1))
	o := flow.Outline{Name: fmt.Sprintf("wild-%d", seed)}
	verbs := []string{"ask", "do", "when", "say", "call", "wait", "each", "split"}
	for i := range n {
		s := flow.Stage{ID: fmt.Sprintf("s%d", i), Named: true, Verb: verbs[r.IntN(len(verbs))], What: strings.Repeat("w", r.IntN(30))}
		s.Texts = []flow.Sentence{{Key: "text", Words: strings.Repeat("some words ", r.IntN(9))}}
		for j := range 1 + r.IntN(5) {
			w := flow.Way{Name: strings.Repeat("x", 1+r.IntN(20)), To: fmt.Sprintf("s%d", r.IntN(n))}
			switch {
			case j == 0 && i+1 < n:
				w.To = fmt.Sprintf("s%d", i+1)
			case r.IntN(6) == 0:
				w.To, w.Handoff = "", "nurses"
			case r.IntN(6) == 0:
				w.To = "end"
			}
			s.Ways = append(s.Ways, w)
		}
		o.Stages = append(o.Stages, s)
	}
	return o
}

type area struct {
	what                     string
	left, top, right, bottom float64
}

func (a area) meets(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// areas are the boxes of a map and the names on its lines.
func areas(g *graph) (boxes, labels []area) {
	for _, n := range g.nodes {
		boxes = append(boxes, area{n.kind + " " + n.id, n.x - n.width/2, n.y, n.x + n.width/2, n.y + n.height})
		for _, e := range n.out {
			x, y := n.x+e.port+5, n.y+n.height
			for i, l := range e.shown() {
				top := y + labelLine*float64(i) + 1
				labels = append(labels, area{l, x, top, x + textWidth(l, labelSize), top + labelLine - 2})
			}
		}
	}
	return boxes, labels
}

func TestNothingOnAMapLiesOnSomethingElse(t *testing.T) {
	t.Parallel()
	all := shipped(t)
	for seed := range uint64(60) {
		all = append(all, wild(seed, 2+int(seed)%30))
	}
	for _, o := range all {
		g := layout(o, Options{})
		boxes, labels := areas(g)
		things := append(boxes, labels...)
		for i, a := range things {
			if a.left < 0 || a.top < 0 || a.right > g.width || a.bottom > g.height {
				t.Errorf("%s: %q lies outside the picture", o.Name, a.what)
			}
			for _, b := range things[i+1:] {
				if a.meets(b) {
					t.Errorf("%s: %q lies on %q", o.Name, a.what, b.what)
				}
			}
		}
		for _, e := range g.edges {
			g.clear(t, o.Name, e, boxes)
		}
	}
}

// Lines to one step share their way; those to different steps may cross, and no more.
func TestLinesToDifferentStepsNeverRunOnEachOther(t *testing.T) {
	t.Parallel()
	all := shipped(t)
	for seed := range uint64(60) {
		all = append(all, wild(seed, 2+int(seed)%30))
	}
	for _, o := range all {
		g := layout(o, Options{})
		level := map[float64][]area{} // the horizontal lines, by height
		for _, e := range g.edges {
			spots := g.spots(e)
			for i := 1; i < len(spots); i++ {
				a, b := spots[i-1], spots[i]
				if a.x == b.x {
					continue
				}
				line := area{fmt.Sprintf("%p", e.to), min(a.x, b.x), a.y, max(a.x, b.x), a.y + 1}
				for _, other := range level[a.y] {
					if other.what != line.what && line.meets(other) {
						t.Errorf("%s: two lines run on each other at %v", o.Name, a)
					}
				}
				level[a.y] = append(level[a.y], line)
			}
		}
	}
}

// clear fails when a line runs through a box, or misses the one it leads to.
func (g *graph) clear(t *testing.T, name string, e *edge, boxes []area) {
	t.Helper()
	spots := g.spots(e)
	for i := 1; i < len(spots); i++ {
		a, b := spots[i-1], spots[i]
		if a.x != b.x && a.y != b.y {
			t.Errorf("%s: %s to %s: got a slanting line %v %v", name, e.from.id, e.to.id, a, b)
		}
		line := area{"line", min(a.x, b.x), min(a.y, b.y) + 0.5, max(a.x, b.x) + 0.5, max(a.y, b.y) + 1}
		for _, box := range boxes {
			if line.meets(box) && !(i == 1 && box.bottom == a.y) {
				t.Errorf("%s: the line from %s %s to %s %s runs through %s", name, e.from.kind, e.from.id, e.to.kind, e.to.id, box.what)
			}
		}
	}
	if last := spots[len(spots)-1]; last != (spot{e.to.x, e.to.y - 1}) {
		t.Errorf("%s: %s to %s: the line ends at %v", name, e.from.id, e.to.id, last)
	}
}

func TestEveryShippedMapIsXMLAndTheSameEachTime(t *testing.T) {
	t.Parallel()
	for i, o := range shipped(t) {
		svg := SVG(o, Options{Language: "es"})
		if !bytes.Equal(svg, SVG(shipped(t)[i], Options{Language: "es"})) {
			t.Errorf("%s: two drawings differ", o.Name)
		}
		wellFormed(t, svg)
		for _, s := range o.Stages {
			if s.Named && !bytes.Contains(svg, []byte(">"+s.ID+"</text>")) {
				t.Errorf("%s: step %s is not on the map", o.Name, s.ID)
			}
		}
	}
}

func wellFormed(t *testing.T, svg []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "script" || e.Name.Local == "image") {
			t.Errorf("got an element %s", e.Name.Local)
		}
	}
}

func TestWordsOfAWorkflowStayWords(t *testing.T) {
	t.Parallel()
	evil := "</text><script>alert(1)</script>\x1b[2J& \x00"
	o := flow.Outline{Name: evil, Stages: []flow.Stage{{ID: "a", Verb: "say", Texts: []flow.Sentence{{Key: "say", Words: evil}},
		Ways: []flow.Way{{Name: evil, To: "end", Says: []flow.Sentence{{Key: "say", Words: evil}}}}}}}
	wellFormed(t, SVG(o, Options{Marks: map[string]Mark{"a": {Change: evil}}}))
	if text := Text(o, Sheet{Options: Options{Marks: map[string]Mark{"a": {Change: evil}}}}); strings.ContainsAny(text, "\x1b\x00") {
		t.Errorf("got %q", text)
	}
}

func TestATextMapFitsItsTerminalAndNamesEveryStep(t *testing.T) {
	t.Parallel()
	for _, o := range shipped(t) {
		text := Text(o, Sheet{Width: 72, Options: Options{Language: "en"}})
		for _, line := range strings.Split(text, "\n") {
			if len([]rune(line)) > 72 {
				t.Errorf("%s: got %d characters in %q, want at most 72", o.Name, len([]rune(line)), line)
			}
		}
		for _, s := range o.Stages {
			if s.Named && !strings.Contains(text, "  "+s.ID+"\n") {
				t.Errorf("%s: step %s is not on the map:\n%s", o.Name, s.ID, text)
			}
		}
	}
}

func TestMarksStandAtTheirSteps(t *testing.T) {
	t.Parallel()
	o := flow.Outline{Name: "x", Stages: []flow.Stage{{ID: "who", Named: true, Verb: "ask", What: "person", Ways: []flow.Way{{Name: "answered", To: "end"}}}}}
	opt := Options{Marks: map[string]Mark{"who": {People: 7, Faults: 2, Warnings: 1, Change: "new"}}}
	if got, want := Text(o, Sheet{Options: opt}), "● ask person  who  [7 here, ✗ 2, ! 1, new]"; !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant %q", got, want)
	}
	for _, want := range []string{">7<", "✗ 2", "! 1", ">new<", "ask faulty changed"} {
		if got := string(SVG(o, opt)); !strings.Contains(got, want) {
			t.Errorf("got no %q in\n%s", want, got)
		}
	}
}

func BenchmarkMapOfFiftySteps(b *testing.B) {
	o := wild(7, 50)
	for b.Loop() {
		SVG(o, Options{})
	}
}
