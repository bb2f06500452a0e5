package flow

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

// Dice decide by a fuzzer's bytes what a conversation leaves open; when they are used
// up, always for the first.
type Dice struct{ Bytes []byte }

func (d *Dice) roll(n int) int {
	if len(d.Bytes) == 0 || n < 2 {
		return 0
	}
	b := d.Bytes[0]
	d.Bytes = d.Bytes[1:]
	return int(b) % n
}

// value is one that a field may hold.
func (d *Dice) value(f Field) Value {
	v := Value{Type: f.Type}
	word := []string{"Mia", "Leo", "Flu", "Tue 2:30 PM", "¿Qué?", "3", "a-rather-long-word-that-somebody-gave"}[d.roll(7)]
	v.Key, v.Says = word, phi.New(f.Label, word)
	switch f.Type {
	case NumberType, MoneyType:
		v.Key = fmt.Sprint(d.roll(256))
	case YesNoType:
		v.Key = []string{"yes", "no"}[d.roll(2)]
	case TimeType:
		v.Key = []string{"2026-11-24T09:00:00Z", "2026-11-23T15:00:00Z", "soon"}[d.roll(3)]
	case ListType:
		v.Key, v.Says = "", phi.Text{}
		for range []int{1, 2, 0, 3, MaxItems}[d.roll(5)] {
			v.Items = append(v.Items, d.value(Field{Type: f.Of, Label: phi.Highest(f.Label, f.ItemLabel), Fields: f.Fields}))
			v.Items[len(v.Items)-1].Key += fmt.Sprint(len(v.Items))
		}
		return v
	}
	for _, part := range f.Fields {
		if v.Fields == nil {
			v.Fields = map[string]Value{}
		}
		v.Fields[part.Name] = d.value(part)
	}
	return v
}

func (d *Dice) given(fields []Field) map[string]Value {
	out := map[string]Value{}
	for _, f := range fields {
		if f.Name != opening && (!f.Optional || d.roll(2) == 1) {
			out[f.Name] = d.value(f)
		}
	}
	return out
}

// event is what a line of a script stands for; words, where it is nothing else.
func (d *Dice) event(lib *Library, st State, w *World, line string) Event {
	switch word, rest, _ := strings.Cut(line, " "); word {
	case "!tick":
		if w.Now = w.Now.Add(time.Minute); d.roll(2) == 0 && len(st.frames) > 0 {
			w.Now = lib.wakeAt(st)
		}
		return Event{Kind: Ticked}
	case "!start":
		names := slices.Sorted(maps.Keys(lib.current))
		name := names[d.roll(len(names))]
		return Event{Kind: Started, Workflow: name, With: d.given(lib.current[name].def.fields())}
	case "!happens":
		return Event{Kind: Happened, Name: rest, With: d.given([]Field{{Name: "amount", Type: MoneyType, Label: phi.Notice}})}
	}
	ev, _ := lib.Hear(st, phi.New(phi.Care, line), *w)
	return ev
}

// Converse plays a script, an event a line, and lets the dice decide how actions end.
// Whatever happens, each turn ends with a state that can be kept.
func (d *Dice) Converse(t *testing.T, lib *Library, w World, script string) {
	t.Helper()
	st := State{}
	for i, line := range strings.SplitN(script, "\n", 14) {
		if i == 13 {
			break
		}
		calls := 0
		do := func(_ context.Context, c Call) (Reply, error) {
			calls++
			spec := lib.specs[c.Action]
			if len(spec.Outcomes) == 0 {
				return Reply{}, fmt.Errorf("%s: %w", c.Action, ErrUnknown)
			}
			oc := spec.Outcomes[d.roll(len(spec.Outcomes))]
			return Reply{Outcome: oc.Name, Out: d.given(oc.Out)}, nil
		}
		ev := d.event(lib, st, &w, line[:min(len(line), 3*MaxHeard)])
		res, err := lib.Step(context.Background(), st, ev, w, do)
		if err != nil {
			t.Fatalf("%q: Step: %v", line, err)
		}
		if calls > MaxTurn {
			t.Fatalf("%q: got %d calls in one turn, want at most %d", line, calls, MaxTurn)
		}
		b := res.State.Encode()
		if st, err = DecodeState(b); err != nil || string(st.Encode()) != string(b) || len(b) > MaxState {
			t.Fatalf("%q: a state of %d bytes does not come back: %v", line, len(b), err)
		}
	}
}

// Script is a script of what the patient says in a transcript.
func Script(transcript string) string {
	var out []string
	for _, line := range strings.Split(transcript, "\n") {
		if words, ok := strings.CutPrefix(line, "> "); ok {
			out = append(out, words)
		}
	}
	return strings.Join(out, "\n")
}
