package flow

import (
	"fmt"
	"slices"

	"frontdesk/internal/phi"
)

// Env is what a workflow is checked against.
type Env struct {
	// Specs are the actions by name.
	Specs map[string]Spec
	// Workflows are the others, by name: what can be called, and whose keywords are
	// taken.
	Workflows map[string]*Def
	// Languages are the enabled ones; every text has to be in each.
	Languages []string
	// Channels are all on which the clinic speaks. A workflow is held against each,
	// unless it names its own.
	Channels []Channel
}

// Specs is a table of actions by name, as Env wants it.
func Specs(specs ...Spec) map[string]Spec {
	out := make(map[string]Spec, len(specs))
	for _, s := range specs {
		out[s.Name] = s
	}
	return out
}

// Check finds what Parse cannot see: names and types that do not resolve, outcomes that
// lead nowhere, steps that nobody reaches, variables that may not be set, loops in which
// nobody is asked anything, questions without exits, texts that are missing in a
// language, too long, or too private for the channel, and keywords that are taken.
// In reading order; see Blocks.
// Of the clinic's snippets it finds, besides, what they do to the workflows that say
// them.
func Check(def *Def, env Env) []Problem {
	problems := analyse(def, env).all(def.Name)
	if def.snippets != nil {
		problems = append(problems, def.saidBy(env)...)
	}
	return sorted(problems)
}

// analysis is what is worked out about one workflow.
type analysis struct {
	findings
	def  *Def
	env  Env
	vars map[string]shape
	// judged are the expressions that were looked at.
	judged []bool
	// exited are the exits of the steps, as far as they were asked for.
	exited [][]exit
	edges  [][]edge
	// grew says that a round of shapes found something new.
	grew bool
	// context is, for each variable, how private it is to know whether it is set, and
	// the conditions under which that is done.
	context map[string]grade
	// worded is, for each answer, how private the words of its options are.
	worded map[string]grade
	// courses are the steps with what is done on the ways between them, and under how
	// private the conditions are under which each is reached.
	courses *courses
	under   []grade
	labels  []phi.Label

	looks   []*manner
	manners map[string]manner
	// speaks are the channels that the workflow speaks on.
	speaks []Channel
	calls  map[*calling]phi.Label
	// partial says that an action is unknown: what it gives, and how it ends, cannot be
	// told. That is one fault, and names nothing else that hangs on it.
	partial bool
	// callers are the workflows that come to call this one, and lengths how many steps a
	// turn can take through one that is called; as far as that was asked for.
	callers map[string]bool
	lengths map[string]int
	// longest is how long one turn can get in a workflow that is called.
	longest map[string]int
	// bits are the places of the variables in a varSet, and of the parts in doubts.
	bits map[string]int
	// doubts are, for each variable, its parts that may not be there, and copied the refs
	// that it is set from.
	doubts, copied map[string][]ref
	// here is the step whose variables are looked at.
	here *step
	// todo is the space for what a walk has before it.
	todo []int
	// corrected is, for each question, what may be lost when its answer is corrected.
	corrected []varSet
}

// edge is a way from one step to another.
type edge struct {
	exit
	// target is the index of a step, or outside when the workflow ends here.
	target int
	// sets are the variables that are set on the way.
	sets []string
	// label is how private it is to know that this way was taken.
	label phi.Label
}

// outside is the target of an edge that leaves the workflow.
const outside = -1

func analyse(def *Def, env Env) *analysis {
	def = def.speltOut(env.Workflows[Snippets])
	a := &analysis{def: def, env: env, vars: map[string]shape{}, judged: make([]bool, len(def.exprs)),
		labels: make([]phi.Label, len(def.texts)), calls: map[*calling]phi.Label{}, context: map[string]grade{}, worded: map[string]grade{}, manners: map[string]manner{}}
	a.speaks = a.channels()
	if def.snippets != nil {
		a.snippets()
		return a
	}
	a.partial = slices.ContainsFunc(def.steps, a.isUnknown)
	a.shapes()
	a.connect()
	a.names()
	a.deep()
	a.exits()
	a.reach()
	a.corrections()
	a.assigned()
	a.loops()
	a.person()
	a.unsaid()
	a.each()
	a.long()
	a.kept()
	a.waits()
	a.label()
	a.sealed()
	a.ownChannels()
	a.handed()
	a.silence()
	a.disclosed()
	a.texts()
	a.ways()
	a.examples()
	return a
}

