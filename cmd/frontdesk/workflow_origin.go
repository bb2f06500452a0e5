package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// origin says where the workflows are from that are named and not given as files: from
// this release, or from a clinic's database.
type origin struct {
	where
	live bool
}

func (o *origin) add(cmd *cobra.Command) {
	o.where.add(cmd)
	cmd.Flags().BoolVar(&o.live, "live", false, "look at what is live in the clinic's database, and not at what is shipped")
}

// scripts looks at files and at workflows by name, as openScripts does; NAME@NUMBER is
// a revision on record, and takes the place of what is live.
func (o origin) scripts(ctx context.Context, args []string) (scripts, error) {
	if !o.live && !slices.ContainsFunc(args, isRevision) {
		return openScripts(args)
	}
	shelf, err := openShelf(ctx, o.where)
	if err != nil {
		return scripts{}, err
	}
	defer shelf.close()
	if len(shelf.revisions) == 0 {
		return scripts{}, errNothingPublished
	}
	s := shelf.scripts()
	names := slices.Clone(args)
	for i, arg := range args {
		if !isRevision(arg) {
			continue
		}
		r, err := shelf.revision(arg)
		if err != nil {
			return s, err
		}
		told, err := shelf.transcripts(ctx, r.ID)
		if err != nil {
			return s, err
		}
		names[i], s.all[r.Workflow] = r.Workflow, scriptOf(r, told)
	}
	return s, s.ask(names)
}

// isRevision tells "book@3" from the name of a workflow and from a path.
func isRevision(arg string) bool { return strings.Contains(arg, "@") && !isFile(arg) }
