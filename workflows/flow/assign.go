package flow

// assignment gives a variable or an input a value.
type assignment struct {
	name string
	at   pos
	expr *expression
}

func (r *reader) assignments(f field) []assignment {
	o, ok := r.object(f.val, "`"+f.key+"`")
	if !ok {
		return nil
	}
	var out []assignment
	for _, a := range o.rest() {
		out = append(out, assignment{name: r.variable(a.key, a.at), at: a.at, expr: r.expression(a)})
	}
	return out
}