// isUnknown reports a step whose action there is not.
func (a *analysis) isUnknown(s *step) bool {
	v, ok := s.verb.(*doing)
	if !ok {
		return false
	}
	_, known := a.env.Specs[v.action]
	return !known
}

func (a *analysis) fault(at pos, rule, what, why, mend string) {
	a.found(Problem{Workflow: a.def.Name, Line: at.line, Column: at.col, Rule: rule, What: what, Why: why, Mend: mend}, a.def.Source)
}

// onPath notes that a conversation can walk into the last fault.
func (a *analysis) onPath(f flaw) {
	f.workflow = a.def.Name
	a.latest().flaw = f
}

func (a *analysis) warn(at pos, rule, what, why, mend string) {
	a.found(Problem{Workflow: a.def.Name, Line: at.line, Column: at.col, Severity: Warning, Rule: rule, What: what, Why: why, Mend: mend}, a.def.Source)
}

// connect draws the graph of the steps.
func (a *analysis) connect() {
	a.edges = make([][]edge, len(a.def.steps))
	for i, s := range a.def.steps {
		for _, e := range a.exitsOf(s) {
			out := edge{exit: e, target: a.target(e.to), sets: a.setBy(s, e.name)}
			for _, set := range e.to.set {
				out.sets = append(out.sets, set.name)
			}
			for _, r := range a.resultsOf(e.to) {
				out.sets = append(out.sets, r.name)
			}
			a.edges[i] = append(a.edges[i], out)
		}
	}
}

func (a *analysis) target(to *route) int {
	name := to.to
	if to.again != "" {
		name = to.again
	}
	if i, ok := a.def.index[name]; ok {
		return i
	}
	return outside
}

// setBy are the variables that a step gives when it is left by an exit.
func (a *analysis) setBy(s *step, exit string) []string {
	switch v := s.verb.(type) {
	case *ask:
		switch exit {
		case "stuck", "unanswered", "none":
			return nil
		}
		return []string{v.id}
	case *waiting:
		var out []string
		for _, in := range v.gives {
			if exit == "then" && !in.optional {
				out = append(out, in.name)
			}
		}
		return out
	case *looping:
		if exit == "each" {
			return []string{v.as}
		}
	case *doing:
		if a.isUnknown(s) {
			return names(a.vars) // it may be any of them
		}
		var out []string
		for _, oc := range a.env.Specs[v.action].Outcomes {
			if oc.Name == exit {
				for _, f := range oc.Out {
					if !f.Optional {
						out = append(out, f.Name)
					}
				}
			}
		}
		return out
	}
	return nil
}

// exits reports questions and actions that can end in a way that leads nowhere.
func (a *analysis) exits() {
	for _, s := range a.def.steps {
		switch v := s.verb.(type) {
		case *ask:
			if v.stuck == nil && a.def.stuck == nil {
				a.fault(s.at, "exits", fmt.Sprintf("nobody takes over when `%s` is not understood twice", v.id),
					"a patient whom the clinic does not understand needs a person", "add `stuck: {say: ..., handoff: front desk}` at the top of the workflow")
				a.onPath(flaw{rule: "exits", spot: spot{step: s.id}})
			}
		case *doing:
			a.outcomes(s, v)
		}
	}
}

func (a *analysis) outcomes(s *step, v *doing) {
	spec, ok := a.env.Specs[v.action]
	if !ok {
		return // names says so
	}
	var known []string
	for i, oc := range spec.Outcomes {
		known = append(known, oc.Name)
		to := v.route(oc.Name, i == 0)
		if to == nil {
			a.fault(s.at, "outcome", fmt.Sprintf("`%s` can end in `%s`, and nothing says what happens then", v.action, oc.Name),
				"a patient would be left without an answer: "+oc.Help, fmt.Sprintf("add `%s: {say: ..., then: ...}`", oc.Name))
			a.onPath(flaw{rule: "outcome", spot: spot{step: s.id}, name: oc.Name})
			continue
		}
		if i > 0 && to.then == "" && to.handoff == "" && to.again == "" {
			a.fault(to.at, "outcome", fmt.Sprintf("after `%s` it is not said where to go", oc.Name),
				"only the first outcome of an action falls through to the next step", "add `then:` with the id of a step, or `then: end`")
		}
	}
	for _, oc := range v.outcomes {
		if !slices.Contains(known, oc.name) {
			a.fault(oc.at, "outcome", fmt.Sprintf("`%s` never ends in `%s`", v.action, oc.name), "", didYouMean(oc.name, known))
		}
	}
}
