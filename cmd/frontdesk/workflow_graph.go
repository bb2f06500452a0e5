package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/chart"
)

func workflowGraphCommand() *cobra.Command {
	var svg, language string
	var text bool
	var from origin
	cmd := &cobra.Command{
		Use:   "graph FILE|NAME|NAME@NUMBER",
		Short: "Draw the map of a workflow, in the terminal or as SVG",
		Long: "Draws the map of a workflow: its steps, and where each way on leads. On a terminal it is printed\n" +
			"as text, in reading order; into a file or a pipe it is drawn as SVG. What the checker has to say\n" +
			"stands at the steps.",
		Example: "  frontdesk workflow graph book\n  frontdesk workflow graph book.yaml --svg book.svg\n" +
			"  frontdesk workflow graph book.yaml --text | less",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := from.scripts(cmd.Context(), args)
			if err != nil {
				return err
			}
			o, opt, err := s.mapped(newPage(cmd.ErrOrStderr()), s.asked[0])
			if err != nil {
				return err
			}
			out, wide := cmd.OutOrStdout(), 0
			if opt.Language = language; svg == "" {
				wide = columns(out)
			}
			if text || wide > 0 {
				_, err := io.WriteString(out, chart.Text(o, chart.Sheet{Options: opt, Width: wide, Colour: colour(out)}))
				return err
			}
			return writeFile(out, svg, chart.SVG(o, opt))
		},
	}
	cmd.Flags().StringVar(&svg, "svg", "", "draw as SVG into this file; - for the output")
	cmd.Flags().BoolVar(&text, "text", false, "print as text, also where the output is no terminal")
	cmd.Flags().StringVar(&language, "language", "en", "quote the texts in this language")
	from.add(cmd)
	cmd.MarkFlagsMutuallyExclusive("svg", "text")
	return cmd
}

// mapped is what a map shows of a workflow: its steps, and the problems at each. A
// source that does not parse has no map; its problems are printed.
func (s scripts) mapped(p page, one script) (flow.Outline, chart.Options, error) {
	if one.def == nil {
		n, _ := p.problems(one, flow.Env{})
		return flow.Outline{}, chart.Options{}, errors.New(few("", n, "error") + ": there is nothing to draw; mend it and try again")
	}
	env := s.env(s.languages)
	o := one.def.Outline().Against(env.Specs)
	opt := chart.Options{Marks: map[string]chart.Mark{}}
	for _, problem := range append(one.problems, flow.Check(one.def, env)...) {
		at := ""
		for _, step := range o.Stages {
			if step.Line <= problem.Line {
				at = step.ID
			}
		}
		m := opt.Marks[at]
		if problem.Severity == flow.Fault {
			m.Faults++
		} else {
			m.Warnings++
		}
		opt.Marks[at] = m
	}
	return o, opt, nil
}

// columns is how wide the terminal is, at most 120 and 80 where it does not tell; 0 for
// what is none.
func columns(out io.Writer) int {
	f, ok := out.(*os.File)
	if !ok || !isTerminal(f) {
		return 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil || width <= 0 {
		return 80
	}
	return min(width, 120)
}

// writeFile writes to a file, or to out for "" and "-". A file that is the same already
// is left alone.
func writeFile(out io.Writer, path string, content []byte) error {
	if path == "" || path == "-" {
		_, err := out.Write(content)
		return err
	}
	if had, err := os.ReadFile(path); err == nil && bytes.Equal(had, content) {
		fmt.Fprintf(out, "%s is up to date\n", path)
		return nil
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(out, "wrote %s\n", path)
	return nil
}
