package flow

import "slices"

// watch notes where a turn goes and what it lacks there. A nil watch notes nothing.
type watch struct {
	world World
	// at is the step under way.
	at     spot
	passed []spot
	// said is, for each line, the step that said it.
	said  []spot
	lacks []lack
	// unfed are required inputs that an action does not get.
	unfed []lack
}

// spot is a step of a workflow.
type spot struct{ workflow, step string }

// lack is a variable, or a part of one, that is used where it holds nothing. lang is that
// of the wording that names it.
type lack struct {
	spot
	name, lang string
}

// stands notes the step that a frame has come to.
func (w *watch) stands(f *frame) {
	if w != nil {
		w.at = spot{f.workflow, f.at}
	}
}

// passes notes that the step under way is performed.
func (w *watch) passes() {
	if w != nil {
		w.passed = append(w.passed, w.at)
	}
}

// says notes the gaps of a text in the language in which it is said.
func (w *watch) says(s spoken, lang string, vars bindings) {
	if w == nil {
		return
	}
	w.said = append(w.said, w.at)
	for _, t := range []*text{s.text, s.notice, s.alt()} {
		said := t.in(lang)
		for _, b := range said.bits {
			if b.hole == varHole {
				w.wants(b.ref, said.lang, vars)
			}
		}
	}
}

// needs notes what an expression wants and does not find.
func (w *watch) needs(e *expression, vars bindings) {
	if w == nil || e == nil {
		return
	}
	if e.isRef {
		w.wants(e.ref, "", vars)
		return
	}
	if e.formula != nil {
		e.formula.looksAt(vars, w.world, func(r ref) { w.wants(r, "", vars) })
	}
}

// given notes the required inputs that are not there. An optional one that is only
// handed on may be left out.
func (w *watch) given(with []assignment, fields []Field, vars bindings) {
	if w == nil {
		return
	}
	for _, a := range with {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == a.name })
		if i < 0 || !fields[i].Optional || !a.expr.isRef {
			w.needs(a.expr, vars)
		}
	}
}

// asks notes the required inputs that an action is asked for without.
func (w *watch) asks(s Spec, with map[string]Value) {
	if w == nil {
		return
	}
	for _, f := range s.In {
		if !f.Optional && hollow(with[f.Name]) {
			w.unfed = append(w.unfed, lack{spot: w.at, name: f.Name})
		}
	}
}

// ends notes the results that a workflow was to give and has not.
func (w *watch) ends(p *program, f frame) {
	if w == nil || p == nil {
		return
	}
	for _, r := range p.results() {
		if !r.optional && hollow(f.vars.value(r.name)) {
			w.lacks = append(w.lacks, lack{spot: spot{f.workflow, end}, name: r.name})
		}
	}
}

func (w *watch) wants(r ref, lang string, vars bindings) {
	if !vars.value(r.name).known() {
		w.lacks = append(w.lacks, lack{w.at, r.name, lang})
	}
	if hollow(r.in(vars)) {
		w.lacks = append(w.lacks, lack{w.at, r.String(), lang})
	}
}

// hollow reports a value that holds nothing of its own: none at all, or the answer of
// who wants another time than the offered ones.
func hollow(v Value) bool {
	return !v.known() || v.Key == "" && (v.Type == SlotType || v.Type == YesNoType)
}
