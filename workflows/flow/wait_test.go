package flow

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

const payYAML = `workflow: pay
starts: {keywords: [pay]}
steps:
  - say: {en: Here is your link.}
  - wait:
      for: payment.settled
      at_most: 3d
      label: notice
      late: {say: {en: The link has run out.}, then: end}
      gives: {amount: {type: money, label: notice}, note: {type: text, label: notice, optional: true}}
  - say: {en: "Thanks for {amount}."}
`

func TestWaitEndsByItsEventOrByItsTime(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, payYAML, pollYAML)
	for name, transcript := range map[string]string{
		"in time":  "> pay\n< Here is your link.\n! tick 2d\n! happens payment.settled {amount: $20}\n< Thanks for $20.",
		"too late": "> pay\n< Here is your link.\n! tick 71h\n! tick 1h\n< The link has run out.",
		"the question below keeps its answers and is asked again as after a digression": `
> poll
< Was it good?
> pay
< Here is your link.
< Was it good?
> purple
< Y or N?
! happens payment.settled {amount: $20}
< Thanks for $20.
< Was it good?
> y
< Glad to hear that.`,
		"the time below a question": "> pay\n< Here is your link.\n! tick 71h30m\n> poll\n< Was it good?\n! tick 30m\n< The link has run out.\n> y\n< Glad to hear that.",
	} {
		if err := Rehearse(lib, transcript); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := Rehearse(lib, "> poll\n< Was it good?\n! happens payment.settled {amount: $20}"); err == nil || !strings.Contains(err.Error(), "nothing waits") {
		t.Errorf("no wait: got %v, want an error", err)
	}
}

func happens(name string, with map[string]Value) Event {
	return Event{Kind: Happened, Name: name, With: with}
}

func TestEventConcernsWhoAwaitsItOnly(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, payYAML, pollYAML)
	settled := map[string]Value{"amount": {Type: MoneyType, Key: "2000", Says: phi.New(phi.Public, "$20")}}
	asked, _ := play(t, lib, State{}, testWorld(), noAction, starts("poll"))
	if lib.Awaits(asked.State, "payment.settled") || lib.Awaits(State{}, "payment.settled") {
		t.Error("without a wait: got awaited, want not")
	}
	if _, said := play(t, lib, asked.State, testWorld(), noAction, happens("payment.settled", settled)); said != "" {
		t.Errorf("without a wait: got %q, want nothing", said)
	}
	waits, _ := play(t, lib, asked.State, testWorld(), noAction, starts("pay"))
	if got := [3]bool{lib.Awaits(waits.State, "payment.settled"), lib.Awaits(waits.State, "payment.refunded"), lib.Awaits(waits.State, "")}; got != [3]bool{true, false, false} {
		t.Errorf("with a wait: got %v, want only what it is for", got)
	}
	if want := testWorld().Now.Add(time.Hour); !waits.WakeAt.Equal(want) {
		t.Errorf("WakeAt: got %v, want the earlier one of the poll, %v", waits.WakeAt, want)
	}
	if res, said := play(t, lib, waits.State, testWorld(), noAction, happens("payment.settled", settled)); said != "Thanks for $20. | Was it good?" || res.Lines[0].Text.Label() != phi.Notice {
		t.Errorf("settled: got %q, want the receipt as notice and the question again", said)
	}
	lib = mustLibrary(t, payYAML, pollYAML, "workflow: still\nsteps:\n  - wait: {for: a.b, at_most: 3d, label: notice, late: end}\n")
	still, _ := play(t, lib, asked.State, testWorld(), noAction, starts("still"))
	if res, said := play(t, lib, still.State, testWorld(), noAction, happens("a.b", nil)); said != "" || res.State.OpenWorkflow() != "poll" {
		t.Errorf("an event without words: got %q, want the question open in silence", said)
	}
	private := map[string]Value{"amount": {Type: MoneyType, Key: "2000", Says: phi.New(phi.Care, "$20")}}
	for name, with := range map[string]map[string]Value{"nothing": nil, "another type": {"amount": public("$20")}, "something more private": private} {
		if _, err := lib.Step(context.Background(), waits.State, happens("payment.settled", with), testWorld(), noAction); !errors.Is(err, ErrOutcome) {
			t.Errorf("an event with %s: got %v, want %v", name, err, ErrOutcome)
		}
	}
}

