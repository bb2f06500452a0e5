package flow

import (
	"slices"

	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// correction is another answer to a question that was answered before: "no, Tuesday".
type correction struct {
	// frame is the index of the frame that asked.
	frame int
	ask   *ask
	got   answer
	// lone says that it is the answer just given.
	lone bool
}

// corrects reports whether a text corrects an earlier answer.
func (l *Library) corrects(st State, text phi.Text, w World) bool {
	h := hearing(text, w)
	_, got := l.meant(st, h)
	_, ok := l.correction(st, h, got)
	return ok
}

// correction finds the earlier answer of the run on top that a text corrects. It takes a
// word that says so, or the words of another option, and words that the earlier question
// expects and the open one does not. Of several questions the one just answered is meant,
// and the nearest of those that hear the same in it; otherwise, where two of a kind could
// be, none is. open is what the open question makes of the text: beside a no that it
// expects only another option counts, called for by its words.
func (l *Library) correction(st State, h heard, open answer) (correction, bool) {
	if open.fit == Exact && !open.declines(h) && !open.besides(h) || !st.Open() {
		return correction{}, false
	}
	taken := open.fit == Exact && !open.over()
	for _, r := range remarks(h) {
		if taken = taken || !r.bare && l.openTakes(st, r); taken && !r.bare {
			continue
		}
		all := l.corrected(st, r, open.fit)
		if len(all) == 0 {
			continue
		}
		other := func(c correction) bool { return c.ask.kind == all[0].ask.kind && !alike(c.got.value, all[0].got.value) }
		if all[0].lone || !slices.ContainsFunc(all[1:], other) {
			return all[0], true
		}
	}
	return correction{}, false
}

// declines reports whether an answer is a no that says more than no: "no, cancel it".
func (got answer) declines(h heard) bool {
	return (got.exit == "no" || got.exit == "none") && len(h.words) > 1
}

// besides reports whether an answer is a time that is over, or one in a text that thinks
// again first, and the text says more: "you know what just cancel it, I'll see to it in January".
func (got answer) besides(h heard) bool {
	r := got.wish()
	return r != nil && (leads(h.words, rethinking) > 0 || got.over()) && len(without(fold(r.Rest), politeness, pointing, filler)) > 0
}

// over reports whether an answer is a time that is over.
func (got answer) over() bool {
	r := got.wish()
	return r != nil && r.Fault == when.Past
}

// contradicts reports whether a text that corrects something names another person than was
// answered: "actually it's for Leo, flu shot" is no answer for Mia.
func (l *Library) contradicts(st State, h heard) bool {
	if _, _, firm := meantPart(h.words); !firm && leads(h.words, softly) == 0 {
		return false
	}
	runs := st.runs()
	for i := runs[len(runs)-1]; i < len(st.frames); i++ {
		f := &st.frames[i]
		for _, id := range f.answered {
			if a, ok := l.asked(f, id); ok && a.kind == askPerson {
				vars := l.told(f, id, h.w)
				if got := pickInside(a.listIn(vars, h.w), h); got.fit != NoFit && vars.value(id).known() && !alike(a.labelled(got.value), vars.value(id)) {
					return true
				}
			}
		}
	}
	return false
}

// openTakes reports whether the open question expects what is said instead.
func (l *Library) openTakes(st State, r remark) bool {
	f := &st.frames[len(st.frames)-1]
	a, ok := l.question(f)
	return !ok || a.hear(a.facing(r.said, f.vars), a.listIn(f.vars, r.said.w)).fit == Exact
}

// corrected lists the answers that a remark could correct, the last one first.
func (l *Library) corrected(st State, r remark, fit Fit) []correction {
	var out []correction
	runs := st.runs()
	last := true
	for i := len(st.frames) - 1; i >= runs[len(runs)-1]; i-- {
		f := &st.frames[i]
		for _, id := range slices.Backward(f.answered) {
			a, ok := l.asked(f, id)
			if !ok {
				continue
			}
			if got, ok := a.mends(l.told(f, id, r.said.w), r, fit, last); ok {
				out = append(out, correction{frame: i, ask: a, got: got, lone: last})
			}
			last = false
		}
	}
	return out
}

// told are the variables of a frame without the answer id where it may have come to say
// what the channel may not know: whether another answer is the same would tell.
func (l *Library) told(f *frame, id string, w World) bindings {
	p, ok := l.pinned[pin{f.workflow, f.revision}]
	if ok && w.Clearance.Clears(p.secrets[id]) {
		return f.vars
	}
	return f.vars.with(id, Value{})
}

// asked is a question of the workflow of a frame.
func (l *Library) asked(f *frame, id string) (*ask, bool) {
	p, ok := l.pinned[pin{f.workflow, f.revision}]
	if !ok {
		return nil, false
	}
	i, ok := p.def.index[id]
	if !ok {
		return nil, false
	}
	a, ok := p.def.steps[i].verb.(*ask)
	return a, ok
}

// mends hears a remark as another answer. A bare number answers the question just
// answered and none before it. A bare yes or no takes a firm word, and where the open
// question could take the text for want of better, nothing but a name does.
func (a *ask) mends(vars bindings, r remark, open Fit, last bool) (answer, bool) {
	if r.bare {
		got := a.called(r.said)
		return got, open != Loose && got.fit == Exact && !alike(got.value, vars.value(a.id))
	}
	list := a.listIn(vars, r.said.w)
	r.said, r.instead = a.facing(r.said, vars), a.facing(r.instead, vars)
	got := a.hear(r.said, list)
	if got.fit == Loose && len(a.options) > 0 {
		got = a.hear(r.said.with(r.said.text, without(r.said.words, pointing)), list)
	}
	if other := a.called(r.said); got.fit != Exact && other.fit == Exact {
		got = other
	}
	had := vars.value(a.id)
	if got.fit != Exact && (a.kind == askPerson || a.kind == askChoice && a.of != nil) {
		got = r.exchanged(list, had, a)
	}
	bare := without(r.said.words, politeness)
	_, position := position(bare)
	number := position || numeric(bare)
	curt := len(bare) == 1 && (yesWords[bare[0]] || noWords[bare[0]] || len(bare[0]) == 1 && !number)
	named := (a.kind == askPerson || a.kind == askChoice) && !number && !curt
	switch {
	case got.fit != Exact, got.short, alike(got.value, had), r.negated && len(a.options) > 0:
	case number && !last, curt && (!r.firm || r.swaps() || yesWords[bare[0]] && !coreYes[bare[0]]), open == Loose && !named:
	case a.timed(got) && (r.first || more(r.said)):
	case r.swaps() && !alike(a.hear(r.instead, list).value, had):
	default:
		return got, true
	}
	return answer{}, false
}

// exchanged is the one person, or service, that a remark names instead of the one that was
// answered: "it's Leo who is due, not Mia", "forget the shot, do the blood test". What had is
// unknown of may not be told, and is not compared.
func (r remark) exchanged(list []Value, had Value, a *ask) answer {
	find := pickInside
	if a.kind == askChoice {
		find = service
	}
	if !r.swaps() {
		return answer{}
	}
	got, instead := find(list, r.said), find(list, r.instead)
	if got.fit == NoFit || instead.fit == NoFit || got.value.Key == instead.value.Key || had.known() && !alike(a.labelled(instead.value), had) {
		return answer{}
	}
	got.fit, got.value = Exact, a.labelled(got.value)
	return got
}

// timed reports whether an answer is about time.
func (a *ask) timed(got answer) bool {
	return got.wish() != nil || a.kind == askDate || a.kind == askTime
}

// more reports whether a time comes with words that are none.
func more(h heard) bool {
	r := when.Read(clip(h.text.Reveal()), h.reading())
	return r.Found() && len(without(fold(r.Rest), politeness, pointing, filler)) > 0
}

// numeric reports whether words are numbers and what stands between them.
func numeric(words []string) bool {
	return !slices.ContainsFunc(without(words, listing), func(w string) bool { _, number := digits(w); return !number })
}

// wish is what an answer says about time; nil for one that says nothing.
func (got answer) wish() *when.Reading {
	if got.value.Wish != nil {
		return got.value.Wish
	}
	return got.value.Fields["wish"].Wish
}

// alike reports whether two answers are the same.
func alike(a, b Value) bool {
	return a.Type == b.Type && a.Key == b.Key && a.Says.Reveal() == b.Says.Reveal() && slices.EqualFunc(a.Items, b.Items, alike)
}

// correct goes back to a question and on from its other answer. What was called since is
// over, and the words that started the workflow answer nothing any more: the questions
// that come now are asked again. That the conversation was where it was is as private as
// the conditions there.
func (t *turn) correct(c correction) error {
	top := t.top()
	s, err := t.step(top)
	if err != nil {
		return err
	}
	under := phi.Highest(top.under, t.p.under[s.index])
	t.st.frames = t.st.frames[:c.frame+1]
	f := t.top()
	f.under = phi.Highest(f.under, under)
	f.vars = f.vars.with(opening, Value{})
	t.p = t.lib.pinned[pin{f.workflow, f.revision}]
	t.jump(c.ask.id)
	f.missed, f.misses = "", 0
	for _, id := range f.answered[min(len(before(f.answered, c.ask.id))+1, len(f.answered)):] {
		// Words that stay may answer it again, and are looked at where no answer is.
		if a, ok := t.lib.asked(f, id); ok && a.from != nil {
			f.vars = f.vars.with(id, Value{})
		}
	}
	if _, err := t.step(f); err != nil {
		return err
	}
	return c.ask.answered(t, c.got)
}

// settled forgets what could be corrected: what has been done with it is promised.
func (t *turn) settled() {
	runs := t.st.runs()
	for i := runs[len(runs)-1]; i < len(t.st.frames); i++ {
		t.st.frames[i].answered = nil
	}
}

// before is the questions that were answered before one.
func before(answered []string, id string) []string {
	if i := slices.Index(answered, id); i >= 0 {
		answered = answered[:i]
	}
	return slices.Clip(answered)
}
