package flow

import "frontdesk/internal/phi"

// shape is what the checker knows of a variable: its type, its label, its parts.
type shape struct {
	kind   Type
	of     Type // what the items of a list are
	label  phi.Label
	fields map[string]shape
	// secret is how private what the channel has not heard is: the label, except that
	// the patient's own words are no secret of the channel that they came by.
	secret phi.Label
	// items is how private the words of a list's items are; label and secret are then
	// about how many there are.
	items grade
	// maybe says of a part that not every such value has it.
	maybe bool
}

// partsOf are the parts that every value of a type has, so that an input declared in a
// workflow can be spoken of without repeating them.
func partsOf(t Type, l phi.Label) map[string]shape {
	word := func(names ...string) map[string]shape {
		out := make(map[string]shape, len(names))
		for _, n := range names {
			k := TimeType
			if n == "first" {
				k = PersonType
			}
			out[n] = shape{kind: k, label: l}
		}
		return out
	}
	switch t {
	case PersonType, NameType:
		return word("first")
	case VisitType:
		return word("first", "when", "day")
	}
	return nil
}

func shapeOf(f Field) shape {
	s := shape{kind: f.Type, of: f.Of, label: f.Label, secret: f.Label, items: kept(f.ItemLabel), maybe: f.Optional}
	if len(f.Fields) > 0 {
		s.fields = make(map[string]shape, len(f.Fields))
		for _, sub := range f.Fields {
			s.fields[sub.Name] = shapeOf(sub)
		}
	}
	return s
}

// join is the shape of a variable that two places set. A part that one of them does not
// give may not be there.
func (s shape) join(o shape) shape {
	s.label, s.secret, s.items = phi.Highest(s.label, o.label), phi.Highest(s.secret, o.secret), s.items.with(o.items)
	merged := make(map[string]shape, len(s.fields)+len(o.fields))
	for n, f := range s.fields {
		f.maybe = true
		merged[n] = f
	}
	for n, f := range o.fields {
		if had, ok := s.fields[n]; ok {
			maybe := f.maybe || had.maybe
			f = f.join(had)
			f.maybe = maybe
		} else {
			f.maybe = true
		}
		merged[n] = f
	}
	if s.fields = nil; len(merged) > 0 {
		s.fields = merged
	}
	return s
}

// all is how private anything is that can be said of it.
func (s shape) all() grade {
	g := s.grade()
	if s.kind == ListType {
		g = g.with(s.items)
	}
	for _, f := range s.fields {
		g = g.with(f.all())
	}
	return g
}

// grade is how private its own words are; of a list, how many items it has.
func (s shape) grade() grade { return grade{s.label, s.secret} }

// own is how private its own words are, those of a list's items included.
func (s shape) own() grade {
	if s.kind == ListType {
		return s.all()
	}
	return s.grade()
}

// item is the shape of one item of a list. That it is there tells of the length.
func (s shape) item() shape {
	if s.kind != ListType {
		return s // the items of marks are as private as the answer
	}
	g := s.items.with(s.grade())
	return shape{kind: s.of, label: g.label, secret: g.secret, fields: s.fields}
}

// graded is s with every grade in it changed.
func (s shape) graded(change func(grade) grade) shape {
	g := change(s.grade())
	s.label, s.secret, s.items = g.label, g.secret, change(s.items)
	if len(s.fields) > 0 {
		fields := make(map[string]shape, len(s.fields))
		for n, f := range s.fields {
			fields[n] = f.graded(change)
		}
		s.fields = fields
	}
	return s
}

// like reports whether s and o are graded alike and have the same parts.
func (s shape) like(o shape) bool {
	if s.grade() != o.grade() || s.items != o.items || len(s.fields) != len(o.fields) {
		return false
	}
	for n, f := range s.fields {
		if f.maybe != o.fields[n].maybe || !f.like(o.fields[n]) {
			return false
		}
	}
	return true
}

// takes reports whether a value of shape o may go where s is asked for.
func (s shape) takes(o shape) bool {
	if s.kind != o.kind {
		// Words are words: an action that wants a text takes anything that is one.
		return s.kind == TextType && (o.kind == ChoiceType || o.kind == NameType || o.kind == TimeType ||
			o.kind == DateType || o.kind == ClockType || o.kind == MoneyType) ||
			s.kind == ChoiceType && o.kind == TextType
	}
	return s.kind != ListType || s.of == "" || o.of == "" || s.of == o.of
}
