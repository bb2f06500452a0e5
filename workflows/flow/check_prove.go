package flow

import "math"

// proves puts into the set what is there where a condition holds, or does not:
// `known(visit)`, `len(visits) > 1`, both of what stands beside `and`.
func (a *analysis) proves(f *formula, holds bool, set varSet) {
	switch f.op {
	case opNot:
		a.proves(f.args[0], !holds, set)
	case opAnd, opOr:
		if holds == (f.op == opAnd) {
			for _, arg := range f.args {
				a.proves(arg, holds, set)
			}
		}
	case opKnown:
		if holds {
			a.provesRef(f.ref, set)
		}
	case opIn:
		if list := f.args[1]; holds && list.op == opVariable {
			a.provesItems(list.ref, 1, set)
		}
	case opEqual, opUnequal, opLess, opLessEqual, opMore, opMoreEqual:
		left, right, op := f.args[0], f.args[1], f.op
		if right.op == opLen {
			left, right, op = right, left, flipped[op]
		}
		if !holds {
			op = opposed[op]
		}
		if n, ok := right.is.(float64); ok && left.op == opLen {
			a.provesItems(left.ref, leastItems(op, n), set)
		}
	}
}

// flipped are the comparisons with their sides changed, opposed those that hold where
// the first does not.
var (
	flipped = map[operator]operator{opEqual: opEqual, opUnequal: opUnequal, opLess: opMore, opMore: opLess, opLessEqual: opMoreEqual, opMoreEqual: opLessEqual}
	opposed = map[operator]operator{opEqual: opUnequal, opUnequal: opEqual, opLess: opMoreEqual, opMoreEqual: opLess, opMore: opLessEqual, opLessEqual: opMore}
)

// leastItems is how many items a list has at least whose length compares so with n.
func leastItems(op operator, n float64) int {
	switch {
	case op == opMore:
		return int(math.Floor(n)) + 1
	case op == opMoreEqual, op == opEqual:
		return int(math.Ceil(n))
	case op == opUnequal && n == 0:
		return 1
	}
	return 0
}

// provesRef puts a ref and all that it goes through into the set.
func (a *analysis) provesRef(r ref, set varSet) {
	a.put(set, []string{r.name})
	for n, p := range r.path {
		if p.field == "" {
			a.provesItems(ref{r.name, r.path[:n]}, p.index+1, set)
		}
		a.put(set, []string{ref{r.name, r.path[:n+1]}.String()})
	}
}

// provesItems puts the first n items of a list into the set.
func (a *analysis) provesItems(list ref, n int, set varSet) {
	for i := range min(n, MaxItems) {
		a.put(set, []string{list.join([]part{{index: i}}).String()})
	}
}

// needFormula wants to be set what a formula comes to look at. It goes from left to right
// and no further than it has to, so what stands before an `and` counts behind it.
func (a *analysis) needFormula(f *formula, at pos, set varSet) {
	switch f.op {
	case opKnown:
	case opVariable, opLen:
		if f.ref.name != clinicWord {
			a.needRef(f.ref, wording{at: at}, set)
		}
	case opAnd, opOr:
		known := append(varSet(nil), set...)
		for _, arg := range f.args {
			a.needFormula(arg, at, known)
			a.proves(arg, f.op == opAnd, known)
		}
	default:
		for _, arg := range f.args {
			a.needFormula(arg, at, set)
		}
	}
}

// looksAt visits the refs that computing a formula comes to.
func (f *formula) looksAt(vars bindings, w World, visit func(ref)) {
	switch f.op {
	case opVariable, opLen:
		if f.ref.name != clinicWord {
			visit(f.ref)
		}
	case opKnown:
	default:
		for _, arg := range f.args {
			arg.looksAt(vars, w, visit)
			if f.op != opAnd && f.op != opOr {
				continue
			}
			if out, _ := arg.eval(vars, w); out != (f.op == opAnd) {
				return
			}
		}
	}
}
