package main

import (
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/workflows/defs"
)

// draft puts a shipped workflow on the desk with one piece of it replaced, alone.
func (d adminDesk) draft(name, old, new string) (path string) {
	d.t.Helper()
	shipped, err := defs.FS.ReadFile(name + ".yaml")
	if err != nil || !strings.Contains(string(shipped), old) {
		d.t.Fatalf("%s has no %q (%v)", name, old, err)
	}
	return d.put(name+".yaml", strings.Replace(string(shipped), old, new, 1))
}

// rows counts all that a turn could leave behind. What the carrier says of messages comes
// in its own time, and is not counted.
func (c *clinic) rows() (counts string) {
	c.t.Helper()
	conn, err := pgx.Connect(c.t.Context(), c.dbURL)
	if err != nil {
		c.t.Fatal(err)
	}
	defer conn.Close(c.t.Context())
	err = conn.QueryRow(c.t.Context(), `
SELECT concat_ws(' ', (SELECT count(*) FROM inbox), (SELECT count(*) FROM outbox), (SELECT count(*) FROM appointments),
  (SELECT count(*) FROM tasks), (SELECT count(*) FROM links), (SELECT count(*) FROM recordings), (SELECT count(state) FROM conversations),
  (SELECT count(*) FROM trail WHERE action NOT IN ('recordings.read', 'conversation.opened')
    AND (action = 'message.queued' OR action NOT LIKE 'message.%')))`).Scan(&counts)
	if err != nil {
		c.t.Fatal(err)
	}
	return counts
}

func TestAReplayShowsWhatAnEditWouldHaveDoneAndNobodysWords(t *testing.T) {
	t.Parallel()
	c := openClinicAt(t, time.Now()) // recordings are looked up by the real clock
	d := openDesk(t, c)
	first, second := "+15185550171", "+15185550172"
	knownPhone(t, c, first, "Zenobia")
	knownPhone(t, c, second, "Ben")
	for _, text := range []string{"book", "1", "the marmalade one"} {
		c.text(first, text)
	}
	c.text(second, "how does this work?")
	rows := c.rows()

	d.run([]string{"replay", d.draft("times", "workflow: times", "workflow: times"), "--strict"}, "2 conversations of the last 30 days, 4 turns", "nothing was sent", "same               2")

	path := d.draft("times", "When would you like to come? Send", "When suits you? Send")
	out := d.run([]string{"replay", path, "--strict"}, "same               1", "text changed       1  times:wish 1",
		"text changed at times:wish, in turn 2", "- When would you like to come? Send", "+ When suits you? Send")
	for _, secret := range []string{"Zenobia", "marmalade", "5550171"} {
		if strings.Contains(out, secret) {
			t.Errorf("got %q in\n%s", secret, out)
		}
	}
	if got := d.run([]string{"replay", path, "--limit", "1"}); !strings.Contains(got, "1 conversation of") {
		t.Errorf("got %q, want one conversation", got)
	}

	if got := c.rows(); got != rows {
		t.Errorf("got %q after the replays, want %q as before: nothing is sent, called or changed", got, rows)
	}

	path = d.draft("help", "steps:\n", "steps:\n  - handoff: front desk\n    id: passed\n")
	d.refused([]string{"replay", path}, "cannot go live")
	d.refused([]string{"replay", path, "--days", "36"}, "recordings are kept for 35 days")
}

func TestAReplayEndsWithOneWhereSomebodyWouldBeLost(t *testing.T) {
	t.Parallel()
	c := openClinicAt(t, time.Now())
	d := openDesk(t, c)
	knownPhone(t, c, "+15185550171", "Ana")
	c.text("+15185550171", "b")
	path := d.draft("book", "keywords: [book, b, booking", "keywords: [book, booking")
	d.run([]string{"replay", path}, "now stuck          1  menu:choice 1", "what was understood then is not understood now")
	d.refused([]string{"replay", path, "--strict"}, "1 conversation would fail, get stuck or go to a person")
}

func TestAReplayOfAnEmptyClinicSaysSo(t *testing.T) {
	t.Parallel()
	d, _ := quietDesk(t)
	d.run([]string{"replay", d.draft("book", oldAgain, newAgain)}, "Nothing was recorded in the last 30 days.")
}

func TestAPublishShowsHowRecordedConversationsWouldGo(t *testing.T) {
	t.Parallel()
	c := openClinicAt(t, time.Now())
	d := openDesk(t, c)
	knownPhone(t, c, "+15185550171", "Ana")
	c.text("+15185550171", "book")
	c.text("+15185550171", "hmm")
	d.run([]string{"publish", d.edit("book", oldAgain, newAgain), "--note", "shorter", "--dry-run"},
		"1 conversation of the last 30 days would go:", "text changed       1  book:service 1", "+ "+newAgain)
}
