package flow

import "frontdesk/internal/phi"

// Hear decides what a text is for a conversation: an answer, or the start of a
// workflow. ok is false when no question is open and no workflow is meant. What fits
// better wins, and of equals the open question:
//
//	an expected answer, a keyword, the correction of an earlier answer, words that
//	the question can take, a phrase, what resembles the examples of a workflow, and at
//	last an answer that was not understood.
//
// The keyword of the workflow that asks is no beginning where it can be an answer:
// "checkup" says what the visit is for.
func (l *Library) Hear(st State, text phi.Text, w World) (ev Event, ok bool) {
	fit := l.Fits(st, text, w)
	said := Event{Kind: Said, Text: text}
	if fit == Exact {
		return said, true
	}
	workflow, started := l.Route(text, w.Lang)
	if p := l.current[workflow]; p != nil && !p.def.SpeaksOn(w.Channel) {
		started = NoFit
	}
	start := Event{Kind: Started, Workflow: workflow, Text: text}
	corrects := l.corrects(st, text, w)
	switch {
	case started == Exact && !((fit == Loose || corrects) && st.under(workflow)):
		return start, true
	case corrects:
		return said, true
	case fit == Loose && !l.asksWish(st):
		return said, true
	case started == Loose:
		return start, true
	}
	if fit == NoFit {
		if start, ok = l.guessed(st, text, w); ok {
			return start, true
		}
	}
	return said, st.Open()
}

// Fits reports how well a text answers an open question: the one on top, or as an
// expected answer one below it.
func (l *Library) Fits(st State, text phi.Text, w World) Fit {
	if !st.Open() {
		return NoFit
	}
	h := hearing(text, w)
	_, got := l.meant(st, h)
	return got.fit
}

// meant finds the run whose question a text answers, and the answer. Only an expected
// answer looks below the top.
func (l *Library) meant(st State, h heard) (run int, got answer) {
	runs := st.runs()
	top := len(runs) - 1
	for n := top; n >= 0; n-- {
		_, to := st.run(n)
		f := &st.frames[to-1]
		if !f.open {
			continue
		}
		a, ok := l.question(f)
		if !ok {
			continue
		}
		at := a.hear(a.facing(h, f.vars), a.listIn(f.vars, h.w))
		if n == top && at.fit == Loose && a.kind != askText && l.contradicts(st, h) {
			return top, answer{}
		}
		if at.fit == Exact || n == top && at.fit != NoFit {
			return n, at
		}
	}
	return top, answer{}
}

func (l *Library) question(f *frame) (*ask, bool) {
	_, s, err := l.at(f)
	if err != nil {
		return nil, false
	}
	a, ok := s.verb.(*ask)
	return a, ok
}

// asksWish reports whether the question on top is about when somebody would like to
// come. Words without a time fit it badly: "cancel my visit with Dr Rivera" is a wish
// only when it is nothing else.
func (l *Library) asksWish(st State) bool {
	a, ok := l.question(&st.frames[len(st.frames)-1])
	return ok && a.kind == askWish
}

// hear takes a text as an answer.
func (t *turn) hear(text phi.Text) error {
	if !t.st.Open() {
		return nil
	}
	h := hearing(text, t.w)
	n, got := t.lib.meant(t.st, h)
	if c, ok := t.lib.correction(t.st, h, got); ok {
		if err := t.correct(c); err != nil {
			return err
		}
		return t.run()
	}
	if n < len(t.st.runs())-1 {
		t.st = t.st.raised(n)
	}
	s, err := t.step(t.top())
	if err != nil {
		return err
	}
	a, ok := s.verb.(*ask)
	if !ok {
		return ErrUnknown
	}
	t.said, t.left = h, a.facing(h, t.top().vars).left(got)
	if got.fit == NoFit || got.short {
		err = a.miss(t)
	} else {
		err = a.answered(t, got)
	}
	if err != nil {
		return err
	}
	return t.run()
}
