package flow

import (
	"context"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"

	"frontdesk/internal/phi"
)

// drawn is one of two runs: what a channel of this clearance may know is drawn from
// seed, the same for both, and all else from private.
type drawn struct {
	clears        phi.Clearance
	seed, private uint64
	turn          int
}

// randomEnv are the actions that random workflows ask for.
func randomEnv() Env {
	out := func(name string, t Type, l phi.Label) Field {
		return Field{Name: name, Type: t, Label: l, ItemLabel: l}
	}
	slots := out("slots", ListType, phi.Notice)
	slots.Of = SlotType
	words := out("words", TextType, phi.Sensitive)
	both := func(name string, l phi.Label, f Field) Spec {
		return Spec{Name: name, In: []Field{words}, Outcomes: []Outcome{{Name: "found", Label: l, Out: []Field{f}}, {Name: "none", Label: l, Out: []Field{f}}}}
	}
	return Env{Languages: []string{"en"}, Channels: []Channel{{"sms", phi.ClearNotice}, {"portal", phi.ClearCare}}, Specs: Specs(
		both("x.result", phi.Care, out("result", TextType, phi.Care)),
		both("x.sens", phi.Sensitive, out("diag", TextType, phi.Sensitive)),
		Spec{Name: "x.note", Outcomes: []Outcome{{Name: "done", Label: phi.Public, Out: []Field{out("note", TextType, phi.Notice)}}}},
		Spec{Name: "x.slots", Outcomes: []Outcome{{Name: "done", Label: phi.Public, Out: []Field{slots}}}},
		Spec{Name: "x.check", In: []Field{words}, Outcomes: []Outcome{{Name: "good", Label: phi.Notice}, {Name: "bad", Label: phi.Notice}}},
		Spec{Name: "x.settle", Settles: true, Outcomes: []Outcome{{Name: "done", Label: phi.Public}}},
	)}
}

// draw is a number below n that depends on what it is for and on the turn, and not on
// what was drawn before: an action that is called in one run alone moves nothing.
func (d drawn) draw(seed uint64, what string, n int) int {
	h := fnv.New64a()
	fmt.Fprint(h, seed, what, d.turn)
	return int(h.Sum64() >> 33 % uint64(n))
}

func (d drawn) from(l phi.Label) uint64 {
	if d.clears.Clears(l) {
		return d.seed
	}
	return d.private
}

// value draws a value of a shape, with what a patient might write among the words.
func (d drawn) value(what string, s shape) Value {
	words := []string{"aspirin", "flu", "water", "yes", "two", "mia", "no"}
	v := Value{Type: s.kind}
	seed := d.from(s.label)
	switch s.kind {
	case ListType:
		for i := range d.draw(seed, what, 4) {
			v.Items = append(v.Items, d.value(fmt.Sprint(what, i), s.item()))
		}
		return v
	case YesNoType:
		v.Key = []string{"yes", "no"}[d.draw(seed, what, 2)]
	case NumberType:
		v.Key = fmt.Sprint(d.draw(seed, what, 4))
	case TimeType:
		v.Key = randomNow.Add(time.Duration(d.draw(seed, what, 6)-1) * time.Hour).Format(time.RFC3339)
	default:
		v.Key = words[d.draw(seed, what, len(words))]
	}
	if v.Says = phi.New(s.label, v.Key); s.kind == PersonType {
		v.Fields = map[string]Value{"first": {Type: PersonType, Says: v.Says}}
	}
	return v
}

var randomNow = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

// do ends an action as its spec promises.
func (d drawn) do(specs map[string]Spec) Do {
	return func(_ context.Context, c Call) (Reply, error) {
		spec := specs[c.Action]
		oc := spec.Outcomes[d.draw(d.from(spec.Outcomes[0].Label), c.Action, len(spec.Outcomes))]
		reply := Reply{Outcome: oc.Name, Out: map[string]Value{}}
		for _, f := range oc.Out {
			reply.Out[f.Name] = d.value(c.Action+f.Name, shapeOf(f))
		}
		return reply, nil
	}
}

// given is what a workflow begins with.
func (d drawn) given(def *Def) map[string]Value {
	out := map[string]Value{}
	for _, in := range def.inputs {
		if !in.optional || d.draw(d.from(in.shape.label), "has"+in.name, 2) == 0 {
			out[in.name] = d.value(in.name, in.shape)
		}
	}
	return out
}

// script is what happens to both runs alike.
func randomScript(r *rand.Rand) []string {
	words := []string{"1", "2", "3", "1", "2", "y", "n", "aspirin", "flu", "mia", "water", "one", "two", "all", "1c 2x", "no, 2", "sorry, one", "2125550123", "ana lopez",
		"friday", "dec 5", "3pm", "$20", "none", "purple", "flu aspirin 2", "go", "!tick", "!tick", "!paid", "!paid", "!paid", "!paid", "yes", "mia, flu, friday"}
	out := make([]string, 4+r.IntN(6))
	for i := range out {
		out[i] = words[r.IntN(len(words))]
	}
	return out
}
