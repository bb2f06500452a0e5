package flow

// Place is where somebody stands in a workflow. It holds names of the workflow only.
type Place struct{ Workflow, Revision, Step string }

// Standing lists where the runs of a state are, the oldest first: in several places
// where one workflow called another, or began on top of it.
func (st State) Standing() []Place {
	all := make([]Place, 0, len(st.frames))
	for _, f := range st.frames {
		all = append(all, Place{f.workflow, f.revision, f.at})
	}
	return all
}

// Holds reports whether a run that stands at a place could go on from there.
func (l *Library) Holds(p Place) bool {
	prog, ok := l.pinned[pin{p.Workflow, p.Revision}]
	if !ok || p.Step == end {
		return ok
	}
	_, ok = prog.def.index[p.Step]
	return ok
}
