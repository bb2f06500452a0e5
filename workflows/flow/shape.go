package flow

import "frontdesk/internal/phi"

// shape is what the checker knows of a variable: its type, its label, its parts.
type shape struct {
	kind   Type
	of     Type // what the items of a list are
	label  phi.Label
	fields map[string]shape
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
	s := shape{kind: f.Type, of: f.Of, label: f.Label}
	if len(f.Fields) > 0 {
		s.fields = make(map[string]shape, len(f.Fields))
		for _, sub := range f.Fields {
			s.fields[sub.Name] = shapeOf(sub)
		}
	}
	return s
}

// join is the shape of a variable that two places set.
func (s shape) join(o shape) shape {
	s.label = phi.Highest(s.label, o.label)
	if len(o.fields) == 0 {
		return s
	}
	merged := make(map[string]shape, len(s.fields)+len(o.fields))
	for n, f := range s.fields {
		merged[n] = f
	}
	for n, f := range o.fields {
		if had, ok := merged[n]; ok {
			f = f.join(had)
		}
		merged[n] = f
	}
	s.fields = merged
	return s
}

// all is the most private label of anything that can be said of it.
func (s shape) all() phi.Label {
	l := s.label
	for _, f := range s.fields {
		l = phi.Highest(l, f.all())
	}
	return l
}

// own is how private its own words are, those of a list's items included.
func (s shape) own() phi.Label {
	if s.kind == ListType {
		return s.all()
	}
	return s.label
}

// item is the shape of one item of a list.
func (s shape) item() shape { return shape{kind: s.of, label: s.label, fields: s.fields} }

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
