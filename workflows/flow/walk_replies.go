package flow

import "context"

// maxReplies is how many ways one outcome is tried in; beyond it the parts of an answer
// no longer vary with each other.
const maxReplies = 24

// replies are the ways in which an action can end, as a transcript writes them: each
// outcome of its spec, with the values that the workflows can tell apart.
func (s sights) replies(spec Spec) []scriptedCall {
	var out []scriptedCall
	for _, oc := range spec.Outcomes {
		for _, v := range s.fill(oc.Out) {
			out = append(out, scriptedCall{action: spec.Name, outcome: oc.Name, out: v})
		}
	}
	return out
}

// fill is every way to fill fields: an optional one also left out.
func (s sights) fill(fields []Field) []scripted {
	out := []scripted{{}}
	for _, f := range fields {
		var next []scripted
		values := s.samples(f)
		for _, had := range out {
			if f.Optional {
				next = append(next, had)
			}
			for _, v := range values {
				more := scripted{names: had.names[:len(had.names):len(had.names)], fields: had.fields[:len(had.fields):len(had.fields)]}
				more.names, more.fields = append(more.names, f.Name), append(more.fields, v)
				next = append(next, more)
			}
		}
		out = next[:min(len(next), maxReplies)]
	}
	return out
}

// director answers the actions of one turn. choices says which of its ways each takes;
// beyond them every action takes its first.
type director struct {
	walk    *walk
	choices []int
	// counts is how many ways each action had that was asked for.
	counts []int
	calls  []scriptedCall
}

func (d *director) do(_ context.Context, c Call) (Reply, error) {
	all := d.walk.repliesOf(c.Action)
	n, choice := len(d.counts), 0
	if n < len(d.choices) {
		choice = d.choices[n]
	}
	d.counts = append(d.counts, len(all))
	if choice >= len(all) {
		return Reply{}, ErrOutcome
	}
	d.calls = append(d.calls, all[choice])
	return all[choice].reply(d.walk.lib.specs), nil
}

// others are the choices that differ from this turn's first in a place that it was the
// first to come to, so that each sequence of choices is tried once.
func (d *director) others() [][]int {
	var out [][]int
	for at := len(d.choices); at < len(d.counts); at++ {
		for c := 1; c < d.counts[at]; c++ {
			next := make([]int, at+1)
			copy(next, d.choices)
			next[at] = c
			out = append(out, next)
		}
	}
	return out
}

// reply is what a stand-in gives.
func (c scriptedCall) reply(specs map[string]Spec) Reply {
	out := Reply{Outcome: c.outcome, Out: map[string]Value{}}
	for _, oc := range specs[c.action].Outcomes {
		if oc.Name != c.outcome {
			continue
		}
		for i, name := range c.out.names {
			for _, f := range oc.Out {
				if f.Name == name {
					out.Out[name] = c.out.fields[i].value(f)
				}
			}
		}
	}
	return out
}
