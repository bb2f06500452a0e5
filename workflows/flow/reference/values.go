package reference

import (
	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// values are the schemas of what stands behind keys, by what the language calls it.
func values() node {
	line := node{"type": []string{"string", "number", "boolean"}}
	name := node{"type": "string", "pattern": "^[a-z][a-z0-9_-]{0,39}$"}
	out := node{
		string(flow.HoldsLine):        line,
		string(flow.HoldsName):        name,
		string(flow.HoldsTarget):      node{"type": "string"},
		string(flow.HoldsText):        node{"anyOf": []node{line, {"type": "object", "minProperties": 1, "additionalProperties": line}}},
		string(flow.HoldsWords):       node{"anyOf": []node{line, {"type": "array", "items": line}}},
		string(flow.HoldsExpression):  line,
		string(flow.HoldsSpan):        node{"type": "string", "pattern": "^[0-9.]+(d|h|m|s|ms)([0-9.]+(m|s|ms))*$"},
		string(flow.HoldsNumber):      node{"type": "integer"},
		string(flow.HoldsTruth):       node{"type": "boolean"},
		string(flow.HoldsLabel):       node{"enum": []string{phi.Public.String(), phi.Notice.String(), phi.Care.String(), phi.Sensitive.String()}},
		string(flow.HoldsType):        node{"enum": types()},
		string(flow.HoldsKind):        node{"enum": kinds()},
		string(flow.HoldsAction):      node{"type": "string", "pattern": `^[a-z]+\.[a-z_-]+$`},
		string(flow.HoldsSteps):       node{"type": "array", "minItems": 1, "items": ref("step")},
		string(flow.HoldsRoute):       node{"anyOf": []node{{"type": "string", "minLength": 1}, ref("form_route")}},
		string(flow.HoldsReveals):     ref("form_reveals"),
		string(flow.HoldsMedia):       ref("form_media"),
		string(flow.HoldsTimeout):     ref("form_timeout"),
		string(flow.HoldsInputs):      node{"type": "object", "additionalProperties": ref("form_input")},
		string(flow.HoldsOptions):     node{"type": "object", "minProperties": 1, "additionalProperties": ref("form_option")},
		string(flow.HoldsWays):        node{"type": "object", "minProperties": 2, "additionalProperties": ref("form_way")},
		string(flow.HoldsWait):        node{"anyOf": []node{ref(string(flow.HoldsSpan)), ref("form_event"), ref("form_moment")}},
		string(flow.HoldsStarts):      node{"anyOf": []node{ref("form_start"), {"type": "array", "items": ref("form_start")}}},
		string(flow.HoldsAssignments): node{"type": "object", "additionalProperties": node{"anyOf": []node{ref("expression"), ref("form_value")}}},
	}
	out[string(flow.HoldsLanguages)] = node{"anyOf": []node{ref("words"), {"type": "object", "additionalProperties": ref("words")}}}
	out[string(flow.HoldsExamples)] = node{"type": "object", "additionalProperties": node{"type": "object", "additionalProperties": ref("words")}}
	out[string(flow.HoldsSnippets)] = node{"type": "object", "additionalProperties": ref("text")}
	return out
}

func types() (out []string) {
	for _, t := range flow.Types() {
		out = append(out, string(t), "list of "+string(t))
	}
	return out
}

func kinds() (out []string) {
	for _, k := range flow.Kinds() {
		out = append(out, k.Name)
	}
	return out
}
