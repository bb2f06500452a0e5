package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

func workflowProposalsCommand() *cobra.Command {
	var w where
	var all bool
	cmd := &cobra.Command{
		Use:     "proposals",
		Short:   "List what waits for a second person",
		Long:    "Lists the proposals that wait for a second person, or with --all those that were decided too.",
		Example: "  frontdesk workflow proposals\n  frontdesk workflow proposals --all",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openShelf(cmd.Context(), w)
			if err != nil {
				return err
			}
			defer s.close()
			proposals, err := s.proposals(cmd.Context())
			if err != nil {
				return err
			}
			return s.printProposals(cmd.OutOrStdout(), proposals, all)
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	cmd.Flags().BoolVar(&all, "all", false, "those that were approved or rejected too")
	return cmd
}

func (s *shelf) proposals(ctx context.Context) (all []store.Proposal, err error) {
	err = s.db.Do(ctx, s.who, func(tx *store.Tx) (err error) {
		all, err = tx.Proposals(ctx)
		return err
	})
	return all, err
}

func (s *shelf) printProposals(out io.Writer, proposals []store.Proposal, all bool) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tWHAT\tBY\tWHEN\tSTATE\tNOTE")
	shown := 0
	for _, p := range proposals {
		if p.Decision != "" && !all {
			continue
		}
		shown++
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\n", p.ID, subjectOf(p), p.By, s.clock(p.At), s.stateOf(p), p.Note)
	}
	if shown == 0 {
		_, err := fmt.Fprintln(out, "Nothing waits for a second person.")
		return err
	}
	return w.Flush()
}

func subjectOf(p store.Proposal) string {
	if p.EndsApprovals() {
		return "approvals off"
	}
	var names []string
	for _, d := range p.Drafts {
		names = append(names, d.Workflow)
	}
	return strings.Join(names, ", ")
}

// stateOf tells what became of a proposal: an open one can be approved only while what
// it replaces is live.
func (s *shelf) stateOf(p store.Proposal) string {
	if p.Decision != "" {
		return p.Decision + " by " + p.DecidedBy
	}
	for _, d := range p.Drafts {
		if live, _ := s.live(d.Workflow); live.ID != d.Replaces {
			return "overtaken by " + live.ID
		}
	}
	return "waits"
}

// clock is an instant as the clinic's wall shows it.
func (s *shelf) clock(at time.Time) string {
	zone, err := time.LoadLocation(s.clinic.Zone)
	if err != nil {
		zone = time.UTC
	}
	return at.In(zone).Format("2006-01-02 15:04")
}
