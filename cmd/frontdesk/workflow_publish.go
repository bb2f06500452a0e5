package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

func workflowPublishCommand() *cobra.Command {
	var w where
	var i aim
	cmd := &cobra.Command{
		Use:   "publish FILE... --note WHY",
		Short: "Check, rehearse and make workflows live",
		Long: "Makes workflows live, several together or none: a workflow and those that it calls. Before that\n" +
			"they are checked together with all that is live, their conversations (book.txt, book.es.txt\n" +
			"beside book.yaml) have to go as written, and the conversations of the other workflows are\n" +
			"replayed too. What changes is said in plain words, and how many conversations stand where:\n" +
			"those that began before go on in the revision that they began with. Recorded conversations are\n" +
			"replayed, and what would go otherwise is shown; it stops nothing.\n\n" +
			"Nothing is published where a check fails, where a workflow has no conversation, where another\n" +
			"one's can no longer be played, or where people stand in a revision that would work no more.\n" +
			"New conversations take the new revision within 15 seconds.",
		Example: "  frontdesk workflow publish book.yaml --note \"shorter question\"\n" +
			"  frontdesk workflow publish book.yaml times.yaml --note \"offer Saturdays\" --dry-run",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			drafts, err := openDrafts(args)
			if err := errors.Join(i.valid(), err); err != nil {
				return err
			}
			return withEdition(cmd, w, i, func(ctx context.Context, e *edition) error {
				return e.publish(ctx, drafts)
			})
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	i.add(cmd)
	return cmd
}

// aim is what somebody wants done with what they look at.
type aim struct {
	note        string
	yes, dryRun bool
}

func (i *aim) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&i.note, "note", "", "why, in a few words; it is kept with the revision")
	i.addAsking(cmd)
}

// addAsking is for what needs no reason of its own.
func (i *aim) addAsking(cmd *cobra.Command) {
	cmd.Flags().BoolVarP(&i.yes, "yes", "y", false, "do not ask before it goes live")
	cmd.Flags().BoolVar(&i.dryRun, "dry-run", false, "look only: check, rehearse and compare")
}

// valid fails where a change would have no reason.
func (i aim) valid() error {
	switch {
	case plain(i.note) != i.note || len(i.note) > maxNote:
		return fmt.Errorf("a note is one line of at most %d characters", maxNote)
	case i.note == "" && !i.dryRun:
		return errors.New("say why, for those who read the history: --note \"...\"")
	}
	return nil
}

// maxNote is three lines of a terminal.
const maxNote = 240

// withEdition opens what is published and closes it again.
func withEdition(cmd *cobra.Command, w where, i aim, do func(context.Context, *edition) error) error {
	e, err := openEdition(cmd, w, i)
	if err != nil {
		return err
	}
	defer e.shelf.close()
	if err := e.begin(cmd.Context()); err != nil {
		return err
	}
	return do(cmd.Context(), e)
}

func openEdition(cmd *cobra.Command, w where, i aim) (*edition, error) {
	s, err := openShelf(cmd.Context(), w)
	if err != nil {
		return nil, err
	}
	return &edition{shelf: s, aim: i, in: cmd.InOrStdin(), page: newPage(cmd.OutOrStdout()), progress: cmd.ErrOrStderr()}, nil
}

// begin publishes what is shipped where nothing is published yet, as the first serve
// would: what an admin publishes is checked with the rest of it.
func (e *edition) begin(ctx context.Context) error {
	if len(e.shelf.revisions) > 0 {
		return nil
	}
	if e.dryRun {
		return errNothingPublished
	}
	if err := ship(ctx, e.shelf.db); err != nil {
		return err
	}
	return e.shelf.read(ctx)
}

// publish looks at drafts and makes them live; where a second person is asked for, it
// proposes them.
func (e *edition) publish(ctx context.Context, drafts []script) error {
	return e.makeLive(ctx, drafts, mustGoAsWritten)
}

// makeLive examines, asks and publishes or proposes.
func (e *edition) makeLive(ctx context.Context, drafts []script, r rigour) error {
	if drafts = e.news(drafts); len(drafts) == 0 {
		fmt.Fprintln(e.page.out, "Nothing to publish: what is live reads the same.")
		return nil
	}
	if err := e.examine(ctx, drafts, r); err != nil {
		return fmt.Errorf("nothing was published: %w", err)
	}
	question := "Publish " + namesOf(drafts) + "?"
	if e.shelf.approvals {
		question = "Propose " + namesOf(drafts) + " to a second person?"
	}
	if ok, err := e.agreed(question); !ok {
		return err
	}
	c := store.Change{Note: e.note, Seen: store.Live(e.shelf.revisions)}
	for _, d := range drafts {
		c.Drafts = append(c.Drafts, d.draft())
	}
	if e.shelf.approvals {
		return e.propose(ctx, c)
	}
	if err := e.learn(ctx, drafts); err != nil {
		return fmt.Errorf("nothing was published: %w", err)
	}
	var fresh []store.Revision
	err := e.shelf.db.Do(ctx, e.shelf.who, func(tx *store.Tx) (err error) {
		fresh, err = tx.Publish(ctx, c)
		return err
	})
	if err != nil {
		return moved(err)
	}
	e.announce(fresh)
	return nil
}

// learn keeps what will be learnt of the examples, so that every process takes it with
// the new revisions at once.
func (e *edition) learn(ctx context.Context, drafts []script) error {
	next, err := compile(e.shelf.clinic, e.candidates(drafts))
	if err != nil {
		return err
	}
	return school{e.shelf.db}.publish(ctx, next.library)
}

// agreed reports whether what was shown is to be done.
func (e *edition) agreed(question string) (ok bool, err error) {
	switch {
	case e.dryRun:
		fmt.Fprintln(e.page.out, "Looked only: nothing was published.")
		return false, nil
	case e.yes:
		return true, nil
	}
	err = confirm(e.in, e.page.out, question)
	return err == nil, err
}

// announce says what is live now.
func (e *edition) announce(fresh []store.Revision) {
	for _, r := range fresh {
		fmt.Fprintf(e.page.out, "%s %s is live", e.page.paint("32", "✓"), e.page.paint("1", r.ID))
		if old, ok := e.shelf.live(r.Workflow); ok {
			fmt.Fprintf(e.page.out, "; back with 'frontdesk workflow rollback %s' (%s)", r.Workflow, old.ID)
		}
		fmt.Fprintln(e.page.out)
	}
	fmt.Fprintf(e.page.out, "Conversations that begin from now on take it within %v.\n", refreshEvery)
}

// moved says what to do when somebody was faster.
func moved(err error) error {
	if errors.Is(err, store.ErrMoved) || errors.Is(err, store.ErrNeedsApproval) {
		return fmt.Errorf("nothing was published: %w; run the command again, to look at what is live now", err)
	}
	return err
}
