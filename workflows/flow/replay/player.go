package replay

import (
	"context"
	"time"

	"frontdesk/workflows/flow"
)

// player plays one conversation on a library.
type player struct {
	lib     *flow.Library
	answers *answers
	state   flow.State
	wakeAt  time.Time
	// idle: from here on nothing can be compared, until the conversation begins anew.
	idle bool
	// after and wake are what the turn before left then.
	after uint64
	wake  time.Time
}

// played is what a turn does now.
type played struct {
	Turn
	err error
	// gone says that nothing begins any more where something began then.
	gone bool
	// tick says that time runs out here, between two recorded turns.
	tick     bool
	invented []string
}

// visit hears of a turn that was played. It returns false where the conversation has
// gone another way.
type visit func(i int, now played) bool

// play takes a conversation through the library, turn by turn.
func play(ctx context.Context, lib *flow.Library, conversation []Turn, see visit) {
	p := &player{lib: lib, answers: newAnswers(lib, conversation), idle: true}
	for i := range conversation {
		t := &conversation[i]
		p.follow(t)
		p.idle = p.idle || t.Lost
		if t.House && t.After == 0 {
			p.state, p.wakeAt = flow.State{}, time.Time{}
		}
		if !p.idle && !t.House {
			p.idle = !p.turn(ctx, t, func(now played) bool { return see(i, now) })
		}
		p.after, p.wake = t.After, t.WakeAt
	}
}

// follow looks whether a turn follows the one before, or begins anew: what parks drops
// what was open, and a turn of another release may be missing.
func (p *player) follow(t *Turn) {
	switch {
	case t.Before == 0 && (p.idle || p.after != 0):
		p.state, p.wakeAt, p.idle = flow.State{}, time.Time{}, false
	case t.Before != p.after:
		p.idle = true
	}
}

// maxTicks is how often time may run out between two turns.
const maxTicks = 8

// turn plays one turn, and before it what time sets off now and did not then.
func (p *player) turn(ctx context.Context, t *Turn, see func(played) bool) bool {
	for range maxTicks {
		if p.wakeAt.IsZero() || !p.wakeAt.Before(t.World.Now) || same(p.wakeAt, p.wake) {
			break
		}
		early := Turn{Event: flow.Event{Kind: flow.Ticked}, World: t.World}
		early.World.Now = p.wakeAt
		now := p.step(ctx, &early, p.state, early.Event)
		now.tick = true
		if !see(now) {
			return false
		}
	}
	return see(p.hear(ctx, t))
}

// same compares times as a run state keeps them: in seconds.
func same(a, b time.Time) bool { return a.Unix() == b.Unix() }

// hear gives the event to the library, as the house does.
func (p *player) hear(ctx context.Context, t *Turn) played {
	ev, st, unclear := t.Event, p.state, false
	switch {
	case ev.Kind == flow.Said:
		taken := p.lib.Take(p.state, ev.Text, t.World)
		ev, st, unclear = taken.Event, taken.State, taken.Unclear
	case ev.Kind == flow.Started && ev.Name != "":
		workflow, ok := p.lib.ForEvent(ev.Name)
		if !ok {
			return played{Turn: Turn{Event: t.Event, World: t.World}, gone: true}
		}
		ev.Workflow = workflow
	}
	now := p.step(ctx, t, st, ev)
	now.Unclear = unclear
	return now
}

func (p *player) step(ctx context.Context, t *Turn, st flow.State, ev flow.Event) played {
	w := t.World
	w.Trace = true
	p.answers.turn(t)
	r, err := p.lib.Step(ctx, st, ev, w, p.answers.do)
	now := played{Turn: Turn{Event: t.Event, World: t.World, Before: t.Before, After: t.After}, err: err, invented: p.answers.invented}
	if err == nil {
		// What is kept between turns is bytes.
		p.state, now.err = flow.DecodeState(r.State.Encode())
		p.wakeAt = r.WakeAt
	}
	now.Heard(r, p.answers.made)
	return now
}
