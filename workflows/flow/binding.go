package flow

// bindings are the variables of a frame. They are few, so a slice is faster than a map
// and keeps its order in an encoded state.
type bindings []binding

type binding struct {
	name  string
	value Value
}

func (b bindings) value(name string) Value {
	for i := range b {
		if b[i].name == name {
			return b[i].value
		}
	}
	return Value{}
}

// with is a copy of b in which name is v; an unknown v takes the name out.
func (b bindings) with(name string, v Value) bindings {
	out := make(bindings, 0, len(b)+1)
	for _, x := range b {
		if x.name != name {
			out = append(out, x)
		}
	}
	if v.known() {
		out = append(out, binding{name, v})
	}
	return out
}
