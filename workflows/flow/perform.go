package flow

import (
	"context"
	"fmt"
	"maps"

	"frontdesk/internal/phi"
)

// Performed is one turn of a transcript that was played.
type Performed struct {
	// Event is what happened, as it came: the text, or the event that began a workflow,
	// by its name.
	Event         Event
	World         World
	Before, After State
	Calls         []Call
	Replies       []Reply
	Result        Result
}

// Perform plays a transcript, whatever is said in it, and shows each of its turns with
// their traces.
func Perform(l *Library, transcript string, see func(Performed)) error {
	scenes, err := readTranscript(transcript)
	if err != nil {
		return err
	}
	r := &rehearsal{lib: l, w: stage()}
	for _, s := range scenes {
		for _, set := range s.settings {
			if err := r.set(set); err != nil {
				return fmt.Errorf("line %d: %w", set.line, err)
			}
		}
		p, err := r.performed(s)
		if err != nil {
			return fmt.Errorf("line %d: %w", s.line, err)
		}
		r.st = p.After
		see(p)
	}
	return nil
}

func (r *rehearsal) performed(s scene) (p Performed, err error) {
	ev, err := r.event(s)
	if err != nil {
		return p, err
	}
	p.Before, p.World, p.Event = r.st, r.w, ev
	p.World.Clinic, p.World.Trace = maps.Clone(r.w.Clinic), true
	switch {
	case s.said != "":
		p.Event = Event{Kind: Said, Text: phi.New(phi.Care, s.said)}
	case s.starts != "":
		if _, ok := r.lib.ForEvent(s.starts); ok {
			p.Event.Name = s.starts
		}
	}
	stand := standIn{lib: r.lib, calls: s.calls}
	p.Result, err = r.lib.Step(context.Background(), r.st, ev, p.World, func(ctx context.Context, c Call) (Reply, error) {
		reply, err := stand.do(ctx, c)
		p.Calls, p.Replies = append(p.Calls, c), append(p.Replies, reply)
		return reply, err
	})
	if err == nil {
		// What is kept between turns is bytes.
		p.After, err = DecodeState(p.Result.State.Encode())
	}
	return p, err
}
