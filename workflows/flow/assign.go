package flow

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
)

// assignment gives a variable or an input a value.
type assignment struct {
	name string
	at   pos
	expr *expression
	// as lets the value be known as less private than it is; nil where it does not say.
	as *disclosing
}

func (r *reader) assignments(f field) []assignment {
	o, ok := r.object(f.val, "`"+f.key+"`")
	if !ok {
		return nil
	}
	var out []assignment
	for _, a := range o.rest() {
		out = append(out, r.assignment(a, f.key == "set"))
	}
	return out
}

// assignment reads `short: due.name`, or beside `set` a value that is let be known:
// `short: {value: due.name, as: notice, because: "..."}`.
func (r *reader) assignment(f field, lowers bool) assignment {
	out := assignment{name: r.variable(f.key, f.at), at: f.at}
	_, isMapping := f.val.(*ast.MappingNode)
	_, isPair := f.val.(*ast.MappingValueNode)
	if !isMapping && !isPair || !lowers {
		out.expr = r.expression(f)
		return out
	}
	o, _ := r.object(f.val, "`"+f.key+"`")
	value, ok := o.take("value")
	if !ok {
		r.fault(f.at, "key", fmt.Sprintf("`%s` has no `value`", f.key), "", "write `{value: ..., as: notice, because: \"...\"}`")
		value = field{key: "value", at: f.at}
	}
	out.expr = r.expression(value)
	out.as = r.disclosing(o, f.at)
	o.close("`"+f.key+"`", "value")
	return out
}
