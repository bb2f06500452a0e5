package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/bot"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// More than a page of conversations, each with something open, is unsealed once.
func TestStatesAreUnsealedPageByPageAndThatIsOnRecord(t *testing.T) {
	t.Parallel()
	url := server.Database(t)
	db := server.OpenAt(t, url, storetest.Keeper(t))
	const open, idle = 1203, 7
	storetest.Do(t, db, func(tx *store.Tx) error {
		for i := range open + idle {
			id, err := tx.OpenConversation(t.Context(), "sms", phi.New(phi.Care, fmt.Sprint("+1518555", 1000+i)), store.Opening{Language: "en"})
			if err != nil {
				return err
			}
			after := bot.After{State: []byte(fmt.Sprint("state ", i)), WakeAt: time.Unix(1, 0)}
			if i >= open {
				continue
			}
			s := bot.Situation{}
			s.Conversation.ID = id
			if err := tx.Answered(s, after); err != nil {
				return err
			}
		}
		return nil
	})
	seen := map[string]bool{}
	err := db.Do(t.Context(), admin("kim"), func(tx *store.Tx) error {
		return tx.States(t.Context(), func(state []byte, of int) error {
			if of != open {
				t.Errorf("got %d in all, want %d", of, open)
			}
			seen[string(state)] = true
			return nil
		})
	})
	if err != nil || len(seen) != open || !seen["state 0"] || !seen[fmt.Sprint("state ", open-1)] {
		t.Errorf("got %d states and %v, want %d", len(seen), err, open)
	}
	looked := slices.DeleteFunc(trail(t, url), func(l string) bool { return !strings.HasPrefix(l, "kim") })
	if want := []string{"kim workflow.standing"}; !slices.Equal(looked, want) {
		t.Errorf("trail: got %q, want %q", looked, want)
	}
}
