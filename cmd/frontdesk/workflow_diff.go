package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/chart"
	"frontdesk/workflows/flow/compare"
)

func workflowDiffCommand() *cobra.Command {
	var from origin
	var svg string
	cmd := &cobra.Command{
		Use:   "diff [OLD] NEW",
		Short: "Say in plain words what is different between two versions",
		Long: "Says what is different between two versions of a workflow, each a FILE, a NAME, or NAME@NUMBER for\n" +
			"a revision in the clinic's database. With one argument it is compared with the shipped workflow of\n" +
			"its name, or with --live with the one that is live. How the YAML is laid out is no difference.",
		Example: "  frontdesk workflow diff book.yaml\n  frontdesk workflow diff book book.yaml --svg changes.svg\n" +
			"  frontdesk workflow diff book@3 book@4\n  frontdesk workflow diff book.yaml --live",
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			p := newPage(cmd.OutOrStdout())
			new, err := from.one(cmd.Context(), p, args[len(args)-1])
			if err != nil {
				return err
			}
			against := new.def.Name
			if len(args) == 2 {
				against = args[0]
			}
			old, err := from.one(cmd.Context(), p, against)
			if err != nil {
				return err
			}
			fmt.Fprintf(p.out, "%s → %s\n", p.paint("1", old.path), p.paint("1", new.path))
			found := p.compare(old.def, new.def)
			if svg == "" {
				return nil
			}
			return drawChanges(p.out, svg, new.def, found)
		},
	}
	from.add(cmd)
	cmd.Flags().StringVar(&svg, "svg", "", "draw the newer one into this file, with the changed steps marked")
	return cmd
}

// one looks at one workflow. One that does not parse is an error, after its problems.
func (o origin) one(ctx context.Context, p page, arg string) (script, error) {
	s, err := o.scripts(ctx, []string{arg})
	if err != nil {
		return script{}, err
	}
	if one := s.asked[0]; one.def != nil {
		return one, nil
	}
	n, _ := p.problems(s.asked[0], flow.Env{})
	return script{}, errors.New(few("", n, "error") + " in " + arg + ": there is nothing to compare; mend it and try again")
}

// drawChanges draws a workflow with a word at each step that is not as it was.
func drawChanges(out io.Writer, path string, def *flow.Def, found []compare.Difference) error {
	marks := map[string]chart.Mark{}
	for _, d := range found {
		if d.Step != "" && marks[d.Step].Change == "" {
			marks[d.Step] = chart.Mark{Change: string(d.Kind)}
		}
	}
	return writeFile(out, path, chart.SVG(def.Outline().Against(actionSpecs()), chart.Options{Language: "en", Marks: marks}))
}
