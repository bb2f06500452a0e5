package flow

// Explain finds, for each fault of Check that is a path, the shortest conversation that
// walks into it, and puts it into Problem.Script as a transcript for Rehearse. env is
// what Check was given. Where a search ends without one, Problem.Search says how far it
// looked. It takes a second or two at most; Check without it is a matter of
// milliseconds.
func Explain(problems []Problem, def *Def, env Env) []Problem {
	out := append([]Problem(nil), problems...)
	// A fault of a snippet is one of a workflow that says it.
	type talk struct{ workflow, lang string }
	wanted := map[talk][]*Problem{}
	for i := range out {
		if p := &out[i]; p.flaw.rule != "" && p.Script == "" {
			lang := p.flaw.lang
			if lang == "" && len(env.Languages) > 0 {
				lang = env.Languages[0]
			}
			at := talk{p.Workflow, lang}
			wanted[at] = append(wanted[at], p)
		}
	}
	if len(wanted) == 0 {
		return out
	}
	lib := NewDraft(revisionsOf(def, env), env)
	for at, ps := range wanted {
		explain(lib, at.workflow, at.lang, ps)
	}
	return out
}

// revisionsOf are a workflow and those beside which it is checked.
func revisionsOf(def *Def, env Env) []Revision {
	out := []Revision{{ID: "draft", Def: def, Current: true}}
	for name, d := range env.Workflows {
		if d != nil && name != def.Name {
			out = append(out, Revision{ID: "draft", Def: d, Current: true})
		}
	}
	return out
}

func explain(lib *Library, workflow, lang string, ps []*Problem) {
	w := newWalk(lib, workflow)
	left := len(ps)
	w.visit = func(at *waypoint, p *passage) bool {
		for _, problem := range ps {
			if problem.Script == "" && p.shows(problem.flaw) {
				problem.Script = at.script(problem.flaw)
				left--
			}
		}
		return left > 0
	}
	w.run(workflow, lang)
	for _, problem := range ps {
		if problem.Script == "" {
			problem.Search = w.found()
		}
	}
}
