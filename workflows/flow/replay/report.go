package replay

import (
	"cmp"
	"slices"
)

// MaxExamples is how many verdicts of a kind a report shows.
const MaxExamples = 3

// Report sums verdicts up.
type Report struct {
	// Conversations and Turns were played. Unread conversations hold a turn that this
	// release cannot read, and are not among them.
	Conversations, Turns, Unread int
	// By counts the conversations of each kind.
	By [kinds]int
	// Invented counts those in which an action's reply was made up.
	Invented int
	// Steps counts the conversations that differ by where they do.
	Steps map[Place]int
	// Examples are the first of each kind, at most MaxExamples.
	Examples [kinds][]Verdict
}

// Place is where conversations differ, and how.
type Place struct {
	Workflow, Step string
	Kind           Kind
}

// Add counts one conversation.
func (r *Report) Add(v Verdict) {
	r.Conversations++
	r.Turns += v.Turns
	r.By[v.Kind]++
	if v.Kind == Same {
		return
	}
	if len(v.Invented) > 0 {
		r.Invented++
	}
	if r.Steps == nil {
		r.Steps = map[Place]int{}
	}
	r.Steps[Place{v.Workflow, v.Step, v.Kind}]++
	if len(r.Examples[v.Kind]) < MaxExamples {
		r.Examples[v.Kind] = append(r.Examples[v.Kind], v)
	}
}

// Worst lists the places, the worst kind first, and of one kind those with the most
// conversations.
func (r *Report) Worst() []Place {
	out := make([]Place, 0, len(r.Steps))
	for p := range r.Steps {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Place) int {
		return cmp.Or(cmp.Compare(b.Kind, a.Kind), cmp.Compare(r.Steps[b], r.Steps[a]),
			cmp.Compare(a.Workflow, b.Workflow), cmp.Compare(a.Step, b.Step))
	})
	return out
}

// Alarming counts the conversations that nobody wants: a person who was not needed then,
// somebody stranded, a failure.
func (r *Report) Alarming() int { return r.By[Handed] + r.By[Stuck] + r.By[Fails] }
