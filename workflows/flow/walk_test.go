package flow

import (
	"strings"
	"testing"
)

// paths are workflows with a fault that is a path: the rule, and the words in the script
// that lead there.
var paths = []struct{ name, rule, says, src string }{
	{"a variable of another outcome", "variable", "x variable w:next shots",
		"workflow: w\nstarts: {keywords: [shots]}\nsteps:\n  - do: shots.list\n    none: next\n  - say: {en: \"{shots}\"}\n    id: next\n"},
	{"a variable that only one answer sets", "variable", "> no\n",
		stuckYAML + "workflow: w\nstarts: {keywords: [shots]}\nsteps:\n  - {ask: choice, id: q, options: {yes: {words: [y], set: {word: \"'x'\"}, then: out}, no: {words: [\"no\"], then: out}}" + againYAML + "}\n  - say: {en: \"{word}\"}\n    id: out\n"},
	{"an outcome that leads nowhere", "outcome", "= shots.list() -> none",
		"workflow: w\nsteps:\n  - do: shots.list\n  - say: {en: \"{shots}\"}\n"},
	{"a loop", "loop", "x loop w:#1", "workflow: w\nsteps:\n  - say: {en: Hi}\n  - say: {en: Ho}\n    then: \"#1\"\n"},
	{"nobody takes over", "exits", "> ???\n", "workflow: w\nstarts: {keywords: [w]}\nsteps:\n  - {ask: text, id: q" + againYAML + "}\n"},
	{"a result that is not set", "variable", "x variable w:end name",
		stuckYAML + "workflow: w\nresults: {name: {type: text, label: care}}\nsteps:\n  - {ask: yesno, id: q, no: end" + againYAML + "}\n  - {ask: text, id: name" + againYAML + "}\n"},
	{"a variable behind a value of an input", "variable", "{kind: flu}",
		"workflow: w\ninputs: {kind: {type: choice, label: notice}}\nsteps:\n  - when: kind == 'flu'\n    then: out\n  - do: shots.note\n  - say: {en: \"{note}\"}\n    id: out\n"},
	{"a second miss that leads to another question", "person", "> ???\n",
		"stuck: {then: other}\nworkflow: w\nstarts: {keywords: [w]}\nsteps:\n  - {ask: yesno, id: q" + againYAML + "}\n" +
			"  - {ask: yesno, id: other, stuck: {handoff: desk}" + againYAML + "}\n"},
	{"a second miss that ends in one way only", "person", "= shots.list() -> none",
		"stuck: {then: last}\nworkflow: w\nstarts: {keywords: [w]}\nsteps:\n  - {ask: yesno, id: q, then: end" + againYAML + "}\n" +
			"  - do: shots.list\n    id: last\n    none: {say: {en: Bye.}, then: end}\n  - handoff: desk\n"},
	{"a list without items", "variable", "{shots: none}",
		"workflow: w\nstarts: {keywords: [w]}\nsteps:\n  - do: shots.list\n    none: end\n  - each: shots\n    as: shot\n    steps:\n" +
			"      - when: true\n        then: {set: {word: shot}}\n        else: end\n  - say: {en: \"{word}\"}\n"},
	{"an event that does not come", "variable", "! tick 72h",
		"workflow: w\nsteps:\n  - wait: {for: a.b, at_most: 3d, label: notice, late: out, gives: {amount: {type: money, label: notice}}}\n  - say: {en: \"{amount}\"}\n    id: out\n"},
	{"one way of a split", "variable", "@ seed ",
		"workflow: w\nsteps:\n  - split: {a: {share: 1, set: {word: \"'x'\"}}, b: {share: 99}}\n    id: s\n  - say: {en: \"{word}\"}\n"},
	{"a clinic that is closed", "variable", "@ open no",
		"workflow: w\nsteps:\n  - when: clinic.open\n    then: {set: {word: \"'x'\"}, then: out}\n    else: out\n  - say: {en: \"{word}\"}\n    id: out\n"},
	{"another time where none was asked for", "variable", "x variable w:out pick.wish",
		stuckYAML + "workflow: w\ninputs: {slots: {type: list of slot, label: notice}}\nsteps:\n  - {ask: slot, id: pick, of: slots, other: out, none: end" + againYAML + "}\n" +
			"  - say: {en: \"{pick.wish}\"}\n    id: out\n    notice: {en: Noted.}\n"},
	{"a time that was there before another was wished", "variable", "> friday at 3pm",
		stuckYAML + "workflow: w\ninputs: {slots: {type: list of slot, label: notice}, pick: {type: slot, label: notice}}\nsteps:\n  - {ask: slot, id: pick, of: slots, other: out, none: end" + againYAML + "}\n" +
			"  - say: {en: \"{pick}\"}\n    id: out\n"},
	{"an answer without a word", "unsaid", "> n\n",
		stuckYAML + "workflow: w\nstarts: {keywords: [w]}\nsteps:\n  - {ask: yesno, id: q, no: end" + againYAML + "}\n  - say: {en: Fine.}\n"},
	{"an earlier answer that comes back without what followed", "variable", "> sorry, ",
		stuckYAML + "workflow: w\nstarts: {keywords: [w]}\nsteps:\n  - when: known(opening)\n    else: end\n" +
			"  - {ask: choice, id: q, options: {a: {words: [apple]}, b: {words: [pear]}}" + againYAML + "}\n" +
			"  - say: {en: \"{opening}\"}\n    notice: {en: Noted.}\n  - {ask: yesno, id: r" + againYAML + "}\n  - say: {en: Fine.}\n"},
	{"an item behind the end of a list", "variable", "x variable w:#2 visits[1]",
		"workflow: w\ninputs: {visits: {type: list of visit, label: notice}}\nsteps:\n  - when: len(visits) > 0\n    else: end\n  - say: {en: \"{visits[1]}\"}\n"},
	{"an item of a list without any", "variable", "{visits: none}",
		"workflow: w\ninputs: {visits: {type: list of visit, label: notice}}\nsteps:\n  - say: {en: \"{visits[0]}\"}\n"},
	{"an item in an expression", "variable", "x variable w:#1 visits[1].first",
		"workflow: w\ninputs: {visits: {type: list of visit, label: notice}}\nsteps:\n  - when: known(visits[0]) and visits[1].first == 'Leo'\n    then: end\n  - say: {en: Hi.}\n"},
	{"a part that only one source has", "variable", "x variable w:out x.day",
		"workflow: w\ninputs: {v: {type: visit, label: notice}}\nsteps:\n  - when: clinic.open\n    then: {set: {x: v}, then: out}\n" +
			"  - {do: shots.give, with: {shot: \"'flu'\"}, given: {set: {x: visit}, then: out}, allergic: end}\n  - {say: {en: \"{x.when} {x.day}\"}, id: out}\n"},
	{"time runs out", "variable", "! tick 24h",
		stuckYAML + "unanswered: {say: {en: \"{q}\"}, then: end}\nworkflow: w\nsteps:\n  - {ask: text, id: q" + againYAML + "}\n"},
}

