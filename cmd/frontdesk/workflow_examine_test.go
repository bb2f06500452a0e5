package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/store"
	"frontdesk/store/storetest"
)

func TestNothingIsPublishedThatNobodyHasSeenWork(t *testing.T) {
	t.Parallel()
	d, db := quietDesk(t)
	path := d.put("hours.yaml", hoursSource)
	publish := []string{"publish", path, "--note", "new", "--yes"}
	d.refused(publish, "hours.yaml has no conversation beside it", "write "+strings.TrimSuffix(path, "yaml")+"txt", "nothing was published")
	d.put("hours.txt", "> opening\n< We open at noon.\n")
	d.refused(publish, "- < We open at noon.", "+ < We are open 8 AM-5 PM.", "nothing was published")
	d.put("hours.txt", "> opening\n< We are open 8 AM-5 PM.\n\xff")
	d.refused(publish, "is not text in UTF-8")
	d.put("hours.txt", "> opening\n< We are open 8 AM-5 PM.\n")
	d.run(publish, "hours  nothing → hours@1", "hours@1 is live")
	d.put("hours.yaml", strings.Replace(hoursSource, "say:", "sing:", 1))
	d.refused(publish, "error[", "this cannot go live")
	d.refused([]string{"publish", "help", "--note", "x"}, `"help" is no file`)
	if got := liveNumber(t, db, "hours"); got != 1 {
		t.Errorf("got hours@%d live, want 1", got)
	}
}

// The other workflows' conversations are on record with them: other words in one are
// shown, and a way that it cannot take any more stops the publish.
func TestAPublishHearsWhatOtherWorkflowsSayBecauseOfIt(t *testing.T) {
	t.Parallel()
	d, _ := quietDesk(t)
	path := d.edit("times", "Confirmed: {visit}", "All set: {visit}")
	d.run([]string{"publish", path, "--note", "warmer", "--yes"},
		"! book.txt of book@1 reads differently now", "- < Confirmed: Thu Nov 26 4:00 PM.", "+ < All set: Thu Nov 26 4:00 PM.", "times@2 is live")
	// Nobody is asked for a time any more: what books can be played no more.
	short := "workflow: times\ninputs:\n  patient: {type: person, label: notice, optional: true}\n  service: {type: choice, label: care, optional: true}\n" +
		"  moves: {type: visit, label: notice, optional: true}\nsteps:\n  - handoff: front desk\n"
	path = d.put("times.yaml", short)
	d.put("times.txt", "! start times\n= handoff front desk\n")
	d.refused([]string{"publish", path, "--note", "closed", "--yes"}, "of book@1 can be played no more: line ", "publish the other workflow too")
}

func TestAPublishThatWouldStrandSomebodyIsRefused(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	d := openDesk(t, c)
	caller := "workflow: shots\nstarts: {keywords: [shots]}\nstuck: {handoff: front desk}\nsteps:\n" +
		"  - ask: text\n    id: why\n    text: {en: Which one?, es: Cual?}\n    again: {en: Again?, es: Otra vez?}\n  - call: done\n    with: {why: why}\n"
	called := "workflow: done\ninputs: {why: {type: text, label: care}}\nsteps:\n  - say: {en: Done., es: Hecho.}\n"
	files := []string{d.put("shots.yaml", caller), d.put("done.yaml", called)}
	d.put("shots.txt", "> shots\n< Which one?\n> flu\n< Done.\n")
	d.put("done.txt", "! start done {why: flu}\n< Done.\n")
	d.run(append([]string{"publish", "--note", "new", "--yes"}, files...), "shots@1 is live", "done@1 is live")
	lookAgain(t, c)
	knownPhone(t, c, stranger, "Ana")
	says(t, c.text(stranger, "shots"), "Which one?")

	// Both are right together; but who is in shots@1 would call a `done` that wants more.
	d.put("shots.yaml", strings.Replace(caller, "{why: why}", "{why: why, more: why}", 1))
	d.put("done.yaml", strings.Replace(called, "label: care}", "label: care}, more: {type: text, label: care}", 1))
	d.put("done.txt", "! start done {why: flu, more: flu}\n< Done.\n")
	again := append([]string{"publish", "--note", "more", "--yes"}, files...)
	d.refused(again, "1 conversation stands at step why of shots@1, which would work no more")
	says(t, c.text(stranger, "flu"), "Done.")
	d.run(again, "shots@2 is live", "done@2 is live")
}

