package flow

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
