package flow

import (
	"slices"
	"time"

	"frontdesk/internal/phi"
)

// waiting lets time pass: for a length of time, until a moment, or for an event. Each has
// its end, so no conversation waits forever.
type waiting struct {
	// after is how long it lasts, for an event at most.
	after time.Duration
	// event is what ends it, "payment.settled", gives what comes with that, and label
	// how private it is to know whether it happened.
	event string
	gives []input
	label phi.Label
	// late leads on when the event did not come.
	late *route
	// until names the moment, and before is how long ahead of it the wait ends.
	until  *expression
	before time.Duration
	to     *route
}

func (v *waiting) exits() []exit {
	out := []exit{{name: "then", to: v.to}}
	if v.event != "" {
		out = append(out, exit{name: "late", to: v.late})
	}
	return out
}

func (v *waiting) says() []spoken { return nil }

// expiry is the way on when the time is over.
func (v *waiting) expiry() *route {
	if v.event != "" {
		return v.late
	}
	return v.to
}

// run starts the wait, or goes on when its time has come. A moment that is over, or that
// is no moment, is not waited for.
func (v *waiting) run(t *turn, _ *step) error {
	f := t.top()
	if f.dueAt.IsZero() {
		at, ok := v.ends(f.vars, t.w.Now)
		if !ok {
			return t.follow(v.to)
		}
		f.dueAt = t.awake(at, v.expiry(), false).Truncate(time.Second).UTC()
	}
	if !t.w.Now.Before(f.dueAt) {
		f.dueAt = t.awake(t.w.Now, v.expiry(), false)
	}
	if t.w.Now.Before(f.dueAt) {
		t.rest = true
		return nil
	}
	return t.follow(v.expiry())
}

// ends is when the wait is over; ok is false when it is already.
func (v *waiting) ends(vars bindings, now time.Time) (at time.Time, ok bool) {
	if v.until == nil {
		return now.Add(v.after), true
	}
	moment, err := time.Parse(time.RFC3339, v.until.ref.in(vars).Key)
	at = moment.Add(-v.before)
	return at, err == nil && at.After(now)
}

// Awaits reports whether a run of the state waits for what is named, so that its
// Happened event changes something.
func (l *Library) Awaits(st State, name string) bool {
	_, _, ok := l.awaiting(st, name)
	return ok
}

// awaiting finds the topmost run that waits for what is named.
func (l *Library) awaiting(st State, name string) (run int, v *waiting, ok bool) {
	for n := range slices.Backward(st.runs()) {
		_, to := st.run(n)
		if v, ok := l.wait(&st.frames[to-1]); ok && v.event != "" && v.event == name {
			return n, v, true
		}
	}
	return 0, nil, false
}

// wait is the wait at which a frame rests.
func (l *Library) wait(f *frame) (*waiting, bool) {
	_, s, err := l.at(f)
	if err != nil || f.dueAt.IsZero() {
		return nil, false
	}
	v, ok := s.verb.(*waiting)
	return v, ok
}

// happened ends a wait: its run comes to the top and goes on. What was asked below is
// asked again only when something was said. An event that brings less than the wait
// declares, or something more private, is an ErrOutcome.
func (t *turn) happened(ev Event) error {
	n, v, ok := t.lib.awaiting(t.st, ev.Name)
	if !ok {
		return nil
	}
	t.st = t.st.raised(n)
	if _, err := t.step(t.top()); err != nil {
		return err
	}
	for _, in := range v.gives {
		got := ev.With[in.name]
		switch {
		case !got.known() && in.optional:
			continue
		case got.Type != in.shape.kind, got.Label() < in.shape.label:
			return ErrOutcome
		}
		got.Says = got.Says.Relabel(phi.Highest(got.Says.Label(), in.shape.label))
		t.set(in.name, got)
	}
	t.alone = !t.voiced(v.to, false)
	if err := t.follow(v.to); err != nil {
		return err
	}
	return t.run()
}

// sink lets a run that waits go below a question that is open, which so keeps its
// answers, and is asked again as after any digression.
func (t *turn) sink() error {
	runs := t.st.runs()
	for n := len(runs) - 2; n >= 0; n-- {
		_, to := t.st.run(n)
		if !t.st.frames[to-1].open {
			continue
		}
		t.st = t.st.raised(n)
		s, err := t.step(t.top())
		if err != nil {
			return err
		}
		if a, ok := s.verb.(*ask); ok {
			a.reopen(t)
		}
		return nil
	}
	return nil
}

// wakeAt is when the question on top or a wait wants a tick; zero for never.
func (l *Library) wakeAt(st State) time.Time {
	var at time.Time
	for n := range st.runs() {
		_, to := st.run(n)
		f := &st.frames[to-1]
		if _, waits := l.wait(f); !waits && to != len(st.frames) || f.dueAt.IsZero() {
			continue
		}
		if at.IsZero() || f.dueAt.Before(at) {
			at = f.dueAt
		}
	}
	return at
}

// due brings the run to the top whose time has come: that on top, or the topmost that
// waits; ok is false when there is none.
func (t *turn) due() (ok bool) {
	over := func(f *frame) bool { return !f.dueAt.IsZero() && !t.w.Now.Before(f.dueAt) }
	for n := range slices.Backward(t.st.runs()) {
		_, to := t.st.run(n)
		f := &t.st.frames[to-1]
		if _, waits := t.lib.wait(f); over(f) && (waits || to == len(t.st.frames)) {
			t.st = t.st.raised(n)
			return true
		}
	}
	return false
}
