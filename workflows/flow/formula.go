package flow

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// formula is an expression as it is computed: it compares, and combines comparisons,
// and does nothing else. What is not written here cannot happen, whatever a workflow
// says.
type formula struct {
	op operator
	// at is how far the operator stands behind the beginning of the expression.
	at int
	// ref is the variable of a variable, known or count.
	ref ref
	// is the value of a constant: a float64, a string or a bool.
	is   any
	args []*formula
}

// operator is what a formula does with its arguments.
type operator string

// The operators; those of two arguments are written as they are here.
const (
	opConstant  operator = "constant"
	opVariable  operator = "variable"
	opKnown     operator = "known" // of a ref
	opLen       operator = "len"   // of a ref
	opNot       operator = "not"
	opAnd       operator = "and"
	opOr        operator = "or"
	opEqual     operator = "=="
	opUnequal   operator = "!="
	opLess      operator = "<"
	opLessEqual operator = "<="
	opMore      operator = ">"
	opMoreEqual operator = ">="
	opContains  operator = "contains"
	opIn        operator = "in" // the first among the others, or among the items of a list
)

// eval computes a formula to a float64, a string, a bool, or nil for what is not known.
// ok is false where the values that it meets do not fit: how many nobody has, or
// whether nothing is more than three.
func (f *formula) eval(vars bindings, w World) (out any, ok bool) {
	switch f.op {
	case opConstant:
		return f.is, true
	case opVariable:
		if f.ref.name == clinicWord {
			return w.clinicView().part(f.ref.path[0].field)
		}
		return operand(f.ref.in(vars))
	case opKnown:
		return f.ref.in(vars).known(), true
	case opLen:
		return length(f.ref.in(vars))
	case opNot, opAnd, opOr:
		return f.decide(vars, w)
	case opIn:
		return f.among(vars, w)
	}
	left, ok := f.args[0].eval(vars, w)
	if !ok {
		return nil, false
	}
	right, ok := f.args[1].eval(vars, w)
	if !ok {
		return nil, false
	}
	return f.op.compare(left, right)
}

// decide goes from left to right, and no further than it has to: `known(x) and x > 3`.
func (f *formula) decide(vars bindings, w World) (any, bool) {
	for _, arg := range f.args {
		out, _ := arg.eval(vars, w)
		on, ok := out.(bool)
		switch {
		case !ok:
			return nil, false
		case f.op == opNot:
			return !on, true
		case on == (f.op == opOr):
			return on, true
		}
	}
	return f.op == opAnd, true
}

// operand is a value as it is compared: money in dollars, a day as "2026-12-05", a time
// of day as "14:30".
func operand(v Value) (any, bool) {
	switch v.Type {
	case "":
		return nil, true
	case NumberType:
		n, _ := strconv.ParseFloat(v.Key, 64)
		return n, true
	case MoneyType:
		cents, _ := strconv.ParseInt(v.Key, 10, 64)
		return float64(cents) / 100, true
	case YesNoType:
		return v.Key == "yes", true
	case ChoiceType, DateType, ClockType:
		return v.Key, true
	case ListType, VisitType, SlotType, WishType, MarksType:
		return nil, false
	}
	return v.Says.Reveal(), true
}

// length counts the items of a list, or the characters of words.
func length(v Value) (any, bool) {
	switch v.Type {
	case "":
		return nil, false
	case ListType:
		return float64(len(v.Items)), true
	}
	return float64(utf8.RuneCountInString(v.Says.Reveal())), true
}

func (f *formula) among(vars bindings, w World) (any, bool) {
	left, ok := f.args[0].eval(vars, w)
	if !ok {
		return nil, false
	}
	if list := f.args[1]; list.op == opVariable {
		for _, it := range list.ref.in(vars).Items {
			if right, ok := operand(it); ok && right == left {
				return true, true
			}
		}
		return false, true
	}
	for _, arg := range f.args[1:] {
		if arg.is == left {
			return true, true
		}
	}
	return false, true
}

// compare holds two values against each other.
func (op operator) compare(left, right any) (any, bool) {
	if op == opEqual || op == opUnequal {
		return (left == right) == (op == opEqual), true
	}
	order := 0
	switch l := left.(type) {
	case float64:
		r, ok := right.(float64)
		if !ok || op == opContains {
			return nil, false
		}
		order = cmp.Compare(l, r)
	case string:
		r, ok := right.(string)
		if !ok || op == opContains {
			return ok && strings.Contains(l, r), ok
		}
		order = strings.Compare(l, r)
	default:
		return nil, false
	}
	switch op {
	case opLess:
		return order < 0, true
	case opLessEqual:
		return order <= 0, true
	case opMore:
		return order > 0, true
	}
	return order >= 0, true
}
