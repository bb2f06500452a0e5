package main

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

func workflowHistoryCommand() *cobra.Command {
	var w where
	cmd := &cobra.Command{
		Use:   "history NAME",
		Short: "List the revisions of a workflow: who, when and why",
		Long: "Lists the revisions of a workflow, the newest first: who published each and why, who approved it,\n" +
			"and how many conversations stand in it now. Times are the clinic's.",
		Example: "  frontdesk workflow history book",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openShelf(cmd.Context(), w)
			if err != nil {
				return err
			}
			defer s.close()
			if _, ok := s.live(args[0]); !ok {
				return fmt.Errorf("there is no workflow %q; %s", args[0], meant(args[0], s.names()))
			}
			all, err := s.standing(cmd.Context(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			return s.history(cmd.OutOrStdout(), args[0], all)
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	return cmd
}

func (s *shelf) history(out io.Writer, workflow string, all standing) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "REVISION\tLIVE\tPUBLISHED\tBY\tAPPROVED BY\tSTANDING\tNOTE")
	for i := len(s.revisions) - 1; i >= 0; i-- {
		r := s.revisions[i]
		if r.Workflow != workflow {
			continue
		}
		live := ""
		if r.Live {
			live = "live"
		}
		standing := ""
		if n := all.in(r.ID); n > 0 {
			standing = strconv.Itoa(n)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.ID, live, s.clock(r.At), r.By,
			cmp.Or(r.ApprovedBy, "-"), cmp.Or(standing, "-"), s.noteOf(r))
	}
	return w.Flush()
}

// noteOf says why a revision is there, and which one it reads as.
func (s *shelf) noteOf(r store.Revision) string {
	for _, old := range s.revisions {
		if old.Workflow == r.Workflow && old.Number < r.Number && old.Source == r.Source {
			return fmt.Sprintf("(%s again) %s", old.ID, r.Note)
		}
	}
	return r.Note
}
