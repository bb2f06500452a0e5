package flow

import (
	"context"
	"fmt"
	"time"

	"frontdesk/internal/phi"
)

// turn is one Step under way.
type turn struct {
	ctx context.Context
	lib *Library
	w   World
	do  Do
	st  State
	res Result
	// p is the program of the frame on top.
	p *program
	// rest says that the turn is over: a question is open, or time has to pass.
	rest  bool
	steps int
	// alone says that nobody is there: the turn answers the clock.
	alone bool
	// said is the text of the event, left what no answer has used of it yet.
	said, left heard
	// lapsed says that a question ran out of time in this turn.
	lapsed bool
	// looked are the questions that looked for their answer in words that were there.
	looked []lookout
	// watch is set while somebody looks for faults.
	watch *watch
	// took is the exit by which the step is being left; see exitTaken.
	took string
}

func (t *turn) event(ev Event) error {
	switch ev.Kind {
	case Started:
		return t.start(ev)
	case Said:
		return t.hear(ev.Text)
	case Ticked:
		return t.tick()
	case Happened:
		return t.happened(ev)
	}
	return nil
}

// top is the frame on top; there must be one.
func (t *turn) top() *frame { return &t.st.frames[len(t.st.frames)-1] }

// run performs steps until the turn rests.
func (t *turn) run() error {
	for !t.rest && len(t.st.frames) > 0 {
		f := t.top()
		if f.at == end {
			t.end()
			continue
		}
		s, err := t.step(f)
		if err != nil {
			return err
		}
		if a, ok := s.verb.(*ask); ok && f.open {
			a.reopen(t)
			return nil
		}
		if t.steps++; t.steps > MaxTurn {
			return fmt.Errorf("workflow %s: %w", f.workflow, ErrTooLong)
		}
		t.watch.passes()
		if err := s.verb.run(t, s); err != nil {
			return fmt.Errorf("workflow %s, step %s: %w", f.workflow, s.id, err)
		}
	}
	if len(t.st.frames) > 0 && !t.top().open {
		return t.sink()
	}
	return nil
}

// end takes the frame on top off, and hands its results to the one that called it. When
// a question ran out of time, its callers end too: what they called for will not come.
func (t *turn) end() {
	n := len(t.st.frames) - 1
	f := t.st.frames[n]
	t.st.frames = t.st.frames[:n]
	if !t.lapsed {
		t.watch.ends(t.lib.pinned[pin{f.workflow, f.revision}], f)
	}
	if f.root || n == 0 {
		return
	}
	if t.lapsed {
		t.top().at = end
		return
	}
	for _, out := range t.lib.pinned[pin{f.workflow, f.revision}].results() {
		t.set(out.name, f.vars.value(out.name))
	}
}

// step finds the step at which a frame stands, and its program.
func (t *turn) step(f *frame) (*step, error) {
	p, s, err := t.lib.at(f)
	t.p = p
	t.watch.stands(f)
	return s, err
}

func (t *turn) push(p *program, vars bindings, root bool, under phi.Label) error {
	if len(t.st.frames) >= 2*MaxDepth {
		return ErrTooDeep
	}
	t.st.frames = append(t.st.frames, frame{workflow: p.def.Name, revision: p.revision,
		at: p.def.steps[0].id, root: root, under: under, vars: vars})
	return nil
}

// keeps bounds the stack where the turn ends, and not before: whether something was
// called on the way and is over may be private, and the loss of the oldest run is seen.
func (t *turn) keeps() error {
	for len(t.st.frames) > MaxDepth || t.st.size() > MaxState {
		switch {
		case len(t.st.runs()) > 1:
		case len(t.st.frames) > MaxDepth:
			return ErrTooDeep
		default:
			return ErrTooBig
		}
		t.st = t.st.without(0)
	}
	return nil
}

// follow takes a route: it sets, says, and then leads on.
func (t *turn) follow(to *route) error {
	if to == nil {
		return ErrOutcome
	}
	t.exitTaken(to)
	for _, a := range to.set {
		t.watch.needs(a.expr, t.top().vars)
		v, err := a.expr.value(t.top().vars, t.w, t.p.vars[a.name].kind)
		if err != nil {
			return err
		}
		if a.as != nil {
			v = v.lowered(a.as.as)
		}
		t.set(a.name, v)
	}
	t.say(to.say, nil)
	f := t.top()
	f.dueAt = time.Time{}
	switch {
	case to.handoff != "":
		t.res.Handoffs = append(t.res.Handoffs, to.handoff)
		t.st, t.rest = State{}, true
		return nil
	case to.again != "":
		t.jump(to.again)
		s, err := t.step(f)
		if err != nil {
			return err
		}
		return s.verb.(*ask).miss(t)
	}
	t.jump(to.to)
	if to.call != nil {
		return t.call(to.call)
	}
	return nil
}

// set gives a variable of the frame on top its value, labelled as the checker has it.
func (t *turn) set(name string, v Value) {
	f := t.top()
	if p := t.lib.pinned[pin{f.workflow, f.revision}]; p != nil {
		v = p.raised(name, v)
	}
	f.vars = f.vars.with(name, v)
}

// say says a text, if there is one. list is what {list} stands for. Media that the channel
// does not show, or may not, stands in the text.
func (t *turn) say(s spoken, list []Value) (ok bool) {
	if s.text == nil {
		return false
	}
	f := t.top()
	t.watch.says(s, t.w.Lang, f.vars)
	from := speech{vars: f.vars, clinic: t.w.Clinic, list: list, lang: t.w.Lang}
	words := s.media.in(s.text.in(t.w.Lang), t.w.Lang)
	line := Line{Text: words.say(from, phi.Highest(f.under, t.p.labels[s.text.n], t.label(s.media)))}
	if t.w.Trace {
		line.Wording, line.Workflow, line.Step = words.src, f.workflow, f.at
	}
	if s.media != nil && t.w.Media && t.w.Clearance.Clears(line.Text.Label()) {
		line.Media, line.Text = s.media.url, s.text.in(t.w.Lang).say(from, line.Text.Label())
	}
	if s.notice != nil {
		line.Notice = s.notice.in(t.w.Lang).say(from, phi.Highest(f.under, t.p.labels[s.notice.n]))
	}
	t.res.Lines = append(t.res.Lines, line)
	return true
}
