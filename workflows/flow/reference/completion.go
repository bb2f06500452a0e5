package reference

import (
	"encoding/json"

	"frontdesk/workflows/flow"
)

// Completion is what an editor offers while somebody types, as JSON: the keys of every
// step and part, the kinds of questions, the actions with their inputs and outcomes,
// placeholders, types and labels.
func Completion(specs []flow.Spec) ([]byte, error) {
	return json.MarshalIndent(node{
		"language":     flow.Language,
		"steps":        entries(flow.Steps()),
		"parts":        entries(flow.Parts()),
		"questions":    questions(),
		"actions":      actions(specs),
		"placeholders": placeholders(),
		"types":        types(),
		"labels":       values()[string(flow.HoldsLabel)].(node)["enum"],
	}, "", "  ")
}

func entries(forms []flow.Form) node {
	out := node{}
	for _, f := range forms {
		keys := node{}
		for _, k := range f.Keys {
			keys[k.Name] = node{"help": k.Help, "holds": k.Holds, "required": k.Required}
		}
		out[f.Name] = node{"help": f.Help, "keys": keys}
	}
	return out
}

func questions() node {
	out := node{}
	for _, k := range flow.Kinds() {
		out[k.Name] = node{"help": k.Help, "gives": k.Gives, "routes": k.Exits}
	}
	return out
}

func actions(specs []flow.Spec) node {
	out := node{}
	for _, s := range specs {
		in, outcomes := node{}, node{}
		for _, f := range s.In {
			in[f.Name] = node{"help": f.Help, "type": typed(f), "required": !f.Optional}
		}
		for _, o := range s.Outcomes {
			outcomes[o.Name] = node{"help": o.Help, "gives": outputs(o.Out)}
		}
		out[s.Name] = node{"help": s.Help, "inputs": in, "outcomes": outcomes}
	}
	return out
}

func placeholders() node {
	out := node{}
	for _, p := range flow.Placeholders() {
		out[p.Written] = p.Help
	}
	return out
}
