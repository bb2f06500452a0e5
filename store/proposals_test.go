package store_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// approve is a second look by somebody, at what is live now.
func approve(ctx context.Context, db *store.DB, who string, id int64) error {
	return db.Do(ctx, admin(who), func(tx *store.Tx) error {
		all, err := tx.Revisions(ctx)
		if err == nil {
			_, err = tx.Approve(ctx, id, store.Live(all))
		}
		return err
	})
}

// propose keeps drafts for a second person, as kim.
func propose(t *testing.T, db *store.DB, drafts ...store.Draft) (id int64) {
	t.Helper()
	err := db.Do(t.Context(), admin("kim"), func(tx *store.Tx) error {
		all, err := tx.Revisions(t.Context())
		if err == nil {
			id, err = tx.Propose(t.Context(), store.Change{Drafts: drafts, Note: "why", Seen: store.Live(all)})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestWhatNeedsASecondPersonWaitsForOne(t *testing.T) {
	t.Parallel()
	url := server.Database(t)
	db := server.OpenAt(t, url, storetest.Keeper(t))
	publish(t, db, draft("book", "one"))
	storetest.Do(t, db, func(tx *store.Tx) error { tx.RequireApprovals(); return nil })
	err := db.Do(t.Context(), admin("kim"), func(tx *store.Tx) error {
		_, err := tx.Publish(t.Context(), store.Change{Drafts: []store.Draft{draft("book", "two")}, Seen: map[string]string{"book": "book@1"}})
		return err
	})
	if !errors.Is(err, store.ErrNeedsApproval) {
		t.Errorf("kim alone: got %v, want ErrNeedsApproval", err)
	}
	first, second := propose(t, db, draft("book", "two"), draft("times", "one")), propose(t, db, draft("book", "three"))
	for _, step := range []struct {
		does, who string
		id        int64
		want      error
		live      string
	}{
		{"the same person", " Kim", first, store.ErrSamePerson, "1 one"},
		{"none of this number", "lee", 99, store.ErrNoProposal, "1 one"},
		{"another", "lee", first, nil, "2 two, 1 one"},
		{"once more", "lee", first, store.ErrDecided, "2 two, 1 one"},
		{"what it replaces is live no more", "lee", second, store.ErrMoved, "2 two, 1 one"},
	} {
		if err := approve(t.Context(), db, step.who, step.id); !errors.Is(err, step.want) {
			t.Errorf("%s: got %v, want %v", step.does, err, step.want)
		}
		if got := liveOf(t, db); got != step.live {
			t.Errorf("%s: got %s live, want %s", step.does, got, step.live)
		}
	}
	storetest.Do(t, db, func(tx *store.Tx) error {
		all, err := tx.Revisions(t.Context())
		if got := all[1]; got.By != "kim" || got.ApprovedBy != "lee" || got.Note != "why" {
			t.Errorf("got %+v, want by kim, approved by lee", got)
		}
		return errors.Join(err, tx.Reject(t.Context(), second))
	})
	want := []string{"kim workflow.published book@1", "test workflow.approvals on", "kim workflow.proposed 1", "kim workflow.proposed 2",
		" Kim refused", "lee workflow.approved 1", "lee workflow.published book@2", "lee workflow.published times@1", "test workflow.rejected 2"}
	if got := trail(t, url); !slices.Equal(got, want) {
		t.Errorf("trail: got %q, want %q", got, want)
	}
}

func TestOnePersonAloneDoesNotEndApprovals(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	storetest.Do(t, db, func(tx *store.Tx) error { tx.RequireApprovals(); return nil })
	var id int64
	err := db.Do(t.Context(), admin("kim"), func(tx *store.Tx) (err error) {
		id, err = tx.EndApprovals(t.Context(), "we are two again")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		who      string
		want     error
		required bool
	}{{"kim", phi.ErrRefused, true}, {"lee", nil, false}} {
		if err := approve(t.Context(), db, step.who, id); !errors.Is(err, step.want) {
			t.Errorf("%s: got %v, want %v", step.who, err, step.want)
		}
		storetest.Do(t, db, func(tx *store.Tx) error {
			required, err := tx.Approvals(t.Context())
			if required != step.required {
				t.Errorf("after %s: got approvals %v, want %v", step.who, required, step.required)
			}
			return err
		})
	}
}

// trail is who did what, in order.
func trail(t *testing.T, url string) (all []string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	rows, err := conn.Query(t.Context(), "SELECT actor || ' ' || action FROM trail ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	all, err = pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return all
}
