package main

import (
	"os"
	"path/filepath"
	"testing"

	"frontdesk/store"
	"frontdesk/store/storetest"
)

func TestWhatIsProposedGoesLiveWhenASecondPersonHasLookedAtIt(t *testing.T) {
	t.Parallel()
	d, db := quietDesk(t)
	path := d.edit("book", oldAgain, newAgain)
	publish := []string{"publish", path, "--note", "shorter", "--as", "kim", "--yes"}
	d.run([]string{"approvals"}, "off: what is published is live at once")
	d.run([]string{"approvals", "on", "--as", "kim"}, "on: what is published waits")
	d.run(publish, "proposal 1 waits for somebody else than kim: 'frontdesk workflow approve 1'")
	d.run(publish, "proposal 2 waits")
	d.run([]string{"rollback", "book", "--note", "x", "--yes", "--to", "1"}, "what is live reads the same")
	d.run([]string{"proposals"}, "1   book  kim", "waits  shorter")
	d.refused([]string{"approve", "1", "--as", "kim", "--yes"}, "who proposes does not approve", "somebody else has to look at proposal 1")
	d.run([]string{"approve", "1", "--as", "lee", "--dry-run"}, "proposal 1 by kim: shorter", "again (en) changed", "{+Please send+} one number", "Looked only")
	if got := liveNumber(t, db, "book"); got != 1 {
		t.Errorf("nobody approved: got book@%d live, want 1", got)
	}
	d.run([]string{"approve", "1", "--as", "lee", "--yes"}, "book@2 is live")
	d.run([]string{"history", "book"}, "kim      lee          -         shorter")
	d.run([]string{"proposals"}, "overtaken by book@2")
	d.refused([]string{"approve", "2", "--as", "lee", "--yes"}, "somebody published meanwhile", "'frontdesk workflow reject 2'")
	d.run([]string{"reject", "2", "--as", "kim"}, "proposal 2 is rejected")
	d.refused([]string{"reject", "2"}, "decided already")
	d.refused([]string{"approve", "7"}, "no such proposal", "workflow proposals")
	d.run([]string{"proposals", "--all"}, "approved by lee", "rejected by kim")

	d.refused([]string{"approvals", "off", "--as", "kim"}, "say why")
	d.run([]string{"approvals", "off", "--as", "kim", "--note", "august"}, "proposal 3 waits for somebody else than kim")
	d.run([]string{"approve", "3", "--as", "lee", "--yes"}, "off: what is published is live at once")
}

// A proposal was right when it was made; what it calls may have changed since.
func TestAProposalIsCheckedAgainWhenItIsApproved(t *testing.T) {
	t.Parallel()
	d, db := quietDesk(t)
	d.run([]string{"approvals", "on"})
	d.run([]string{"publish", d.edit("book", oldAgain, newAgain), "--note", "shorter", "--as", "kim", "--yes"})
	storetest.Do(t, db, func(tx *store.Tx) error {
		src := "workflow: times\nsteps:\n  - say: {en: Closed., es: Cerrado.}\n"
		_, err := tx.Ship(t.Context(), store.Draft{Workflow: "times", Source: src, Language: 2}, 99)
		return err
	})
	d.refused([]string{"approve", "1", "--as", "lee", "--yes"}, "error[", "nothing was published")
}

func TestWhatIsExportedAndImportedIsTheSameBytes(t *testing.T) {
	t.Parallel()
	d, _ := quietDesk(t)
	// Comments, blank lines and the ends of lines are part of the text.
	source := "# ours\r\n\r\n" + hoursSource + "\n\n# end"
	told := "# ours\r\n> opening\r\n< We are open 8 AM-5 PM.\r\n\r\n"
	path := d.put("draft.yaml", source)
	d.put("draft.txt", told)
	d.put("draft.es.txt", "@ lang es\n> opening\n< Abrimos de 8 AM-5 PM.")
	d.run([]string{"publish", path, "--note", "new", "--yes"}, "hours@1 is live")
	out := filepath.Join(d.dir, "backup")
	d.run([]string{"export", "--out", out}, " files in ")
	for name, want := range map[string]string{"hours.yaml": source, "hours.txt": told} {
		if got, err := os.ReadFile(filepath.Join(out, name)); err != nil || string(got) != want {
			t.Errorf("%s: got %q (%v), want %q", name, got, err, want)
		}
	}
	d.run([]string{"import", out, "--note", "back", "--yes"}, "what is live reads the same")

	// At another clinic.
	other, db := quietDesk(t)
	other.run([]string{"import", out, "--note", "from the other site", "--yes"}, "hours@1 is live")
	again := filepath.Join(other.dir, "again")
	other.run([]string{"export", "hours@1", "--out", again}, "3 files")
	same(t, filepath.Join(out, "hours.yaml"), filepath.Join(again, "hours.yaml"))
	same(t, filepath.Join(out, "hours.es.txt"), filepath.Join(again, "hours.es.txt"))
	if got := liveNumber(t, db, "book"); got != 1 {
		t.Errorf("what read the same: got book@%d live, want 1", got)
	}
	other.run([]string{"show", "hours@1"}, "from the other site", source)

	// Nothing is written over.
	if err := os.WriteFile(filepath.Join(again, "hours.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	other.refused([]string{"export", "hours", "--out", again}, "hours.txt is there and reads differently", "--force")
	other.run([]string{"export", "hours", "--out", again, "--force"}, "3 files")
	other.refused([]string{"export", "hours@7", "--out", again}, `hours has no revision "7"`)
	other.refused([]string{"import", t.TempDir(), "--note", "x"}, "holds no workflow")
}

func same(t *testing.T, one, other string) {
	t.Helper()
	a, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(other); err != nil || string(a) != string(b) {
		t.Errorf("%s: got %q (%v), want %q", other, b, err, a)
	}
}
