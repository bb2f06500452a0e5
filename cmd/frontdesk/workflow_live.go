package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

// listLive lists what new conversations begin on. A revision of a release before, which
// this one cannot read any more, is listed without its parts.
func listLive(cmd *cobra.Command, w where) error {
	s, err := openShelf(cmd.Context(), w)
	if err != nil {
		return err
	}
	defer s.close()
	if len(s.revisions) == 0 {
		return errNothingPublished
	}
	all, err := s.standing(cmd.Context(), cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	if err := printRows(cmd.OutOrStdout(), s.rows(all), "STANDING"); err != nil {
		return err
	}
	newer, err := s.newer()
	for _, name := range newer {
		fmt.Fprintf(cmd.OutOrStdout(), "A newer text of %s comes with this release: see it with 'frontdesk workflow show %s --shipped'.\n", name, name)
	}
	return err
}

func (s *shelf) rows(all standing) (rows []row) {
	live := s.scripts()
	for _, r := range s.revisions {
		if !r.Live {
			continue
		}
		label := fmt.Sprintf("%d by %s", r.Number, r.By)
		one := row{name: r.Workflow, revision: label, starts: "cannot be read", examples: "-", steps: "-", languages: "-"}
		if known, ok := live.all[r.Workflow]; ok {
			one = live.row(known.def, label)
		}
		one.standing = "-"
		if n := all.of(r.Workflow).sum(); n > 0 {
			one.standing = strconv.Itoa(n)
		}
		rows = append(rows, one)
	}
	return rows
}

func (s standing) sum() (n int) {
	for _, k := range s {
		n += k
	}
	return n
}

// newer are the workflows that an admin wrote anew and a release changed after that: the
// admin's stays live, and somebody should look at the two.
func (s *shelf) newer() (names []string, err error) {
	shipped, err := shippedDrafts()
	for _, d := range shipped {
		live, ok := s.live(d.Workflow)
		was := func(r store.Revision) bool {
			return r.Workflow == d.Workflow && r.By == store.Shipped && r.Source == d.Source
		}
		if ok && live.By != store.Shipped && live.Source != d.Source && !slices.ContainsFunc(s.revisions, was) {
			names = append(names, d.Workflow)
		}
	}
	return names, err
}
