package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"frontdesk/internal/care"
	"frontdesk/internal/intent"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/reminders"
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

// What was published under other limits has more intents than a model takes.
func TestExamplesThatNothingIsLearntFromCloseNoClinic(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	storetest.Do(t, db, func(tx *store.Tx) error {
		tx.AddClinic(care.Clinic{Name: "Alder", Zone: "UTC", Languages: []string{"en"}}, reminders.Rules{})
		return nil
	})
	for n := range 3 {
		name := fmt.Sprintf("hello%d", n)
		starts, examples := "", "  outside: {en: [other]}\n"
		for i := range 180 {
			starts += fmt.Sprintf("  - {intent: i%d, keywords: [word%dof%d]}\n", i, i, n)
			examples += fmt.Sprintf("  i%d: {en: [text %d of %d]}\n", i, i, n)
		}
		if n > 0 {
			examples = strings.Replace(examples, "  outside: {en: [other]}\n", "", 1)
		}
		source := "workflow: " + name + "\nstarts:\n" + starts + "steps:\n  - say: {en: Hello.}\nexamples:\n" + examples
		storetest.Do(t, db, func(tx *store.Tx) error { return storetest.Publish(t.Context(), tx, name, source) })
	}
	live := &published{db: db}
	if err := live.refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if way, _ := live.library().Route(phi.New(phi.Care, "word7of2"), "en"); way != "hello2" {
		t.Errorf("got %q for a keyword, want hello2", way)
	}
	if old := strings.Join(live.snapshot.Load().old, "\n"); !strings.Contains(old, "540 intents, at most 500") {
		t.Errorf("got %q, want to be told", old)
	}
}

func TestTwoProcessesThatLearnAtOnceKeepOneModel(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	examples := []intent.Example{{Intent: "a/b", Text: "please do"}, {Text: "hello there"}}
	digest := intent.Digest(examples)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := (school{db}).model(t.Context(), digest, examples); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if m, err := (school{db}).kept(t.Context(), digest); m == nil || err != nil {
		t.Errorf("got %v, %v, want the model", m, err)
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
