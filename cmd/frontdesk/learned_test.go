package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"frontdesk/internal/intent"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/flow"
)

func TestAPatientIsUnderstoodInWordsThatNobodyWroteDown(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	knownPhone(t, c, "+15185550181", "Ana")
	for _, tt := range []struct{ words, want string }{
		{"hey could yall tell me the street the clinic is on pls", "12 Mill Road"},
		{"my little one has had an earache since sunday, could someone see her", "What is the visit for?"},
		{"oh and what does it cost if i dont have coverage", "Our staff can tell you"}, // the question stays open
		{"check-up", "When would you like to come?"},
	} {
		if got := strings.Join(c.text("+15185550181", tt.words), "\n"); !strings.Contains(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.words, got, tt.want)
		}
	}
	var kept int
	if err := c.raw().QueryRow(t.Context(), "SELECT count(*) FROM intent_models").Scan(&kept); err != nil || kept > 1 {
		t.Errorf("got %d models (%v), want one at most: the process may have learnt it for another clinic", kept, err)
	}
}

func TestAModelIsLearntOnceAndFoundByEveryProcess(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	examples := []intent.Example{{Intent: "a/b", Text: "please do"}, {Intent: "a/b", Text: "do it now"}, {Text: "hello there"}, {Text: "nice day"}}
	digest := intent.Digest(examples)
	first, err := school{db}.model(t.Context(), digest, examples)
	if err != nil {
		t.Fatal(err)
	}
	// A process that is told to give up at once can only find it.
	gone, cancel := context.WithCancelCause(t.Context())
	if _, err := (school{}).model(gone, digest, examples); err != nil {
		t.Fatal(err)
	}
	cancel(errors.New("too late"))
	if _, err := (school{}).model(gone, digest, examples); err == nil {
		t.Error("learnt in no time")
	}
	found, err := school{db}.kept(t.Context(), digest)
	if err != nil || found == nil || string(found.Encode()) != string(first.Encode()) {
		t.Errorf("got %v, %v, want the model that was learnt first", found, err)
	}
	storetest.Do(t, db, func(tx *store.Tx) error {
		tx.KeepModel(digest, []byte("of another version"))
		return nil
	})
	if m, err := (school{db}).kept(t.Context(), digest); m != nil || err != nil {
		t.Errorf("unreadable: got %v, %v, want nothing, so that it is learnt again", m, err)
	}
}

func TestPublishingKeepsWhatIsLearntOfTheExamples(t *testing.T) {
	t.Parallel()
	d, db := quietDesk(t)
	path := d.draft("thanks", "    en: |\n", "    en: |\n      you folks rock\n")
	told := "> you folks rock\n< You're welcome. Reply MENU any time to see what you can do here.\n"
	if err := os.WriteFile(stem(path)+".txt", []byte(told), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run([]string{"publish", path, "--note", "one more", "--yes"}, "is live")
	shipped, err := shippedDrafts()
	if err != nil {
		t.Fatal(err)
	}
	var revisions []flow.Revision
	for _, s := range shipped {
		source := s.Source
		if s.Workflow == "thanks" {
			source = strings.Replace(source, "    en: |\n", "    en: |\n      you folks rock\n", 1)
		}
		def, problems := flow.Parse([]byte(source))
		if def == nil {
			t.Fatal(problems)
		}
		revisions = append(revisions, flow.Revision{ID: s.Workflow, Def: def, Current: true})
	}
	lib, problems := flow.NewLibrary(revisions, scripts{}.env([]string{"en", "es"}))
	if lib == nil {
		t.Fatal(problems)
	}
	if m, err := (school{db}).kept(t.Context(), intent.Digest(lib.Examples())); m == nil || err != nil {
		t.Errorf("got %v, %v, want the model of what is live", m, err)
	}
}
