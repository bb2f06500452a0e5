package flow

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"frontdesk/internal/phi"
)

// readWait reads `wait: 2h`, and a wait for an event or until a moment.
func (r *reader) readWait(f field, o *object) verb {
	v := &waiting{to: r.next(o), label: phi.Care}
	switch f.val.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		r.waitFor(f, v)
	default:
		v.after = r.span(f)
	}
	if a, ok := o.take("anytime"); ok {
		v.expiry().anytime = r.truth(a)
	}
	o.close("`wait`", "wait")
	return v
}

func (r *reader) waitFor(f field, v *waiting) {
	o, ok := r.object(f.val, "`wait`")
	if !ok {
		return
	}
	event, isEvent := o.take("for")
	until, isMoment := o.take("until")
	switch {
	case isEvent == isMoment:
		r.fault(f.at, "step", "a wait is for one thing: a length of time, an event, or a moment", "", "write `wait: 2h`, `wait: {for: payment.settled, ...}` or `wait: {until: visit.when, before: 2h}`")
	case isEvent:
		r.waitEvent(event, o, v)
	default:
		if v.until = r.expression(until); !v.until.isRef {
			r.fault(v.until.at, "type", "`until` names a variable of type time", "", "such as visit.when")
		}
		if b, ok := o.take("before"); ok {
			v.before = r.span(b)
		}
	}
	if a, ok := o.take("anytime"); ok {
		v.expiry().anytime = r.truth(a)
	}
	form := "moment"
	if isEvent {
		form = "event"
	}
	o.close("`wait`", form)
}

func (r *reader) waitEvent(f field, o *object, v *waiting) {
	name, _ := r.scalar(f)
	for _, part := range strings.Split(name, ".") {
		if !identifier(part) {
			r.fault(place(f.val), "name", fmt.Sprintf("`%s` is no event", excerpt(name, 1)), "", "an event is written in small letters, such as payment.settled")
			break
		}
	}
	v.event, v.late = name, &route{at: f.at, then: end}
	if m, ok := o.take("at_most"); ok {
		v.after = r.span(m)
	} else {
		r.fault(f.at, "exits", "the wait has no end", "a patient would wait forever for what does not come", "add `at_most:`, such as 3d")
	}
	if l, ok := o.take("late"); ok {
		if v.late = r.route(l); v.late.then == "" && v.late.handoff == "" && v.late.again == "" {
			r.fault(l.at, "target", "after `late` it is not said where to go", "", "add `then:` with the id of a step, or `then: end`")
		}
	} else {
		r.fault(f.at, "exits", "nothing says what happens when the event does not come", "a patient would be left without an answer", "add `late:` with where to go then")
	}
	if g, ok := o.take("gives"); ok {
		v.gives = r.inputs(g)
	}
	if l, ok := o.take("label"); ok {
		v.label = r.label(l, l.at)
	}
}

// truth reads true or false.
func (r *reader) truth(f field) bool {
	word, _ := r.scalar(f)
	if word != "true" && word != "false" {
		r.fault(place(f.val), "type", fmt.Sprintf("`%s` is true or false", f.key), "", "")
	}
	return word == "true"
}
