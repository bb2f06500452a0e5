package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/workflows"
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
}

// refreshEvery is how long an edit may take to reach every process.
const refreshEvery = 15 * time.Second

func (p *published) library() *flow.Library { return p.snapshot.Load().library }
func (p *published) clinic() care.Clinic    { return p.snapshot.Load().clinic }

// ship publishes the workflows of this release where no admin has published their own.
func ship(ctx context.Context, db *store.DB) error {
	shipped, err := defs.Load()
	if err != nil {
		return err
	}
	return db.Do(ctx, phi.Actor{Kind: phi.System, ID: store.Shipped}, func(tx *store.Tx) error {
		for _, d := range shipped {
			if _, err := tx.Publish(ctx, d.Name, d.Source); err != nil {
				return fmt.Errorf("publish %s: %w", d.Name, err)
			}
		}
		return nil
	})
}

// refresh reads what is published now. errNoClinic before anybody set the clinic up.
func (p *published) refresh(ctx context.Context) error {
	var next snapshot
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
		next.clinic = clinic
		next.library, err = compile(clinic, revisions)
		return err
	})
	if err != nil {
		return err
	}
	p.snapshot.Store(&next)
	return nil
}

func compile(clinic care.Clinic, revisions []store.Revision) (*flow.Library, error) {
	all := make([]flow.Revision, 0, len(revisions))
	for _, r := range revisions {
		def, problems := flow.Parse([]byte(r.Source))
		if err := blocking(problems); err != nil {
			return nil, fmt.Errorf("workflow %s: %w", r.ID, err)
		}
		all = append(all, flow.Revision{ID: r.ID, Def: def, Current: r.Live})
	}
	lib, problems := flow.NewLibrary(all, flow.Env{
		Specs: flow.Specs(workflows.Specs()...), Languages: clinic.Languages, Clearance: phi.ClearNotice,
	})
	if err := blocking(problems); err != nil {
		return nil, fmt.Errorf("workflows: %w", err)
	}
	return lib, nil
}

// blocking joins the problems that stop a workflow from going live.
func blocking(problems []flow.Problem) error {
	var all []error
	for _, p := range problems {
		if p.Severity == flow.Fault {
			all = append(all, errors.New(p.String()))
		}
	}
	return errors.Join(all...)
}

// keepFresh refreshes until ctx ends. A failed refresh keeps what was read before.
func (p *published) keepFresh(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(refreshEvery)
	defer tick.Stop()
	for {
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