func TestWaitUntilAMoment(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, `workflow: eve
starts: {events: [visit.near]}
inputs: {visit: {type: visit, label: notice}}
steps:
  - wait: {until: visit.when, before: 2h}
  - say: {en: "See you soon, {visit.first}."}
`)
	at := func(key string) string {
		return "! start visit.near {visit: Mia {first: Mia, when: " + key + "}}\n"
	}
	for name, transcript := range map[string]string{
		"ahead":    at("2026-11-23T20:00:00Z") + "! tick 3h59m\n! tick 1m\n< See you soon, Mia.",
		"over":     at("2026-11-23T15:59:00Z") + "< See you soon, Mia.",
		"no time":  at("Tue 2:30 PM") + "< See you soon, Mia.",
		"far away": at("2027-11-23T20:00:00Z") + "! tick 90d\n",
	} {
		if err := Rehearse(lib, transcript); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNothingIsSaidInQuietHoursThatNobodyAskedFor(t *testing.T) {
	t.Parallel()
	const poll = "workflow: poll\nstarts: {keywords: [poll]}\n" + stuckYAML + "steps:\n  - ask: yesno\n    id: q\n    text: {en: Good?}\n    again: {en: Y or N?}\n    then: {say: {en: Thanks.}}\n    unanswered: "
	const wait = "workflow: w\nstarts: {keywords: [go]}\nsteps:\n  - wait: 3h\n"
	const silent = "  - when: clinic.open\n    then: end\n  - when: clinic.open\n    then: end\n"
	for name, c := range map[string]struct {
		sources []string
		want    string // when the wake-up comes, at seven in the evening of the 23rd
	}{
		"a time-out with words":          {[]string{poll + "{after: 3h, say: {en: Bye.}}\n"}, "24 08:00"},
		"a time-out in silence":          {[]string{poll + "{after: 3h}\n"}, "23 22:00"},
		"words after the time-out":       {[]string{poll + "{after: 3h, then: bye}\n  - say: {en: Fine.}\n    then: end\n  - say: {en: Bye.}\n    id: bye\n"}, "24 08:00"},
		"at any time":                    {[]string{poll + "{after: 3h, anytime: true, say: {en: Bye.}}\n"}, "23 22:00"},
		"before the night":               {[]string{poll + "{after: 90m, say: {en: Bye.}}\n"}, "23 20:30"},
		"after the night":                {[]string{poll + "{after: 14h, say: {en: Bye.}}\n"}, "24 09:00"},
		"a wait with words":              {[]string{wait + "  - say: {en: Hi.}\n"}, "24 08:00"},
		"a wait in silence":              {[]string{wait + silent}, "23 22:00"},
		"a wait that may speak":          {[]string{wait + "  - when: clinic.open\n    then: end\n  - say: {en: Hi.}\n"}, "24 08:00"},
		"a wait before a wait":           {[]string{wait + "  - wait: 3h\n  - say: {en: Hi.}\n"}, "23 22:00"},
		"a wait at any time":             {[]string{strings.Replace(wait, "3h\n", "3h\n    anytime: true\n", 1) + "  - say: {en: Hi.}\n"}, "23 22:00"},
		"an event that is late":          {[]string{strings.Replace(wait, "3h\n", "{for: a.b, at_most: 3h, label: notice, late: {say: {en: Late.}, then: end}}\n", 1) + "  - end\n"}, "24 08:00"},
		"an event that is late silently": {[]string{strings.Replace(wait, "3h\n", "{for: a.b, at_most: 3h, label: notice, late: end}\n", 1) + "  - say: {en: Hi.}\n"}, "23 22:00"},
		"words of who called it": {[]string{"workflow: outer\nstarts: {keywords: [go]}\nsteps:\n  - call: w\n  - say: {en: Hi.}\n",
			strings.Replace(wait, "starts: {keywords: [go]}\n", "", 1)}, "24 08:00"},
		"silence of who called it": {[]string{"workflow: outer\nstarts: {keywords: [go]}\nsteps:\n  - call: w\n" + silent,
			strings.Replace(wait, "starts: {keywords: [go]}\n", "", 1)}, "23 22:00"},
		"a question that lapses ends who called it": {[]string{"workflow: outer\nstarts: {keywords: [go]}\nsteps:\n  - call: poll\n  - say: {en: Hi.}\n",
			strings.Replace(poll, "starts: {keywords: [poll]}\n", "", 1) + "{after: 3h}\n"}, "23 22:00"},
		"words of what is called": {[]string{wait + "  - call: hello\n", "workflow: hello\nsteps:\n  - say: {en: Hi.}\n"}, "24 08:00"},
	} {
		lib := mustLibrary(t, c.sources...)
		w := testWorld()
		w.Now, w.Quiet = time.Date(2026, 11, 23, 19, 0, 0, 0, time.UTC), Quiet{From: 21 * 60, To: 8 * 60}
		word := "go"
		if strings.Contains(c.sources[0], "keywords: [poll]") {
			word = "poll"
		}
		ev, _ := lib.Hear(State{}, phi.New(phi.Care, word), w)
		res, _ := play(t, lib, State{}, w, noAction, ev)
		if got := res.WakeAt.Format("02 15:04"); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
		// A tick that comes late waits for the morning too.
		if c.want == "23 20:30" {
			w.Now = time.Date(2026, 11, 23, 21, 1, 0, 0, time.UTC)
			late, said := play(t, lib, res.State, w, noAction, Event{Kind: Ticked})
			if said != "" || late.WakeAt.Format("02 15:04") != "24 08:00" {
				t.Errorf("%s, late: got %q and %v, want nothing before 08:00", name, said, late.WakeAt)
			}
		}
	}
}

func TestQuietSpanEndsOnTheClocksOfTheZone(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		q        Quiet
		at, want string
	}{
		{Quiet{21 * 60, 8 * 60}, "2026-11-23T21:00", "2026-11-24T08:00"},
		{Quiet{21 * 60, 8 * 60}, "2026-11-24T07:59", "2026-11-24T08:00"},
		{Quiet{21 * 60, 8 * 60}, "2026-11-24T08:00", ""},
		{Quiet{21 * 60, 8 * 60}, "2026-11-23T20:59", ""},
		{Quiet{13 * 60, 15 * 60}, "2026-11-23T14:00", "2026-11-23T15:00"},
		{Quiet{13 * 60, 15 * 60}, "2026-11-23T15:00", ""},
		{Quiet{0, 0}, "2026-11-23T03:00", ""},
		{Quiet{21 * 60, 2*60 + 30}, "2026-03-08T01:30", "2026-03-08T03:00"}, // 02:30 is skipped
	} {
		at, err := time.ParseInLocation("2006-01-02T15:04", c.at, zone)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if end, ok := c.q.end(at.UTC(), zone); ok {
			got = end.In(zone).Format("2006-01-02T15:04")
		}
		if got != c.want {
			t.Errorf("%v at %s: got %q, want %q", c.q, c.at, got, c.want)
		}
	}
	// The second 01:15 of the night on which autumn repeats an hour: 01:30 was already.
	second := time.Date(2026, 11, 1, 6, 15, 0, 0, time.UTC)
	if end, ok := (Quiet{21 * 60, 90}).end(second, zone); ok {
		t.Errorf("in the repeated hour: got %v, want none: it lies behind", end)
	}
}

