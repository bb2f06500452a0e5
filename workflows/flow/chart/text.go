package chart

import (
	"fmt"
	"strings"

	"frontdesk/workflows/flow"
)

// Sheet says how a map is printed.
type Sheet struct {
	Options
	// Width is that of the terminal in characters; 80 when it is not positive.
	Width int
	// Colour allows ANSI colours.
	Colour bool
}

// Text prints the map for a terminal, in reading order. The line at the left goes on
// where a step falls through to the next. What leaves it stands beside an arrow: down
// to a later step, up to one before.
func Text(o flow.Outline, s Sheet) string {
	if s.Width <= 0 {
		s.Width = 80
	}
	p := &printer{Sheet: s, place: map[string]int{}}
	for i, st := range o.Stages {
		p.place[st.ID] = i
	}
	p.title(o)
	for i, st := range o.Stages {
		next := ""
		if i+1 < len(o.Stages) {
			next = o.Stages[i+1].ID
		}
		p.stage(o, st, next)
	}
	return p.String()
}

type printer struct {
	strings.Builder
	Sheet
	// place is where each step stands, from 0.
	place map[string]int
}

// line prints one line, cut to the width. The first words are painted.
func (p *printer) line(rail, code, first, rest string) {
	room := p.Width - runes(rail)
	first = clipRunes(printable(first), room)
	rest = clipRunes(printable(rest), max(room-runes(first), 1))
	if runes(first) >= room-1 {
		rest = ""
	}
	fmt.Fprintf(p, "%s%s\n", p.paint("2", rail), strings.TrimRight(p.paint(code, first)+rest, " "))
}

func runes(s string) int { return len([]rune(s)) }

// printable keeps what a workflow says from steering the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
}

func (p *printer) paint(code, words string) string {
	if !p.Colour || code == "" || words == "" {
		return words
	}
	return "\x1b[" + code + "m" + words + "\x1b[0m"
}

func (p *printer) title(o flow.Outline) {
	p.line("", "1", o.Name, "  "+o.About)
	p.line("", "2", "starts  ", startWords(o))
	if o.Stuck != nil {
		p.line("", "2", "stuck   ", "not understood twice: "+strings.TrimSpace(p.way(flow.Stage{}, *o.Stuck)))
	}
	if o.Unanswered != nil {
		p.line("", "2", "silence ", "after "+flow.Span(o.After)+": "+strings.TrimSpace(p.way(flow.Stage{}, *o.Unanswered)))
	}
	if o.Stuck != nil || o.Unanswered != nil {
		p.WriteString("\n")
	}
}

// codes are the colours of the verbs, as in the drawing.
var codes = map[string]string{"ask": "1;34", "do": "1;32", "when": "1;33", "split": "1;33", "call": "1;35", "each": "1;35", "handoff": "1;31"}

func (p *printer) stage(o flow.Outline, s flow.Stage, next string) {
	rail := strings.Repeat("│ ", depth(o, s))
	name := ""
	if s.Named {
		name = "  " + s.ID
	}
	code := codes[s.Verb]
	if code == "" {
		code = "1"
	}
	p.line(rail+"● ", code, headOf(s), name+p.marked(s))
	if words := p.firstWords(s); words != "" {
		p.line(rail+"│   ", "", "", quoted(words))
	}
	rows, through := p.rows(s, next)
	for i, r := range rows {
		corner := "├ "
		if i == len(rows)-1 && !through {
			corner = "└ "
		}
		p.line(rail+corner, "36", r.names, r.leads)
	}
	if through {
		p.WriteString(p.paint("2", rail+"│") + "\n")
	} else {
		p.WriteString("\n")
	}
}

// row is one line about the ways on from a step: their names, and where they lead.
type row struct{ names, leads string }

// rows are the ways on that need a line; those that lead alike share one. through tells
// that the step can go on to the next.
func (p *printer) rows(s flow.Stage, next string) (rows []row, through bool) {
	for _, w := range s.Ways {
		if s.Verb == "end" || s.Verb == "handoff" && w.Handoff == s.What {
			continue
		}
		r := row{wayLabel(s, w), p.way(s, w)}
		if p.passes(s, w, next) {
			through, r.leads = true, " ↓ on"
			if r.names == "" {
				continue
			}
		}
		r.leads = strings.TrimPrefix(r.leads, strings.Repeat(" ", max(0, 1-len(r.names))))
		if n := len(rows); n > 0 && rows[n-1].leads == r.leads && runes(rows[n-1].names+r.names) < 3*labelWords {
			rows[n-1].names += ", " + r.names
			continue
		}
		rows = append(rows, r)
	}
	return rows, through
}

// depth is how many loops a step stands in.
func depth(o flow.Outline, s flow.Stage) int {
	n := 0
	for s.Within != "" && n < len(o.Stages) {
		outer, ok := o.Stage(s.Within)
		if !ok {
			break
		}
		s, n = outer, n+1
	}
	return n
}

// passes reports a way that does nothing but go on to the next step.
func (p *printer) passes(s flow.Stage, w flow.Way, next string) bool {
	says := p.words(w.Says, "say") != ""
	return w.To != "" && w.To == next && w.Retry == "" && !says && !strings.Contains(wayLabel(s, w), "calls")
}

// way tells where a way leads and what is said on it.
func (p *printer) way(s flow.Stage, w flow.Way) string {
	var b strings.Builder
	switch {
	case w.Handoff != "":
		b.WriteString(" → a person: " + w.Handoff)
	case w.Retry != "":
		b.WriteString(" ↑ " + w.Retry)
	case w.To == "end":
		b.WriteString(" → end")
	case p.place[w.To] <= p.place[s.ID]:
		b.WriteString(" ↑ " + w.To)
	default:
		b.WriteString(" ↓ " + w.To)
	}
	if says := p.words(w.Says, "say"); says != "" {
		b.WriteString("  " + quoted(says))
	}
	return b.String()
}

func quoted(words string) string { return "“" + words + "”" }

// marked is what stands at a step besides what it does.
func (p *printer) marked(s flow.Stage) string {
	m := p.Marks[s.ID]
	var all []string
	if m.People > 0 {
		all = append(all, fmt.Sprintf("%d here", m.People))
	}
	if m.Faults > 0 {
		all = append(all, fmt.Sprintf("✗ %d", m.Faults))
	}
	if m.Warnings > 0 {
		all = append(all, fmt.Sprintf("! %d", m.Warnings))
	}
	if m.Change != "" {
		all = append(all, m.Change)
	}
	if len(all) == 0 {
		return ""
	}
	return "  [" + strings.Join(all, ", ") + "]"
}
