package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/defs"
)

// workflow runs a command as the program would, on no terminal.
func workflow(t *testing.T, args ...string) (out string, err error) {
	t.Helper()
	var b bytes.Buffer
	cmd := rootCommand()
	cmd.SetArgs(append([]string{"workflow"}, args...))
	cmd.SetOut(&b)
	cmd.SetErr(&b)
	err = cmd.ExecuteContext(t.Context())
	if strings.Contains(b.String(), "\x1b") {
		t.Errorf("workflow %s: got colours, want none off a terminal", args[0])
	}
	return b.String(), err
}

// hoursSource is a small workflow that no release ships.
const hoursSource = "workflow: hours\nstarts: {keywords: [opening]}\nsteps:\n  - say: {en: \"We are open {clinic.hours}.\", es: \"Abrimos de {clinic.hours}.\"}\n"

// shippedCopy writes a shipped workflow into a folder of the test's, with one piece of
// it replaced.
func shippedCopy(t *testing.T, name, old, new string) string {
	t.Helper()
	src, err := defs.FS.ReadFile(name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), old) {
		t.Fatalf("%s has no %q", name, old)
	}
	return write(t, name+".yaml", strings.Replace(string(src), old, new, 1))
}

// cells are the columns of the row that begins with name.
func cells(t *testing.T, table, name string) []string {
	t.Helper()
	for _, line := range strings.Split(table, "\n") {
		if strings.HasPrefix(line, name+" ") {
			var all []string
			for _, c := range strings.Split(line, "  ") {
				if c = strings.TrimSpace(c); c != "" {
					all = append(all, c)
				}
			}
			return all
		}
	}
	t.Fatalf("got no row %s in\n%s", name, table)
	return nil
}

func TestListTellsHowEachShippedWorkflowStarts(t *testing.T) {
	t.Parallel()
	out, err := workflow(t, "list")
	if err != nil {
		t.Fatal(err)
	}
	for name, starts := range map[string]string{
		"times": "called by others", "reminder": "on appointment.reminder", "book": "book, b, ", "help": " phrases",
	} {
		row := cells(t, out, name)
		if len(row) != 6 || row[1] != "shipped" || !strings.Contains(row[2], starts) || row[5] != "en, es" {
			t.Errorf("got %q, want one shipped that starts with %q in en, es", row, starts)
		}
	}
	if steps := cells(t, out, "help")[4]; steps != "1" {
		t.Errorf("got %s steps of help, want 1", steps)
	}
}

func TestListLiveReadsWhatAdminsPublished(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.run(clinicSample, "clinic", "import", "-")
	if _, complaint := o.try("", "workflow", "list", "--live"); !strings.Contains(complaint, "nothing is published yet") {
		t.Errorf("got %q", complaint)
	}
	db := server.OpenAt(t, o.url, storetest.Keeper(t))
	if err := ship(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	english := "workflow: help\nstarts: {keywords: [ayuda]}\nsteps:\n  - say: {en: Text A for a person.}\n  - say: {en: Bye.}\n"
	err := db.Do(t.Context(), phi.Actor{Kind: phi.Admin, ID: "kim"}, func(tx *store.Tx) error {
		return storetest.Publish(t.Context(), tx, "help", english)
	})
	if err != nil {
		t.Fatal(err)
	}
	out := o.run("", "workflow", "list", "--live")
	if got := strings.Join(cells(t, out, "help"), "|"); got != "help|2 by kim|ayuda|0|2|en|-" {
		t.Errorf("got %s", got)
	}
	shipped, err := defs.Load()
	if err != nil {
		t.Fatal(err)
	}
	if got := cells(t, out, "book"); got[1] != "1 by shipped" || strings.Count(out, "\n") != 1+len(shipped) {
		t.Errorf("got %q in\n%s", got, out)
	}
}

func TestCheckPointsAtTheMistake(t *testing.T) {
	t.Parallel()
	path := shippedCopy(t, "times", "do: booking.hold", "do: booking.holt")
	out, err := workflow(t, "check", path, "help")
	if err == nil || !strings.Contains(err.Error(), "this cannot go live") {
		t.Errorf("got %v", err)
	}
	line, column := 0, 0
	src, _ := os.ReadFile(path)
	for i, l := range strings.Split(string(src), "\n") {
		if c := strings.Index(l, "do: booking.holt"); c >= 0 {
			line, column = i+1, c
		}
	}
	excerpt := strings.Split(string(src), "\n")[line-1]
	for _, want := range []string{
		"error[action]: there is no action `booking.holt`\n", "  --> " + path + ":", " | " + excerpt + "\n",
		" | " + strings.Repeat(" ", column), "^\n", "did you mean `booking.hold`?", "✓ help\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("got no %q in\n%s", want, out)
		}
	}
}

