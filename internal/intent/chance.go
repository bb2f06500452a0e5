package intent

// Chances are all intents with how likely a text wants each, in the order of their names;
// what is missing to 1 is the chance that it wants none. It is for callers that weigh
// several intents together; whoever wants one answer asks Read.
func (m *Model) Chances(text string) []Candidate {
	out := make([]Candidate, len(m.intents))
	x := m.vector(text)
	var p []float64
	if len(x) > 0 {
		p = softmax(m.scores(x), m.heat)
	}
	for k, name := range m.intents {
		out[k].Intent = name
		if p != nil {
			out[k].Confidence = p[k]
		}
	}
	return out
}
