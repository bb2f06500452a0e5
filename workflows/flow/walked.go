package flow

// Walked is what came of running a workflow through its conversations.
type Walked struct {
	// Turns were tried, and States were different places to go on from.
	Turns, States int
	// Bounded says that a bound ended the walk before it had seen everything.
	Bounded bool
	// Stumbles are what went wrong, each once, with the shortest way there.
	Stumbles []Stumble
	// Missed are the steps of the workflow that no conversation came to.
	Missed []string
}

// Stumble is something that went wrong in a conversation.
type Stumble struct {
	// Rule is what broke: that of Check which should have told it, or "unsaid" where
	// somebody wrote, was understood and hears nothing, or "error".
	Rule string
	// Workflow and Step say where, and Name which variable or outcome it is about.
	Workflow, Step, Name string
	// Script is the shortest conversation that comes there, for Rehearse.
	Script string
}

// Walk runs the current revision of a workflow through all its conversations in a
// language, the shortest first, with the real Step: each answer that its questions tell
// apart, words that nobody understands, silence, and each way in which its actions can
// end. It looks at what happens and not at what Check says. Bounds: MaxWalkTurns,
// MaxWalkStates, MaxWalkDepth.
func Walk(l *Library, workflow, lang string) Walked {
	w := newWalk(l, workflow)
	var out Walked
	told, passed := map[flaw]bool{}, map[spot]bool{}
	w.visit = func(at *waypoint, p *passage) bool {
		for _, s := range p.passed {
			passed[s] = true
		}
		for _, f := range p.flaws() {
			if !told[f] {
				told[f] = true
				out.Stumbles = append(out.Stumbles, Stumble{f.rule, f.workflow, f.step, f.name, at.script(f)})
			}
		}
		return true
	}
	w.run(workflow, lang)
	out.Turns, out.States, out.Bounded = w.turns, len(w.known), w.bounded
	if p, ok := l.current[workflow]; ok {
		for _, s := range p.def.steps {
			if !passed[spot{workflow, s.id}] {
				out.Missed = append(out.Missed, s.id)
			}
		}
	}
	return out
}
