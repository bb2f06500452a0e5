package flow

import (
	"context"
	"fmt"
	"slices"

	"frontdesk/internal/phi"
)

// Step moves a conversation on by one event. It changes nothing that it is given, asks
// do for every action, and ends when a question is open, a wait has begun, or nothing
// is left to do. An event that does not concern the state (a tick that is early or late,
// words when no question is open) changes nothing and is no error.
//
// Errors: ErrUnknown, ErrTooLong, ErrTooDeep, ErrTooBig, ErrOutcome, ErrExpression,
// ErrChannel, ErrInput, and whatever do returns. After an error the state that was passed in still stands.
func (l *Library) Step(ctx context.Context, st State, ev Event, w World, do Do) (Result, error) {
	return l.turn(ctx, st, w, do).take(ev)
}

func (l *Library) turn(ctx context.Context, st State, w World, do Do) *turn {
	return &turn{ctx: ctx, lib: l, w: w, do: do, st: State{slices.Clone(st.frames)}}
}

// take is the whole turn.
func (t *turn) take(ev Event) (Result, error) {
	if err := t.event(ev); err != nil {
		return Result{}, err
	}
	if err := t.keeps(); err != nil {
		return Result{}, err
	}
	t.rested()
	t.res.State, t.res.Lines = t.st, shown(t.res.Lines, t.w.Clearance)
	if len(t.st.frames) > 0 {
		t.res.WakeAt = t.lib.wakeAt(t.st)
	}
	return t.res, nil
}

// start puts a workflow on top, or beneath. A run of the same workflow makes way for
// it; beyond MaxDepth the oldest run does.
func (t *turn) start(ev Event) error {
	p, ok := t.lib.current[ev.Workflow]
	if !ok {
		return fmt.Errorf("start %q: %w", ev.Workflow, ErrUnknown)
	}
	if !p.def.SpeaksOn(t.w.Channel) {
		return fmt.Errorf("start %q: %w", ev.Workflow, ErrChannel)
	}
	for _, in := range p.def.inputs {
		if v := ev.With[in.name]; v.known() && v.tooPrivate(in.shape) {
			return fmt.Errorf("start %q, input %q: %w", ev.Workflow, in.name, ErrInput)
		}
	}
	for n := range slices.Backward(t.st.runs()) {
		if t.makesWay(n, ev) {
			t.st = t.st.without(n)
		}
	}
	vars := t.lib.openingVars(p, ev, t.w)
	if err := t.push(p, vars, true, phi.Public); err != nil {
		return err
	}
	if err := t.run(); err != nil {
		return err
	}
	t.settle(ev)
	return nil
}

// tick lets the time of the question on top, or of a wait, run out. What could be said
// then in quiet hours, because the tick is late, is said when they are over.
func (t *turn) tick() error {
	if !t.due() {
		return nil
	}
	t.alone = true
	f := t.top()
	s, err := t.step(f)
	if err != nil {
		return err
	}
	if a, ok := s.verb.(*ask); ok && f.open {
		to := a.unanswered(t.p.def)
		if f.dueAt = t.awake(t.w.Now, to, true); t.w.Now.Before(f.dueAt) {
			return nil
		}
		f.open, t.lapsed, t.took = false, true, "unanswered"
		if err := t.follow(to); err != nil {
			return err
		}
	}
	return t.run()
}
