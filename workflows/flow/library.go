package flow

import (
	"fmt"
	"slices"

	"frontdesk/internal/phi"
)

// Revision is one immutable version of a workflow. A state pins the revision that it
// began with; what starts anew takes the current one.
type Revision struct {
	// ID is unique among the revisions of a workflow.
	ID      string
	Def     *Def
	Current bool
}

// Library is every workflow that a conversation can be in, compiled. It does not change,
// and is safe for concurrent use.
type Library struct {
	current map[string]*program
	pinned  map[pin]*program
	specs   map[string]Spec
	ways    ways
}

type pin struct{ workflow, revision string }

// program is a revision with all that Step needs worked out beforehand.
type program struct {
	def      *Def
	revision string
	vars     map[string]shape
	// labels is the label of each text, by the conditions under which it is said and
	// the variables it names.
	labels []phi.Label
	// under is, for each step, the label of the conditions under which it is reached.
	under []phi.Label
	// context is the label of the conditions under which each variable is set.
	context map[string]phi.Label
	// secrets is how private what the channel has not heard is, of each variable.
	secrets map[string]phi.Label
	// calls is the label of the conditions under which a workflow is called.
	calls map[*calling]phi.Label
	// voices tells, for each step, what can come of going on from it.
	voices []voice
}

// NewLibrary checks and compiles revisions. The Library is nil when a problem blocks.
// A revision that is not current was checked when it went live: it is compiled, and
// left out with a warning when that fails, so that an action that is gone does not
// stop everything else.
func NewLibrary(revisions []Revision, env Env) (*Library, []Problem) {
	return newLibrary(revisions, env, nil)
}

// newLibrary is NewLibrary, but for the faults that it bears; nil for none.
func newLibrary(revisions []Revision, env Env, bears func(Problem) bool) (*Library, []Problem) {
	env.Workflows = currentOf(revisions)
	l := &Library{current: map[string]*program{}, pinned: map[pin]*program{}, specs: env.Specs}
	var problems []Problem
	for _, r := range revisions {
		a := analyse(r.Def, env)
		faults, rest := borne(r, a.all(r.Def.Name), bears)
		if r.Current {
			problems = append(problems, append(faults, rest...)...)
		}
		if r.Def.snippets != nil {
			continue
		}
		if len(faults) > 0 {
			if !r.Current {
				p := standingProblem(r, fmt.Sprintf("revision %s does not work any more", r.ID))
				p.Why = faults[0].What
				problems = append(problems, p)
			}
			continue
		}
		p := a.program(r.ID)
		l.pinned[pin{r.Def.Name, r.ID}] = p
		if r.Current {
			l.current[r.Def.Name] = p
		}
	}
	if Blocks(problems) {
		return nil, sorted(problems)
	}
	l.ways = l.waysIn()
	l.listen()
	return l, sorted(problems)
}

// Workflows lists the current revisions by name.
func (l *Library) Workflows() []Revision {
	var out []Revision
	for _, p := range l.current {
		out = append(out, Revision{ID: p.revision, Def: p.def, Current: true})
	}
	slices.SortFunc(out, func(a, b Revision) int {
		if a.Def.Name < b.Def.Name {
			return -1
		}
		return 1
	})
	return out
}

// at finds the program and the step of a frame.
func (l *Library) at(f *frame) (*program, *step, error) {
	p, ok := l.pinned[pin{f.workflow, f.revision}]
	if !ok {
		return nil, nil, fmt.Errorf("workflow %q, revision %q: %w", f.workflow, f.revision, ErrUnknown)
	}
	i, ok := p.def.index[f.at]
	if !ok {
		return nil, nil, fmt.Errorf("workflow %q, step %q: %w", f.workflow, f.at, ErrUnknown)
	}
	return p, p.def.steps[i], nil
}

// results are what a workflow gives; none for a nil program.
func (p *program) results() []input {
	if p == nil {
		return nil
	}
	return p.def.results
}

// fields are what a workflow can be given.
func (d *Def) fields() []Field {
	out := make([]Field, 0, len(d.inputs)+1)
	for _, in := range d.inputs {
		out = append(out, Field{Name: in.name, Type: in.shape.kind, Of: in.shape.of, Label: in.shape.label, ItemLabel: in.shape.items.label, Optional: in.optional})
	}
	return append(out, Field{Name: opening, Type: TextType, Label: phi.Care, Optional: true})
}
