package replay_test

import (
	"strings"
	"testing"

	"frontdesk/workflows"
	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/replay"
)

// edit replaces words of a shipped workflow; no workflow edits nothing.
type edit struct{ workflow, old, new string }

// library is the shipped workflows with edits. Each edit must find its words.
func library(tb testing.TB, edits ...edit) *flow.Library {
	tb.Helper()
	shipped, err := defs.Revisions()
	if err != nil {
		tb.Fatal(err)
	}
	for _, e := range edits {
		for i, r := range shipped {
			if r.Def.Name != e.workflow {
				continue
			}
			if n := strings.Count(r.Def.Source, e.old); n == 0 {
				tb.Fatalf("%s has no %q", e.workflow, e.old)
			}
			def, problems := flow.Parse([]byte(strings.Replace(r.Def.Source, e.old, e.new, 1)))
			if def == nil {
				tb.Fatalf("%s: %s", e.workflow, problems[0].Render())
			}
			shipped[i] = flow.Revision{ID: "edited", Def: def, Current: true}
		}
	}
	lib, problems := flow.NewLibrary(shipped, flow.Env{Specs: flow.Specs(workflows.Specs()...),
		Languages: []string{"en", "es"}, Channels: workflows.Channels()})
	if lib == nil {
		for _, p := range problems {
			tb.Log(p.Render())
		}
		tb.FailNow()
	}
	return lib
}

// record plays a transcript and keeps its turns as the bot does.
func record(tb testing.TB, lib *flow.Library, transcript string) (turns []replay.Turn) {
	tb.Helper()
	var decoder replay.Decoder
	err := flow.Perform(lib, transcript, func(p flow.Performed) {
		t := replay.Turn{Event: p.Event, World: p.World, Before: replay.Digest(p.Before.Encode()), After: replay.Digest(p.After.Encode())}
		var calls []replay.Call
		for i, c := range p.Calls {
			calls = append(calls, replay.Call{Call: c, Reply: p.Replies[i]})
		}
		t.Heard(p.Result, calls)
		kept, err := decoder.Turn(t.Encode())
		if err != nil {
			tb.Error(err)
		}
		turns = append(turns, kept)
	})
	if err != nil {
		tb.Fatal(err)
	}
	return turns
}

// shipped are the conversations of the shipped workflows as recordings, by name.
func shipped(tb testing.TB, lib *flow.Library) map[string][]replay.Turn {
	tb.Helper()
	transcripts, err := defs.Transcripts()
	if err != nil {
		tb.Fatal(err)
	}
	all := map[string][]replay.Turn{}
	for _, t := range transcripts {
		all[t.Name] = record(tb, lib, t.Text)
	}
	return all
}
