package flow

import (
	"fmt"
	"slices"

	"github.com/expr-lang/expr/ast"
)

// path reads a variable or a part of one: visits[0].first.
func (r *formulaReader) path(n ast.Node) ref {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		if n.Value == "" || n.Value[0] == '$' {
			r.refuse(n, fmt.Sprintf("`%s` is not seen here", n.Value), "name the variable itself")
		}
		return ref{name: n.Value}
	case *ast.MemberNode:
		if n.Optional {
			r.unknown(&ast.ChainNode{})
		}
		out := r.path(n.Node)
		switch p := n.Property.(type) {
		case *ast.StringNode:
			out.path = append(out.path, part{field: p.Value})
			if p.Value != "" {
				return out
			}
		case *ast.IntegerNode:
			out.path = append(out.path, part{index: p.Value})
			if p.Value >= 0 && p.Value < MaxItems {
				return out
			}
		}
		r.refuse(n, "a part is named by its word, an item by its number", fmt.Sprintf("write visit.first or visits[0]; a list has at most %d items", MaxItems))
		return out
	}
	r.refuse(n, "a variable stands here", "write len(visits) or known(visit)")
	return ref{}
}

// clinic refuses what the clinic's wall does not show.
func (r *formulaReader) clinic(n ast.Node, f ref) {
	if f.name != clinicWord || r.wrong != nil || len(f.path) == 1 && slices.Contains(clinicParts, f.path[0].field) {
		return
	}
	unknown := clinicWord
	if len(f.path) > 0 {
		unknown = f.path[0].field
	}
	r.wrong = &refusal{rule: "variable", at: n.Location().From, mend: didYouMean(unknown, clinicParts),
		what: fmt.Sprintf("`%s`: of the clinic, expressions see clinic.open, clinic.weekday and clinic.hour", excerpt(unknown, 1))}
}

// variables are the names that a formula reads. Of asked it only wants to know whether
// they are known, of counted, which are among the needed, only how long they are.
func (f *formula) variables() (needed, asked, counted []string) {
	var whole []string
	f.each(func(f *formula) {
		name := f.ref.name
		switch {
		case name == "" || name == clinicWord:
		case f.op == opKnown && len(f.ref.path) == 0:
			asked = append(asked, name)
		case f.op == opLen && len(f.ref.path) == 0:
			counted = append(counted, name)
		default:
			whole = append(whole, name)
		}
	})
	needed = distinct(slices.Concat(whole, counted))
	asked = slices.DeleteFunc(distinct(asked), func(n string) bool { return slices.Contains(needed, n) })
	counted = slices.DeleteFunc(distinct(counted), func(n string) bool { return slices.Contains(whole, n) })
	return needed, asked, counted
}

func (f *formula) each(visit func(*formula)) {
	visit(f)
	for _, arg := range f.args {
		arg.each(visit)
	}
}

// distinct is names in order, each once.
func distinct(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// showsClinic reports whether a formula reads the clinic's wall.
func (f *formula) showsClinic() (shows bool) {
	f.each(func(f *formula) { shows = shows || f.ref.name == clinicWord })
	return shows
}
