package flow

import "fmt"

// sort is what a part of an expression is, as far as comparing goes.
type sort string

const (
	sortWords  sort = "words"
	sortNumber sort = "a number"
	sortYesNo  sort = "a yes or no"
	sortList   sort = "a list"
	sortThing  sort = "a thing with parts"
)

// sortOf is how a variable is compared.
func sortOf(s shape) sort {
	switch s.kind {
	case NumberType, MoneyType:
		return sortNumber
	case YesNoType:
		return sortYesNo
	case ListType:
		return sortList
	case VisitType, SlotType, WishType, MarksType:
		return sortThing
	}
	return sortWords
}

// sort is what a formula gives, or why its parts do not fit.
func (a *analysis) sort(f *formula) (sort, *refusal) {
	switch f.op {
	case opConstant:
		return constantSort(f.is), nil
	case opVariable, opLen, opKnown:
		return a.variableSort(f)
	}
	sorts := make([]sort, len(f.args))
	for i, arg := range f.args {
		s, wrong := a.sort(arg)
		if wrong != nil {
			return "", wrong
		}
		sorts[i] = s
	}
	return sortYesNo, a.fitting(f, sorts)
}

func constantSort(x any) sort {
	switch x.(type) {
	case float64:
		return sortNumber
	case bool:
		return sortYesNo
	}
	return sortWords
}

func (a *analysis) variableSort(f *formula) (sort, *refusal) {
	if f.ref.name == clinicWord {
		shown, _ := clinicView{}.part(f.ref.path[0].field)
		return constantSort(shown), nil
	}
	s, wrong, could := f.ref.of(a.vars)
	if wrong != "" {
		return "", &refusal{rule: "variable", at: f.at, what: fmt.Sprintf("`%s`: %s", f.ref, lacking(wrong)), mend: a.mean(wrong, func() []string { return names(could) })}
	}
	switch got := sortOf(s); {
	case f.op == opKnown:
		return sortYesNo, nil
	case f.op == opVariable:
		return got, nil
	case got != sortList && got != sortWords:
		return "", &refusal{rule: "expression", at: f.at, what: fmt.Sprintf("`%s` is %s, and has no length", f.ref, got), mend: "len() is for lists and words"}
	}
	return sortNumber, nil
}

// fitting reports arguments that the operator does not take, or that are not alike.
func (a *analysis) fitting(f *formula, sorts []sort) *refusal {
	misfit := func(what, mend string) *refusal {
		return &refusal{rule: "expression", at: f.at, what: what, mend: mend}
	}
	left, right := sorts[0], sorts[len(sorts)-1]
	switch f.op {
	case opNot, opAnd, opOr:
		for _, s := range sorts {
			if s != sortYesNo {
				return misfit(fmt.Sprintf("`%s` is about a yes or no, and this is %s", f.op, s), "compare it first: n == 1, len(visits) > 0")
			}
		}
		return nil
	case opIn:
		if list := f.args[1]; list.op == opVariable {
			s, _, _ := list.ref.of(a.vars)
			if right != sortList {
				return misfit(fmt.Sprintf("`%s` is %s and no list", list.ref, right), "compare with ==")
			}
			if sorts[1] = left; s.of != "" {
				sorts[1] = sortOf(s.item())
			}
		}
	case opContains:
		if left != sortWords || right != sortWords {
			return misfit(fmt.Sprintf("`contains` looks for words in words, and this is %s and %s", left, right), "an item of a list is looked for with `in`")
		}
	case opLess, opLessEqual, opMore, opMoreEqual:
		if left == sortYesNo {
			return misfit("a yes is neither more nor less than a no", "compare with ==")
		}
	}
	for _, s := range sorts {
		if s != left {
			return misfit(fmt.Sprintf("%s and %s are never the same", left, s), "compare numbers with numbers and 'words' with words")
		}
	}
	if left == sortList || left == sortThing {
		return misfit(fmt.Sprintf("%s is not compared as a whole", left), "compare a part of it, such as visit.first, or len() of it")
	}
	return nil
}
