package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/workflows"
	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
)

// What is said here is said to whoever writes workflows: it points at a file, a line and
// a column, as a compiler does, and ends with 1 when something is wrong.

func workflowCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "workflow",
		Short: "Look at, change and publish how the clinic talks",
		Long: "Checks, rehearses, publishes and takes back workflows: the YAML documents that say how the clinic\n" +
			"talks. docs/workflows.md is a first half hour with them.\n\n" +
			"A workflow is named by its NAME where the shipped one is meant, or by the path of a FILE.\n" +
			"A file takes the place of the shipped workflow of the same name, so that it is looked at\n" +
			"together with all the others. With --live, or NAME@NUMBER for a revision, the others are those\n" +
			"that are live in the clinic's database.",
		Example: "  frontdesk workflow list\n  frontdesk workflow check book.yaml\n  frontdesk workflow publish book.yaml --note \"shorter question\"",
	}
	return group(cmd, workflowListCommand(), workflowCheckCommand(), workflowRehearseCommand(),
		workflowShowCommand(), workflowExportCommand(), workflowImportCommand(),
		workflowApprovalsCommand(), workflowProposalsCommand(), workflowApproveCommand(), workflowRejectCommand(),
		workflowPublishCommand(), workflowRollbackCommand(), workflowHistoryCommand(), workflowStandingCommand(), workflowReplayCommand(),
		workflowGraphCommand(), workflowSchemaCommand(), workflowDocsCommand(), workflowDiffCommand(),
		workflowNewCommand())
}

// shippedLanguages are those in which the shipped workflows have every text, the default
// first.
func shippedLanguages() []string { return []string{"en", "es"} }

// script is one workflow that somebody looks at.
type script struct {
	// path is where messages point: the file, or the name of a shipped workflow.
	path string
	// def is nil where the source does not parse; problems then say why.
	def      *flow.Def
	problems []flow.Problem
	// source is what was read, in a version of the workflow language.
	source   string
	language int
	// told are the conversations on record; those of a file lie beside it.
	told []conversation
}

// scripts are the workflows of one look: what was asked for, and all that can be called
// from it or share its keywords.
type scripts struct {
	asked []script
	all   map[string]script
	// languages are those that a text has to be in, the default first.
	languages []string
}

// openScripts reads files and finds shipped workflows by name; no argument asks for all
// that is shipped.
func openScripts(args []string) (scripts, error) {
	shipped, err := defs.Load()
	if err != nil {
		return scripts{}, fmt.Errorf("shipped workflows: %w", err)
	}
	s := scripts{all: map[string]script{}, languages: shippedLanguages()}
	for _, d := range shipped {
		s.all[d.Name] = script{path: d.Name, def: d, source: d.Source, language: flow.Language}
	}
	return s, s.ask(args)
}

// ask looks at files and at workflows by name; no argument asks for all that are known
// by name. A file takes the place of the one of its name.
func (s *scripts) ask(args []string) (err error) {
	names := slices.Sorted(maps.Keys(s.all))
	if len(args) == 0 {
		args = names
	}
	var faults []error
	for _, arg := range args {
		one, ok := s.all[arg]
		if isFile(arg) {
			one, err = openScript(arg)
			faults = append(faults, err)
		} else if !ok {
			faults = append(faults, fmt.Errorf("there is no workflow %q; %s (a file is named with its path, as ./%s.yaml)", arg, meant(arg, names), arg))
		}
		s.asked = append(s.asked, one)
	}
	for _, one := range s.asked {
		if one.def != nil {
			s.all[one.def.Name] = one
		}
	}
	return errors.Join(faults...)
}

// isFile tells a path from a name: names have no dots and no slashes.
func isFile(arg string) bool { return strings.ContainsAny(arg, `./\`) }

func openScript(path string) (script, error) {
	f, err := os.Open(path)
	if err != nil {
		return script{}, err
	}
	defer f.Close()
	// One byte more than is read, so that Parse sees that there is more.
	src, err := io.ReadAll(io.LimitReader(f, flow.MaxSource+1))
	if err != nil {
		return script{}, fmt.Errorf("%s: %w", path, err)
	}
	def, problems := flow.Parse(src)
	return script{path: path, def: def, problems: problems, source: string(src), language: flow.Language}, nil
}

// env is what each of the workflows is checked against.
func (s scripts) env(languages []string) flow.Env {
	env := flow.Env{Specs: flow.Specs(workflows.Specs()...), Workflows: map[string]*flow.Def{}, Languages: languages, Channels: workflows.Channels()}
	for name, one := range s.all {
		env.Workflows[name] = one.def
	}
	return env
}

// page prints for a person, in colour where that shows.
type page struct {
	steps
}

func newPage(out io.Writer) page { return page{steps{out: out, colour: colour(out)}} }

// problem prints one as a compiler would. What is quoted of a file cannot steer the
// terminal.
func (p page) problem(path string, pr flow.Problem) {
	pr.Workflow = cmp.Or(path, pr.Workflow)
	head, rest, _ := strings.Cut(plain(pr.Render()), "\n")
	mark, what, _ := strings.Cut(head, ": ")
	code := "1;31"
	if pr.Severity == flow.Warning {
		code = "1;33"
	}
	fmt.Fprintf(p.out, "%s: %s\n%s\n", p.paint(code, mark), p.paint("1", what), rest)
}
