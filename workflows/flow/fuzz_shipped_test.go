package flow_test

import (
	"testing"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/workflows"
	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
)

// FuzzShipped: whatever patients write and however actions end, no turn of a shipped
// workflow fails.
func FuzzShipped(f *testing.F) {
	revisions, err := defs.Revisions()
	if err != nil {
		f.Fatal(err)
	}
	lib, problems := flow.NewLibrary(revisions, flow.Env{Specs: flow.Specs(workflows.Specs()...), Languages: []string{"en", "es"}, Channels: workflows.Channels()})
	if lib == nil {
		f.Fatal(problems)
	}
	transcripts, err := defs.Transcripts()
	if err != nil {
		f.Fatal(err)
	}
	for i, tr := range transcripts {
		f.Add([]byte{byte(i), 1, 2, 3}, flow.Script(tr.Text))
	}
	for i := range 40 {
		f.Add([]byte{byte(i), byte(i * 7), byte(i * 3), 1, 2, byte(i / 2)}, "!start\nthursday after 3\n1\n!tick\ny\n2\nno\nX\nsorry I meant friday\n!start\n1C 2R")
	}
	f.Fuzz(func(t *testing.T, replies []byte, script string) {
		w := flow.World{Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Zone: time.UTC, Lang: []string{"en", "es"}[len(replies)%2], Clearance: phi.ClearNotice}
		for _, name := range []string{"Mia", "Leo"}[:len(replies)%3] {
			w.People = append(w.People, flow.Value{Type: flow.PersonType, Key: name, Says: phi.New(phi.Notice, name)})
		}
		(&flow.Dice{Bytes: replies}).Converse(t, lib, w, script)
	})
}
