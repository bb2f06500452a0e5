package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"os/user"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/workflows/flow"
)

// where says which clinic's database a command looks at, and who looks.
type where struct {
	config, as string
	flags      Flags
}

func (w *where) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&w.config, "config", "", "YAML file with settings (see frontdesk.sample.yaml)")
	cmd.Flags().StringVar(&w.flags.Data, "data", "", "folder of the private database (default .frontdesk)")
}

func (w *where) addWho(cmd *cobra.Command) {
	cmd.Flags().StringVar(&w.as, "as", "", "your name, as it is put on record (default: that of your account here)")
}

// actor is who looks, as the trail knows them.
func (w where) actor() (phi.Actor, error) {
	name := strings.TrimSpace(w.as)
	if name == "" {
		account, err := user.Current()
		if err != nil {
			return phi.Actor{}, errors.New("who are you? name yourself with --as")
		}
		name = account.Username
	}
	if name == store.Shipped || plain(name) != name || len(name) > 60 {
		return phi.Actor{}, fmt.Errorf("%q is no name of a person: write another one behind --as", plain(name))
	}
	return phi.Actor{Kind: phi.Admin, ID: name}, nil
}

// shelf is what a clinic has published, as one person looks at it.
type shelf struct {
	db  *store.DB
	who phi.Actor
	// clinic and what follows is as it was when it was last read.
	clinic    care.Clinic
	revisions []store.Revision
	approvals bool
	// told are the conversations of what is live, by the id of the revision.
	told  map[string][]store.Transcript
	close func()
}

// openShelf reads what is published. errNoClinic before anybody set the clinic up.
func openShelf(ctx context.Context, w where) (_ *shelf, err error) {
	who, err := w.actor()
	if err != nil {
		return nil, err
	}
	cfg, err := Load(w.config, environment(), w.flags)
	if err != nil {
		return nil, fmt.Errorf("configuration:\n%w", err)
	}
	log := newLog(os.Stderr, cfg.LogFormat, max(cfg.LogLevel, slog.LevelWarn))
	pg, err := openDatabase(ctx, cfg, log)
	if err != nil {
		return nil, err
	}
	db, err := openStore(ctx, cfg, pg, log)
	if err != nil {
		pg.close(log)
		return nil, err
	}
	s := &shelf{db: db, who: who, close: func() { db.Close(); pg.close(log) }}
	if err := s.read(ctx); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *shelf) read(ctx context.Context) error {
	return s.db.Do(ctx, s.who, func(tx *store.Tx) (err error) {
		var found bool
		if s.clinic, found, err = tx.Clinic(ctx); err != nil {
			return err
		}
		if !found {
			return errNoClinic
		}
		if s.revisions, err = tx.Revisions(ctx); err != nil {
			return err
		}
		if s.approvals, err = tx.Approvals(ctx); err != nil {
			return err
		}
		s.told, err = tx.Transcripts(ctx, slices.Collect(maps.Values(store.Live(s.revisions)))...)
		return err
	})
}

var errNothingPublished = errors.New("nothing is published yet; the first 'frontdesk serve' publishes what is shipped")

// scripts are the workflows that are live. What cannot be read any more is not among
// them.
func (s *shelf) scripts() scripts {
	out := scripts{all: map[string]script{}, languages: s.clinic.Languages}
	for _, r := range s.revisions {
		if !r.Live {
			continue
		}
		if one := scriptOf(r, s.told[r.ID]); one.def != nil {
			out.all[r.Workflow] = one
		}
	}
	return out
}

// scriptOf is a revision as somebody looks at it; without a def, and with the reason,
// where this release cannot read it.
func scriptOf(r store.Revision, told []store.Transcript) script {
	one := script{path: r.ID, source: r.Source, language: r.Language}
	if src, err := flow.Migrate([]byte(r.Source), r.Language); err != nil {
		one.problems = []flow.Problem{{Workflow: r.ID, Line: 1, Column: 1, Rule: "version", What: err.Error()}}
	} else {
		one.def, one.problems = flow.Parse(src)
	}
	for _, t := range told {
		one.told = append(one.told, conversation{path: t.Name, text: t.Text})
	}
	return one
}

// live is the live revision of a workflow.
func (s *shelf) live(workflow string) (store.Revision, bool) {
	for _, r := range s.revisions {
		if r.Live && r.Workflow == workflow {
			return r, true
		}
	}
	return store.Revision{}, false
}

// names are the workflows that were ever published.
func (s *shelf) names() (names []string) {
	for _, r := range s.revisions {
		names = append(names, r.Workflow)
	}
	return slices.Compact(names)
}
