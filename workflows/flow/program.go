package flow

import "frontdesk/internal/phi"

func (a *analysis) program(revision string) *program {
	return &program{def: a.def, revision: revision, vars: a.vars, labels: a.labels, under: a.conditionLabels(), context: a.contextLabels(), secrets: a.secretLabels(), calls: a.calls}
}

// conditionLabels are the labels of the conditions under which each step is reached.
func (a *analysis) conditionLabels() []phi.Label {
	out := make([]phi.Label, len(a.def.steps))
	for i := range out {
		out[i] = a.under[i].label
	}
	return out
}

func (a *analysis) contextLabels() map[string]phi.Label {
	out := make(map[string]phi.Label, len(a.context))
	for n, g := range a.context {
		out[n] = g.label
	}
	return out
}

func (a *analysis) secretLabels() map[string]phi.Label {
	out := make(map[string]phi.Label, len(a.vars))
	for n, s := range a.vars {
		out[n] = s.all().with(a.context[n]).secret
	}
	return out
}
