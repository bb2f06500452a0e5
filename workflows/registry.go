// Package workflows is what a workflow can do: the table of actions, and the verbs that
// join slices (Book is booking.Book plus reminders.Plan). Chat and pages call the same
// verbs, so a visit booked either way is the same visit.
//
// An action acts for the people behind its conversation and nobody else. Its row in the
// table is its contract, for the checker as for the run: what goes in and what comes
// out is held against it, and what does not match fails the turn.
package workflows

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// Action is one row of the registry.
type Action struct {
	flow.Spec
	// Run performs it. It may add to env.People whom it registers, so that the next
	// action of the turn knows them.
	Run func(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error)
}

// Registry is the table of actions.
type Registry []Action

// Actions are all actions, by slice.
func Actions() Registry {
	return slices.Concat(welcomeActions(), bookingActions(), visitActions())
}

// Specs are the contracts of all actions.
func Specs() []flow.Spec {
	var specs []flow.Spec
	for _, a := range Actions() {
		specs = append(specs, a.Spec)
	}
	return specs
}

// ErrSpec: a call or a reply does not match the action's spec. It is a mistake of ours
// or of a workflow that was never checked, and names fields, never values.
var ErrSpec = errors.New("does not match the spec")

// Do is how a turn performs actions. ErrSpec if there is no such action, if an input is
// missing, unknown, of another type or more private than the action takes, or if a
// reply breaks its promise: an unknown outcome, a missing output, a missing label.
func (r Registry) Do(env Env) flow.Do {
	return func(ctx context.Context, c flow.Call) (flow.Reply, error) {
		i := slices.IndexFunc(r, func(a Action) bool { return a.Name == c.Action })
		if i < 0 {
			return flow.Reply{}, fmt.Errorf("action %q: %w", c.Action, ErrSpec)
		}
		a := r[i]
		if err := checkCall(a.Spec, c); err != nil {
			return flow.Reply{}, fmt.Errorf("%s: %w", a.Name, err)
		}
		reply, err := a.Run(ctx, &env, c)
		if err == nil {
			err = checkReply(a.Spec, reply)
		}
		if err != nil {
			return flow.Reply{}, fmt.Errorf("%s: %w", a.Name, err)
		}
		return reply, nil
	}
}

func checkCall(s flow.Spec, c flow.Call) error {
	for name := range c.With {
		if !slices.ContainsFunc(s.In, func(f flow.Field) bool { return f.Name == name }) {
			return fmt.Errorf("input %q is unknown: %w", name, ErrSpec)
		}
	}
	for _, f := range s.In {
		v, given := c.With[f.Name]
		if given = given && v.Type != ""; !given && f.Optional {
			continue
		}
		if err := conforms(v, f); err != nil {
			return fmt.Errorf("input %q: %w", f.Name, err)
		}
	}
	return nil
}

func checkReply(s flow.Spec, r flow.Reply) error {
	i := slices.IndexFunc(s.Outcomes, func(o flow.Outcome) bool { return o.Name == r.Outcome })
	if i < 0 {
		return fmt.Errorf("outcome %q is unknown: %w", r.Outcome, ErrSpec)
	}
	o := s.Outcomes[i]
	if len(r.Out) != len(o.Out) {
		return fmt.Errorf("outcome %q has %d outputs, want %d: %w", o.Name, len(r.Out), len(o.Out), ErrSpec)
	}
	for _, f := range o.Out {
		if err := conforms(r.Out[f.Name], f); err != nil {
			return fmt.Errorf("output %q of %q: %w", f.Name, o.Name, err)
		}
	}
	return nil
}

// conforms holds a value, its parts and its items against a field.
func conforms(v flow.Value, f flow.Field) error {
	if !takes(f.Type, v.Type) {
		return fmt.Errorf("type %q, want %q: %w", v.Type, f.Type, ErrSpec)
	}
	if l := v.Label(); f.Type != flow.ListType && l < f.Label {
		return fmt.Errorf("label %s is more private than %s: %w", l, f.Label, ErrSpec)
	}
	if len(v.Key) > flow.MaxKey || len(v.Items) > flow.MaxItems {
		return fmt.Errorf("key of %d bytes, %d items: %w", len(v.Key), len(v.Items), ErrSpec)
	}
	if f.Type == flow.ListType {
		if !v.Says.Empty() && v.Says.Label() < f.Label {
			return fmt.Errorf("label %s is more private than %s: %w", v.Says.Label(), f.Label, ErrSpec)
		}
		return itemsConform(v.Items, f)
	}
	for _, part := range f.Fields {
		if err := conforms(v.Fields[part.Name], part); err != nil {
			return fmt.Errorf("part %q: %w", part.Name, err)
		}
	}
	return nil
}

func itemsConform(items []flow.Value, list flow.Field) error {
	for i, item := range items {
		if list.Of == "" {
			break
		}
		if err := conforms(item, flow.Field{Type: list.Of, Label: list.ItemLabel, Fields: list.Fields}); err != nil {
			return fmt.Errorf("item %d: %w", i+1, err)
		}
	}
	return nil
}

// takes reports whether a value of type got may stand where want is asked for: an
// action that wants words takes anything that is words, as the checker does.
func takes(want, got flow.Type) bool {
	switch want {
	case got:
		return true
	case flow.TextType:
		return got == flow.ChoiceType || got == flow.NameType || got == flow.TimeType
	case flow.ChoiceType:
		return got == flow.TextType
	}
	return false
}

// The words that the tables below are written in.

// in is an input that may be as private as ordinary care.
func in(name string, t flow.Type, help string) flow.Field {
	return flow.Field{Name: name, Type: t, Label: phi.Care, Help: help}
}

// maybe is an input that may be left out.
func maybe(f flow.Field) flow.Field {
	f.Optional = true
	return f
}

// out is an output that a lock screen may show, with its parts.
func out(name string, t flow.Type, help string, parts ...flow.Field) flow.Field {
	return flow.Field{Name: name, Type: t, Label: phi.Notice, Help: help, Fields: parts}
}

// listOf is a list of such items. How many there are is as private as each of them.
func listOf(items flow.Field) flow.Field {
	items.Of, items.Type, items.ItemLabel = items.Type, flow.ListType, items.Label
	return items
}

// outcome is a way to end that a lock screen may know of: that there is a visit, or
// that a time is free, is no more than a reminder says.
func outcome(name, help string, fields ...flow.Field) flow.Outcome {
	return flow.Outcome{Name: name, Help: help, Out: fields, Label: phi.Notice}
}

// part is a piece of words inside an output.
func part(name string, help string) flow.Field { return out(name, flow.TimeType, help) }

// firstPart is the first name inside an output.
func firstPart() flow.Field { return out("first", flow.PersonType, "the patient's first name") }

// reply is an outcome without outputs.
func reply(outcome string) flow.Reply { return flow.Reply{Outcome: outcome} }

// replyWith is an outcome with one output.
func replyWith(outcome, name string, v flow.Value) flow.Reply {
	return flow.Reply{Outcome: outcome, Out: map[string]flow.Value{name: v}}
}
