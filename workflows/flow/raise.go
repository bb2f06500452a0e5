package flow

import "frontdesk/internal/phi"

// raised is v with nothing in it less private than the checker takes it for: its shape,
// and the conditions under which it was set. What is matched against an answer, or
// handed on, is held against these labels.
func (v Value) raised(s shape, under phi.Label) Value {
	if !v.known() || v.covered(s, under) {
		return v
	}
	v.Says = v.Says.Relabel(phi.Highest(v.Says.Label(), s.label, under))
	if len(v.Fields) > 0 {
		fields := make(map[string]Value, len(v.Fields))
		for n, f := range v.Fields {
			fields[n] = f.raised(s.part(n), under)
		}
		v.Fields = fields
	}
	if len(v.Items) > 0 {
		items := make([]Value, len(v.Items))
		for i, it := range v.Items {
			items[i] = it.raised(s.item(), under)
		}
		v.Items = items
	}
	return v
}

// raised is the value of a variable, labelled as the checker has it.
func (p *program) raised(name string, v Value) Value {
	under, ok := p.context[name]
	if !ok {
		under = phi.Public
	}
	return v.raised(p.vars[name], under)
}

// covered reports whether v is labelled as s is, or more privately. Where there are no
// words there is no label to hold.
func (v Value) covered(s shape, under phi.Label) bool {
	if !v.Says.Empty() && v.Says.Label() > phi.Highest(s.label, under) {
		return false
	}
	for n, f := range v.Fields {
		if !f.covered(s.part(n), under) {
			return false
		}
	}
	for _, it := range v.Items {
		if !it.covered(s.item(), under) {
			return false
		}
	}
	return true
}

// part is the shape of a part. One that is not declared is as private as the whole.
func (s shape) part(name string) shape {
	if f, ok := s.fields[name]; ok {
		return f
	}
	return shape{label: s.label, secret: s.secret, items: s.items, fields: s.fields}
}

// tooPrivate reports whether v is more private than s takes, in what can be spoken of.
func (v Value) tooPrivate(s shape) bool {
	if !v.Says.Empty() && v.Says.Label() < s.label {
		return true
	}
	for n, part := range s.fields {
		if f := v.Fields[n]; s.kind != ListType && f.known() && f.tooPrivate(part) {
			return true
		}
	}
	for _, it := range v.Items {
		if it.tooPrivate(s.item()) {
			return true
		}
	}
	return false
}
