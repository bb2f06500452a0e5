package flow

// NewDraft compiles revisions as they are, for looking at what their faults do: what
// cannot work fails when a turn comes to it. Nothing that patients meet runs on a
// draft.
func NewDraft(revisions []Revision, env Env) *Library {
	env.Workflows = map[string]*Def{}
	for _, r := range revisions {
		if r.Current {
			env.Workflows[r.Def.Name] = r.Def
		}
	}
	l := &Library{current: map[string]*program{}, pinned: map[pin]*program{}, specs: env.Specs}
	for _, r := range revisions {
		if r.Def.snippets != nil {
			continue
		}
		p := analyse(r.Def, env).program(r.ID)
		l.pinned[pin{r.Def.Name, r.ID}] = p
		if r.Current {
			l.current[r.Def.Name] = p
		}
	}
	l.ways = l.waysIn()
	l.listen()
	return l
}
