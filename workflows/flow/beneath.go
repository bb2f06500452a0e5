package flow

import "frontdesk/internal/phi"

// Asked is what a workflow knows whose question is open, on top or below, and expects
// the text: its inputs and what it was answered. ok is false where there is none.
func (l *Library) Asked(st State, workflow string, text phi.Text, w World) (vars map[string]Value, ok bool) {
	for i := len(st.frames) - 1; i >= 0; i-- {
		f := &st.frames[i]
		if f.workflow != workflow || !l.expects(f, text, w) {
			continue
		}
		vars = make(map[string]Value, len(f.vars))
		for _, b := range f.vars {
			vars[b.name] = b.value
		}
		return vars, true
	}
	return nil, false
}

// expects reports whether the question of a frame is open and the text is one of its
// expected answers.
func (l *Library) expects(f *frame, text phi.Text, w World) bool {
	a, ok := l.question(f)
	return ok && f.open && a.hear(hearing(text, w), a.listIn(f.vars, w)).fit == Exact
}

// OpenValue is a variable of the run whose question is open: the workflow that asks, or
// the nearest of its callers that knows the name. The zero Value where none does.
func (st State) OpenValue(name string) Value {
	if !st.Open() {
		return Value{}
	}
	runs := st.runs()
	from, to := st.run(len(runs) - 1)
	for i := to - 1; i >= from; i-- {
		if v := st.frames[i].vars.value(name); v.known() {
			return v
		}
	}
	return Value{}
}

// makesWay reports whether run n is ended by the beginning of its workflow anew, or of
// one that it called: whoever writes "book" has done with the booking below. Where that
// begins beneath, only a run of its own that expects the same answer does.
func (t *turn) makesWay(n int, ev Event) bool {
	if ev.Beneath.Empty() {
		return t.st.within(n, ev.Workflow)
	}
	from, to := t.st.run(n)
	return t.st.frames[from].workflow == ev.Workflow && t.lib.expects(&t.st.frames[to-1], ev.Beneath, t.w)
}

// settle puts the run that was just begun below the question that was on top before, so
// that this keeps its answers: see Event.Beneath.
func (t *turn) settle(ev Event) {
	runs := t.st.runs()
	if ev.Beneath.Empty() || len(runs) < 2 || t.top().workflow != ev.Workflow || !t.top().open {
		return
	}
	before := &t.st.frames[runs[len(runs)-1]-1]
	if before.open && !t.lib.expects(before, ev.Beneath, t.w) {
		t.st = t.st.raised(len(runs) - 2)
	}
}
