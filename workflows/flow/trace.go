package flow

// exitTaken notes, where World.Trace asks for it, that the step at which the frame on
// top stands was left by a route. The verb has named the exit in t.took where several
// exits share one route; for every other the route tells.
func (t *turn) exitTaken(to *route) {
	name := t.took
	t.took = ""
	if !t.w.Trace {
		return
	}
	f := t.top()
	if name == "" {
		_, s, err := t.lib.at(f)
		if err != nil {
			return
		}
		for _, e := range s.verb.exits() {
			if e.to == to {
				name = e.name
				break
			}
		}
	}
	t.res.Trace = append(t.res.Trace, Passed{Workflow: f.workflow, Revision: f.revision, Step: f.at, Exit: name})
}

// rested notes where a turn that came to rest stands.
func (t *turn) rested() {
	if !t.w.Trace || !t.rest || len(t.st.frames) == 0 {
		return
	}
	f := t.top()
	t.res.Trace = append(t.res.Trace, Passed{Workflow: f.workflow, Revision: f.revision, Step: f.at})
}
