package bot_test

import (
	"strings"
	"testing"

	"frontdesk/jobs"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// killed lets workers take the event that waits and die of it, so many of them.
func (d *desk) killed(times int) {
	d.t.Helper()
	for range times {
		var claims []jobs.Claim
		storetest.Do(d.t, d.db, func(tx *store.Tx) (err error) {
			if claims, err = tx.Claim(d.t.Context(), 1, 0); err == nil && len(claims) == 0 {
				claims, err = tx.ClaimTried(d.t.Context(), 0)
			}
			return err
		})
		if len(claims) != 1 {
			d.t.Fatalf("a worker takes %d conversations, want 1", len(claims))
		}
	}
}

func TestATextOutlivesTheWorkersThatAreKilledWithIt(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Mia", "+15185550111")
	for _, of := range []struct {
		killed int
		says   string
	}{
		{1, "What is the visit for?"}, {8, "What is the visit for?"}, {11, "What is the visit for?"},
		// So many workers may well have died of the text.
		{12, "I'm passing this to our staff"},
		// What was counted is forgotten with the event.
		{11, "What is the visit for?"},
	} {
		d.hear("+15185550111", "book", "")
		d.killed(of.killed)
		d.answer()
		d.post()
		if said := strings.Join(d.phones.news("+15185550111"), " "); !strings.Contains(said, of.says) {
			t.Errorf("%d workers died: got %q, want %q", of.killed, said, of.says)
		}
	}
}
