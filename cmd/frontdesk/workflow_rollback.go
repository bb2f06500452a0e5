package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

func workflowRollbackCommand() *cobra.Command {
	var w where
	var i aim
	var to int
	cmd := &cobra.Command{
		Use:   "rollback NAME... --note WHY",
		Short: "Make an earlier text of workflows live again",
		Long: "Publishes an earlier revision of a workflow once more, as a new one: the history only grows. It\n" +
			"is the one before what is live, or that of --to. Name several workflows to take them back\n" +
			"together, a caller and what it calls. What is checked is what publish checks; where another\n" +
			"workflow says things in other words since then, that is shown and does not stop you.",
		Example: "  frontdesk workflow rollback book --note \"people misread the new question\"\n" +
			"  frontdesk workflow rollback book --to 3 --note \"as in spring\" --yes",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, names []string) error {
			if to != 0 && len(names) > 1 {
				return errors.New("--to is the number of one workflow: name one, or leave --to out")
			}
			if err := i.valid(); err != nil {
				return err
			}
			return withEdition(cmd, w, i, func(ctx context.Context, e *edition) error {
				var drafts []script
				for _, name := range names {
					old, err := e.shelf.earlier(name, to)
					if err != nil {
						return err
					}
					told, err := e.shelf.transcripts(ctx, old.ID)
					if err != nil {
						return err
					}
					drafts = append(drafts, scriptOf(old, told))
				}
				return e.rollback(ctx, drafts)
			})
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	i.add(cmd)
	cmd.Flags().IntVar(&to, "to", 0, "the number of the revision, see 'workflow history' (default: the one before)")
	return cmd
}

// rollback makes revisions of the past live.
func (e *edition) rollback(ctx context.Context, drafts []script) error {
	for _, d := range drafts {
		if d.def == nil {
			return fmt.Errorf("%s cannot be read by this release: see it with 'frontdesk workflow show %s'", d.path, d.path)
		}
	}
	return e.makeLive(ctx, drafts, mustPlay)
}

// earlier is the revision of a number, or for 0 the one before what is live that reads
// differently.
func (s *shelf) earlier(workflow string, number int) (store.Revision, error) {
	live, ok := s.live(workflow)
	if !ok {
		return live, fmt.Errorf("there is no workflow %q; %s", workflow, meant(workflow, s.names()))
	}
	var found store.Revision
	for _, r := range s.revisions {
		if r.Workflow != workflow {
			continue
		}
		if number == r.Number || number == 0 && r.Number < live.Number && r.Source != live.Source {
			found = r
		}
	}
	switch {
	case found.ID == "" && number == 0:
		return found, fmt.Errorf("%s is the first text of %s: there is nothing to go back to", live.ID, workflow)
	case found.ID == "":
		return found, fmt.Errorf("%s has no revision %d: see 'frontdesk workflow history %s'", workflow, number, workflow)
	}
	return found, nil
}

// transcripts are the conversations of one revision.
func (s *shelf) transcripts(ctx context.Context, id string) (told []store.Transcript, err error) {
	err = s.db.Do(ctx, s.who, func(tx *store.Tx) error {
		all, err := tx.Transcripts(ctx, id)
		told = all[id]
		return err
	})
	return told, err
}
