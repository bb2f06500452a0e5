package main

import (
	"bytes"
	"strings"
	"testing"

	"frontdesk/workflows/defs"
)

func TestExamplesThatTeachNothingAreWarnedOf(t *testing.T) {
	t.Parallel()
	d, _ := quietDesk(t)
	if got := d.doctor(); !strings.Contains(got, "ok    examples       learnt from ") {
		t.Errorf("as shipped: got %s, want the examples learnt", got)
	}
	shipped, err := defs.FS.ReadFile("menu.yaml")
	if err != nil {
		t.Fatal(err)
	}
	source, _, _ := strings.Cut(string(shipped), "\nexamples:\n")
	path := d.put("menu.yaml", source+"\n")
	told, err := defs.FS.ReadFile("menu.txt")
	if err != nil {
		t.Fatal(err)
	}
	d.put("menu.txt", string(told))
	publish := []string{"publish", path, "--note", "no examples", "--yes"}
	d.run(publish, "! nothing is learnt from ", "only keywords and phrases begin workflows", "`outside`", "is live")
	if got := d.doctor(); !strings.Contains(got, "FAIL  examples       nothing is learnt from ") {
		t.Errorf("without what begins nothing: got %s, want a warning", got)
	}
}

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
