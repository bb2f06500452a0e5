package bot_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/replay"
)

// replayed plays all that was recorded at the desk on a library.
func (d *desk) replayed(lib *flow.Library) replay.Report {
	d.t.Helper()
	r, err := replay.All(context.Background(), replay.Plan{Drafts: lib}, func(ctx context.Context, yield func([][]byte) error) error {
		return d.db.Recordings(ctx, storetest.Actor, store.Recorded{}, yield)
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// replaysTheSame is what every test of this package ends with: whatever happened at its
// desk, played again on the same workflows, differs nowhere.
func (d *desk) replaysTheSame() {
	d.t.Helper()
	r := d.replayed(d.library)
	for _, p := range r.Worst() {
		for _, v := range r.Examples[p.Kind] {
			d.t.Errorf("a replay on the same workflows: got %+v, want the same", v)
		}
	}
	if r.Unread > 0 {
		d.t.Errorf("got %d conversations that cannot be read, want none", r.Unread)
	}
}

func TestEveryTurnIsKeptForAReplayAndOfTheHousesAnswersNoWord(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	for _, text := range []string{"book", "check-up", "how much is it?", "friday at 10 am", "1", "never mind", "marmalade", "HELP", "book", "STOP", "START", "book"} {
		d.text(nora, text)
	}
	d.pass(25 * time.Hour)
	d.answer()
	if r := d.replayed(d.library); r.Conversations != 1 || r.Turns != 10 || r.By[replay.Same] != 1 {
		t.Errorf("got %d turns of %d conversations, %v, want ten of one that workflows heard, all the same", r.Turns, r.Conversations, r.By)
	}
	if got, want := d.count(`SELECT count(*) FROM recordings`), 14; got != want {
		t.Errorf("got %d recordings, want %d", got, want)
	}
	said := 0
	err := d.db.Recordings(t.Context(), storetest.Actor, store.Recorded{}, func(turns [][]byte) error {
		for _, b := range turns {
			var dec replay.Decoder
			turn, err := dec.Turn(b)
			if err != nil {
				return err
			}
			if turn.House && !turn.Event.Text.Empty() {
				t.Errorf("a turn of the house keeps %v, want no words", turn.Event.Text)
			}
			if strings.Contains(string(b), "marmalade") {
				said++
			}
		}
		return nil
	})
	if err != nil || said != 1 {
		t.Errorf("got the patient's words in %d turns, %v, want one", said, err)
	}
}

func TestARealConversationShowsWhatAnEditChanges(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.hold(nora)
	d.text(nora, "y")
	revisions, err := defs.Revisions()
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range revisions {
		if r.Def.Name == "times" {
			revisions[i].Def, _ = flow.Parse([]byte(strings.Replace(r.Def.Source, "Reply Y to book it", "Reply Y to take it", 1)))
		}
	}
	edited, problems := flow.NewLibrary(revisions, d.env())
	if edited == nil {
		t.Fatal(problems)
	}
	r := d.replayed(edited)
	if r.By[replay.Changed] != 1 || r.Examples[replay.Changed][0].Is != "{hold} is held for you until {hold.until}. Reply Y to take it, N for other times." {
		t.Errorf("got %v and %+v, want the edited wording", r.By, r.Examples[replay.Changed])
	}
}