func TestRehearseUpdateRewritesNothingThatIsNotItsOwn(t *testing.T) {
	t.Parallel()
	d := adminDesk{t: t, dir: t.TempDir()}
	path := d.edit("times", "Confirmed: {visit}", "All set: {visit}")
	out, err := workflow(t, "rehearse", path, "book", "--update")
	if err == nil || !strings.Contains(err.Error(), "book.txt comes with the program and is not rewritten") {
		t.Errorf("got %v\n%s", err, out)
	}
	told, err := os.ReadFile(strings.TrimSuffix(path, "yaml") + "txt")
	if err != nil {
		t.Fatal(err)
	}
	other := d.put("other.txt", strings.Replace(string(told), "Sorry, I", "Oh, I", 1)+"# the end")
	if out, err = workflow(t, "rehearse", path, "--update", "--transcript", other); err != nil || !strings.Contains(out, "+ < Sorry, I") {
		t.Errorf("got %v\n%s", err, out)
	}
	if got, _ := os.ReadFile(other); string(got) != string(told)+"# the end" {
		t.Errorf("got\n%s\nwant\n%s", got, told)
	}
}

// Snippets have no conversation of their own: those that say them do.
func TestASnippetIsHeardInTheConversationsOfThoseWhoSayIt(t *testing.T) {
	t.Parallel()
	d, _ := quietDesk(t)
	words := d.put("snippets.yaml", "snippets:\n  bye: {en: Bye., es: Chao.}\n")
	hours := d.put("hours.yaml", strings.ReplaceAll(hoursSource, ".\"", ". {snippet.bye}\""))
	d.put("hours.txt", "> opening\n< We are open 8 AM-5 PM. Bye.\n")
	d.run([]string{"publish", words, hours, "--note", "new", "--yes"}, "snippets@1 is live", "hours@1 is live")
	d.put("snippets.yaml", "snippets:\n  bye: {en: See you., es: Chao.}\n")
	d.run([]string{"publish", words, "--note", "warmer", "--yes"}, "! hours.txt of hours@1 reads differently now", "+ < We are open 8 AM-5 PM. See you.")
	d.put("snippets.yaml", "snippets:\n  hey: {en: See you., es: Chao.}\n")
	d.refused([]string{"publish", words, "--note", "other", "--yes"}, "snippet.bye", "cannot go live")
}

func TestCheckAndRehearseLookAtWhatIsOnRecord(t *testing.T) {
	t.Parallel()
	d, _ := quietDesk(t)
	path := d.edit("times", "Confirmed: {visit}", "All set: {visit}")
	d.run([]string{"publish", path, "--note", "warmer", "--yes"}, "times@2 is live")
	d.run([]string{"check", "times@1"}, "✓ times@1\n")
	d.run([]string{"check", "--live", "times", "book"}, "✓ times@2\n", "✓ book@1\n")
	d.refused([]string{"rehearse", "--live", "book"}, "- < Confirmed: Thu Nov 26 4:00 PM.", "+ < All set: Thu Nov 26 4:00 PM.")
	d.run([]string{"rehearse", "times@1", "book"}, "✓ book.txt\n", "✓ times.txt\n")
	d.refused([]string{"check", "times@9"}, "workflow history times")
	d.refused([]string{"check", "--live", "tims"}, "did you mean times?")
}

func TestListTellsWhereANewerShippedTextWaitsBehindAnAdmins(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.run(clinicSample, "clinic", "import", "-")
	db := server.OpenAt(t, o.url, storetest.Keeper(t))
	d := deskAt(t, o.url, filepath.Join(o.dir, "kek.json"))
	storetest.Do(t, db, func(tx *store.Tx) error {
		// As a release before wrote it, and then an admin.
		if _, err := tx.Ship(t.Context(), store.Draft{Workflow: "thanks", Source: "old", Language: 2}, 1); err != nil {
			return err
		}
		return storetest.Publish(t.Context(), tx, "thanks", "workflow: thanks\nsteps:\n  - say: {en: Hi., es: Hola.}\n")
	})
	if err := ship(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	out := d.run([]string{"list", "--live"}, "A newer text of thanks comes with this release")
	if n := strings.Count(out, "newer text"); n != 1 {
		t.Errorf("got %d newer texts, want 1:\n%s", n, out)
	}
	d.run([]string{"show", "thanks", "--shipped"}, "workflow: thanks\n")
}
