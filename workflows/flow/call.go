package flow

import (
	"fmt"

	"frontdesk/internal/phi"
)

// caller begins another workflow and goes on when it has ended.
type caller struct{ to *route }

func (r *reader) readCall(f field, o *object) verb {
	v := &caller{to: &route{at: o.at, call: &calling{workflow: r.ident(f), at: place(f.val)}}}
	if w, ok := o.take("with"); ok {
		v.to.call.with = r.assignments(w)
	}
	if n, ok := o.take("then"); ok {
		v.to.then, _ = r.scalar(n)
	}
	o.close("`call`", "call")
	return v
}

func (v *caller) exits() []exit { return []exit{{name: "then", to: v.to}} }

func (v *caller) says() []spoken { return nil }

func (v *caller) run(t *turn, _ *step) error { return t.follow(v.to) }

// calling is another workflow with its inputs.
type calling struct {
	workflow string
	at       pos
	with     []assignment
}

func (r *reader) calling(o *object) *calling {
	f, ok := o.take("call")
	with, hasWith := o.take("with")
	if !ok {
		if hasWith {
			r.fault(with.at, "key", "`with` needs a `call`", "", "")
		}
		return nil
	}
	c := &calling{workflow: r.ident(f), at: place(f.val)}
	if hasWith {
		c.with = r.assignments(with)
	}
	return c
}

// call begins another workflow above the frame on top.
func (t *turn) call(c *calling) error {
	p, ok := t.lib.current[c.workflow]
	if !ok {
		return fmt.Errorf("call %q: %w", c.workflow, ErrUnknown)
	}
	with, err := t.inputs(c.with, p.def.fields())
	if err != nil {
		return err
	}
	vars := make(bindings, 0, len(with))
	for _, f := range p.def.fields() {
		if v, ok := with[f.Name]; ok {
			vars = append(vars, binding{f.Name, p.raised(f.Name, v)})
		}
	}
	return t.push(p, vars, false, phi.Highest(t.top().under, t.p.calls[c]))
}

// inputs computes what an action or a workflow is given. What is not known is left out.
func (t *turn) inputs(with []assignment, fields []Field) (map[string]Value, error) {
	out := make(map[string]Value, len(with))
	t.watch.given(with, fields, t.top().vars)
	for _, a := range with {
		want := TextType
		for _, f := range fields {
			if f.Name == a.name {
				want = f.Type
			}
		}
		v, err := a.expr.value(t.top().vars, t.w, want)
		if err != nil {
			return nil, err
		}
		if v.known() {
			out[a.name] = v
		}
	}
	return out, nil
}
