package flow

import (
	"fmt"
	"strings"
)

// doing asks for an action, and goes on by how it ended.
type doing struct {
	action string
	at     pos
	with   []assignment
	// outcomes are the routes as they are written; spec decides which are missing.
	outcomes []outcome
	// next is the step after it, for the first outcome.
	next *route
}

type outcome struct {
	name string
	at   pos
	to   *route
}

func (r *reader) readDo(f field, o *object) verb {
	v := &doing{at: place(f.val), next: &route{at: o.at}}
	v.action, _ = r.scalar(f)
	if !strings.Contains(v.action, ".") {
		r.fault(v.at, "action", fmt.Sprintf("`%s` is no action", excerpt(v.action, 1)), "", "an action is written slice.verb, such as booking.free")
	}
	if w, ok := o.take("with"); ok {
		v.with = r.assignments(w)
	}
	for _, out := range o.rest() {
		v.outcomes = append(v.outcomes, outcome{name: out.key, at: out.at, to: r.route(out)})
	}
	return v
}

func (v *doing) exits() []exit {
	var out []exit
	for _, oc := range v.outcomes {
		out = append(out, exit{name: oc.name, to: oc.to})
	}
	return append(out, exit{name: "", to: v.next})
}

func (v *doing) says() []spoken { return nil }

func (v *doing) run(t *turn, s *step) error {
	spec, ok := t.lib.specs[v.action]
	if !ok {
		return fmt.Errorf("action %s: %w", v.action, ErrUnknown)
	}
	with, err := t.inputs(v.with, spec.In)
	if err != nil {
		return err
	}
	t.watch.asks(spec, with)
	reply, err := t.do(t.ctx, Call{Action: v.action, With: with})
	if err != nil {
		return fmt.Errorf("action %s: %w", v.action, err)
	}
	if spec.Settles {
		t.settled()
	}
	for i, oc := range spec.Outcomes {
		if oc.Name == reply.Outcome {
			for _, out := range oc.Out {
				t.set(out.Name, reply.Out[out.Name])
			}
			t.took = oc.Name
			return t.follow(v.route(oc.Name, i == 0))
		}
	}
	return fmt.Errorf("action %s: %w", v.action, ErrOutcome)
}

// route is where an outcome leads. The first falls through; the checker has seen that
// every other one is routed.
func (v *doing) route(name string, first bool) *route {
	for _, oc := range v.outcomes {
		if oc.name == name {
			return oc.to
		}
	}
	if first {
		return v.next
	}
	return nil
}
