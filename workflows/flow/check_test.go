package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

const againYAML = `, text: {en: "Q?"}, again: {en: "Sorry, Q?"}`

// faulty are workflows with one fault each: the rule that it breaks, and the place.
var faulty = []struct{ name, rule, at, src string }{
	{"unknown top key", "key", "2:1", "workflow: w\nstpes: []\nsteps:\n  - say: {en: Hi}\n"},
	{"no verb", "step", "3:5", "workflow: w\nsteps:\n  - asks: text\n"},
	{"two verbs", "step", "3:5", "workflow: w\nsteps:\n  - say: {en: Hi}\n    do: a.b\n"},
	{"unknown step", "target", "4:11", "workflow: w\nsteps:\n  - say: {en: Hi}\n    then: nowhere\n"},
	{"double id", "name", "5:5", "workflow: w\nsteps:\n  - say: {en: Hi}\n    id: a\n  - say: {en: Hi}\n    id: a\n"},
	{"no again", "exits", "4:5", stuckYAML + "workflow: w\nsteps:\n  - ask: text\n    id: q\n    text: {en: Q}\n"},
	{"no way to a person", "exits", "3:6", "workflow: w\nsteps:\n  - {ask: text, id: q" + againYAML + "}\n"},
	{"bad placeholder", "placeholder", "3:15", "workflow: w\nsteps:\n  - say: {en: \"{{.Exec}}\"}\n"},
	{"alias", "yaml", "1:11", "workflow: &a w\nsteps: *a\n"},
	{"tag", "yaml", "1:11", "workflow: !!binary w\n"},
	{"deep nesting", "nesting", "", "workflow: w\nsteps: " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n"},
	{"hidden direction", "characters", "3:16", "workflow: w\nsteps:\n  - say: {en: a\u202eb}\n"},
	{"not YAML", "yaml", "", "workflow: w\nsteps: [\n"},
	{"unknown action", "action", "3:9", "workflow: w\nsteps:\n  - do: shots.lst\n"},
	{"unrouted outcome", "outcome", "3:5", "workflow: w\nsteps:\n  - do: shots.list\n"},
	{"outcome that falls through", "outcome", "4:5", "workflow: w\nsteps:\n  - do: shots.list\n    none: {say: {en: No shots.}}\n"},
	{"outcome that never comes", "outcome", "5:5", "workflow: w\nsteps:\n  - do: shots.list\n    none: end\n    nune: end\n"},
	{"unknown variable", "variable", "5:15", "workflow: w\nsteps:\n  - do: shots.list\n    none: end\n  - say: {en: \"{shotz}\"}\n"},
	{"variable of another path", "variable", "5:15", "workflow: w\nsteps:\n  - do: shots.list\n    none: next\n  - say: {en: \"{shots}\"}\n    id: next\n"},
	{"unknown in expression", "variable", "", "workflow: w\nsteps:\n  - when: len(shotz) == 1\n    then: end\n  - say: {en: Hi}\n"},
	{"type in expression", "expression", "", "workflow: w\ninputs: {n: {type: number, label: notice}}\nsteps:\n  - when: n == 'one'\n    then: end\n  - say: {en: Hi}\n"},
	{"whole environment", "expression", "", "workflow: w\ninputs: {x: {type: text, label: care}}\nsteps:\n  - when: $env['x'] == 'y'\n    then: end\n  - say: {en: Hi}\n"},
	{"function of the expression language", "expression", "", "workflow: w\ninputs: {x: {type: text, label: care}}\nsteps:\n  - when: now() != nil\n    then: end\n  - say: {en: Hi}\n"},
	{"missing input", "input", "3:9", "workflow: w\nsteps:\n  - do: shots.give\n    allergic: end\n"},
	{"wrong type of input", "type", "", "workflow: w\ninputs: {v: {type: visit, label: notice}}\nsteps:\n  - do: shots.give\n    with: {shot: v}\n    allergic: end\n"},
	{"unreachable", "unreachable", "5:5", "workflow: w\nsteps:\n  - say: {en: Hi}\n    then: end\n  - say: {en: Lost}\n"},
	{"loop", "loop", "3:5", "workflow: w\nsteps:\n  - say: {en: Hi}\n    id: a\n  - say: {en: Ho}\n    then: a\n"},
	{"loop through who", "loop", "", stuckYAML + "workflow: w\nsteps:\n  - {ask: person, id: who, then: who" + againYAML + "}\n"},
	{"language", "language", "3:10", "workflow: w\nsteps:\n  - say: {es: Hola}\n"},
	{"too long", "segments", "3:15", "workflow: w\nsteps:\n  - say: {en: " + strings.Repeat("word ", 62) + "}\n"},
	{"too long with one accent", "segments", "3:15", "workflow: w\nsteps:\n  - say: {en: " + strings.Repeat("word ", 27) + "á}\n"},
	{"carrier keyword", "keyword", "2:10", "workflow: w\nstarts: {keywords: [cancel]}\nsteps:\n  - say: {en: Hi}\n"},
	{"carrier answer", "keyword", "", stuckYAML + "workflow: w\nsteps:\n  - {ask: choice, id: q, options: {a: {words: [stop]}}" + againYAML + "}\n"},
	{"call of nobody", "call", "3:11", "workflow: w\nsteps:\n  - call: elsewhere\n"},
	{"call of itself", "call", "", "workflow: w\nsteps:\n  - call: w\n"},
	{"label that is lowered", "label", "", stuckYAML + "workflow: w\nsteps:\n  - {ask: text, id: q, label: notice" + againYAML + "}\n"},
	{"notice that does not clear", "label", "", "workflow: w\ninputs: {x: {type: text, label: care}}\nsteps:\n  - say: {en: \"{x}\"}\n    notice: {en: \"{x}\"}\n"},
	{"list outside a question", "placeholder", "", "workflow: w\nsteps:\n  - say: {en: \"{list}\"}\n"},
	{"retry of no question", "target", "", "workflow: w\nsteps:\n  - do: shots.list\n    none: {retry: a}\n  - say: {en: Hi}\n    id: a\n"},
}

func problemsOf(src string) []Problem {
	def, problems := Parse([]byte(src))
	if def == nil {
		return problems
	}
	env := testEnv()
	env.Workflows = map[string]*Def{def.Name: def}
	return Check(def, env)
}

func TestEveryFaultIsNamedAtItsPlace(t *testing.T) {
	t.Parallel()
	for _, f := range faulty {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			got := problemsOf(f.src)
			i := slices.IndexFunc(got, func(p Problem) bool { return p.Rule == f.rule && p.Severity == Fault })
			if i < 0 {
				t.Fatalf("got %v, want a problem of rule %s", got, f.rule)
			}
			if at := fmt.Sprintf("%d:%d", got[i].Line, got[i].Column); f.at != "" && at != f.at {
				t.Errorf("place: got %s, want %s\n%s", at, f.at, got[i].Render())
			}
		})
	}
	if got, want := len(faulty), 39; got < want {
		t.Errorf("got %d faults, want at least %d", got, want)
	}
}

