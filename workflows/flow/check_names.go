package flow

import (
	"fmt"
	"slices"
)

// names reports what does not resolve: variables, actions, workflows and their inputs.
func (a *analysis) names() {
	for _, s := range a.def.steps {
		switch v := s.verb.(type) {
		case *doing:
			a.action(v)
		case *branching:
			a.compile(v.cond, true)
		case *ask:
			a.source(v)
		}
		a.holes(s.verb.says(), isAsk(s))
		for _, e := range a.exitsOf(s) {
			a.holes([]spoken{e.to.say}, false)
			for _, set := range e.to.set {
				a.compile(set.expr, false)
			}
			if e.to.call != nil {
				a.call(e.to.call)
			}
		}
	}
	for _, st := range a.def.Starts {
		a.startWith(st)
	}
}

func (a *analysis) startWith(st Start) {
	for _, w := range st.with {
		if !w.expr.isWord {
			a.fault(w.at, "input", "a start gives words only", "", "write it in quotes: \"'move'\"")
		}
	}
	a.given(st.with, a.def.fields(), "this workflow", pos{})
	a.brought(st)
}

func (a *analysis) action(v *doing) {
	spec, ok := a.env.Specs[v.action]
	if !ok {
		var all []string
		for n := range a.env.Specs {
			all = append(all, n)
		}
		a.fault(v.at, "action", fmt.Sprintf("there is no action `%s`", v.action), "", didYouMean(v.action, all))
		return
	}
	a.given(v.with, spec.In, "`"+v.action+"`", v.at)
}

func (a *analysis) call(c *calling) {
	d, ok := a.env.Workflows[c.workflow]
	if !ok || d.snippets != nil {
		var all []string
		for n := range a.env.Workflows {
			all = append(all, n)
		}
		a.fault(c.at, "call", fmt.Sprintf("there is no workflow `%s`", c.workflow), "", didYouMean(c.workflow, all))
		return
	}
	if c.workflow == a.def.Name || a.callsBack(c.workflow) {
		a.fault(c.at, "call", fmt.Sprintf("`%s` would call itself through `%s`", a.def.Name, c.workflow), "a patient would go round in circles", "")
	}
	a.given(c.with, d.fields(), "`"+c.workflow+"`", c.at)
}

// given reports inputs that are unknown, of another type, too private, or missing. At
// the zero pos nothing can be missing.
func (a *analysis) given(with []assignment, fields []Field, owner string, at pos) {
	var known []string
	for _, f := range fields {
		known = append(known, f.Name)
		has := slices.ContainsFunc(with, func(w assignment) bool { return w.name == f.Name })
		if !has && !f.Optional && at != (pos{}) {
			a.fault(at, "input", fmt.Sprintf("%s wants `%s`, a %s", owner, f.Name, f.Type), f.Help, fmt.Sprintf("add `with: {%s: ...}`", f.Name))
		}
	}
	for _, w := range with {
		a.compile(w.expr, false)
		i := slices.Index(known, w.name)
		if i < 0 {
			a.fault(w.at, "input", fmt.Sprintf("%s has no input `%s`", owner, w.name), "", didYouMean(w.name, known))
			continue
		}
		got, ok := a.exprShape(w.expr)
		if ok && w.expr.isRef && !shapeOf(fields[i]).takes(got) {
			a.fault(w.at, "type", fmt.Sprintf("`%s` is a %s, and %s wants a %s", w.expr.src, got.kind, owner, fields[i].Type), "", "")
		}
	}
}

func (a *analysis) source(v *ask) {
	for _, e := range []*expression{v.of, v.from, v.moving} {
		if e != nil {
			a.resolve(e.ref, e.at)
		}
	}
	if v.moving != nil {
		a.moment(v.moving)
	}
	if v.of == nil {
		return
	}
	list, wrong, _ := v.of.ref.of(a.vars)
	if wrong == "" && list.kind != ListType {
		a.fault(v.of.at, "type", fmt.Sprintf("`%s` is a %s and no list", v.of.src, list.kind), "", "")
	}
	if wrong == "" && v.kind == askSlot && list.of != "" && list.of != SlotType {
		a.fault(v.of.at, "type", fmt.Sprintf("`%s` is a list of %s and not of slots", v.of.src, list.of), "", "ask a choice")
	}
}

// missing reports whether there is no such variable, though there may be: an unknown
// action could give it.
func (a *analysis) missing(name string) bool {
	_, ok := a.vars[name]
	return !ok && a.partial
}

// resolve reports a reference to what is not there.
func (a *analysis) resolve(r ref, at pos) {
	if a.missing(r.name) {
		return
	}
	if _, wrong, could := r.of(a.vars); wrong != "" {
		a.fault(at, "variable", fmt.Sprintf("`%s`: %s", r, lacking(wrong)), "a patient would read a gap", a.mean(wrong, func() []string { return names(could) }))
	}
}

// holes reports placeholders that nothing fills. {list}, {count} and {range} belong to
// questions.
func (a *analysis) holes(all []spoken, question bool) {
	for _, s := range all {
		for _, t := range []*text{s.text, s.notice} {
			for _, w := range t.wordings() {
				for _, b := range w.bits {
					switch {
					case b.hole == varHole:
						a.resolve(b.ref, w.at)
					case b.hole == snippetHole:
						a.snippet(b.words, w)
					case b.hole != noHole && b.hole != clinicHole && !question:
						a.fault(w.at, "placeholder", "{list}, {count} and {range} are about the answers of a question", "a patient would read a gap", "name a variable")
					}
				}
			}
		}
	}
}

func (t *text) wordings() []wording {
	if t == nil {
		return nil
	}
	return t.langs
}

// compile reports what does not fit in an expression, once.
func (a *analysis) compile(e *expression, wantBool bool) {
	if a.judged[e.n] || e.formula == nil || e.isWord && !wantBool {
		return
	}
	if e.isRef && !wantBool {
		a.resolve(e.ref, e.at)
		return
	}
	a.judged[e.n] = true
	if slices.ContainsFunc(slices.Concat(e.uses, e.asks), a.missing) {
		return
	}
	got, wrong := a.sort(e.formula)
	if wrong == nil && wantBool && got != sortYesNo {
		wrong = &refusal{rule: "expression", what: fmt.Sprintf("this is %s, and a branch wants a yes or no", got), mend: "compare it: n == 1, len(visits) > 0"}
	}
	if wrong != nil {
		a.fault(e.behind(wrong.at), wrong.rule, wrong.what, wrong.why, wrong.mend)
	}
}
