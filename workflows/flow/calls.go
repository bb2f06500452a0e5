package flow

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// deep reports calls in a chain of workflows that is longer than a state is deep. What a
// patient begins beside it counts for itself: the oldest run makes way.
func (a *analysis) deep() {
	if a.callsBack(a.def.Name) {
		return // call says so
	}
	above := chain(a.def.Name, callersByName(a.env.Workflows), map[string][]string{})
	below := map[string][]string{}
	for _, s := range a.def.steps {
		for _, e := range a.exitsOf(s) {
			if e.to.call == nil {
				continue
			}
			all := append(upward(above), chain(e.to.call.workflow, calledByName(a.env.Workflows), below)...)
			if len(all) <= MaxDepth {
				continue
			}
			a.fault(e.to.call.at, "deep", fmt.Sprintf("%d workflows call each other here, %s, and %d can be open at a time", len(all), strings.Join(all, " → "), MaxDepth),
				"the turn would fail, and the patient hears nothing", "let one of them do the steps of the next itself")
			if len(above) == 1 {
				a.onPath(flaw{rule: "deep", spot: spot{step: s.id}})
			}
			return
		}
	}
}

// chain is the longest way from a workflow to others, itself first. What comes back to
// itself is a fault of its own.
func chain(name string, next map[string][]string, known map[string][]string) []string {
	if had, ok := known[name]; ok {
		return had
	}
	known[name] = nil
	var longest []string
	for _, n := range next[name] {
		if c := chain(n, next, known); len(c) > len(longest) {
			longest = c
		}
	}
	known[name] = append([]string{name}, longest...)
	return known[name]
}

func upward(names []string) []string {
	out := slices.Clone(names)
	slices.Reverse(out)
	return out
}

// calledByName are, for each workflow, those that it calls, callersByName those that call
// it; in order.
func calledByName(all map[string]*Def) map[string][]string {
	out := map[string][]string{}
	for name, d := range all {
		out[name] = slices.Sorted(maps.Keys(d.calls()))
	}
	return out
}

func callersByName(all map[string]*Def) map[string][]string {
	out := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for called := range all[name].calls() {
			out[called] = append(out[called], name)
		}
	}
	return out
}

// callsBack reports whether a workflow comes to call the one that is checked.
func (a *analysis) callsBack(workflow string) bool {
	if a.callers == nil {
		a.callers = callersOf(a.def.Name, a.env.Workflows)
	}
	return a.callers[workflow]
}

// callersOf are the workflows that come to call one, directly or through others.
func callersOf(workflow string, all map[string]*Def) map[string]bool {
	by := map[string][]string{}
	for name, d := range all {
		for called := range d.calls() {
			by[called] = append(by[called], name)
		}
	}
	out := map[string]bool{}
	for todo := []string{workflow}; len(todo) > 0; {
		name := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, caller := range by[name] {
			if !out[caller] {
				out[caller] = true
				todo = append(todo, caller)
			}
		}
	}
	return out
}

// calls are the workflows that d calls, by name.
func (d *Def) calls() map[string]bool {
	out := map[string]bool{}
	for _, s := range d.steps {
		for _, e := range s.verb.exits() {
			if e.to.call != nil {
				out[e.to.call.workflow] = true
			}
		}
	}
	return out
}
