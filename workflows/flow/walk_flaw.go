package flow

import (
	"errors"
	"slices"
)

// flaw is a fault that a conversation can walk into. A transcript writes it as
// "x variable times:pick slots": the rule, the step, and what is missing there.
type flaw struct {
	rule           string
	workflow, step string
	// name is the variable that is not set, or the outcome that leads nowhere.
	name string
	// lang is the language in whose wording the variable stands; empty for any.
	lang string
}

// passage is one turn as somebody saw it who watched.
type passage struct {
	watch
	before State
	ev     Event
	res    Result
	err    error
	// missed says that the words were not understood.
	missed bool
	// ended is how the last action of the turn ended.
	ended string
	// unfed are required inputs that an action did not get.
	unfed []string
}

// pass takes one turn and watches it.
func (l *Library) pass(t *turn, ev Event) *passage {
	p := &passage{before: t.st, ev: ev}
	if ev.Kind == Said {
		_, got := l.meant(t.st, hearing(ev.Text, t.w))
		p.missed = got.fit == NoFit || got.short
	}
	t.watch = &p.watch
	p.res, p.err = t.take(ev)
	return p
}

// shows reports whether the turn walked into a flaw.
func (p *passage) shows(f flaw) bool {
	here := spot{f.workflow, f.step}
	switch f.rule {
	case "variable":
		return slices.ContainsFunc(p.gaps, func(g lack) bool {
			return g.spot == here && g.name == f.name && (f.lang == "" || f.lang == g.lang)
		})
	case "outcome":
		return p.failsAt(here, ErrOutcome) && p.ended == f.name
	case "exits":
		return p.failsAt(here, ErrOutcome)
	case "loop":
		return errors.Is(p.err, ErrTooLong) && p.passes(here) > 1
	case "call":
		return p.failsAt(here, ErrUnknown) || (errors.Is(p.err, ErrTooDeep) || errors.Is(p.err, ErrTooLong)) && p.passes(here) > 0
	case "action":
		return p.failsAt(here, ErrUnknown)
	case "expression":
		return p.failsAt(here, ErrExpression)
	case "person":
		return p.strands() == here
	}
	return false
}

func (p *passage) failsAt(s spot, err error) bool { return errors.Is(p.err, err) && p.at == s }

// passes counts how often the turn performed a step.
func (p *passage) passes(s spot) (n int) {
	for _, x := range p.passed {
		if x == s {
			n++
		}
	}
	return n
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
