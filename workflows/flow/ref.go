package flow

import (
	"strconv"
	"strings"
)

// ref names a variable or a part of one: who, visit.first, visits[0].
type ref struct {
	name string
	path []part
}

// part is a field, or with an empty name an index.
type part struct {
	field string
	index int
}

// readRef reads s as a ref; ok is false when it is anything else.
func readRef(s string) (r ref, ok bool) {
	name, rest := cutName(s)
	if !identifier(name) || keywords[name] {
		return ref{}, false
	}
	r.name = name
	for rest != "" {
		p := part{}
		if after, dot := strings.CutPrefix(rest, "."); dot {
			p.field, rest = cutName(after)
			if !identifier(p.field) {
				return ref{}, false
			}
		} else {
			n, after, found := strings.Cut(strings.TrimPrefix(rest, "["), "]")
			i, err := strconv.ParseUint(n, 10, 8)
			if rest[0] != '[' || !found || err != nil {
				return ref{}, false
			}
			p.index, rest = int(i), after
		}
		r.path = append(r.path, p)
	}
	return r, true
}

func cutName(s string) (name, rest string) {
	i := strings.IndexAny(s, ".[")
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

// keywords are words of the expression language and of routes: no variable has them.
var keywords = wordSet("true false nil and or not in let if else end known len contains matches clinic snippet list count range")

func (r ref) String() string {
	var b strings.Builder
	b.WriteString(r.name)
	for _, p := range r.path {
		if p.field != "" {
			b.WriteString("." + p.field)
		} else {
			b.WriteString("[" + strconv.Itoa(p.index) + "]")
		}
	}
	return b.String()
}

// in finds the value that r names; the zero Value when there is none.
func (r ref) in(vars bindings) Value {
	v := vars.value(r.name)
	for _, p := range r.path {
		switch {
		case p.field != "":
			v = v.Fields[p.field]
		case p.index < len(v.Items):
			v = v.Items[p.index]
		default:
			return Value{}
		}
	}
	return v
}

// of finds the shape that r names. When there is none it tells which word is wrong and
// what could stand there instead.
func (r ref) of(vars map[string]shape) (s shape, wrong string, could map[string]shape) {
	s, ok := vars[r.name]
	if !ok {
		return s, r.name, vars
	}
	for _, p := range r.path {
		if p.field == "" {
			if s.kind != ListType {
				return s, r.name + " is no list", nil
			}
			s = s.item()
			continue
		}
		sub, ok := s.fields[p.field]
		if !ok {
			return s, p.field, s.fields
		}
		s = sub
	}
	return s, "", nil
}

// lacking says what is wrong with a ref, as of tells it.
func lacking(wrong string) string {
	if strings.Contains(wrong, " ") {
		return wrong
	}
	return "there is no `" + wrong + "`"
}

func names(m map[string]shape) []string {
	out := make([]string, 0, len(m))
	for n := range m {
		out = append(out, n)
	}
	return out
}
