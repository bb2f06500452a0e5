package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

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
