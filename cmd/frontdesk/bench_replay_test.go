package main

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"frontdesk/bot"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/replay"
)

// BenchmarkReplay plays 10,000 conversations of eight turns from Postgres: paged,
// unsealed each with its own keyset, decoded, played on an edit and beside it on what is
// live. The turns are real ones, recorded by the bot. The house wants a minute at most
// on two cores; run it alone:
//
//	go test -run '^$' -bench Replay -benchtime 1x ./cmd/frontdesk
func BenchmarkReplay(b *testing.B) {
	c := quietHouse(b)
	knownPhone(b, c, "+15185552001", "Ana")
	for i, text := range []string{"book", "1", "how much is it?", "next week", "1", "y", "menu", "3"} {
		accept(b, c, "+15185552001", text, fmt.Sprint("talk-", i))
		drainTurns(b, c, nil)
	}
	s := &shelf{db: c.db, who: storetest.Actor}
	talk := recordings(b, c.db)
	for range 9_999 {
		recordAgain(b, c, talk)
	}
	live := c.live.library()
	for name, drafts := range map[string]*flow.Library{"unchanged": live, "edited": editedTimes(b)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				got, err := s.replayDrafts(b.Context(), drafts, live, month{}, io.Discard)
				if err != nil || got.Conversations != 10_000 || got.Turns != 80_000 || got.Unread != 0 {
					b.Fatalf("got %d conversations and %d turns, %v, want 10000 and 80000", got.Conversations, got.Turns, err)
				}
				if changed := got.By[replay.Changed]; changed != 0 && drafts == live || changed != 10_000 && drafts != live {
					b.Fatalf("got %v", got.By)
				}
			}
		})
	}
}

// recordings are the turns of the one conversation there is.
func recordings(b *testing.B, db *store.DB) (talk [][]byte) {
	b.Helper()
	err := db.Recordings(b.Context(), storetest.Actor, store.Recorded{}, func(turns [][]byte) error {
		talk = turns
		return nil
	})
	if err != nil || len(talk) != 8 {
		b.Fatalf("got %d turns, %v, want 8", len(talk), err)
	}
	return talk
}

// recordAgain puts a conversation on record once more, for a new number.
func recordAgain(b *testing.B, c *clinic, talk [][]byte) {
	b.Helper()
	storetest.Do(b, c.db, func(tx *store.Tx) error {
		number := phi.New(phi.Care, care.NewID[bot.Event]().String())
		id, err := tx.OpenConversation(b.Context(), "sms", number, store.Opening{At: c.clock.Now(), Language: "en"})
		if err != nil {
			return err
		}
		for _, turn := range talk {
			s := bot.Situation{Conversation: care.Conversation{ID: id}, Event: bot.Event{ID: care.NewID[bot.Event](), ReceivedAt: time.Now()}}
			if err := tx.Answered(s, bot.After{Recording: turn}); err != nil {
				return err
			}
		}
		return nil
	})
}

// editedTimes are the live workflows with one wording edited.
func editedTimes(b *testing.B) *flow.Library {
	b.Helper()
	revisions, err := defs.Revisions()
	if err != nil {
		b.Fatal(err)
	}
	for i, r := range revisions {
		if r.Def.Name == "times" {
			revisions[i].Def, _ = flow.Parse([]byte(strings.Replace(r.Def.Source, "\"Openings: {list}.", "\"Free: {list}.", 1)))
		}
	}
	env := scripts{}.env(shippedLanguages())
	env.Workflows = nil
	lib, problems := flow.NewLibrary(revisions, env)
	if lib == nil {
		b.Fatal(problems)
	}
	return lib
}
