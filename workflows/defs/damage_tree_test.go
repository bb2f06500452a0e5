package defs

import (
	"strings"

	"github.com/goccy/go-yaml"
)

// tree is a workflow as nested mappings (yaml.MapSlice), lists and words.
type tree struct{ root any }

func readTree(src string) (tree, error) {
	var m yaml.MapSlice
	err := yaml.UnmarshalWithOptions([]byte(src), &m, yaml.UseOrderedMap())
	return tree{root: m}, err
}

func (t tree) source() string {
	out, err := yaml.Marshal(t.root)
	if err != nil {
		return "" // a workflow without a name, which is refused
	}
	return string(out)
}

// spot is a place in a tree: the keys and indices that lead there.
type spot []any

// under reports whether one of the keys that lead to a place is among names.
func (s spot) under(names ...string) bool {
	for _, k := range s {
		for _, n := range names {
			if k == n {
				return true
			}
		}
	}
	return false
}

// last is the key of a place; empty for an item of a list.
func (s spot) last() string {
	if len(s) == 0 {
		return ""
	}
	k, _ := s[len(s)-1].(string)
	return k
}

func (s spot) with(k any) spot { return append(append(spot(nil), s...), k) }

// each visits every place of a tree, from the outside in.
func (t tree) each(visit func(at spot, v any)) { eachIn(nil, t.root, visit) }

func eachIn(at spot, v any, visit func(spot, any)) {
	visit(at, v)
	switch v := v.(type) {
	case yaml.MapSlice:
		for _, e := range v {
			eachIn(at.with(keyOf(e)), e.Value, visit)
		}
	case []any:
		for i, e := range v {
			eachIn(at.with(i), e, visit)
		}
	}
}

func keyOf(e yaml.MapItem) string {
	k, _ := e.Key.(string)
	return k
}

// gone is what takes a place out of a tree.
type gone struct{}

// with is a copy of the tree with another value at a place; gone takes the place out.
func (t tree) with(at spot, v any) tree { return tree{replaced(t.root, at, v)} }

func replaced(from any, at spot, v any) any {
	if len(at) == 0 {
		return v
	}
	switch from := from.(type) {
	case yaml.MapSlice:
		out := yaml.MapSlice{}
		for _, e := range from {
			if keyOf(e) == at[0] {
				e.Value = replaced(e.Value, at[1:], v)
			}
			if e.Value != (gone{}) || keyOf(e) != at[0] {
				out = append(out, e)
			}
		}
		return out
	case []any:
		var out []any
		for i, e := range from {
			if i == at[0] {
				e = replaced(e, at[1:], v)
			}
			if e != (gone{}) || i != at[0] {
				out = append(out, e)
			}
		}
		return out
	}
	return from
}

// at is the value at a place; nil where there is none.
func (t tree) at(where ...any) any {
	v := t.root
	for _, k := range where {
		switch in := v.(type) {
		case yaml.MapSlice:
			v = nil
			for _, e := range in {
				if keyOf(e) == k {
					v = e.Value
				}
			}
		case []any:
			v = in[k.(int)]
		default:
			return nil
		}
	}
	return v
}

// steps are the steps of the workflow.
func (t tree) steps() []any {
	out, _ := t.at("steps").([]any)
	return out
}

// ids are the written ids, in order.
func (t tree) ids() []string {
	var out []string
	for i := range t.steps() {
		if id, ok := t.at("steps", i, "id").(string); ok {
			out = append(out, id)
		}
	}
	return out
}

// misspelt is a word with two letters changed places, or one more.
func misspelt(w string) string {
	if len(w) > 3 && w[1] != w[2] {
		return w[:1] + w[2:3] + w[1:2] + w[3:]
	}
	return w + strings.ToLower(w[:1]) + "x"
}
