package main

import (
	"strings"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/reminders"
)

// What an older release let go live: an index behind the end of a list, and an answer
// that is handed back as if it were public.
const (
	gapSource  = "workflow: hello\nstarts: {keywords: [hello]}\ninputs: {all: {type: list of text, label: notice, optional: true}}\nsteps:\n  - say: {en: \"Hi {all[1]}.\"}\n"
	leakSource = "workflow: hello\nstarts: {keywords: [hello]}\nresults: {r: {type: text, label: public}}\nsteps:\n" +
		"  - when: \"true\"\n    then: {set: {r: opening}}\n    else: {set: {r: opening}}\n  - say: {en: Leak.}\n"
)

func TestWhatAnOlderReleasePublishedStopsNoClinic(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		sources           []string
		hears, told, lost string
	}{
		"a gap goes on":                     {[]string{helloSource, gapSource}, "Hi .", "hello@2 would not be published any more (rule variable", ""},
		"a leak gives way to what was":      {[]string{helloSource, leakSource}, "Hello.", "hello@2 is set aside (rule label", "hello@2"},
		"so does what asks for a lost verb": {[]string{helloSource, emptySource}, "Hello.", "hello@2 is set aside (rule action", "hello@2"},
		"and what does not parse":           {[]string{helloSource, lostSource}, "Hello.", "hello@2 does not parse", "hello@2"},
		"what has no other is off":          {[]string{leakSource}, "", "nothing serves in its place", "hello@1"},
		"two in a row are passed over":      {[]string{helloSource, leakSource, leakSource + "# again\n"}, "Hello.", "hello@1 serves in its place", "hello@3"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := server.Open(t)
			storetest.Do(t, db, func(tx *store.Tx) error {
				tx.AddClinic(care.Clinic{Name: "Alder", Zone: "UTC", Languages: []string{"en"}}, reminders.Rules{})
				return nil
			})
			for _, source := range tt.sources {
				storetest.Do(t, db, func(tx *store.Tx) error { return storetest.Publish(t.Context(), tx, "hello", source) })
			}
			live := &published{db: db}
			if err := live.refresh(t.Context()); err != nil {
				t.Fatal(err)
			}
			w := flow.World{Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Lang: "en", Zone: time.UTC, Clearance: phi.ClearNotice, Channel: "sms"}
			heard := ""
			if ev, ok := live.library().Hear(flow.State{}, phi.New(phi.Care, "hello"), w); ok {
				res, err := live.library().Step(t.Context(), flow.State{}, ev, w, nil)
				if err != nil {
					t.Fatal(err)
				}
				for _, l := range res.Lines {
					heard += l.Text.Reveal()
				}
			}
			if heard != tt.hears {
				t.Errorf("got %q, want %q", heard, tt.hears)
			}
			if old := strings.Join(live.snapshot.Load().old, "\n"); !strings.Contains(old, tt.told) {
				t.Errorf("got %q, want %q", old, tt.told)
			}
			if tt.lost != "" && live.library().Holds(flow.Place{Workflow: "hello", Revision: tt.lost, Step: "end"}) {
				t.Errorf("%s still runs", tt.lost)
			}
		})
	}
}
