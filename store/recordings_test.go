package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/bot"
	"frontdesk/channels"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
)

// keep answers a text of a number and keeps a recording of it, on a day of November.
func keep(t *testing.T, db *store.DB, number, recording string, day int) {
	t.Helper()
	o := store.Opening{At: at(day, 12, 0), Clearance: phi.ClearNotice, Language: "en"}
	in := channels.Inbound{Channel: "sms", From: phi.New(phi.Care, number), ProviderID: number + recording, Text: phi.New(phi.Care, "hello")}
	if _, err := db.Accept(t.Context(), in, o); err != nil {
		t.Fatal(err)
	}
	storetest.Do(t, db, func(tx *store.Tx) error {
		c, err := tx.OpenConversation(t.Context(), "sms", in.From, o)
		if err != nil {
			return err
		}
		s, err := tx.Next(t.Context(), c)
		if err != nil {
			return err
		}
		return tx.Answered(s, bot.After{Recording: []byte(recording)})
	})
}

// recorded is what Recordings gives, a conversation a string.
func recorded(t *testing.T, db *store.DB, r store.Recorded) (all []string) {
	t.Helper()
	err := db.Recordings(t.Context(), storetest.Actor, r, func(turns [][]byte) error {
		all = append(all, string(bytes.Join(turns, []byte(" "))))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := db.CountRecordings(t.Context(), r); err != nil || n != len(all) {
		t.Errorf("CountRecordings: got %d, %v, want %d", n, err, len(all))
	}
	return all
}

func TestRecordingsComeConversationByConversationTheNewestFirst(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	keep(t, db, "+15185550101", "a1", 1)
	keep(t, db, "+15185550102", "b1", 2)
	keep(t, db, "+15185550101", "a2", 3)
	for _, c := range []struct {
		r    store.Recorded
		want []string
	}{
		{store.Recorded{}, []string{"b1", "a1 a2"}},
		{store.Recorded{Limit: 1}, []string{"b1"}},
		{store.Recorded{Since: at(3, 0, 0)}, []string{"a2"}},
		{store.Recorded{Since: at(4, 0, 0)}, nil},
	} {
		if got := recorded(t, db, c.r); !slices.Equal(got, c.want) {
			t.Errorf("since %v, %d at most: got %q, want %q", c.r.Since, c.r.Limit, got, c.want)
		}
	}
}

func TestMoreThanAPageOfRecordingsIsReadToTheEndOrToTheLimit(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	for i := range 103 {
		keep(t, db, fmt.Sprintf("+1518555%04d", i), "x", 1)
	}
	if got := len(recorded(t, db, store.Recorded{})); got != 103 {
		t.Errorf("got %d conversations, want 103", got)
	}
	if got := len(recorded(t, db, store.Recorded{Limit: 101})); got != 101 {
		t.Errorf("got %d conversations, want 101", got)
	}
	stop := errors.New("stop")
	if err := db.Recordings(t.Context(), storetest.Actor, store.Recorded{}, func([][]byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v, want the error of yield", err)
	}
}

func TestARecordingIsSealedAndGoesWithItsKeyset(t *testing.T) {
	t.Parallel()
	url := server.Database(t)
	db := server.OpenAt(t, url, storetest.Keeper(t))
	keep(t, db, "+15185550101", "marmalade", 1)
	keep(t, db, "+15185550102", "quince", 1)
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var body []byte
	if err := conn.QueryRow(t.Context(), `SELECT string_agg(body, '') FROM recordings`).Scan(&body); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(body, []byte("marmalade")) || len(body) < 60 {
		t.Errorf("got %d bytes that can be read, want sealed ones", len(body))
	}
	// One of the two is erased.
	_, err = conn.Exec(t.Context(), `
ALTER TABLE conversations DROP CONSTRAINT conversations_id_fkey;
DELETE FROM keysets WHERE owner = (SELECT min(conversation::text)::uuid FROM recordings)`)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	err = db.Recordings(t.Context(), storetest.Actor, store.Recorded{}, func(turns [][]byte) error {
		all = append(all, string(turns[0]))
		return nil
	})
	if err != nil || !slices.Equal(all, []string{"quince"}) {
		t.Errorf("got %q, %v, want the one that was not erased", all, err)
	}
	if _, err := conn.Exec(t.Context(), `UPDATE recordings SET event = gen_random_uuid()`); err != nil {
		t.Fatal(err)
	}
	if err := db.Recordings(t.Context(), storetest.Actor, store.Recorded{}, func([][]byte) error { return nil }); err == nil {
		t.Error("a body that was moved to another event: got nothing, want an error")
	}
}

func TestOldRecordingsAreForgottenInBites(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	for i, day := range []int{1, 2, 3, 9} {
		keep(t, db, "+15185550101", fmt.Sprint("t", i), day)
	}
	forget := func(before time.Time) (n int) {
		storetest.Do(t, db, func(tx *store.Tx) (err error) {
			n, err = tx.Forget(t.Context(), before, 2)
			return err
		})
		return n
	}
	if got := []int{forget(at(5, 0, 0)), forget(at(5, 0, 0)), forget(at(5, 0, 0))}; !slices.Equal(got, []int{2, 1, 0}) {
		t.Errorf("got %v forgotten, want 2, 1 and 0", got)
	}
	if got := recorded(t, db, store.Recorded{}); !slices.Equal(got, []string{"t3"}) {
		t.Errorf("got %q left, want the youngest", got)
	}
}
