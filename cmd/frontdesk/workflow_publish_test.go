package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/defs"
)

// adminDesk is a folder in which somebody edits the workflows of a clinic.
type adminDesk struct {
	t           *testing.T
	dir, config string
}

// openDesk is a desk at a running clinic.
func openDesk(t *testing.T, c *clinic) adminDesk {
	t.Helper()
	return deskAt(t, c.dbURL, c.cfg.KEKFile)
}

func deskAt(t *testing.T, url, kek string) adminDesk {
	t.Helper()
	d := adminDesk{t: t, dir: t.TempDir()}
	d.config = d.put("frontdesk.yaml", fmt.Sprintf("database_url: %q\nkek_file: %q\n", url, kek))
	return d
}

// quietDesk is a desk at the sample clinic's database, which nobody serves.
func quietDesk(t *testing.T) (adminDesk, *store.DB) {
	t.Helper()
	o := openOffice(t)
	o.run(clinicSample, "clinic", "import", "-")
	d := deskAt(t, o.url, filepath.Join(o.dir, "kek.json"))
	cfg, err := Load(d.config, nil, Flags{})
	if err != nil {
		t.Fatal(err)
	}
	keeper, err := openKeeper(cfg)
	if err != nil {
		t.Fatal(err)
	}
	db := server.OpenAt(t, o.url, keeper)
	if err := ship(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	return d, db
}

func (d adminDesk) put(name, text string) (path string) {
	d.t.Helper()
	path = filepath.Join(d.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// edit puts a shipped workflow and its conversations on the desk, with one piece of it
// replaced and the conversations renewed.
func (d adminDesk) edit(name, old, new string) (path string) {
	d.t.Helper()
	shipped, err := defs.FS.ReadFile(name + ".yaml")
	if err != nil || !strings.Contains(string(shipped), old) {
		d.t.Fatalf("%s has no %q (%v)", name, old, err)
	}
	path = d.put(name+".yaml", strings.Replace(string(shipped), old, new, 1))
	transcripts, err := defs.Transcripts()
	if err != nil {
		d.t.Fatal(err)
	}
	for _, t := range transcripts {
		if t.Workflow == name {
			d.put(t.Name, t.Text)
		}
	}
	if _, err := workflow(d.t, "rehearse", path, "--update"); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// try runs a workflow command at the clinic's database.
func (d adminDesk) try(args ...string) (out string, err error) {
	d.t.Helper()
	return workflow(d.t, append(args, "--config", d.config)...)
}

// run is try that has to work, and to say all of want.
func (d adminDesk) run(args []string, want ...string) (out string) {
	d.t.Helper()
	out, err := d.try(args...)
	if err != nil {
		d.t.Fatalf("workflow %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	d.holds(out, want...)
	return out
}

// refused is try that has to fail, and to say all of want.
func (d adminDesk) refused(args []string, want ...string) {
	d.t.Helper()
	out, err := d.try(args...)
	if err == nil {
		d.t.Fatalf("workflow %s: got no error, want one\n%s", strings.Join(args, " "), out)
	}
	d.holds(out+err.Error(), want...)
}

func (d adminDesk) holds(out string, want ...string) {
	d.t.Helper()
	for _, w := range want {
		if !strings.Contains(out, w) {
			d.t.Errorf("got no %q in\n%s", w, out)
		}
	}
}

// lookAgain makes a running clinic take what is published, as it does every 15 seconds.
func lookAgain(t *testing.T, c *clinic) {
	t.Helper()
	if err := c.live.refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
}

const (
	oldAgain = "Sorry, I didn't get that. Reply with one number"
	newAgain = "Please send one number"
)

func TestARunGoesOnInTheRevisionItBeganWithAndANewOneTakesTheNew(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	d := openDesk(t, c)
	before, after := "+15185550171", "+15185550172"
	knownPhone(t, c, before, "Ana")
	knownPhone(t, c, after, "Ben")
	says(t, c.text(before, "book"), "What is the visit for?")
	d.run([]string{"publish", d.edit("book", oldAgain, newAgain), "--note", "shorter", "--as", "kim", "--yes"},
		"book  book@1 → book@2", "1 conversation stands at step service of book@1, to go on there", "book@2 is live")
	lookAgain(t, c)
	says(t, c.text(after, "book"), "What is the visit for?")
	d.run([]string{"standing", "book"}, "book@1    service  1         \n", "book@2    service  1         live\n")
	says(t, c.text(before, "hmm"), oldAgain)
	says(t, c.text(after, "hmm"), newAgain)
	says(t, c.text(before, "1"), "When would you like to come?")
}

func TestPublishRollbackAndHistoryAreOneLine(t *testing.T) {
	t.Parallel()
	d, db := quietDesk(t)
	path := d.edit("book", oldAgain, newAgain)
	d.run([]string{"publish", path, "--note", "shorter", "--dry-run"}, "again (en) changed", "{+Please send+} one number", "Looked only")
	if got := liveNumber(t, db, "book"); got != 1 {
		t.Errorf("a dry run: got book@%d live, want 1", got)
	}
	d.refused([]string{"publish", path}, "say why")
	d.refused([]string{"publish", path, "--note", "shorter"}, "nothing was done", "--yes")
	d.run([]string{"publish", path, "--note", "shorter", "--as", "kim", "--yes"}, "✓ "+path, "book.es.txt", "book@2 is live")
	d.run([]string{"publish", path, "--note", "again", "--yes"}, "what is live reads the same")
	d.run([]string{"rollback", "book", "--note", "misread", "--as", "lee", "--yes"}, "book  book@2 → book@3", "[-Please send-]", "book@3 is live")
	out := d.run([]string{"history", "book"}, "(book@1 again) misread")
	for name, want := range map[string]string{
		"book@3": "live lee - - (book@1 again) misread", "book@2": "kim - - shorter", "book@1": "shipped - -",
	} {
		row := cells(t, out, name)
		got := strings.Join(append(row[1:2:2], row[2:]...), " ")
		for _, part := range strings.Fields(want) {
			if !strings.Contains(got, part) {
				t.Errorf("%s: got %q, want it to hold %q", name, got, part)
			}
		}
	}
	d.run([]string{"rollback", "book", "--to", "2", "--note", "was fine", "--yes"}, "book@4 is live")
	d.refused([]string{"rollback", "book", "--to", "9", "--note", "x"}, "no revision 9")
	d.refused([]string{"rollback", "help", "--note", "x"}, "nothing to go back to")
	d.refused([]string{"rollback", "bok", "--note", "x"}, "did you mean book?")
}

// liveNumber is the number of the live revision.
func liveNumber(t *testing.T, db *store.DB, name string) (number int) {
	t.Helper()
	storetest.Do(t, db, func(tx *store.Tx) error {
		all, err := tx.Revisions(t.Context())
		for _, r := range all {
			if r.Workflow == name && r.Live {
				number = r.Number
			}
		}
		return err
	})
	return number
}
