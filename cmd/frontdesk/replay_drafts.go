package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"time"

	"frontdesk/store"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/replay"
)

// replayLimit is ample for a hundred thousand conversations.
const replayLimit = 10 * time.Minute

// month is what of the recordings is played.
type month struct {
	since time.Time
	// limit is how many conversations at most, the newest first; 0 for all.
	limit int
}

// replayDrafts plays recorded conversations on the workflows as they would be, and sums
// up what would go otherwise than with those that are live; live may be nil. Nothing is
// called, sent or changed; that somebody looked is put on the trail, a line a page. On a
// terminal, progress shows how far it is.
func (s *shelf) replayDrafts(ctx context.Context, drafts, live *flow.Library, m month, progress io.Writer) (replay.Report, error) {
	ctx, cancel := context.WithTimeout(ctx, replayLimit)
	defer cancel()
	which := store.Recorded{Since: m.since, Limit: m.limit}
	total, err := s.db.CountRecordings(ctx, which)
	if err != nil || total == 0 {
		return replay.Report{}, err
	}
	far := newProgress(progress, "conversations are replayed")
	defer far.end()
	plan := replay.Plan{Drafts: drafts, Live: live, Progress: func(done int) { far.at(done, total) }}
	return replay.All(ctx, plan, func(ctx context.Context, yield func([][]byte) error) error {
		return s.db.Recordings(ctx, s.who, which, yield)
	})
}

// publishDays and publishLimit are what is replayed before a publish: somebody waits, and
// two thousand conversations take some seconds. The whole month is one command away.
const publishDays, publishLimit = 30, 2000

// replay shows how recorded conversations would go. It stops nothing: whether an edit is
// meant to change them, only its author knows.
func (e *edition) replay(ctx context.Context, before, after scripts) error {
	drafts, err := after.library(ctx, e.page.out)
	if err != nil {
		return err
	}
	live, _ := before.library(ctx, io.Discard) // nil where what is live does not work: then nothing is held against it
	got, err := e.shelf.replayDrafts(ctx, drafts, live, month{time.Now().AddDate(0, 0, -publishDays), publishLimit}, e.progress)
	if err != nil || got.Conversations == 0 {
		return err
	}
	fmt.Fprintf(e.page.out, "\n%s of the last %d days would go:\n", numbered(got.Conversations, "conversation"), publishDays)
	e.page.replayed(got)
	fmt.Fprintln(e.page.out)
	return nil
}

// with are the workflows as they would be with drafts in the place of those of the same
// names.
func (s scripts) with(drafts []script) scripts {
	out := s
	out.all = maps.Clone(s.all)
	out.asked = drafts
	for _, d := range drafts {
		if d.def != nil {
			out.all[d.def.Name] = d
		}
	}
	return out
}
