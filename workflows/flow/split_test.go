package flow

import (
	"math"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

const inviteYAML = `workflow: invite
starts: {keywords: [invite]}
steps:
  - split: {short: {share: 1, then: brief}, long: {share: 3, say: {en: "Hello there!"}}}
    id: cut
  - say: {en: We would love to hear from you.}
    then: end
  - say: {en: Write to us.}
    id: brief
`

func TestSplitDealsBySharesAndEachPersonTheSameWay(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, inviteYAML, strings.ReplaceAll(inviteYAML, "invite", "other"))
	const people = 4000
	short, both := 0, 0
	for seed := range uint64(people) {
		w := testWorld()
		w.Seed = seed
		_, first := play(t, lib, State{}, w, noAction, starts("invite"))
		if _, twice := play(t, lib, State{}, w, noAction, starts("invite")); first != twice {
			t.Fatalf("seed %d: got %q and then %q, want the same", seed, first, twice)
		}
		_, elsewhere := play(t, lib, State{}, w, noAction, starts("other"))
		if first == "Write to us." {
			short++
			if elsewhere == first {
				both++
			}
		}
	}
	// Five standard deviations of a fair dealer: a quarter, and of those a quarter.
	if want := people / 4.0; math.Abs(float64(short)-want) > 5*math.Sqrt(want*0.75) {
		t.Errorf("short: got %d of %d, want about %v", short, people, want)
	}
	if want := float64(short) / 4; math.Abs(float64(both)-want) > 5*math.Sqrt(want*0.75) {
		t.Errorf("short in both workflows: got %d of %d, want about %v: one must not tell the other", both, short, want)
	}
}

func TestExpressionsSeeTheClinicsClock(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, `workflow: hours
steps:
  - when: clinic.open and clinic.weekday != 'sat'
    else: shut
  - when: clinic.hour >= 12
    then: {set: {part: "'afternoon'", day: clinic.weekday}, then: greet}
    else: {set: {part: "'morning'", day: clinic.weekday}, then: greet}
  - say: {en: "Good {part}, it is {day}."}
    id: greet
    then: end
  - say: {en: We are closed.}
    id: shut
`)
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at   string
		open bool
		want string
	}{
		{"2026-11-23T14:00:00Z", true, "Good morning, it is mon."},
		{"2026-11-24T04:30:00Z", true, "Good afternoon, it is mon."}, // 23:30 in New York
		{"2026-11-23T14:00:00Z", false, "We are closed."},
		{"2026-11-28T14:00:00Z", true, "We are closed."},
	} {
		w := testWorld()
		w.Zone, w.ClinicOpen = zone, c.open
		if w.Now, err = time.Parse(time.RFC3339, c.at); err != nil {
			t.Fatal(err)
		}
		res, got := play(t, lib, State{}, w, noAction, starts("hours"))
		if got != c.want || res.Lines[0].Text.Label() != phi.Public {
			t.Errorf("%s, open %v: got %q as %v, want %q as public", c.at, c.open, got, res.Lines[0].Text.Label(), c.want)
		}
	}
}

func TestFaultsOfSplitsAndOfTheClinicsClock(t *testing.T) {
	t.Parallel()
	const end = "  - say: {en: Hi}\n"
	for _, f := range []struct{ name, rule, what, steps string }{
		{"one way", "share", "two ways", "  - split: {a: {share: 1, then: end}}\n    id: s\n" + end},
		{"no share", "share", "`a` has no share", "  - split: {a: {then: end}, b: {share: 1}}\n    id: s\n" + end},
		{"nobody's share", "type", "from 1 to", "  - split: {a: {share: 0, then: end}, b: {share: 1}}\n    id: s\n" + end},
		{"huge share", "type", "from 1 to", "  - split: {a: {share: 99999999999999999999, then: end}, b: {share: 1}}\n    id: s\n" + end},
		{"no id", "name", "no id", "  - split: {a: {share: 1, then: end}, b: {share: 1}}\n" + end},
		{"unknown part", "variable", "clinic.weekday", "  - when: clinic.weekdy == 'mon'\n    then: end\n" + end},
		{"the clinic itself", "variable", "clinic.open", "  - when: known(clinic)\n    then: end\n" + end},
		{"wrong type", "expression", "", "  - when: clinic.hour == 'nine'\n    then: end\n" + end},
	} {
		got := problemsOf("workflow: w\nsteps:\n" + f.steps)
		if !Blocks(got) || got[0].Rule != f.rule || !strings.Contains(got[0].What, f.what) {
			t.Errorf("%s: got %v, want rule %s and %q", f.name, got, f.rule, f.what)
		}
	}
}

func TestTranscriptSaysWhetherTheClinicIsOpen(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, "workflow: w\nstarts: {keywords: [door]}\nsteps:\n  - when: clinic.open\n    else: {say: {en: Shut.}, then: end}\n  - say: {en: Open.}\n")
	for _, good := range []string{"> door\n< Open.", "@ open no\n> door\n< Shut.", "@ seed 7\n> door\n< Open."} {
		if err := Rehearse(lib, good); err != nil {
			t.Errorf("%q: got %v, want nil", good, err)
		}
	}
	for _, bad := range []string{"@ open no\n> door\n< Open.", "@ open maybe\n> door\n< Open.", "@ seed x\n> door\n< Open."} {
		if err := Rehearse(lib, bad); err == nil {
			t.Errorf("%q: got nil, want an error", bad)
		}
	}
}