func TestTranscriptHasQuietHours(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, payYAML)
	if err := Rehearse(lib, "@ now 2026-11-23T22:00-05:00\n@ quiet 21:00-08:00\n> pay\n< Here is your link.\n! tick 72h\n! tick 9h59m\n! tick 1m\n< The link has run out."); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"@ quiet 21:00\n> pay", "@ quiet late\n> pay", "> pay\n< Here is your link.\n! happens payment.settled {tip: $2}", "! happens"} {
		if err := Rehearse(lib, bad); err == nil {
			t.Errorf("%q: got nil, want an error", bad)
		}
	}
}

func TestFaultsOfWaits(t *testing.T) {
	t.Parallel()
	const head = "workflow: w\ninputs: {visit: {type: visit, label: notice}, result: {type: time, label: care}}\nsteps:\n"
	const tail = "  - say: {en: Hi}\n"
	for _, f := range []struct{ name, rule, what, steps string }{
		{"no end", "exits", "no end", "  - wait: {for: a.b, late: end}\n"},
		{"no word on being late", "exits", "does not come", "  - wait: {for: a.b, at_most: 3d}\n"},
		{"late leads nowhere", "target", "after `late`", "  - wait: {for: a.b, at_most: 3d, label: notice, late: {say: {en: Hi}}}\n"},
		{"two waits", "step", "one thing", "  - wait: {for: a.b, until: visit.when}\n"},
		{"for nothing", "step", "one thing", "  - wait: {at_most: 3d}\n"},
		{"no event", "name", "no event", "  - wait: {for: \"A B\", at_most: 3d, late: end}\n"},
		{"until what is no time", "type", "no time", "  - wait: {until: visit}\n"},
		{"until what is not there", "variable", "whem", "  - wait: {until: visit.whem}\n"},
		{"until what the hour would tell", "silence", "care", "  - wait: {until: result}\n"},
		{"an unknown key", "key", "no `atmost`", "  - wait: {for: a.b, atmost: 3d, at_most: 3d, late: end}\n"},
		{"given only in time", "variable", "`x` may not be set", "  - wait: {for: a.b, at_most: 3d, label: notice, late: s, gives: {x: {type: text, label: public}}}\n  - say: {en: \"{x}\"}\n    id: s\n"},
		{"round in circles", "loop", "comes back", "  - wait: {until: visit.when}\n    id: a\n  - when: clinic.open\n    then: a\n"},
		{"no length", "time", "no length", "  - wait: soon\n"},
		{"neither true nor false", "type", "true or false", "  - wait: 2h\n    anytime: maybe\n"},
	} {
		got := problemsOf(head + f.steps + tail)
		found := false
		for _, p := range got {
			found = found || p.Severity == Fault && p.Rule == f.rule && strings.Contains(p.What, f.what)
		}
		if !found {
			t.Errorf("%s: got %v, want rule %s and %q", f.name, got, f.rule, f.what)
		}
	}
	got := problemsOf(head + "  - wait: 2h\n    anytime: true\n" + tail)
	if len(got) != 1 || got[0].Severity != Warning || got[0].Rule != "quiet" {
		t.Errorf("at any time: got %v, want one warning", got)
	}
}

func TestWhetherAnEventCameIsCareWhereNothingElseIsSaid(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]int{"": 2, ", label: notice": 0} {
		got := 0
		for _, p := range problemsOf("workflow: w\nsteps:\n  - wait: {for: a.b, at_most: 3d, late: {say: {en: Late.}, then: end}" + label + "}\n  - say: {en: Hi.}\n") {
			if p.Rule == "sealed" {
				got++
			}
		}
		if got != want {
			t.Errorf("%q: got %d sealed texts, want %d", label, got, want)
		}
	}
}
