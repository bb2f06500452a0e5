package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/store"
	"frontdesk/workflows/flow"
)

func workflowStandingCommand() *cobra.Command {
	var w where
	cmd := &cobra.Command{
		Use:   "standing [NAME]...",
		Short: "Count the conversations at each step of each revision",
		Long: "Counts how many conversations stand at which step of which revision, of the workflows that are\n" +
			"named or of all. A conversation counts at every workflow that it is in: in the one whose\n" +
			"question is open, and in those that wait below for it to end. Nothing about anybody is shown,\n" +
			"and that somebody counted is put on the trail.",
		Example: "  frontdesk workflow standing\n  frontdesk workflow standing book",
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openShelf(cmd.Context(), w)
			if err != nil {
				return err
			}
			defer s.close()
			for _, name := range args {
				if !slices.Contains(s.names(), name) {
					return fmt.Errorf("there is no workflow %q; %s", name, meant(name, s.names()))
				}
			}
			all, err := s.standing(cmd.Context(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if err := all.of(args...).print(cmd.OutOrStdout(), s); err != nil {
				return err
			}
			now, err := reopen(s.clinic, s.revisions)
			for _, what := range now.old {
				fmt.Fprintln(cmd.OutOrStdout(), "! "+what)
			}
			return err
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	return cmd
}

// standing is how many conversations stand at each place.
type standing map[flow.Place]int

// standingLimit is ample for a million conversations.
const standingLimit = 10 * time.Minute

// standing counts, and tells how far it is on a terminal.
func (s *shelf) standing(ctx context.Context, progress io.Writer) (all standing, err error) {
	ctx, cancel := context.WithTimeout(ctx, standingLimit)
	defer cancel()
	far := newProgress(progress, "conversations are read")
	defer far.end()
	err = s.db.Do(ctx, s.who, func(tx *store.Tx) error {
		all = standing{}
		n := 0
		return tx.States(ctx, func(state []byte, of int) error {
			n++
			far.at(n, of)
			return all.add(state)
		})
	})
	return all, err
}

// add counts one conversation, once at each place. A state of a newer release is
// counted nowhere.
func (s standing) add(state []byte) error {
	st, err := flow.DecodeState(state)
	if errors.Is(err, flow.ErrState) {
		return nil
	}
	places := st.Standing()
	for i, p := range places {
		if !slices.Contains(places[:i], p) {
			s[p]++
		}
	}
	return err
}

// of is the part that stands in some workflows; all of it for none.
func (s standing) of(workflows ...string) standing {
	out := standing{}
	for p, n := range s {
		if len(workflows) == 0 || slices.Contains(workflows, p.Workflow) {
			out[p] = n
		}
	}
	return out
}

// in is how many stand in a revision.
func (s standing) in(revision string) (n int) {
	for p, k := range s {
		if p.Revision == revision {
			n += k
		}
	}
	return n
}

// places are in the order of the workflow, the number of the revision, and most first.
func (s standing) places(order []store.Revision) []flow.Place {
	at := func(p flow.Place) int {
		return slices.IndexFunc(order, func(r store.Revision) bool { return r.ID == p.Revision })
	}
	var all []flow.Place
	for p := range s {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b flow.Place) int {
		return cmp.Or(cmp.Compare(a.Workflow, b.Workflow), cmp.Compare(at(a), at(b)), cmp.Compare(s[b], s[a]), strings.Compare(a.Step, b.Step))
	})
	return all
}

func (s standing) print(out io.Writer, in *shelf) error {
	if len(s) == 0 {
		_, err := fmt.Fprintln(out, "Nobody stands in a workflow now.")
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "REVISION\tSTEP\tSTANDING\t")
	for _, p := range s.places(in.revisions) {
		mark := ""
		if live, ok := in.live(p.Workflow); ok && live.ID == p.Revision {
			mark = "live"
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", p.Revision, p.Step, s[p], mark)
	}
	return w.Flush()
}
