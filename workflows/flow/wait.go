package flow

import (
	"time"
)

// waiting lets time pass.
type waiting struct {
	after time.Duration
	to    *route
}

func (r *reader) readWait(f field, o *object) verb {
	v := &waiting{after: r.span(f), to: r.next(o)}
	o.close("`wait`", "id", "then")
	return v
}

func (v *waiting) exits() []exit { return []exit{{name: "then", to: v.to}} }

func (v *waiting) says() []spoken { return nil }

// run starts the wait, or goes on when its time has come.
func (v *waiting) run(t *turn, _ *step) error {
	f := t.top()
	if f.dueAt.IsZero() {
		f.dueAt = t.w.Now.Add(v.after)
	}
	if t.w.Now.Before(f.dueAt) {
		t.rest = true
		return nil
	}
	return t.follow(v.to)
}
