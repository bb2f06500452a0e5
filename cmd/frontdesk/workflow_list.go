package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"

	"frontdesk/workflows/flow"
)

func workflowListCommand() *cobra.Command {
	var o origin
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the workflows: how each starts, examples, steps, languages",
		Long: "Lists the workflows that come with this release, or with --live those that the clinic talks with\n" +
			"now, read from its database: the number of the revision, who published it, and how many\n" +
			"conversations stand in the workflow.",
		Example: "  frontdesk workflow list\n  frontdesk workflow list --live --config frontdesk.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.live {
				return listLive(cmd, o.where)
			}
			s, err := openScripts(nil)
			if err != nil {
				return err
			}
			var rows []row
			for _, one := range s.asked {
				rows = append(rows, s.row(one.def, "shipped"))
			}
			return printRows(cmd.OutOrStdout(), rows, "")
		},
	}
	o.add(cmd)
	o.addWho(cmd)
	return cmd
}

// row is one workflow of the list. standing is empty where nobody could be counted.
type row struct {
	name, revision, starts, examples, steps, languages, standing string
}

// printRows prints a table; more is the name of one more column, or empty.
func printRows(out io.Writer, rows []row, more string) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	rows = append([]row{{"NAME", "REVISION", "STARTS", "EXAMPLES", "STEPS", "LANGUAGES", more}}, rows...)
	for _, r := range rows {
		cells := []string{r.name, r.revision, r.starts, r.examples, r.steps, r.languages}
		if more != "" {
			cells = append(cells, r.standing)
		}
		fmt.Fprintln(w, strings.Join(cells, "\t"))
	}
	return w.Flush()
}

func (s scripts) row(d *flow.Def, revision string) row {
	return row{name: d.Name, revision: revision, starts: startsOf(d), examples: strconv.Itoa(examplesOf(d)), steps: strconv.Itoa(stepsOf(d)), languages: s.languagesOf(d)}
}

// keywordsShown leave a line on a terminal room for the rest.
const keywordsShown = 4

// startsOf tells how a workflow begins: its keywords, how many phrases it knows, events.
func startsOf(d *flow.Def) string {
	var words, events []string
	phrases := 0
	for _, s := range d.Starts {
		words = append(words, s.Keywords...)
		events = append(events, s.Events...)
		for _, p := range s.Phrases {
			phrases += len(p)
		}
	}
	if more := len(words) - keywordsShown; more > 0 {
		words = append(words[:keywordsShown], few("", more, "more word"))
	}
	if phrases > 0 {
		words = append(words, few("", phrases, "phrase"))
	}
	if len(events) > 0 {
		words = append(words, "on "+strings.Join(events, ", "))
	}
	if len(words) == 0 {
		return "called by others"
	}
	return strings.Join(words, ", ")
}

// examplesOf counts the messages that a workflow is learnt from, or what begins nothing.
func examplesOf(d *flow.Def) (n int) {
	for _, l := range d.Outline().Examples {
		n += len(l.Lines)
	}
	return n
}

// stepsOf counts the steps of a workflow that has been parsed.
func stepsOf(d *flow.Def) int {
	var doc struct {
		Steps []any `yaml:"steps"`
	}
	_ = yaml.Unmarshal([]byte(d.Source), &doc) // Parse has read it
	return len(doc.Steps)
}

// twoLetters finds what may be the code of a language: a key of two letters.
var twoLetters = regexp.MustCompile(`\b[a-z]{2}:`)

// languagesOf are those in which no text is missing, as the checker sees it.
func (s scripts) languagesOf(d *flow.Def) string {
	var all []string
	for _, key := range twoLetters.FindAllString(d.Source, -1) {
		l := strings.TrimSuffix(key, ":")
		if !slices.Contains(all, l) && s.speaks(d, l) {
			all = append(all, l)
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// speaks reports whether every text is there in a language.
func (s scripts) speaks(d *flow.Def, language string) bool {
	return !slices.ContainsFunc(flow.Check(d, s.env([]string{language})), func(p flow.Problem) bool {
		return p.Rule == "language" && p.Severity == flow.Fault
	})
}
