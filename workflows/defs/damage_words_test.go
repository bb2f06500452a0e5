package defs

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// texts are the places of words that are said.
func (t tree) texts(visit func(at spot, words string)) {
	t.each(func(at spot, v any) {
		w, ok := v.(string)
		if ok && (at.last() == "en" || at.last() == "es") && !at.under("words", "phrases", "label", "examples") {
			visit(at, w)
		}
	})
}

// editText says each text in each of other words.
func editText(edit func(words string) []string) func(tree) []tree {
	return func(t tree) (out []tree) {
		t.texts(func(at spot, w string) {
			for _, other := range edit(w) {
				if other != w {
					out = append(out, t.with(at, other))
				}
			}
		})
		return out
	}
}

var placeholder = regexp.MustCompile(`\{([a-z_.]+)\}`)

// placeholders are the words with each placeholder in turn exchanged.
func placeholders(words string, others func(name string) []string) (out []string) {
	for _, m := range placeholder.FindAllStringSubmatchIndex(words, -1) {
		for _, other := range others(words[m[2]:m[3]]) {
			out = append(out, words[:m[2]]+other+words[m[3]:])
		}
	}
	return out
}

// variables are the names that a workflow speaks of anywhere.
func (t tree) variables() []string {
	var out []string
	add := func(name string) {
		if !slices.Contains(out, name) && !strings.HasPrefix(name, "clinic.") && name != "" {
			out = append(out, name)
		}
	}
	t.texts(func(_ spot, w string) {
		for _, m := range placeholder.FindAllStringSubmatch(w, -1) {
			add(m[1])
		}
	})
	t.each(func(at spot, v any) {
		if w, ok := v.(string); ok && len(at) > 1 && at[len(at)-2] == "with" && !strings.ContainsAny(w, "'") {
			add(w)
		}
		if len(at) == 2 && at[0] == "inputs" {
			add(at.last())
		}
	})
	return out
}

func anotherPlaceholder(t tree) []tree {
	return editText(func(w string) (out []string) {
		all := t.variables()
		for _, name := range all {
			out = append(out, w+" {"+name+"}")
		}
		return append(out, placeholders(w, func(string) []string { return all })...)
	})(t)
}

func addKeyword(words ...string) func(tree) []tree {
	return func(t tree) (out []tree) {
		t.each(func(at spot, v any) {
			if had, ok := v.([]any); ok && at.last() == "keywords" {
				for _, w := range words {
					if !slices.Contains(had, any(w)) {
						out = append(out, t.with(at, append(slices.Clone(had), w)))
					}
				}
			}
		})
		return out
	}
}

// privateNotice puts each variable into a notice beside each text of a step.
func privateNotice(t tree) (out []tree) {
	for i := range t.steps() {
		m, ok := t.at("steps", i).(yaml.MapSlice)
		if !ok || t.at("steps", i, "say") == nil && t.at("steps", i, "text") == nil {
			continue
		}
		for _, name := range append(t.variables(), "opening") {
			if name == "list" || name == "range" || name == "count" {
				continue
			}
			words := "See {" + name + "}"
			out = append(out, t.with(spot{"steps", i}, append(slices.Clone(m), yaml.MapItem{Key: "notice", Value: yaml.MapSlice{{Key: "en", Value: words}, {Key: "es", Value: words}}})))
		}
	}
	return out
}

func lowerLabel(t tree) (out []tree) {
	labels := []string{"sensitive", "care", "notice", "public"}
	t.each(func(at spot, v any) {
		if w, ok := v.(string); ok && at.last() == "label" && slices.Contains(labels, w) {
			for _, l := range labels[slices.Index(labels, w)+1:] {
				out = append(out, t.with(at, l))
			}
		}
	})
	for i := range t.steps() {
		if m, ok := t.at("steps", i).(yaml.MapSlice); ok && t.at("steps", i, "ask") != nil && t.at("steps", i, "label") == nil {
			for _, l := range []string{"notice", "public"} {
				out = append(out, t.with(spot{"steps", i}, append(slices.Clone(m), yaml.MapItem{Key: "label", Value: l})))
			}
		}
	}
	return out
}

func anotherType(t tree) (out []tree) {
	t.each(func(at spot, v any) {
		if w, ok := v.(string); ok && at.last() == "type" {
			for _, other := range []string{"text", "number", "visit", "list of person", "yesno"} {
				if other != w {
					out = append(out, t.with(at, other))
				}
			}
		}
	})
	return out
}
