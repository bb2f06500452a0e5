package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"frontdesk/workflows/flow"
)

func workflowCheckCommand() *cobra.Command {
	var o origin
	cmd := &cobra.Command{
		Use:   "check [FILE|NAME|NAME@NUMBER]...",
		Short: "Say what is wrong with workflows, and how to mend it",
		Long: "Checks workflows against the actions that exist and against each other: names, types, outcomes\n" +
			"that lead nowhere, steps that nobody reaches, questions without a way out, loops, texts that\n" +
			"are missing in a language, too long or too private for a text message, keywords that are taken.\n" +
			"Beside a fault that a conversation can walk into stands the shortest one that does, written as\n" +
			"`frontdesk workflow rehearse` reads it.\n" +
			"Without arguments it checks all that is shipped.\n\n" +
			"An error stops a workflow from going live and ends this command with 1; a warning does not.",
		Example: "  frontdesk workflow check book.yaml\n  frontdesk workflow check book.yaml times.yaml\n  frontdesk workflow check reminder\n" +
			"  frontdesk workflow check book.yaml --live",
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := o.scripts(cmd.Context(), args)
			if err != nil {
				return err
			}
			return s.check(cmd.OutOrStdout())
		},
	}
	o.add(cmd)
	return cmd
}

// check prints every problem and a line for each workflow that was asked for. It fails
// if one of them cannot go live, or if another cannot any more because of them.
func (s scripts) check(out io.Writer) error {
	p := newPage(out)
	env := s.env(s.languages)
	faults := 0
	for _, one := range s.asked {
		n, warnings := p.problems(one, env)
		faults += n
		if n == 0 {
			fmt.Fprintf(out, "%s %s%s\n", p.paint("32", "✓"), one.path, few(", ", warnings, "warning"))
			p.disclosures(one, env)
		}
	}
	if faults == 0 {
		faults = s.checkOthers(p, env)
	}
	if faults > 0 {
		return errors.New(few("", faults, "error") + ": this cannot go live")
	}
	return nil
}

// disclosures prints what a workflow lets be known, for whoever approves it to judge.
func (p page) disclosures(one script, env flow.Env) {
	if one.def == nil {
		return
	}
	for _, d := range flow.Disclosures(one.def, env) {
		fmt.Fprintf(p.out, "  line %d lets %s be known as %s, which is %s: %s\n", d.Line, plain(d.What), d.As, d.From, plain(d.Because))
	}
}

// checkOthers looks at the workflows that nobody asked for. Each was right before, so
// what is wrong with one now comes from a file that takes another's place.
func (s scripts) checkOthers(p page, env flow.Env) (faults int) {
	for _, name := range slices.Sorted(maps.Keys(s.all)) {
		one := s.all[name]
		if slices.ContainsFunc(s.asked, func(a script) bool { return a.path == one.path }) {
			continue
		}
		n, _ := p.problems(one, env)
		faults += n
	}
	return faults
}

// problems prints all that is wrong with a workflow and counts it.
func (p page) problems(one script, env flow.Env) (faults, warnings int) {
	all := one.problems
	if one.def != nil {
		all = append(slices.Clone(all), flow.Explain(flow.Check(one.def, env), one.def, env)...)
	}
	for _, pr := range all {
		path := one.path
		if one.def != nil && pr.Workflow != one.def.Name {
			path = "" // a snippet is wrong in the workflow that says it
		}
		p.problem(path, pr)
		if pr.Severity == flow.Fault {
			faults++
		} else {
			warnings++
		}
	}
	return faults, warnings
}

// few is "2 errors" behind a separator; empty for none.
func few(separator string, n int, what string) string {
	if n == 0 {
		return ""
	}
	return separator + numbered(n, what)
}
