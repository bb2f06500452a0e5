package flow

// branching goes one of two ways.
type branching struct {
	cond    *expression
	yes, no *route
}

func (r *reader) readWhen(f field, o *object) verb {
	v := &branching{cond: r.expression(f), yes: r.next(o), no: &route{at: o.at}}
	other, ok := o.take("else")
	if ok {
		v.no = r.route(other)
	}
	if _, has := o.take("then"); !ok && !has {
		r.fault(o.at, "target", "both ways lead to the next step", "", "add `then:` or `else:`")
	}
	o.close("`when`", "when")
	return v
}

func (v *branching) exits() []exit {
	return []exit{{name: "then", to: v.yes}, {name: "else", to: v.no}}
}

func (v *branching) says() []spoken { return nil }

func (v *branching) run(t *turn, _ *step) error {
	t.watch.needs(v.cond, t.top().vars)
	out, _, err := v.cond.run(t.top().vars, t.w)
	if err != nil {
		return err
	}
	if out == true {
		return t.follow(v.yes)
	}
	return t.follow(v.no)
}
