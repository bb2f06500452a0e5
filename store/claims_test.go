package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"frontdesk/bot"
	"frontdesk/channels"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// attempts claims conversations for the length of a lease and returns how often each of them
// was tried.
func attempts(t *testing.T, db *store.DB, n int, lease time.Duration) (tried []int) {
	t.Helper()
	var claims []jobs.Claim
	storetest.Do(t, db, func(tx *store.Tx) (err error) {
		if claims, err = tx.Claim(t.Context(), n, lease); err == nil && len(claims) == 0 {
			claims, err = tx.ClaimTried(t.Context(), lease)
		}
		return err
	})
	for _, c := range claims {
		tried = append(tried, c.Attempts)
	}
	return tried
}

func TestAnEventThatWasTriedBeforeIsTakenAlone(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	for i := range 4 {
		in := channels.Inbound{Channel: "sms", From: phi.New(phi.Care, fmt.Sprintf("+1518555010%d", i)),
			ProviderID: fmt.Sprint("SM", i), Text: phi.New(phi.Care, "hello")}
		if _, err := db.Accept(t.Context(), in, store.Opening{At: time.Now(), Clearance: phi.ClearNotice, Language: "en"}); err != nil {
			t.Fatal(err)
		}
	}
	worker := []struct {
		does  string
		lease time.Duration
		want  []int
	}{
		{"takes two and dies", 0, []int{1, 1}},
		{"takes the others together", time.Hour, []int{1, 1}},
		{"takes the first again", time.Hour, []int{2}},
		{"takes the second again", time.Hour, []int{2}},
		{"finds nothing", time.Hour, nil},
	}
	for _, w := range worker {
		if got := attempts(t, db, 2, w.lease); !slices.Equal(got, w.want) {
			t.Errorf("a worker %s: got attempts %v, want %v", w.does, got, w.want)
		}
	}
}

func TestATextThatComesDuringATurnKeepsItsConversationReady(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	o := store.Opening{At: time.Now(), Clearance: phi.ClearNotice, Language: "en"}
	text := func(id string) {
		in := channels.Inbound{Channel: "sms", From: phi.New(phi.Care, "+15185550100"), ProviderID: id, Text: phi.New(phi.Care, "hello")}
		if _, err := db.Accept(t.Context(), in, o); err != nil {
			t.Error(err)
		}
	}
	text("SM1")
	claimed := attempts(t, db, 1, time.Hour)
	storetest.Do(t, db, func(tx *store.Tx) error {
		c, err := tx.OpenConversation(t.Context(), "sms", phi.New(phi.Care, "+15185550100"), o)
		if err != nil {
			return err
		}
		s, err := tx.Next(t.Context(), c)
		if err != nil {
			return err
		}
		text("SM2") // the turn has looked; its commit must not take the row away
		return tx.Answered(s, bot.After{})
	})
	if next := attempts(t, db, 1, time.Hour); !slices.Equal(claimed, []int{1}) || !slices.Equal(next, []int{1}) {
		t.Errorf("got attempts %v and then %v, want the conversation twice, each time at its first", claimed, next)
	}
}
