package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"frontdesk/workflows/flow"
)

func TestExamplesThatTeachNothingAreWarnedOf(t *testing.T) {
	t.Parallel()
	d, _ := quietDesk(t)
	if got := d.doctor(); !strings.Contains(got, "ok    examples       learnt from ") {
		t.Errorf("as shipped: got %s, want the examples learnt", got)
	}
	shipped, err := shippedDrafts()
	if err != nil {
		t.Fatal(err)
	}
	var revisions []flow.Revision
	for _, s := range shipped {
		def, problems := flow.Parse([]byte(outsideOf.ReplaceAllString(s.Source, "\n")))
		if def == nil {
			t.Fatal(s.Workflow, problems)
		}
		revisions = append(revisions, flow.Revision{ID: s.Workflow, Def: def, Current: true})
	}
	lib, problems := flow.NewLibrary(revisions, scripts{}.env([]string{"en", "es"}))
	if lib == nil {
		t.Fatal(problems)
	}
	var told bytes.Buffer
	(&doctor{out: &told}).examples(lib)
	for _, want := range []string{"FAIL  examples", "nothing is learnt from ", "only keywords and phrases begin workflows", "`outside`"} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("without what begins nothing: got %s, want %q", told.String(), want)
		}
	}
}

// outsideOf matches the examples that begin nothing, in a workflow's source, with the heading
// where they stand first.
var outsideOf = regexp.MustCompile(`\n(?:examples:\n)?  outside:\n(?:    .*\n|\n)*`)

// doctor is what the doctor says of the desk's database.
func (d adminDesk) doctor() string {
	d.t.Helper()
	var out bytes.Buffer
	cmd := rootCommand()
	cmd.SetArgs([]string{"doctor", "--config", d.config})
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	_ = cmd.ExecuteContext(d.t.Context()) // a sample clinic has no carrier
	return out.String()
}

func TestListCountsTheExamplesOfEachWorkflow(t *testing.T) {
	t.Parallel()
	out, err := workflow(t, "list")
	if err != nil {
		t.Fatal(err)
	}
	for name, some := range map[string]bool{"book": true, "menu": true, "times": false} {
		row := cells(t, out, name)
		if got := row[len(row)-3] != "0"; got != some {
			t.Errorf("%s: got %q, want examples: %v", name, row, some)
		}
	}
	if !strings.Contains(out, "EXAMPLES") {
		t.Errorf("got %s, want a column of examples", out)
	}
}
