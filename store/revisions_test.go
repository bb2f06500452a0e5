package store_test

import (
	"fmt"
	"strings"
	"testing"

	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

func TestAnOlderReleaseNeverReplacesWhatANewerOneOrAnAdminPublished(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	kim := phi.Actor{Kind: phi.Admin, ID: "kim"}
	for _, step := range []struct {
		does, source string
		release      int // 0 for an admin
		live         string
	}{
		{"release 1 starts", "one", 1, "1 one"},
		{"it starts again", "one", 1, "1 one"},
		{"release 2 starts", "two", 2, "2 two"},
		{"release 1 starts once more", "one", 1, "2 two"},
		{"release 3 ships the same", "two", 3, "2 two"},
		{"release 2 was built with another text", "deux", 2, "2 two"},
		{"release 4 goes back to the first text", "one", 4, "3 one"},
		{"release 3 starts again", "two", 3, "3 one"},
		{"an admin writes", "mine", 0, "4 mine"},
		{"release 5 starts", "five", 5, "4 mine"},
	} {
		publish := func(tx *store.Tx) (err error) {
			if step.release == 0 {
				return storetest.Publish(t.Context(), tx, "hello", step.source)
			}
			_, err = tx.Ship(t.Context(), store.Draft{Workflow: "hello", Source: step.source, Language: 1}, step.release)
			return err
		}
		if err := db.Do(t.Context(), kim, publish); err != nil {
			t.Fatalf("%s: %v", step.does, err)
		}
		if got := liveOf(t, db); got != step.live {
			t.Errorf("%s: got %s live, want %s", step.does, got, step.live)
		}
	}
}

// liveOf is the number and the source of what is live.
func liveOf(t *testing.T, db *store.DB) string {
	t.Helper()
	var live []string
	storetest.Do(t, db, func(tx *store.Tx) error {
		all, err := tx.Revisions(t.Context())
		for _, r := range all {
			if r.Live {
				live = append(live, fmt.Sprintf("%d %s", r.Number, r.Source))
			}
		}
		return err
	})
	return strings.Join(live, ", ")
}
