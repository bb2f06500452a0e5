package flow

import "maps"

// AppendValue writes a value behind b, as compactly as a state does. The bytes hold what
// people answered: seal them.
func AppendValue(b []byte, v Value) []byte {
	w := writer{buf: b}
	w.value(v)
	return w.buf
}

// ReadValue reads what AppendValue wrote, and the bytes behind it. ErrState for anything
// else; what it costs is bounded by the length of b.
func ReadValue(b []byte) (v Value, rest []byte, err error) {
	r := &decoder{buf: b, ok: true, version: stateVersion}
	v = r.value()
	if !r.ok {
		return Value{}, nil, ErrState
	}
	return v, r.buf, nil
}

// Sample is a reply that nobody gave: the first outcome of an action, with made-up
// outputs. ErrUnknown where the library knows no such action.
func (l *Library) Sample(action string) (Reply, error) {
	spec, ok := l.specs[action]
	if !ok || len(spec.Outcomes) == 0 {
		return Reply{}, ErrUnknown
	}
	first := spec.Outcomes[0]
	ways := sights{}.fill(first.Out)
	// The last way leaves nothing out.
	c := scriptedCall{action: action, outcome: first.Name, out: ways[len(ways)-1]}
	reply := c.reply(l.specs)
	return Reply{Outcome: reply.Outcome, Out: maps.Clone(reply.Out)}, nil
}
