package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"sync/atomic"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
)

// published is what admins can change while the clinic is open: its own data and its
// workflows. Turns read a snapshot; refresh replaces it.
type published struct {
	db       *store.DB
	snapshot atomic.Pointer[snapshot]
}

type snapshot struct {
	clinic  care.Clinic
	library *flow.Library
	// from is what the library was compiled of.
	from []store.Revision
	// old says which revisions were left out or set aside, and which would not be published
	// any more.
	old []string
}

// refreshEvery is how long an edit may take to reach every process.
const refreshEvery = 15 * time.Second

func (p *published) library() *flow.Library { return p.snapshot.Load().library }
func (p *published) clinic() care.Clinic    { return p.snapshot.Load().clinic }

// shippedEdition counts the releases whose workflows differ from those before: raise it
// in the release that changes one, or a process of an older release changes it back.
const shippedEdition = 3

// ship publishes the workflows of this release where no admin has published their own
// and no newer release has shipped.
func ship(ctx context.Context, db *store.DB) error {
	shipped, err := shippedDrafts()
	if err != nil {
		return err
	}
	return db.Do(ctx, phi.Actor{Kind: phi.System, ID: store.Shipped}, func(tx *store.Tx) error {
		for _, d := range shipped {
			if _, err := tx.Ship(ctx, d, shippedEdition); err != nil {
				return fmt.Errorf("ship %s: %w", d.Workflow, err)
			}
		}
		return nil
	})
}

// shippedDrafts are the workflows of this release with their conversations.
func shippedDrafts() ([]store.Draft, error) {
	shipped, err := defs.Load()
	if err != nil {
		return nil, err
	}
	told, err := defs.Transcripts()
	if err != nil {
		return nil, err
	}
	all := make([]store.Draft, 0, len(shipped))
	for _, s := range shipped {
		d := store.Draft{Workflow: s.Name, Source: s.Source, Language: flow.Language}
		for _, t := range told {
			if t.Workflow == s.Name {
				d.Transcripts = append(d.Transcripts, store.Transcript{Name: t.Name, Text: t.Text})
			}
		}
		all = append(all, d)
	}
	return all, nil
}

// refresh reads what is published now; it compiles only what is new. errNoClinic before
// anybody set the clinic up.
func (p *published) refresh(ctx context.Context) error {
	var next snapshot
	same := false
	err := p.db.Do(ctx, phi.Actor{Kind: phi.System, ID: "refresh"}, func(tx *store.Tx) error {
		clinic, found, err := tx.Clinic(ctx)
		if err != nil {
			return err
		}
		if !found {
			return errNoClinic
		}
		revisions, err := tx.Revisions(ctx)
		if err != nil {
			return err
		}
		if old := p.snapshot.Load(); old != nil && old.reads(clinic, revisions) {
			next, same = *old, true
			return nil
		}
		next, err = reopen(clinic, revisions)
		return err
	})
	if err != nil || same {
		return err
	}
	if err := next.learn(ctx, school{p.db}); err != nil {
		return err
	}
	p.snapshot.Store(&next)
	return nil
}

// reads reports whether a snapshot was made of the same.
func (s *snapshot) reads(clinic care.Clinic, revisions []store.Revision) bool {
	return slices.Equal(s.from, revisions) && reflect.DeepEqual(s.clinic, clinic)
}

// renewed is turn, tried once more with what is published now where it met a workflow or
// a revision that this process does not know yet: another process knew it already when
// the run began. The turn's deadline covers both tries.
func (p *published) renewed(turn func(context.Context, care.ConversationID) error) func(context.Context, care.ConversationID) error {
	return func(ctx context.Context, c care.ConversationID) error {
		err := turn(ctx, c)
		if !errors.Is(err, flow.ErrUnknown) {
			return err
		}
		if stale := p.refresh(ctx); stale != nil {
			return errors.Join(err, fmt.Errorf("refresh: %w", stale))
		}
		return turn(ctx, c)
	}
}

// keepFresh refreshes until ctx ends. A failed refresh keeps what was read before. What
// old revisions are left out is logged once, and again when that changes.
func (p *published) keepFresh(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(refreshEvery)
	defer tick.Stop()
	var told []string
	for {
		if s := p.snapshot.Load(); s != nil && !slices.Equal(s.old, told) {
			told = s.old
			log.WarnContext(ctx, "workflow revisions need attention", "which", told)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := p.refresh(ctx); err != nil && ctx.Err() == nil {
				log.WarnContext(ctx, "published data not refreshed", "err", err)
			}
		}
	}
}
