package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

func workflowShowCommand() *cobra.Command {
	var w where
	var shipped bool
	cmd := &cobra.Command{
		Use:   "show NAME[@NUMBER]",
		Short: "Print the text of a published workflow",
		Long: "Prints the text of what is live, or of the revision with a number, as it was published. Who\n" +
			"published it and why goes to standard error. With --shipped it is the text of this release.",
		Example: "  frontdesk workflow show book\n  frontdesk workflow show book@3 > book.yaml\n  frontdesk workflow show book --shipped",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if shipped {
				s, err := openScripts(args)
				if err != nil {
					return err
				}
				_, err = io.WriteString(cmd.OutOrStdout(), s.asked[0].source)
				return err
			}
			s, err := openShelf(cmd.Context(), w)
			if err != nil {
				return err
			}
			defer s.close()
			r, err := s.revision(args[0])
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s by %s: %s\n", r.ID, r.By, cmp.Or(r.Note, "no note"))
			_, err = io.WriteString(cmd.OutOrStdout(), r.Source)
			return err
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	cmd.Flags().BoolVar(&shipped, "shipped", false, "the text that comes with this release")
	return cmd
}

// revision is one by its id, or the live one of a name.
func (s *shelf) revision(arg string) (store.Revision, error) {
	i := slices.IndexFunc(s.revisions, func(r store.Revision) bool { return r.ID == arg || r.Live && r.Workflow == arg })
	if i >= 0 {
		return s.revisions[i], nil
	}
	name, number, _ := strings.Cut(arg, "@")
	if _, ok := s.live(name); !ok {
		return store.Revision{}, fmt.Errorf("there is no workflow %q; %s", name, meant(name, s.names()))
	}
	return store.Revision{}, fmt.Errorf("%s has no revision %q: see 'frontdesk workflow history %s'", name, number, name)
}
