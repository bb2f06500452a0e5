package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

func workflowApproveCommand() *cobra.Command {
	var w where
	var i aim
	cmd := &cobra.Command{
		Use:   "approve ID",
		Short: "Look at what somebody proposed, and make it live",
		Long: "Shows what a proposal changes, checks and rehearses it against what is live now, and makes it\n" +
			"live. Nobody approves what they proposed themselves. A proposal whose workflow was published\n" +
			"by somebody meanwhile cannot be approved: it has to be looked at anew.",
		Example: "  frontdesk workflow approve 4 --as lee\n  frontdesk workflow approve 4 --dry-run",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := proposalID(args[0])
			if err != nil {
				return err
			}
			return withEdition(cmd, w, i, func(ctx context.Context, e *edition) error { return e.approve(ctx, id) })
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	i.addAsking(cmd)
	return cmd
}

func proposalID(arg string) (int64, error) {
	id, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is no number of a proposal: see 'frontdesk workflow proposals'", arg)
	}
	return id, nil
}

// approve looks at a proposal as its author did, and does it.
func (e *edition) approve(ctx context.Context, id int64) error {
	seen := store.Live(e.shelf.revisions)
	var p store.Proposal
	err := e.shelf.db.Do(ctx, e.shelf.who, func(tx *store.Tx) (err error) {
		if p, err = tx.Undecided(ctx, id); err != nil || e.dryRun {
			return err
		}
		return tx.MayApprove(p, seen)
	})
	if err != nil {
		return undecided(id, err)
	}
	fmt.Fprintf(e.page.out, "proposal %d by %s: %s\n", p.ID, p.By, p.Note)
	question, drafts := "End approvals?", proposed(p)
	if !p.EndsApprovals() {
		if err := e.examine(ctx, drafts, mustGoAsWritten); err != nil {
			return fmt.Errorf("nothing was published: %w", err)
		}
		question = "Approve and publish " + namesOf(drafts) + "?"
	}
	if ok, err := e.agreed(question); !ok {
		return err
	}
	if !p.EndsApprovals() {
		if err := e.learn(ctx, drafts); err != nil {
			return fmt.Errorf("nothing was published: %w", err)
		}
	}
	var fresh []store.Revision
	err = e.shelf.db.Do(ctx, e.shelf.who, func(tx *store.Tx) (err error) {
		fresh, err = tx.Approve(ctx, id, seen)
		return err
	})
	if err != nil {
		return undecided(id, err)
	}
	if p.EndsApprovals() {
		e.shelf.approvals = false
		e.sayApprovals()
		return nil
	}
	e.announce(fresh)
	return nil
}

// undecided says what to do where a proposal cannot be approved.
func undecided(id int64, err error) error {
	switch {
	case errors.Is(err, store.ErrSamePerson):
		return fmt.Errorf("%w; somebody else has to look at proposal %d, as themselves (--as)", err, id)
	case errors.Is(err, store.ErrMoved):
		return fmt.Errorf("%w; reject it ('frontdesk workflow reject %d'), and propose it anew on what is live", err, id)
	case errors.Is(err, store.ErrNoProposal):
		return fmt.Errorf("%w; see 'frontdesk workflow proposals'", err)
	}
	return err
}

// proposed are the drafts of a proposal, as somebody looks at them.
func proposed(p store.Proposal) (drafts []script) {
	for _, d := range p.Drafts {
		one := scriptOf(store.Revision{ID: d.Workflow, Source: d.Source, Language: d.Language}, d.Transcripts)
		drafts = append(drafts, one)
	}
	return drafts
}
