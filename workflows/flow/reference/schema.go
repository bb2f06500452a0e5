package reference

import (
	"encoding/json"
	"slices"
	"strings"

	"frontdesk/workflows/flow"
)

// node is one JSON Schema; draft 2020-12.
type node = map[string]any

// Schema is the JSON Schema of a workflow document, with the actions of specs. Editors
// complete by it and underline what cannot be. What only `frontdesk workflow check` can
// see (a name that leads nowhere, a label) it does not know.
func Schema(specs []flow.Spec) ([]byte, error) {
	defs := values()
	steps := []node{}
	for _, f := range flow.Steps() {
		switch f.Name {
		case "do":
			defs["step_do"] = doing(f, specs)
		case "ask":
			defs["step_ask"] = asking(f)
		default:
			defs["step_"+f.Name] = mapping(f)
		}
		steps = append(steps, node{"if": node{"required": []string{f.Name}}, "then": ref("step_" + f.Name), "else": true})
	}
	for _, f := range flow.Parts() {
		defs["form_"+f.Name] = mapping(f)
	}
	defs["step"] = node{"anyOf": []node{{"const": "end"}, {"type": "object", "allOf": steps, "anyOf": required(flow.Steps())}}}
	return json.MarshalIndent(node{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "Frontdesk workflow",
		"type":    "object",
		"if":      node{"required": []string{"snippets"}},
		"then":    ref("form_snippets"),
		"else":    ref("form_workflow"),
		"$defs":   defs,
	}, "", "  ")
}

func ref(name string) node { return node{"$ref": "#/$defs/" + name} }

// required asks for one of the verbs.
func required(forms []flow.Form) (out []node) {
	for _, f := range forms {
		out = append(out, node{"required": []string{f.Name}})
	}
	return out
}

// mapping is the schema of a form: its keys and no others.
func mapping(f flow.Form) node {
	keys := node{}
	var must []string
	for _, k := range f.Keys {
		keys[k.Name] = node{"description": k.Help, "allOf": []node{ref(string(k.Holds))}}
		if k.Required {
			must = append(must, k.Name)
		}
	}
	out := node{"type": "object", "description": f.Help, "properties": keys, "additionalProperties": false}
	if len(must) > 0 {
		out["required"] = must
	}
	return out
}

// asking is a question: its kind decides what other routes it has.
func asking(f flow.Form) node {
	whole := mapping(f)
	var kinds []node
	for _, k := range flow.Kinds() {
		one := mapping(f)
		keys := one["properties"].(node)
		keys["ask"] = node{"const": k.Name, "description": k.Help}
		for _, exit := range k.Exits {
			keys[exit] = node{"description": "where to go with this answer", "allOf": []node{ref("route")}}
		}
		if !k.Of {
			delete(keys, "of")
		}
		if !k.Options {
			delete(keys, "options")
		}
		kinds = append(kinds, node{"if": node{"properties": node{"ask": node{"const": k.Name}}}, "then": one, "else": true})
	}
	return node{"description": whole["description"], "type": "object", "required": whole["required"], "allOf": kinds,
		"properties": node{"ask": ref(string(flow.HoldsKind))}}
}

// doing is an action: its name decides which inputs and outcomes it has.
func doing(f flow.Form, specs []flow.Spec) node {
	var actions []node
	known := node{"allOf": []node{ref(string(flow.HoldsAction))}}
	var all []string
	for _, s := range sorted(specs) {
		all = append(all, s.Name)
		one := mapping(f)
		keys := one["properties"].(node)
		keys["do"] = node{"const": s.Name, "description": s.Help}
		with := node{}
		for _, in := range s.In {
			with[in.Name] = node{"description": in.Help, "allOf": []node{ref("expression")}}
		}
		keys["with"] = node{"type": "object", "properties": with, "additionalProperties": false}
		for _, o := range s.Outcomes {
			keys[o.Name] = node{"description": o.Help, "allOf": []node{ref("route")}}
		}
		actions = append(actions, node{"if": node{"properties": node{"do": node{"const": s.Name}}}, "then": one, "else": true})
	}
	if len(all) > 0 {
		known["enum"] = all
	}
	return node{"description": f.Help, "type": "object", "required": []string{"do"}, "allOf": actions, "properties": node{"do": known}}
}

func sorted(specs []flow.Spec) []flow.Spec {
	return slices.SortedFunc(slices.Values(specs), func(a, b flow.Spec) int { return strings.Compare(a.Name, b.Name) })
}