func TestFaultThatIsAPathComesWithTheScriptThatWalksIntoIt(t *testing.T) {
	t.Parallel()
	for _, f := range paths {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			def := mustParse(t, f.src)
			env := testEnv()
			found := false
			lib := NewDraft([]Revision{{ID: "1", Def: def, Current: true}}, env)
			for _, p := range Explain(Check(def, env), def, env) {
				if p.Severity != Fault || p.Rule != f.rule {
					continue
				}
				if p.Script == "" {
					t.Errorf("no script for %s\n%s", p, p.Search)
					continue
				}
				found = found || strings.Contains(p.Script, f.says)
				if err := Rehearse(lib, p.Script); err != nil {
					t.Errorf("%s\n%s\nreplay: %v", p, p.Script, err)
				}
			}
			if !found {
				t.Errorf("got no script with %q", f.says)
				for _, p := range Explain(Check(def, env), def, env) {
					t.Log(p.Render())
				}
			}
		})
	}
}

func TestScriptThatBreaksNothingFails(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, "workflow: w\nstarts: {keywords: [w]}\nsteps:\n  - do: shots.list\n    none: {say: {en: None.}, then: end}\n  - say: {en: \"{shots}\"}\n    id: next\n")
	for _, x := range []string{"variable w:next shots", "outcome w:#1 none", "loop w:#1", "exits w:#1", "person w:next", "unsaid w:end"} {
		err := Rehearse(lib, "> w\n= shots.list() -> none\n< None.\nx "+x)
		if err == nil || !strings.Contains(err.Error(), "line 4: this does not break") && !strings.Contains(err.Error(), "does not break: "+x) {
			t.Errorf("x %s: got %v, want that it does not break", x, err)
		}
	}
	for _, x := range []string{"", "variable", "variable next shots", "a b:c d e"} {
		if err := Rehearse(lib, "> w\nx "+x); err == nil {
			t.Errorf("x %s: got no error, want how it is written", x)
		}
	}
}
