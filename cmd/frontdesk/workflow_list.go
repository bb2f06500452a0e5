package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"

	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/workflows/flow"
)

func workflowListCommand() *cobra.Command {
	var path string
	var live bool
	var flags Flags
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the workflows: how each starts, steps, languages",
		Long: "Lists the workflows that come with this release, or with --live those that the clinic talks with\n" +
			"now, read from its database: the number of the revision, and who published it.",
		Example: "  frontdesk workflow list\n  frontdesk workflow list --live --config frontdesk.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openScripts(nil)
			if err != nil {
				return err
			}
			rows := s.rows()
			if live {
				if rows, err = liveRows(cmd.Context(), path, flags); err != nil {
					return err
				}
			}
			return printRows(cmd.OutOrStdout(), rows)
		},
	}
	cmd.Flags().BoolVar(&live, "live", false, "read what is live from the clinic's database")
	cmd.Flags().StringVar(&path, "config", "", "YAML file with settings, for --live")
	cmd.Flags().StringVar(&flags.Data, "data", "", "folder of the private database, for --live (default .frontdesk)")
	return cmd
}

// row is one workflow of the list.
type row struct {
	name, revision, starts, steps, languages string
}

func printRows(out io.Writer, rows []row) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tREVISION\tSTARTS\tSTEPS\tLANGUAGES")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", r.name, r.revision, r.starts, r.steps, r.languages)
	}
	return w.Flush()
}

func (s scripts) rows() (rows []row) {
	for _, one := range s.asked {
		rows = append(rows, s.row(one.def, "shipped"))
	}
	return rows
}

func (s scripts) row(d *flow.Def, revision string) row {
	return row{d.Name, revision, startsOf(d), strconv.Itoa(stepsOf(d)), s.languagesOf(d)}
}

// liveRows lists what new conversations begin on. A revision of a release before, which
// this one cannot read any more, is listed without its parts.
func liveRows(ctx context.Context, config string, flags Flags) (rows []row, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	revisions, err := readRevisions(ctx, config, flags)
	if err != nil {
		return nil, err
	}
	if len(revisions) == 0 {
		return nil, errors.New("nothing is published yet; the first 'frontdesk serve' publishes what is shipped")
	}
	s := scripts{all: map[string]script{}}
	for _, r := range revisions {
		if def, _ := parseRevision(r); def != nil && r.Live {
			s.all[r.Workflow] = script{path: r.ID, def: def}
		}
	}
	for _, r := range revisions {
		if !r.Live {
			continue
		}
		label := fmt.Sprintf("%d by %s", r.Number, r.By)
		if one, ok := s.all[r.Workflow]; ok {
			rows = append(rows, s.row(one.def, label))
		} else {
			rows = append(rows, row{r.Workflow, label, "cannot be read", "-", "-"})
		}
	}
	return rows, nil
}

func readRevisions(ctx context.Context, config string, flags Flags) (all []store.Revision, err error) {
	cfg, err := Load(config, environment(), flags)
	if err != nil {
		return nil, fmt.Errorf("configuration:\n%w", err)
	}
	log := newLog(os.Stderr, cfg.LogFormat, max(cfg.LogLevel, slog.LevelWarn))
	pg, err := openDatabase(ctx, cfg, log)
	if err != nil {
		return nil, err
	}
	defer pg.close(log)
	db, err := openStore(ctx, cfg, pg, log)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	err = db.Do(ctx, phi.Actor{Kind: phi.Admin, ID: "workflow list"}, func(tx *store.Tx) (err error) {
		all, err = tx.Revisions(ctx)
		return err
	})
	return all, err
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