func TestProblemReadsLikeACompilers(t *testing.T) {
	t.Parallel()
	got := problemsOf("workflow: w\nsteps:\n  - do: shots.lits\n")[0].Render()
	want := "error[action]: there is no action `shots.lits`\n  --> w:3:9\n   |\n 3 |   - do: shots.lits\n   |         ^\n  mend: did you mean `shots.list`?\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// circle asks, acts and comes back, as the search for a free time does.
const circle = stuckYAML + `workflow: w
inputs: {visit: {type: visit, label: notice}}
steps:
  - {ask: text, id: wish, text: {en: When?}, again: {en: "Sorry, when?"}}
  - do: shots.list
    id: free
    none: {say: {en: None.}, then: wish}
  - {ask: choice, id: pick, of: shots, text: {en: "{list}"}, again: {en: "Sorry: {list}"}}
  - when: len(shots) == 1 and pick != ''
    then: free
  - do: shots.give
    with: {shot: pick}
    reveals: {as: notice, because: who gets a shot is told at the desk}
    allergic: {say: {en: Rest.}, then: free}
  - do: shots.note
    done: {say: {en: "{note}"}, then: wish}
`

func TestUnknownActionIsOneFaultAndTheCheckEnds(t *testing.T) {
	t.Parallel()
	for _, p := range problemsOf(circle) {
		if p.Severity == Fault {
			t.Fatalf("as it is: got\n%s", p.Render())
		}
	}
	for _, action := range []string{"shots.list", "shots.give", "shots.note"} {
		t.Run(action, func(t *testing.T) {
			t.Parallel()
			ended := make(chan []string, 1)
			go func() {
				var faults []string
				for _, p := range problemsOf(strings.Replace(circle, "do: "+action, "do: shots.lost", 1)) {
					if p.Severity == Fault {
						faults = append(faults, p.Render())
					}
				}
				ended <- faults
			}()
			select {
			case got := <-ended:
				if len(got) != 1 || !strings.Contains(got[0], "there is no action `shots.lost`") {
					t.Errorf("got %d faults, want that of the action alone:\n%s", len(got), strings.Join(got, "\n"))
				}
			case <-time.After(10 * time.Second):
				t.Fatal("the check did not end")
			}
		})
	}
}

// Every graph of four steps with two ways out of each: the nearest common way is found,
// whatever goes round in circles.
func TestPostDominatorsOfEverySmallGraphAreFound(t *testing.T) {
	t.Parallel()
	const n, graphs = 4, 390625 // 5^8: eight ends of edges, five places each
	for code := range graphs {
		next := make([][]int, n)
		for i, c := 0, code; i < n; i++ {
			next[i] = []int{c % (n + 1), c / (n + 1) % (n + 1)}
			c /= (n + 1) * (n + 1)
		}
		for i, up := range postDominators(next)[:n] {
			if up < 0 || up > n || up == i {
				t.Fatalf("%v: got post-dominator %d of %d", next, up, i)
			}
		}
	}
}

// leaks are workflows of which a text has to be sealed, and safe ones beside them. Those
// whose name begins with a dash tell by their silence too.
var leaks = []struct {
	name   string
	sealed int
	steps  string
}{
	{"a private part", 1, "  - say: {en: \"You got {vaccine}.\"}\n"},
	{"a part for any lock screen", 0, "  - say: {en: \"See you {visit.when}.\"}\n"},
	{"a private condition: both ways tell", 2, "  - when: vaccine == 'flu'\n    then: a\n  - say: {en: Bye.}\n    then: end\n  - say: {en: Drink water.}\n    id: a\n"},
	{"a private condition around a harmless one", 2, "  - when: vaccine == 'flu'\n    else: b\n  - when: len(visit.first) == 3\n    then: b\n  - say: {en: Drink water.}\n    then: end\n  - say: {en: Bye.}\n    id: b\n"},
	{"- what follows when both ways have met", 1, "  - when: vaccine == 'flu'\n    then: a\n  - say: {en: Drink water.}\n  - say: {en: Bye.}\n    id: a\n"},
	{"- one way ends and the other goes on", 1, "  - when: vaccine == 'flu'\n    then: end\n  - say: {en: Bye.}\n"},
	{"an answer that is private", 2, "  - {ask: choice, id: q, label: care, text: {en: Q}, again: {en: Q}, options: {y: {words: [y], then: a}, n: {words: [n]}}}\n  - say: {en: Bye.}\n    then: end\n  - say: {en: Hi.}\n    id: a\n"},
	{"an answer that is not", 0, "  - {ask: choice, id: q, text: {en: Q}, again: {en: Q}, options: {y: {words: [y], then: a}, n: {words: [n]}}}\n  - say: {en: Bye.}\n    then: end\n  - say: {en: Hi.}\n    id: a\n"},
	{"a private answer that decides nothing", 0, "  - {ask: text, id: q, text: {en: Q}, again: {en: Q}}\n  - say: {en: Bye.}\n"},
	{"the outcome of an action", 2, "  - do: shots.give\n    with: {shot: vaccine}\n    allergic: {say: {en: Rest.}, then: end}\n  - say: {en: Bye.}\n"},
	{"a variable set under a private condition", 1, "  - when: vaccine == 'flu'\n    then: {set: {word: \"'yes'\"}, then: a}\n    else: {set: {word: \"'no'\"}, then: a}\n  - say: {en: \"{word}\"}\n    id: a\n"},
	{"a variable set from one that was set under a private condition", 1, "  - when: vaccine == 'flu'\n    then: {set: {word: \"'yes'\"}, then: a}\n    else: {set: {word: \"'no'\"}, then: a}\n  - when: true\n    id: a\n    then: {set: {copy: word}, then: b}\n    else: {set: {copy: word}, then: b}\n  - say: {en: \"{copy}\"}\n    id: b\n"},
	{"what an action gave under a private condition", 1, "  - when: vaccine == 'flu'\n    else: b\n  - do: shots.note\n    done: c\n  - do: shots.note\n    id: b\n  - say: {en: \"{note}\"}\n    id: c\n"},
	{"- an answer that only some are asked for, and the words when it is not understood", 6, "  - when: vaccine == 'flu'\n    else: b\n  - {ask: yesno, id: q, text: {en: Q}, again: {en: Q}, then: c}\n  - {ask: yesno, id: b, text: {en: Q}, again: {en: Q}, then: {set: {q: b}, then: c}}\n  - say: {en: \"You said {q}.\"}\n    id: c\n"},
	{"a variable set from a private one", 1, "  - when: true\n    then: {set: {word: vaccine}, then: a}\n    else: {set: {word: vaccine}, then: a}\n  - say: {en: \"{word}\"}\n    id: a\n"},
}

func TestPrivateTextsAreSealedByPartsAndByConditions(t *testing.T) {
	t.Parallel()
	const head = stuckYAML + "workflow: w\ninputs: {vaccine: {type: text, label: care}, visit: {type: visit, label: notice}}\nsteps:\n"
	for _, l := range leaks {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			got, tells := 0, l.name[0] == '-'
			for _, p := range problemsOf(head + l.steps) {
				switch {
				case p.Rule == "sealed":
					got++
				case p.Rule == "silence" && tells:
				case p.Severity == Fault:
					t.Errorf("got\n%s", p.Render())
				}
			}
			if got != l.sealed {
				t.Errorf("sealed texts: got %d, want %d", got, l.sealed)
			}
		})
	}
}

func TestStepCarriesTheLabelOfItsConditionsIntoACall(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t,
		"workflow: outer\ninputs: {vaccine: {type: text, label: care}}\nsteps:\n  - when: vaccine == 'flu'\n    else: {say: {en: Hi.}, then: end}\n  - call: inner\n",
		"workflow: inner\nsteps:\n  - say: {en: Hello.}\n")
	flu := map[string]Value{"vaccine": {Type: TextType, Says: phi.New(phi.Care, "flu")}}
	res, said := play(t, lib, State{}, testWorld(), noAction, Event{Kind: Started, Workflow: "outer", With: flu})
	if got := res.Lines[0].Text.Label(); said != "Hello." || got != phi.Care {
		t.Errorf("got %q as %v, want it as care", said, got)
	}
	res, _ = play(t, lib, State{}, testWorld(), noAction, starts("inner"))
	if got := res.Lines[0].Text.Label(); got != phi.Public {
		t.Errorf("started alone: got %v, want public", got)
	}
}
