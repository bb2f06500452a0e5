package flow

import (
	"errors"
	"strings"
	"testing"
)

// first is a workflow of version 1 in which `again` is a route, and everything else that
// it can be: a question's own words, an option, an outcome, a variable.
const first = stuckYAML + `workflow: w # again: no key
unanswered: {after: 1h, again: q}
inputs: {again: {type: text, label: notice, optional: true}}
steps:
  - ask: choice
    id: q
    text: {en: "Ñ? again: q"}
    again: {en: "Sorry, Q?"}
    options:
      again: {words: [again], set: {again: "'x'"}, "again": q} # twice
      y: {words: [y]}
    stuck: {say: {en: "¿Qué?"}, again: q}
  - do: shots.list
    none:   {  again: q }
    again:
      again: q
  - when: known(again)
    then: {again: q}
    else: end
`

func TestOlderSourceIsRewrittenWhereARouteStands(t *testing.T) {
	t.Parallel()
	got, err := Migrate([]byte(first), 1)
	if err != nil {
		t.Fatal(err)
	}
	want := first
	for _, r := range []string{"after: 1h, again: q", `"again": q`, `}, again: q}`, "{  again: q", "      again: q\n", "then: {again: q"} {
		want = strings.Replace(want, r, strings.Replace(r, "again", "retry", 1), 1)
	}
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, from := range []int{1, Language} {
		if twice, err := Migrate(got, from); err != nil || string(twice) != want {
			t.Errorf("again from %d: got %v and\n%s\nwant it unchanged", from, err, twice)
		}
	}
}

func TestOlderSourceThatSaysSoIsRead(t *testing.T) {
	t.Parallel()
	const steps = stuckYAML + "workflow: w\nsteps:\n  - ask: text\n    id: q\n    text: {en: Q?}\n    again: {en: \"Sorry, Q?\"}\n" +
		"  - do: shots.list\n    none: {again: q}\n"
	def, problems := Parse([]byte("language: 1\n" + steps))
	if def == nil {
		t.Fatalf("got %v, want no fault", problems)
	}
	if want := "language: 2\n" + strings.Replace(steps, "{again", "{retry", 1); def.Source != want {
		t.Errorf("Source: got\n%s\nwant\n%s", def.Source, want)
	}
	if _, problems = Parse([]byte(steps)); !Blocks(problems) || !strings.Contains(problems[0].Render(), "write `retry: q`") {
		t.Errorf("the same without its version: got %v, want a fault that tells the new key", problems)
	}
}

func TestSourceOfANewerVersionIsRefused(t *testing.T) {
	t.Parallel()
	const src = "# ours\nlanguage: 9\nworkflow: w\nsteps: [end]\n"
	if _, err := Migrate([]byte(src), 1); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "language 9, line 2") {
		t.Errorf("by its own word: got %v, want %v with version and line", err, ErrNewer)
	}
	if _, err := Migrate([]byte("workflow: w\n"), 3); !errors.Is(err, ErrNewer) {
		t.Errorf("by its stored version: got %v, want %v", err, ErrNewer)
	}
	for _, bad := range []struct {
		src  string
		from int
	}{{"workflow: [\n", 1}, {"workflow: w\n", 0}, {"language: two\nworkflow: w\n", 1}} {
		if _, err := Migrate([]byte(bad.src), bad.from); !errors.Is(err, ErrMigrate) {
			t.Errorf("%q from %d: got %v, want %v", bad.src, bad.from, err, ErrMigrate)
		}
	}
	_, problems := Parse([]byte(src))
	if len(problems) != 1 || problems[0].Rule != "version" || problems[0].Line != 2 {
		t.Errorf("Parse: got %v, want one fault on line 2", problems)
	}
}

// FuzzMigrate: whatever is migrated stays as it is when it is migrated again.
func FuzzMigrate(f *testing.F) {
	f.Add(first)
	f.Add("language: 1\r\n" + first)
	f.Add("\"language\": '1'\nsteps: [{ask: x, stuck: {\"again\": q}}]\n")
	f.Fuzz(func(t *testing.T, src string) {
		once, err := Migrate([]byte(src), 1)
		if err != nil {
			if !errors.Is(err, ErrMigrate) && !errors.Is(err, ErrNewer) {
				t.Fatalf("got %v, want %v or %v", err, ErrMigrate, ErrNewer)
			}
			return
		}
		if twice, err := Migrate(once, 1); err != nil || string(twice) != string(once) {
			t.Fatalf("twice: got %v and\n%q\nwant\n%q", err, twice, once)
		}
	})
}
