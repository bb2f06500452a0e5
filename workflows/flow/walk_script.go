package flow

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// script writes the conversation that led to a place, and the flaw that shows there, as
// a transcript.
func (at *waypoint) script(f flaw) string {
	var b strings.Builder
	var way []*waypoint
	for p := at; p != nil; p = p.before {
		way = append(way, p)
	}
	for _, p := range slices.Backward(way) {
		for _, s := range p.settings {
			fmt.Fprintf(&b, "@ %s %s\n", s.name, s.text)
		}
		p.scene.write(&b)
	}
	fmt.Fprintf(&b, "x %s\n", f)
	return b.String()
}

// write writes a turn as it is read.
func (s scene) write(b *strings.Builder) {
	switch {
	case s.said != "":
		fmt.Fprintf(b, "> %s\n", s.said)
	case s.starts != "":
		fmt.Fprintf(b, "! start %s%s\n", s.starts, s.with.after(" "))
	case s.happens != "":
		fmt.Fprintf(b, "! happens %s%s\n", s.happens, s.with.after(" "))
	case s.ticks != 0:
		fmt.Fprintf(b, "! tick %s\n", spanWords(s.ticks))
	}
	for _, c := range s.calls {
		fmt.Fprintf(b, "= %s() -> %s%s\n", c.action, c.outcome, c.out.after(" "))
	}
	for _, h := range s.handoffs {
		fmt.Fprintf(b, "= handoff %s\n", h.text)
	}
	for _, l := range s.lines {
		fmt.Fprintf(b, "< %s\n", l.text)
	}
}

// spanWords is a length of time without the parts that are zero: 24h, 10m.
func spanWords(d time.Duration) string {
	words := strings.TrimSuffix(d.String(), "0s")
	if short, ok := strings.CutSuffix(words, "h0m"); ok {
		words = short + "h"
	}
	if words == "" || strings.HasSuffix(d.String(), "10s") {
		return d.String()
	}
	return words
}

// after is the value behind a separator; empty when there is none.
func (v scripted) after(separator string) string {
	if words := v.String(); words != "" {
		return separator + words
	}
	return ""
}

// String is the value as a transcript writes it.
func (v scripted) String() string {
	words := v.words
	var parts []string
	for i, name := range v.names {
		parts = append(parts, name+": "+v.fields[i].String())
	}
	if len(parts) > 0 {
		words = strings.TrimSpace(words + " {" + strings.Join(parts, ", ") + "}")
	}
	parts = nil
	for _, it := range v.items {
		parts = append(parts, it.String())
	}
	if len(parts) > 0 {
		words = strings.TrimSpace(words + " [" + strings.Join(parts, " | ") + "]")
	}
	return words
}

// String is what stands behind the x of a transcript.
func (f flaw) String() string {
	return strings.TrimSpace(f.rule + " " + f.workflow + ":" + f.step + " " + f.name)
}

// readFlaw reads what stands behind the x of a transcript.
func readFlaw(words string) (*flaw, error) {
	all := strings.Fields(words)
	if len(all) < 2 || len(all) > 3 {
		return nil, fmt.Errorf("what breaks is written `x variable workflow:step name`")
	}
	workflow, step, ok := strings.Cut(all[1], ":")
	if !ok {
		return nil, fmt.Errorf("`%s` is no step: write workflow:step", excerpt(all[1], 1))
	}
	f := &flaw{rule: all[0], spot: spot{workflow, step}}
	if len(all) == 3 {
		f.name = all[2]
	}
	return f, nil
}
