package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

func admin(name string) phi.Actor { return phi.Actor{Kind: phi.Admin, ID: name} }

// draft is a workflow of one word, with one conversation.
func draft(workflow, source string) store.Draft {
	return store.Draft{Workflow: workflow, Source: source, Language: 2,
		Transcripts: []store.Transcript{{Name: workflow + ".txt", Text: "> " + source + "\n"}}}
}

// publish makes drafts live as kim, checked with what is live.
func publish(t *testing.T, db *store.DB, drafts ...store.Draft) (fresh []store.Revision) {
	t.Helper()
	err := db.Do(t.Context(), admin("kim"), func(tx *store.Tx) error {
		all, err := tx.Revisions(t.Context())
		if err != nil {
			return err
		}
		fresh, err = tx.Publish(t.Context(), store.Change{Drafts: drafts, Note: "why", Seen: store.Live(all)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

func ids(all []store.Revision) (ids []string) {
	for _, r := range all {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestAPublishKeepsWhoWhyAndTheConversationsAndLeavesOutWhatIsLive(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	publish(t, db, draft("book", "one"), draft("times", "one"))
	if got := ids(publish(t, db, draft("book", "two"), draft("times", "one"))); !slices.Equal(got, []string{"book@2"}) {
		t.Errorf("got %v published, want book@2 only", got)
	}
	other := draft("times", "one")
	other.Transcripts[0].Text = "> hi\n"
	if got := ids(publish(t, db, other)); !slices.Equal(got, []string{"times@2"}) {
		t.Errorf("another conversation: got %v published, want times@2", got)
	}
	storetest.Do(t, db, func(tx *store.Tx) error {
		all, err := tx.Revisions(t.Context())
		if err != nil {
			return err
		}
		if got := all[1]; got.ID != "book@2" || got.By != "kim" || got.Note != "why" || got.Language != 2 || !got.Live || all[0].Live {
			t.Errorf("got %+v", all[:2])
		}
		told, err := tx.Transcripts(t.Context(), "book@2", "times@2")
		if got := told["book@2"]; len(told) != 2 || len(got) != 1 || got[0] != (store.Transcript{Name: "book.txt", Text: "> two\n"}) {
			t.Errorf("got conversations %v", told)
		}
		return err
	})
}

// Each of two changes may be right by itself and break the other: the second publisher
// has to look again, also where they wrote different workflows.
func TestOfTwoPublishersAtOnceOneWinsAndTheOtherIsTold(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	publish(t, db, draft("book", "one"), draft("times", "one"))
	seen := map[string]string{"book": "book@1", "times": "times@1"}
	errs := make([]error, 8)
	var wait sync.WaitGroup
	for i := range errs {
		d := draft([]string{"book", "times"}[i%2], fmt.Sprint("text ", i))
		wait.Go(func() {
			errs[i] = db.Do(t.Context(), admin("kim"), func(tx *store.Tx) error {
				_, err := tx.Publish(t.Context(), store.Change{Drafts: []store.Draft{d}, Seen: seen})
				return err
			})
		})
	}
	wait.Wait()
	won := 0
	for _, err := range errs {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, store.ErrMoved):
			t.Errorf("got %v, want ErrMoved", err)
		}
	}
	if live := strings.Split(liveOf(t, db), ", "); won != 1 || len(live) != 2 {
		t.Errorf("got %d winners and %v live, want 1 and two workflows", won, live)
	}
}

func TestAChangeIsLiveWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	publish(t, db, draft("book", "one"))
	err := db.Do(t.Context(), admin("kim"), func(tx *store.Tx) error {
		drafts := []store.Draft{draft("book", "two"), draft("times", "Postgres keeps no \x00")}
		_, err := tx.Publish(t.Context(), store.Change{Drafts: drafts, Seen: map[string]string{"book": "book@1"}})
		return err
	})
	if got := liveOf(t, db); err == nil || got != "1 one" {
		t.Errorf("got %v and %s live, want an error and 1 one", err, got)
	}
}

func TestTheDatabaseRefusesToChangeARevision(t *testing.T) {
	t.Parallel()
	url := server.Database(t)
	db := server.OpenAt(t, url, storetest.Keeper(t))
	publish(t, db, draft("book", "one"))
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	for _, sql := range []string{
		"UPDATE revisions SET source = 'other'", "UPDATE revisions SET note = ''", "UPDATE revisions SET published_by = 'lee'",
		"UPDATE revisions SET transcripts = '[]'", "UPDATE revisions SET number = 7", "DELETE FROM revisions",
	} {
		if _, err := conn.Exec(t.Context(), sql); err == nil || !strings.Contains(err.Error(), "never changes") {
			t.Errorf("%s: got %v, want a refusal", sql, err)
		}
	}
}
