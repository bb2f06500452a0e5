package flow

import (
	"errors"
	"slices"

	"frontdesk/internal/gsm"
)

// flaw is a fault that a conversation can walk into. A transcript writes it as
// "x variable times:pick slots": the rule, the step, and what is missing there.
type flaw struct {
	rule string
	spot
	// name is the variable that is not set, or the outcome that leads nowhere.
	name string
	// lang is the language in whose wording the variable stands; empty for any.
	lang string
}

// passage is one turn as somebody saw it who watched.
type passage struct {
	watch
	lib    *Library
	before State
	ev     Event
	res    Result
	err    error
	// missed says that the words were not understood.
	missed bool
	// ended is how the last action of the turn ended.
	ended string
}

// take takes the turn and watches it.
func (p *passage) take(t *turn) {
	p.lib = t.lib
	p.before = State{slices.Clone(t.st.frames)}
	p.world, t.watch = t.w, &p.watch
	p.res, p.err = t.take(p.ev)
}

// misses reports whether an open question will not understand what is said.
func (l *Library) misses(st State, ev Event, w World) bool {
	if ev.Kind != Said || !st.Open() {
		return false
	}
	h := hearing(ev.Text, w)
	_, got := l.meant(st, h)
	_, corrects := l.correction(st, h, got)
	return !corrects && (got.fit == NoFit || got.short)
}

// shows reports whether the turn walked into a flaw.
func (p *passage) shows(f flaw) bool {
	return slices.ContainsFunc(p.flaws(), func(g flaw) bool {
		return g.rule == f.rule && g.spot == f.spot && g.name == f.name && (f.lang == "" || f.lang == g.lang)
	})
}

// flaws are all that went wrong in the turn.
func (p *passage) flaws() []flaw {
	out := p.failure()
	for _, l := range p.lacks {
		out = append(out, flaw{rule: "variable", spot: l.spot, name: l.name, lang: l.lang})
	}
	for _, l := range p.unfed {
		out = append(out, flaw{rule: "input", spot: l.spot, name: l.name})
	}
	for i, l := range p.res.Lines {
		if gsm.Segments(l.Text.Reveal()) > MaxSegments {
			out = append(out, flaw{rule: "segments", spot: p.saidAt(i)})
		}
		if p.leaks(l) {
			out = append(out, flaw{rule: "label", spot: p.saidAt(i)})
		}
	}
	if s := p.strands(); s != (spot{}) {
		out = append(out, flaw{rule: "person", spot: s})
	}
	if w := p.silent(); w != "" {
		out = append(out, flaw{rule: "unsaid", spot: spot{w, end}})
	}
	return out
}

// failure is the error of a turn as the rule that should have told it. A turn that is
// too long, or too deep, broke at each step that it came to again.
func (p *passage) failure() []flaw {
	rule := ""
	switch {
	case p.err == nil:
		return nil
	case errors.Is(p.err, ErrTooLong), errors.Is(p.err, ErrTooDeep):
		return p.circles()
	case errors.Is(p.err, ErrOutcome) && p.ended == "" || errors.Is(p.err, ErrOutcome) && p.missed:
		rule = "exits"
	case errors.Is(p.err, ErrOutcome):
		return []flaw{{rule: "outcome", spot: p.at, name: p.ended}}
	case errors.Is(p.err, ErrUnknown):
		return []flaw{{rule: "call", spot: p.at}, {rule: "action", spot: p.at}}
	case errors.Is(p.err, ErrExpression):
		rule = "expression"
	default:
		rule = "error"
	}
	return []flaw{{rule: rule, spot: p.at}}
}

func (p *passage) circles() []flaw {
	var out []flaw
	for i, s := range p.passed {
		if slices.Contains(p.passed[:i], s) {
			out = append(out, flaw{rule: "loop", spot: s})
		}
		out = append(out, flaw{rule: "call", spot: s}, flaw{rule: "deep", spot: s})
	}
	return out
}

// saidAt is the step that said line i.
func (p *passage) saidAt(i int) spot {
	if i < len(p.said) {
		return p.said[i]
	}
	return p.at
}

// strands is the question of which a second answer was not understood, and no person
// took over; the zero spot for any other turn.
func (p *passage) strands() spot {
	if !p.missed || p.err != nil || len(p.res.Handoffs) > 0 || !p.before.Open() {
		return spot{}
	}
	f := p.before.frames[len(p.before.frames)-1]
	if f.missed != f.at || f.misses == 0 {
		return spot{}
	}
	return spot{f.workflow, f.at}
}

// silent is the workflow that ended after somebody wrote and was understood, and now
// hears nothing. One that is only called is none: its caller may say what it leaves
// unsaid.
func (p *passage) silent() string {
	if p.err != nil || p.ev.Text.Empty() || len(p.res.Lines) > 0 || len(p.res.Handoffs) > 0 || !p.res.State.Empty() {
		return ""
	}
	begun := p.ev.Workflow
	if p.ev.Kind == Said && p.before.Open() {
		begun = p.before.OpenWorkflow()
	}
	if of, ok := p.lib.current[begun]; !ok || len(of.def.Starts) == 0 {
		return ""
	}
	return begun
}
