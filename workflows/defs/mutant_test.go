package defs

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// mutants is how many of one kind are taken from all workflows: every n-th.
const mutants = 11

// mutant is a shipped workflow with one harm done to it.
type mutant struct {
	workflow, kind   string
	original, harmed tree
}

// fate is what became of a mutant.
type fate struct {
	refused, scripted bool
	// unwalked are the faults that are paths and have no script.
	unwalked []string
	// wrong are the reasons why the test fails.
	wrong []string
}

// house is the shipped workflows and what they are checked against.
type house struct {
	env  flow.Env
	defs map[string]*flow.Def
}

// shipped is the house without its examples: no mutant touches them, and they are most of
// what is parsed.
func shipped(t *testing.T) house {
	t.Helper()
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	h := house{defs: map[string]*flow.Def{}}
	for _, d := range all {
		source, _, _ := strings.Cut(d.Source, "\nexamples:\n")
		if h.defs[d.Name], _ = flow.Parse([]byte(source + "\n")); h.defs[d.Name] == nil {
			t.Fatalf("%s does not parse without its examples", d.Name)
		}
	}
	h.env = flow.Env{Specs: specs(), Languages: []string{"en", "es"}, Channels: flow.At(phi.ClearNotice)}
	return h
}

// with is the house with a workflow in the place of the shipped one.
func (h house) with(d *flow.Def) house {
	h.defs = maps.Clone(h.defs)
	h.defs[d.Name] = d
	h.env.Workflows = h.defs
	return h
}

func (h house) revisions() []flow.Revision {
	var out []flow.Revision
	for _, name := range slices.Sorted(maps.Keys(h.defs)) {
		out = append(out, flow.Revision{ID: "1", Def: h.defs[name], Current: true})
	}
	return out
}

// Equivalents are told apart by what happens and not by Check: a mutant that goes live
// is run through its conversations with the real Step, and only where no gap is said, no
// turn fails, no answer is left without a word, nothing is too long or private on a lock
// screen, and every second miss comes to a person, does it count as one.
func TestDamageToShippedWorkflowsIsRefusedOrHarmless(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	all := h.mutants(t)
	results := map[string][]fate{}
	var lock sync.Mutex
	t.Run("each", func(t *testing.T) {
		for i, m := range all {
			t.Run(fmt.Sprintf("%s %s %d", m.workflow, m.kind, i), func(t *testing.T) {
				t.Parallel()
				f := h.judge(m)
				for _, w := range f.wrong {
					t.Errorf("%s: %s\n%s", m.workflow, m.kind, w)
				}
				lock.Lock()
				defer lock.Unlock()
				results[m.kind] = append(results[m.kind], f)
			})
		}
	})
	t.Log(table(results))
	if len(all) < 300 || len(results) < 15 {
		t.Errorf("got %d mutants of %d kinds, want 300 of 15", len(all), len(results))
	}
}

// mutants are those of each kind, spread over all workflows.
func (h house) mutants(t *testing.T) []mutant {
	t.Helper()
	var out []mutant
	for _, d := range damages {
		var kind []mutant
		for _, name := range slices.Sorted(maps.Keys(h.defs)) {
			tr, err := readTree(h.defs[name].Source)
			if err != nil {
				t.Fatal(err)
			}
			for _, harmed := range d.do(tr) {
				kind = append(kind, mutant{name, d.kind, tr, harmed})
			}
		}
		step := max(1, len(kind)/mutants)
		for i := 0; i < len(kind) && i/step < mutants; i += step {
			out = append(out, kind[i])
		}
	}
	return out
}

func (h house) judge(m mutant) (f fate) {
	def, problems := flow.Parse([]byte(m.harmed.source()))
	if def == nil {
		return fate{refused: flow.Blocks(problems)}
	}
	h = h.with(def)
	lib, problems := flow.NewLibrary(h.revisions(), h.env)
	if lib == nil {
		return h.explain(def, problems)
	}
	near, problems := flow.NewLibrary(h.near(def).revisions(), h.env)
	if near == nil {
		return fate{wrong: []string{fmt.Sprint(problems)}}
	}
	for _, lang := range h.languages(m) {
		walked := flow.Walk(near, def.Name, lang)
		for _, s := range walked.Stumbles {
			f.wrong = append(f.wrong, fmt.Sprintf("goes live, and %s at %s:%s %s:\n%s", s.Rule, s.Workflow, s.Step, s.Name, s.Script))
		}
	}
	return f
}

// shortTimes stands for times in the workflows that call it: one question, and an end. It
// gives its callers nothing else, and is walked through itself.
const shortTimes = `workflow: times
inputs:
  patient: {type: person, label: notice, optional: true}
  service: {type: choice, label: care, optional: true}
  moves: {type: visit, label: notice, optional: true}
stuck: {handoff: front desk}
steps:
  - ask: yesno
    id: sure
    text: {en: Is it?, es: ¿Sí?}
    again: {en: Y or N?, es: ¿S o N?}
  - say: {en: Done., es: Listo.}
`

// near is a damaged workflow with the shipped ones around it, of which the largest is
// cut short: a walk through what calls times is long for what times does.
func (h house) near(def *flow.Def) house {
	times, _ := flow.Parse([]byte(shortTimes))
	if def.Name == times.Name {
		return h
	}
	return h.with(times)
}

// languages are those in which a mutant says something else: English at least, where it
// goes another way.
func (h house) languages(m mutant) []string {
	if m.original.spanish() == m.harmed.spanish() {
		return []string{"en"}
	}
	return h.env.Languages
}

// spanish is all that a workflow says in Spanish.
func (t tree) spanish() string {
	var b strings.Builder
	t.texts(func(at spot, words string) {
		if at.last() == "es" {
			b.WriteString(words + "\n")
		}
	})
	return b.String()
}

// explain replays the scripts of a mutant that is refused.
func (h house) explain(def *flow.Def, problems []flow.Problem) fate {
	f := fate{refused: true}
	var own []flow.Problem
	for _, p := range problems {
		if p.Workflow == def.Name {
			own = append(own, p)
		}
	}
	draft := flow.NewDraft(h.revisions(), h.env)
	for _, p := range flow.Explain(own, def, h.env) {
		if p.Search != "" {
			f.unwalked = append(f.unwalked, p.String()+" "+p.Search)
		}
		if p.Script == "" {
			continue
		}
		f.scripted = true
		if err := flow.Rehearse(draft, p.Script); err != nil {
			f.wrong = append(f.wrong, fmt.Sprintf("%s\n%s\nreplays as: %v", p, p.Script, err))
		}
	}
	return f
}

// table sums up: how many of each kind were refused, harmless, and walked into.
func table(results map[string][]fate) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-34s %8s %8s %11s %9s %8s\n", "kind", "mutants", "refused", "equivalent", "scripted", "no path")
	var sum [5]int
	row := func(kind string, n [5]int) {
		fmt.Fprintf(&b, "%-34s %8d %8d %11d %9d %8d\n", kind, n[0], n[1], n[2], n[3], n[4])
	}
	for _, kind := range slices.Sorted(maps.Keys(results)) {
		var n [5]int
		for _, f := range results[kind] {
			n[0]++
			if f.refused {
				n[1]++
			} else if len(f.wrong) == 0 {
				n[2]++
			}
			if f.scripted {
				n[3]++
			}
			if len(f.unwalked) > 0 {
				n[4]++
			}
		}
		for i := range n {
			sum[i] += n[i]
		}
		row(kind, n)
	}
	row("all", sum)
	return b.String()
}
