package flow

import (
	"fmt"
	"time"
)

// route is where a step leads, and what is done on the way, in this order: set, say,
// then one of handoff, retry, call and then.
type route struct {
	at      pos
	set     []assignment
	say     spoken
	handoff string
	again   string // the question that `retry` names
	call    *calling
	// anytime says of a time-out that it may be said in quiet hours.
	anytime bool
	// then is the target as it is written; empty falls through to the next step.
	then string
	// to is the resolved target: the id of a step, or "end". Empty for a handoff and
	// for retry, which lead nowhere in the workflow.
	to string
}

// end is the target that ends a workflow.
const end = "end"

// route reads a target, or a mapping of what to do on the way.
func (r *reader) route(f field) *route {
	to := &route{at: place(f.val)}
	if s, ok := f.plain(); ok {
		if to.then = s; s == "" {
			r.fault(f.at, "target", fmt.Sprintf("`%s` leads nowhere", f.key), "", "write the id of a step, or `end`")
		}
		return to
	}
	o, ok := r.object(f.val, "a route")
	if !ok {
		return to
	}
	to.at = f.at
	r.routeFields(o, to)
	o.close("a route", "route")
	return to
}

func (r *reader) routeFields(o *object, to *route) {
	if f, ok := o.take("set"); ok {
		to.set = r.assignments(f)
	}
	to.say = r.spoken(o, "say")
	if f, ok := o.take("handoff"); ok {
		to.handoff, _ = r.scalar(f)
	}
	if f, ok := o.take("retry"); ok {
		to.again, _ = r.scalar(f)
	}
	if f, ok := o.take("again"); ok {
		word, _ := f.plain()
		r.fault(f.at, "key", "a route has no `again`: since version 2 of the language it is called `retry`",
			"`again` is what a question says the second time", "write `retry: "+excerpt(word, 1)+"`")
	}
	to.call = r.calling(o)
	if f, ok := o.take("then"); ok {
		to.then, _ = r.scalar(f)
	}
	leads := 0
	for _, on := range []bool{to.handoff != "", to.again != "", to.then != ""} {
		if on {
			leads++
		}
	}
	if leads > 1 {
		r.fault(to.at, "target", "a route leads to one place, and this one has several", "", "keep one of `handoff`, `retry` and `then`")
	}
}

// spoken reads a text under key, with the notice beside it.
func (r *reader) spoken(o *object, key string) spoken {
	var s spoken
	if f, ok := o.take(key); ok {
		s.text = r.text(f)
	}
	if f, ok := o.take("notice"); ok {
		s.notice = r.text(f)
		if s.text == nil {
			r.fault(f.at, "key", "a notice stands beside a text, and there is none", "", "add `"+key+":`")
		}
	}
	return s
}

// unanswered reads `{after: 10m, say: ..., then: end}`; without an own target it ends.
func (r *reader) unanswered(f field) (*route, time.Duration) {
	o, ok := r.object(f.val, "`unanswered`")
	if !ok {
		return nil, Patience
	}
	after := Patience
	if a, ok := o.take("after"); ok {
		after = r.span(a)
	}
	to := &route{at: f.at}
	if a, ok := o.take("anytime"); ok {
		to.anytime = r.truth(a)
	}
	r.routeFields(o, to)
	o.close("`unanswered`", "timeout")
	if to.then == "" && to.handoff == "" && to.again == "" {
		to.then = end
	}
	return to, after
}
