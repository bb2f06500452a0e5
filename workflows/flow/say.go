package flow

// ending ends the workflow.
type ending struct{ to *route }

func (v ending) exits() []exit { return []exit{{name: end, to: v.to}} }

func (ending) says() []spoken { return nil }

func (v ending) run(t *turn, _ *step) error { return t.follow(v.to) }

// saying says a text.
type saying struct {
	spoken
	to *route
}

func (r *reader) readSay(f field, o *object) verb {
	v := &saying{to: r.next(o)}
	v.text = r.text(f)
	if n, ok := o.take("notice"); ok {
		v.notice = r.text(n)
	}
	v.media = r.media(o)
	o.close("`say`", "say")
	return v
}

func (v *saying) exits() []exit { return []exit{{name: "then", to: v.to}} }

func (v *saying) says() []spoken { return v.spoken.says() }

func (v *saying) run(t *turn, _ *step) error {
	t.say(v.spoken, nil)
	return t.follow(v.to)
}

// handing gives the conversation to a person.
type handing struct {
	to *route
}

func (r *reader) readHandoff(f field, o *object) verb {
	v := &handing{to: &route{at: o.at}}
	v.to.handoff, _ = r.scalar(f)
	if v.to.handoff == "" {
		r.fault(f.at, "handoff", "a handoff names the queue of staff that takes over", "", "write `handoff: front desk`")
	}
	v.to.say = r.spoken(o, "say")
	o.close("`handoff`", "handoff")
	return v
}

func (v *handing) exits() []exit { return []exit{{name: "handoff", to: v.to}} }

func (v *handing) says() []spoken { return nil }

func (v *handing) run(t *turn, _ *step) error { return t.follow(v.to) }
