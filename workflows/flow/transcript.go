package flow

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/phi"
)

// scene is one turn of a transcript: what happens, and what is expected of it.
type scene struct {
	line int
	// Exactly one of these happens.
	said, starts string
	happens      string
	ticks        time.Duration
	with         scripted
	calls        []scriptedCall
	lines        []expected
	handoffs     []expected
	// settings come before it.
	settings []setting
	// breaks is the fault that the turn walks into, for "x"; nil where all is well.
	breaks *flaw
}

type setting struct {
	line       int
	name, text string
}

type expected struct {
	line int
	text string
}

// scriptedCall is an action that is expected, with the reply of its stand-in.
type scriptedCall struct {
	line    int
	action  string
	args    scripted
	outcome string
	out     scripted
}

// readTranscript reads the lines of a transcript into scenes.
func readTranscript(src string) ([]scene, error) {
	var scenes []scene
	var settings []setting
	for i, line := range strings.Split(src, "\n") {
		n := i + 1
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		rest := strings.TrimSpace(line[1:])
		s := scene{line: n, settings: settings}
		switch line[0] {
		case '@':
			name, text, _ := strings.Cut(rest, " ")
			settings = append(settings, setting{n, name, strings.TrimSpace(text)})
			continue
		case '>':
			s.said = rest
		case '!':
			if err := s.event(rest); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		case '<', '=', 'x':
			if len(scenes) == 0 {
				return nil, fmt.Errorf("line %d: nothing has happened yet: begin with `>` or `!`", n)
			}
			if err := scenes[len(scenes)-1].expects(line[0], rest, n); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			continue
		default:
			return nil, fmt.Errorf("line %d: a line begins with # @ > ! = < or x", n)
		}
		scenes, settings = append(scenes, s), nil
	}
	return scenes, nil
}

// event reads "tick 10m", "start appointment.reminder {visits: [...]}" and "happens
// payment.settled {amount: $20}".
func (s *scene) event(text string) (err error) {
	what, rest, _ := strings.Cut(text, " ")
	switch what {
	case "tick":
		s.ticks, err = readSpan(strings.TrimSpace(rest))
		return err
	case "start", "happens":
		name, with, _ := strings.Cut(strings.TrimSpace(rest), " ")
		if name == "" {
			return fmt.Errorf("`! %s` names an event or a workflow", what)
		}
		if s.starts = name; what == "happens" {
			s.starts, s.happens = "", name
		}
		s.with, err = readScripted(with)
		return err
	}
	return fmt.Errorf("`! %s`: only tick, start and happens are known", what)
}

// expects reads what follows "<", "=" or "x".
func (s *scene) expects(mark byte, text string, line int) error {
	if mark == 'x' {
		f, err := readFlaw(text)
		s.breaks = f
		return err
	}
	if mark == '<' {
		s.lines = append(s.lines, expected{line, text})
		return nil
	}
	if queue, ok := strings.CutPrefix(text, "handoff "); ok {
		s.handoffs = append(s.handoffs, expected{line, strings.TrimSpace(queue)})
		return nil
	}
	call, reply, ok := strings.Cut(text, "->")
	if !ok {
		return fmt.Errorf("an action is written `= slice.verb(name: words) -> outcome {name: words}`")
	}
	action, args, _ := strings.Cut(strings.TrimSpace(call), "(")
	c := scriptedCall{line: line, action: action}
	var err error
	if c.args, err = readScripted("{" + strings.TrimSuffix(args, ")") + "}"); err != nil {
		return err
	}
	outcome, out, _ := strings.Cut(strings.TrimSpace(reply), " ")
	c.outcome = outcome
	if c.out, err = readScripted(out); err != nil {
		return err
	}
	s.calls = append(s.calls, c)
	return nil
}

// scripted is a value as a transcript writes it: words, [a | b], {name: words}, or words
// with {parts} behind them.
type scripted struct {
	words  string
	names  []string
	fields []scripted
	items  []scripted
}

func readScripted(src string) (scripted, error) {
	p := scriptReader{src: strings.TrimSpace(src)}
	v := p.value()
	if p.bad || p.at < len(p.src) {
		return scripted{}, fmt.Errorf("`%s` is no value: write words, [a | b] or {name: words}", excerpt(src, 1))
	}
	return v, nil
}

type scriptReader struct {
	src string
	at  int
	bad bool
}

func (p *scriptReader) value() scripted {
	var v scripted
	v.words = p.until("[]{}|,")
	switch {
	case strings.HasPrefix(p.src[p.at:], "[]"):
		p.at, v.items = p.at+len("[]"), []scripted{}
	case p.takes('['):
		for !p.bad {
			v.items = append(v.items, p.value())
			if !p.takes('|') {
				break
			}
		}
		p.bad = p.bad || !p.takes(']')
	case p.takes('{'):
		for !p.bad && !p.takes('}') {
			v.names = append(v.names, p.until(":[]{}|,"))
			p.bad = p.bad || !p.takes(':')
			v.fields = append(v.fields, p.value())
			p.takes(',')
		}
	}
	p.until("[]{}|,")
	return v
}

// until reads words up to one of the stops.
func (p *scriptReader) until(stops string) string {
	rest := p.src[p.at:]
	n := strings.IndexAny(rest, stops)
	if n < 0 {
		n = len(rest)
	}
	p.at += n
	return strings.TrimSpace(rest[:n])
}

func (p *scriptReader) takes(c byte) bool {
	if p.at >= len(p.src) {
		p.bad = p.bad || c == '}' || c == ']'
		return false
	}
	if p.src[p.at] != c {
		return false
	}
	p.at++
	return true
}

// value is what a stand-in gives for a field of a spec.
func (v scripted) value(f Field) Value {
	says := v.words
	out := Value{Type: f.Type}
	item := f
	if f.Type == ListType {
		item.Type = f.Of
	}
	for _, it := range v.items {
		out.Items = append(out.Items, it.value(item))
	}
	for i, name := range v.names {
		sub := Field{Name: name, Type: TextType, Label: f.Label}
		for _, known := range f.Fields {
			if known.Name == name {
				sub = known
			}
		}
		if out.Fields == nil {
			out.Fields = map[string]Value{}
		}
		out.Fields[name] = v.fields[i].value(sub)
		if v.words == "" {
			says = strings.TrimSpace(says + " " + v.fields[i].words)
		}
	}
	if f.Type != ListType {
		out.Key, out.Says = says[:min(len(says), MaxKey)], phi.New(f.Label, says)
	}
	if cents, ok := readMoney(says); ok && f.Type == MoneyType {
		out.Key = strconv.FormatInt(cents, 10)
	}
	return out
}

// fits reports whether text is what a line expects; "..." stands for anything.
func (e expected) fits(text string) bool {
	parts := strings.Split(e.text, "...")
	if len(parts) == 1 {
		return text == e.text
	}
	first, last := parts[0], parts[len(parts)-1]
	if !strings.HasPrefix(text, first) {
		return false
	}
	text = text[len(first):]
	for _, p := range parts[1 : len(parts)-1] {
		_, after, ok := strings.Cut(text, p)
		if !ok {
			return false
		}
		text = after
	}
	return strings.HasSuffix(text, last)
}
