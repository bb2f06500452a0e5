package defs

import (
	"context"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/gsm"
	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// Which texts these are depends on the examples: those of the hold-out are looked for.
func TestTextThatMayWantTwoThingsIsAskedWhich(t *testing.T) {
	t.Parallel()
	lib := library(t)
	lib = lib.Learned(trained(t, lib.Examples()))
	w := flow.World{Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Zone: time.UTC, Clearance: phi.ClearNotice, Channel: "sms"}
	found := 0
	for _, e := range holdout(t) {
		taken := lib.Take(flow.State{}, phi.New(phi.Care, e.Text), w)
		if len(taken.Event.With[flow.Between].Items) == 0 {
			continue
		}
		found++
		for _, lang := range []string{"en", "es"} {
			w.Lang = lang
			asksWhich(t, lib, w, e.Text)
		}
	}
	if found < 3 {
		t.Errorf("got %d texts that may want two things, want 3", found)
	}
}

// asksWhich asks in one segment, and goes where either answer leads or another text.
func asksWhich(t *testing.T, lib *flow.Library, w flow.World, text string) {
	t.Helper()
	none := func(context.Context, flow.Call) (flow.Reply, error) { return flow.Reply{Outcome: "none"}, nil }
	taken := lib.Take(flow.State{}, phi.New(phi.Care, text), w)
	asked, err := lib.Step(t.Context(), taken.State, taken.Event, w, none)
	if err != nil {
		t.Fatal(err)
	}
	says := lastLine(asked)
	t.Logf("%q: %s", text, says)
	if taken.Unclear || !strings.Contains(says, " 2) ") || strings.Contains(says, " 3) ") || gsm.Segments(says) != 1 {
		t.Errorf("%s, %q: got %q, unclear %v, want two things in one segment", w.Lang, text, says, taken.Unclear)
	}
	for n, answer := range []string{"1", "2"} {
		key := taken.Event.With[flow.Between].Items[n].Key
		chosen := lib.Take(asked.State, phi.New(phi.Care, answer), w)
		r, err := lib.Step(t.Context(), chosen.State, chosen.Event, w, none)
		if err != nil || r.Missed || len(r.Lines)+len(r.Handoffs) == 0 || strings.Contains(lastLine(r), " 3) ") {
			t.Errorf("%s, %q, %s: got %q, %v, want %s begun", w.Lang, text, answer, lastLine(r), err, key)
		}
	}
	if other := lib.Take(asked.State, phi.New(phi.Care, "running late"), w); other.Event.Workflow != "asides" || !other.State.Empty() {
		t.Errorf("%s: got %q, want anything else understood as usual", w.Lang, other.Event.Workflow)
	}
}
