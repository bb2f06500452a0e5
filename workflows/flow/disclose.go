package flow

import (
	"fmt"
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// Disclosure is one place where a workflow lets private things be known, and why the
// clinic may.
type Disclosure struct {
	Workflow string
	Line     int
	// What is "the way that step `due` takes" or "the value of `short`".
	What     string
	From, As phi.Label
	Because  string
}

// Disclosures lists what a workflow lets be known, in reading order.
func Disclosures(def *Def, env Env) []Disclosure {
	if def.snippets != nil {
		return nil // who says a snippet answers for it
	}
	return analyse(def, env).disclosures()
}

// minReason is how many characters a reason has at least: "ok" is none.
const minReason = 10

// disclosing is a written decision to treat something as less private than it is.
type disclosing struct {
	at      pos
	as      phi.Label
	because string
}

// reveals reads `{as: notice, because: "we tell everybody ..."}`.
func (r *reader) reveals(f field) *disclosing {
	o, ok := r.object(f.val, "`reveals`")
	if !ok {
		return nil
	}
	d := r.disclosing(o, f.at)
	o.close("`reveals`", "reveals")
	return d
}

func (r *reader) disclosing(o *object, at pos) *disclosing {
	d := &disclosing{at: at}
	as, _ := o.take("as")
	d.as = r.label(as, at)
	if f, ok := o.take("because"); ok {
		d.because, _ = r.scalar(f)
		d.because = strings.TrimSpace(d.because)
	}
	if len([]rune(d.because)) < minReason {
		r.fault(at, "reveals", fmt.Sprintf("it is not said in %d characters or more why this may be known", minReason),
			"whoever approves the workflow has to judge the reason", "add `because: \"...\"`")
	}
	return d
}

// disclosed reports declassifications that are not allowed, or not needed.
func (a *analysis) disclosed() {
	a.eachDisclosure(func(d *disclosing, what string, from grade) {
		switch {
		case from.label == phi.Sensitive && d.as > phi.Care:
			a.fault(d.at, "reveals", fmt.Sprintf("%s is sensitive, and can be let known as care at most", what),
				"behavioural health, substance use, HIV and what a minor consented to alone are specially protected by law", "write `as: care`, or say it in the portal")
		case d.as <= from.label:
			a.warn(d.at, "reveals", fmt.Sprintf("%s is %s and needs no lowering", what, from.label),
				"a declassification that lowers nothing hides the ones that do", "delete it")
		}
	})
}

func (a *analysis) disclosures() []Disclosure {
	var out []Disclosure
	a.eachDisclosure(func(d *disclosing, what string, from grade) {
		out = append(out, Disclosure{a.def.Name, d.at.line, what, from.label, d.as, d.because})
	})
	slices.SortStableFunc(out, func(x, y Disclosure) int { return x.Line - y.Line })
	return out
}

func (a *analysis) eachDisclosure(visit func(d *disclosing, what string, from grade)) {
	for _, s := range a.def.steps {
		if s.reveals != nil {
			visit(s.reveals, fmt.Sprintf("which way step %s takes", s.id), a.decision(s))
		}
	}
	for _, to := range a.courses.routes {
		for _, set := range to.set {
			if set.as != nil {
				visit(set.as, fmt.Sprintf("`%s`", set.name), a.exprGrade(set.expr))
			}
		}
	}
}

// setShape is the shape of what is set, with what is let be known.
func (a *analysis) setShape(set assignment) (s shape, ok bool) {
	s, ok = a.exprShape(set.expr)
	if ok && set.as != nil {
		s = s.graded(func(g grade) grade { return g.lowered(set.as.as) })
	}
	return s, ok
}

// lowered is v with nothing in it more private than l.
func (v Value) lowered(l phi.Label) Value {
	if !v.Says.Empty() && v.Says.Label() < l {
		v.Says = v.Says.Relabel(l)
	}
	if len(v.Fields) > 0 {
		fields := make(map[string]Value, len(v.Fields))
		for n, f := range v.Fields {
			fields[n] = f.lowered(l)
		}
		v.Fields = fields
	}
	v.Items = slices.Clone(v.Items)
	for i := range v.Items {
		v.Items[i] = v.Items[i].lowered(l)
	}
	return v
}
