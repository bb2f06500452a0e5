package flow

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// house is a set of random workflows that call each other: hush is never heard, talk is.
type house struct {
	env Env
	all []*analysis
}

// newHouse is one without a main workflow; what it has passes the check.
func newHouse(tb testing.TB, seed uint64) house {
	tb.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	h := house{env: randomEnv()}
	h.env.Workflows = map[string]*Def{Snippets: mustParse(tb, "snippets: {tail: {en: \"Ask {name}.\"}}\n")}
	h.add(tb, "workflow: deaf\n"+randomHead+"results: {got: {type: text, label: public}}\nsteps:\n  - {when: \"true\", then: {set: {got: \"'x'\"}}, else: {set: {got: \"'x'\"}}}\n")
	for Blocks(h.add(tb, strings.NewReplacer("call: talk", "call: deaf", "call: hush", "call: deaf").Replace(randomWorkflow(r, "hush", 3)))) {
	}
	for Blocks(h.add(tb, strings.ReplaceAll(randomWorkflow(r, "talk", 3), "call: talk", "call: hush"))) {
	}
	return h
}

// with is the house with a random main workflow, and what is wrong with that.
func (h house) with(tb testing.TB, seed uint64) (house, []Problem) {
	tb.Helper()
	h.env.Workflows, h.all = maps.Clone(h.env.Workflows), slices.Clone(h.all)
	src := randomWorkflow(rand.New(rand.NewPCG(seed, 13)), "w", 4)
	problems := h.add(tb, strings.Replace(src, "stuck:", "starts: {events: [x.began]}\nstuck:", 1))
	return h, problems
}

// houses are enough of them that main workflows meet different others.
func houses(tb testing.TB) []house {
	var out []house
	for i := range uint64(24) {
		out = append(out, newHouse(tb, i))
	}
	return out
}

// add puts a workflow in the place of what was there before.
func (h *house) add(tb testing.TB, src string) []Problem {
	def, problems := Parse([]byte(src))
	if def == nil {
		tb.Fatalf("got\n%s", problems[0].Render())
	}
	h.env.Workflows[def.Name] = def
	a := analyse(def, h.env)
	h.all = append(slices.DeleteFunc(h.all, func(o *analysis) bool { return o.def.Name == def.Name }), a)
	return a.problems
}

func (h *house) source() (out string) {
	for _, a := range h.all {
		out += a.def.Source
	}
	return out
}

// compiled is a library of whatever was found, faults or none.
func compiled(all []*analysis, env Env) *Library {
	l := &Library{current: map[string]*program{}, pinned: map[pin]*program{}, specs: env.Specs}
	for _, a := range all {
		p := a.program("1")
		l.current[a.def.Name], l.pinned[pin{a.def.Name, "1"}] = p, p
	}
	l.ways = l.waysIn()
	l.listen()
	return l
}