func TestCheckShowsWarningsAndGoesOn(t *testing.T) {
	t.Parallel()
	path := write(t, "hours.yaml", strings.Replace(hoursSource, "{en:", "{fr: Bienvenue., en:", 1))
	out, err := workflow(t, "check", path)
	if err != nil || !strings.Contains(out, "warning[language]: `fr` is not enabled") || !strings.Contains(out, "✓ "+path+", 1 warning\n") {
		t.Errorf("got %v and\n%s", err, out)
	}
}

// A file that is right by itself may still break the workflows that call it.
func TestCheckSeesWhatAFileBreaksElsewhere(t *testing.T) {
	t.Parallel()
	path := shippedCopy(t, "times", "inputs:\n", "inputs:\n  site: {type: text, label: notice}\n")
	out, err := workflow(t, "check", path)
	if err == nil || !strings.Contains(out, "✓ "+path) || !strings.Contains(out, "--> book:") || !strings.Contains(out, "site") {
		t.Errorf("got %v and\n%s", err, out)
	}
}

func TestCheckOfWhatIsNotThereSaysWhatIs(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ arg, want string }{
		{"bok", "did you mean book?"},
		{filepath.Join(t.TempDir(), "none.yaml"), "no such file"},
	} {
		if _, err := workflow(t, "check", tt.arg); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.arg, err, tt.want)
		}
	}
	if out, err := workflow(t, "check", write(t, "x.yaml", "steps: [")); err == nil || !strings.Contains(out, "error[yaml]") {
		t.Errorf("got %v and\n%s", err, out)
	}
}

func TestRehearseTicksEveryShippedConversation(t *testing.T) {
	t.Parallel()
	transcripts, err := defs.Transcripts()
	if err != nil {
		t.Fatal(err)
	}
	out, err := workflow(t, "rehearse")
	if got, want := strings.Count(out, "✓"), len(transcripts); err != nil || got != want || want < 11 {
		t.Errorf("got %d ticks and %v, want %d:\n%s", got, err, want, out)
	}
	if out, err = workflow(t, "rehearse", "book"); err != nil || !strings.Contains(out, "✓ book.txt\n") || strings.Contains(out, "help") {
		t.Errorf("got %v and\n%s", err, out)
	}
}

func TestRehearseShowsWhatWasSaidInstead(t *testing.T) {
	t.Parallel()
	path := write(t, "hours.yaml", hoursSource)
	if _, err := workflow(t, "rehearse", path); err == nil || !strings.Contains(err.Error(), "has no conversation beside it") {
		t.Errorf("got %v", err)
	}
	said := "> opening\n< We open at ...\n"
	if err := os.WriteFile(strings.TrimSuffix(path, "yaml")+"txt", []byte(said), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := workflow(t, "rehearse", path)
	if err == nil || err.Error() != "1 of 1 conversation did not go as written" {
		t.Errorf("got %v", err)
	}
	for _, want := range []string{"✗ ", "hours.txt\n  line 2:\n    - < We open at ...\n    + < We are open 8 AM-5 PM.\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("got no %q in\n%s", want, out)
		}
	}
	other := write(t, "other.txt", "> Opening!\n< We are open 8 AM-...\n")
	if out, err = workflow(t, "rehearse", path, "--transcript", other); err != nil || out != "✓ "+other+"\n" {
		t.Errorf("got %v and\n%s", err, out)
	}
}

func TestRehearseOfABrokenWorkflowSaysWhatToMend(t *testing.T) {
	t.Parallel()
	path := shippedCopy(t, "times", "do: booking.hold", "do: booking.holt")
	out, err := workflow(t, "rehearse", path, "--transcript", write(t, "t.txt", "> hi\n"))
	if err == nil || !strings.HasPrefix(err.Error(), "nothing was rehearsed; ") || !strings.Contains(out, "booking.holt") {
		t.Errorf("got %v and\n%s", err, out)
	}
}
