package reference

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// validator holds a document against the part of JSON Schema that Schema uses. It knows
// no other keyword, and says so.
type validator struct{ root node }

var keywords = []string{"$schema", "$defs", "$ref", "title", "description", "type", "const", "enum", "pattern", "properties", "required",
	"additionalProperties", "minProperties", "items", "minItems", "minLength", "anyOf", "allOf", "if", "then", "else"}

// wrong is the first thing that does not match; empty where all does.
func (v validator) wrong(schema any, value any, at string) string {
	if ok, isBool := schema.(bool); isBool {
		if ok {
			return ""
		}
		return at + ": nothing may stand here"
	}
	s := schema.(map[string]any)
	for k := range s {
		if !slices.Contains(keywords, k) {
			return "the test does not know the keyword " + k
		}
	}
	if to, ok := s["$ref"].(string); ok {
		def, ok := v.root["$defs"].(map[string]any)[strings.TrimPrefix(to, "#/$defs/")]
		if !ok {
			return "there is no " + to
		}
		return v.wrong(def, value, at)
	}
	for _, check := range []func(map[string]any, any, string) string{v.scalar, v.object, v.array, v.combined} {
		if w := check(s, value, at); w != "" {
			return w
		}
	}
	return ""
}

func (v validator) scalar(s map[string]any, value any, at string) string {
	if c, ok := s["const"]; ok && c != value {
		return fmt.Sprintf("%s: got %v, want %v", at, value, c)
	}
	if all, ok := s["enum"].([]any); ok && !slices.Contains(all, value) {
		return fmt.Sprintf("%s: got %v, want one of %v", at, value, all)
	}
	if types, ok := s["type"]; ok && !typeFits(types, value) {
		return fmt.Sprintf("%s: got %T, want %v", at, value, types)
	}
	word, isWord := value.(string)
	if p, ok := s["pattern"].(string); ok && isWord && !regexp.MustCompile(p).MatchString(word) {
		return fmt.Sprintf("%s: %q is no %s", at, word, p)
	}
	if _, ok := s["minLength"]; ok && isWord && word == "" {
		return at + ": empty"
	}
	return ""
}

func typeFits(want, value any) bool {
	if all, ok := want.([]any); ok {
		return slices.ContainsFunc(all, func(one any) bool { return typeFits(one, value) })
	}
	got := map[string]bool{}
	switch value.(type) {
	case string:
		got["string"] = true
	case bool:
		got["boolean"] = true
	case uint64, int64, int:
		got["integer"], got["number"] = true, true
	case float64:
		got["number"] = true
	case map[string]any:
		got["object"] = true
	case []any:
		got["array"] = true
	}
	return got[want.(string)]
}

func (v validator) object(s map[string]any, value any, at string) string {
	o, ok := value.(map[string]any)
	if !ok {
		return ""
	}
	must, _ := s["required"].([]any)
	for _, k := range must {
		if _, ok := o[k.(string)]; !ok {
			return fmt.Sprintf("%s: %v is missing", at, k)
		}
	}
	if n, ok := s["minProperties"].(float64); ok && len(o) < int(n) {
		return at + ": too few keys"
	}
	known, _ := s["properties"].(map[string]any)
	for k, sub := range o {
		schema, ok := known[k]
		if !ok {
			if schema, ok = s["additionalProperties"]; !ok {
				continue
			}
		}
		if w := v.wrong(schema, sub, at+"."+k); w != "" {
			return w
		}
	}
	return ""
}

func (v validator) array(s map[string]any, value any, at string) string {
	all, ok := value.([]any)
	if !ok {
		return ""
	}
	if n, ok := s["minItems"].(float64); ok && len(all) < int(n) {
		return at + ": too few items"
	}
	for i, one := range all {
		if items, ok := s["items"]; ok {
			if w := v.wrong(items, one, fmt.Sprintf("%s[%d]", at, i)); w != "" {
				return w
			}
		}
	}
	return ""
}

func (v validator) combined(s map[string]any, value any, at string) string {
	if all, ok := s["allOf"].([]any); ok {
		for _, one := range all {
			if w := v.wrong(one, value, at); w != "" {
				return w
			}
		}
	}
	if ways, ok := s["anyOf"].([]any); ok {
		var why []string
		for _, one := range ways {
			w := v.wrong(one, value, at)
			if w == "" {
				why = nil
				break
			}
			why = append(why, w)
		}
		if why != nil {
			return strings.Join(why, "; or ")
		}
	}
	if cond, ok := s["if"]; ok {
		if v.wrong(cond, value, at) == "" {
			return v.wrong(s["then"], value, at)
		}
		return v.wrong(s["else"], value, at)
	}
	return ""
}
