package flow

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// A reply is a row of testdata/replies: what somebody writes to the question of its
// section, and what may be made of it, the best first. Whatever else is made of it, other
// than asking again, is wrong.
type reply struct {
	file, section, text string
	want                []string
}

// heldOut reports whether the row n belongs to the third that nothing may be fitted to: a
// general mechanism is as good on it as on the others.
func heldOut(n int) bool { return n%3 == 2 }

func repliesIn(t *testing.T) []reply {
	t.Helper()
	files, err := filepath.Glob("testdata/replies/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d tables, %v", len(files), err)
	}
	var out []reply
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		section := ""
		for line := range strings.Lines(string(text)) {
			line = strings.TrimRight(line, "\n")
			if name, ok := strings.CutPrefix(line, "["); ok {
				section = strings.TrimSuffix(name, "]")
			} else if said, want, ok := strings.Cut(line, " | "); ok {
				out = append(out, reply{filepath.Base(file), section, said, strings.Split(want, " or ")})
			}
		}
	}
	return out
}

// repliedTo are the questions that the replies answer.
func repliedTo(t *testing.T) map[string]posed {
	t.Helper()
	out := askedInTables(t)
	of := func(labels ...string) posed { return posed{&ask{kind: askChoice}, items(ChoiceType, labels...)} }
	out["hold"] = shipped(t, "times", "sure")
	out["next"] = shipped(t, "reminder", "next")
	out["visitas"] = of("mar 4 mar 15:00 (Mia)", "jue 6 mar 9:00 (Leo)", "vie 7 mar 11:30 (Ana)")
	out["clan"] = out["person"]
	out["names"] = posed{&ask{kind: askPerson}, kinOf("Mark", Self, "May", Child, "Will", Child, "Joy", Child)}
	out["name"] = posed{&ask{kind: askName}, nil}
	return out
}

// afterwards hears a row that corrects earlier answers: what has changed, or "-". The
// section names the answers that were given.
func afterwards(t *testing.T, r reply) string {
	t.Helper()
	lib, st, w := visitAt(t, strings.Count(r.section, ",")+1)
	w.Lang = strings.Split(r.file, ".")[1]
	res, _ := play(t, lib, st, w, shots, says(r.text))
	var changed []string
	for _, id := range []string{"who", "fever", "kind", "day", "phone"} {
		was, is := st.OpenValue(id), res.State.OpenValue(id)
		if is.known() && !alike(was, is) {
			changed = append(changed, id+"="+strings.TrimSpace(took(answer{value: is, fit: Exact})))
		}
	}
	if len(changed) == 0 {
		return "-"
	}
	return strings.Join(changed, " ")
}

// replyCount is how rows were understood: as wanted, asked again though an answer was
// there, and wrong.
type replyCount struct{ rows, right, again, wrong int }

func (c *replyCount) add(got string, want []string) (right bool) {
	c.rows++
	switch {
	case slices.Contains(want, got):
		c.right++
		return true
	case got == "-" || got == "which?":
		c.again++
	default:
		c.wrong++
	}
	return false
}

func (c replyCount) String() string {
	return fmt.Sprintf("%d of %d right, %d asked again, %d wrong", c.right, c.rows, c.again, c.wrong)
}

// leastReplies is how many replies in a hundred have to be understood, of all and of those
// held out. None may be taken for what it is not.
const leastReplies, leastHeldOut = 50, 50

func TestRepliesAreUnderstoodOrAskedAgain(t *testing.T) {
	t.Parallel()
	questions, all, held := repliedTo(t), replyCount{}, replyCount{}
	parts := map[string]*[2]replyCount{}
	for n, r := range repliesIn(t) {
		got := ""
		if strings.HasPrefix(r.section, "after ") {
			got = afterwards(t, r)
		} else {
			q, w := questions[r.section], testWorld()
			if q.ask == nil {
				t.Fatalf("%s: no question %q", r.file, r.section)
			}
			w.Lang = strings.Split(r.file, ".")[1]
			got = tookMore(q.ask.hear(hearing(phi.New(phi.Care, r.text), w), q.list))
		}
		part := strings.TrimSuffix(r.file, ".txt")
		if parts[part] == nil {
			parts[part] = &[2]replyCount{}
		}
		set, which := "fit", 0
		if heldOut(n) {
			set, which = "held", 1
			held.add(got, r.want)
		}
		parts[part][which].add(got, r.want)
		switch right := all.add(got, r.want); {
		case right:
		case got == "-" || got == "which?":
			t.Logf("AGAIN %s %s [%s] %q: got %q, want %q", set, r.file, r.section, r.text, got, strings.Join(r.want, " or "))
		default:
			t.Errorf("WRONG %s %s [%s] %q: got %q, want %q", set, r.file, r.section, r.text, got, strings.Join(r.want, " or "))
		}
	}
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		t.Logf("%s: %v; held out: %v", part, parts[part][0], parts[part][1])
	}
	t.Logf("all: %v; held out: %v", all, held)
	if all.rows < 1000 || all.right*100 < all.rows*leastReplies || held.right*100 < held.rows*leastHeldOut {
		t.Errorf("got %v, held out %v; want %d%% and %d%%", all, held, leastReplies, leastHeldOut)
	}
}
