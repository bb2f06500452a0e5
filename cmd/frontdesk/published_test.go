package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/reminders"
)

const (
	helloSource = "workflow: hello\nstarts: {keywords: [hello]}\nsteps:\n  - say: {en: Hello.}\n"
	// What parsed in some release of the past, and what called an action of it.
	lostSource  = "workflow: hello\nsteps:\n  - sing: {en: Hello.}\n"
	emptySource = "workflow: hello\nsteps:\n  - do: hello.sing\n"
)

func TestAnOldRevisionThatNoLongerWorksStopsNobody(t *testing.T) {
	t.Parallel()
	here := care.Clinic{Languages: []string{"en"}}
	rows := []store.Revision{
		{ID: "hello@1", Workflow: "hello", Source: lostSource, Language: 2}, {ID: "hello@2", Workflow: "hello", Source: emptySource, Language: 2},
		{ID: "hello@3", Workflow: "hello", Source: helloSource, Language: 2, Live: true},
	}
	got, err := compile(here, rows)
	if err != nil {
		t.Fatal(err)
	}
	if way, _ := got.library.Route(phi.New(phi.Care, "hello"), "en"); way != "hello" {
		t.Errorf("got %q for hello, want the live workflow", way)
	}
	want := []string{"revision hello@1 does not parse any more", "revision hello@2 does not work any more"}
	if !slices.Equal(got.old, want) {
		t.Errorf("left out: got %q, want %q", got.old, want)
	}
	for _, source := range []string{lostSource, emptySource} {
		rows[2].Source = source
		if _, err := compile(here, rows); err == nil {
			t.Errorf("%q is live: got no error", source)
		}
	}
}

func TestATurnThatMeetsAnUnknownRevisionIsTriedOnceMoreWithWhatIsPublishedNow(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	storetest.Do(t, db, func(tx *store.Tx) error {
		tx.AddClinic(care.Clinic{Name: "Alder", Zone: "UTC", Languages: []string{"en"}}, reminders.Rules{})
		return storetest.Publish(t.Context(), tx, "hello", helloSource)
	})
	live := &published{db: db}
	unknown, other := fmt.Errorf("turn: %w", flow.ErrUnknown), errors.New("another")
	for _, tt := range []struct {
		first, second error
		tries         int
	}{{nil, other, 1}, {other, nil, 1}, {unknown, nil, 2}, {unknown, unknown, 2}} {
		tries := 0
		live.snapshot.Store(nil)
		err := live.renewed(func(context.Context, care.ConversationID) error {
			if tries++; tries == 1 {
				return tt.first
			}
			if live.snapshot.Load() == nil {
				t.Error("tried again with what was known before")
			}
			return tt.second
		})(t.Context(), care.ConversationID{})
		if want := []error{tt.first, tt.second}[tt.tries-1]; tries != tt.tries || !errors.Is(err, want) {
			t.Errorf("got %v in %d tries, want %v in %d", err, tries, want, tt.tries)
		}
	}
}

func TestWhatIsPublishedIsCompiledOnceUntilItChanges(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	live := &published{db: db}
	var compiled []*flow.Library
	for _, source := range []string{helloSource, helloSource, helloSource + "# other\n"} {
		storetest.Do(t, db, func(tx *store.Tx) error {
			tx.AddClinic(care.Clinic{Name: "Alder", Zone: "UTC", Languages: []string{"en"}}, reminders.Rules{})
			return storetest.Publish(t.Context(), tx, "hello", source)
		})
		if err := live.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		compiled = append(compiled, live.library())
	}
	if compiled[0] != compiled[1] || compiled[1] == compiled[2] {
		t.Errorf("got libraries %p, want the first again and then another", compiled)
	}
}

// A revision stays on record as it was written; runs that began on it go on.
func TestARevisionOfAnOlderLanguageIsReadAsThisOneSaysIt(t *testing.T) {
	t.Parallel()
	here := care.Clinic{Languages: []string{"en"}}
	source := "workflow: hello\nstarts: {keywords: [hello]}\nstuck: {handoff: front desk}\nsteps:\n" +
		"  - ask: text\n    id: why\n    text: {en: Why?}\n    again: {en: Pardon?}\n" +
		"  - when: why == 'no'\n    then: {again: why}\n    else: {say: {en: Thanks.}, then: end}\n"
	row := store.Revision{ID: "hello@1", Workflow: "hello", Source: source, Language: 1, Live: true}
	got, err := compile(here, []store.Revision{row})
	if err != nil {
		t.Fatal(err)
	}
	if !got.library.Holds(flow.Place{Workflow: "hello", Revision: "hello@1", Step: "why"}) || got.from[0].Source != source {
		t.Errorf("got %+v, want hello@1 as it was written, and playable", got.from)
	}
	row.Language = flow.Language
	if _, err := compile(here, []store.Revision{row}); err == nil {
		t.Error("written in this language: got no error, want one for `again`")
	}
	row.Language = flow.Language + 1
	if _, err := compile(here, []store.Revision{row}); !errors.Is(err, flow.ErrNewer) {
		t.Errorf("written in a newer language: got %v, want ErrNewer", err)
	}
}
