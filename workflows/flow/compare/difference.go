// Package compare says in plain words what is different between two versions of a
// workflow, one line for each thing that a patient or the clinic could notice. How the
// YAML is laid out, and its comments, are no difference.
package compare

import (
	"frontdesk/workflows/flow"
)

// Kind is what sort of thing is different.
type Kind string

// The kinds of differences.
const (
	Text  Kind = "text"  // words that are said
	Route Kind = "route" // where something leads
	Step  Kind = "step"  // what is done
	Start Kind = "start" // how the workflow begins, and the words that an answer may have
	Input Kind = "input" // what is given and what comes back
	Label Kind = "label" // how private something is
	Time  Kind = "time"  // how long something takes
)

// Difference is one thing that is not as it was.
type Difference struct {
	Kind Kind
	// Step is the id of the step in the newer version, or in the older one where the
	// step is gone; empty for what belongs to the whole workflow.
	Step string
	// What is the whole difference in one line, without the texts of Old and New.
	What string
	// Old and New are the words of a text that was changed; both empty otherwise.
	Old, New string
}

// String is one line.
func (d Difference) String() string {
	if d.Old == "" && d.New == "" {
		return d.What
	}
	return d.What + ": “" + d.Old + "” → “" + d.New + "”"
}

// Differences lists what is different in next, compared with prior, in reading order.
// Steps are matched by their ids, and those without one, or whose id changed, by what
// they do and say. Equal workflows have none.
func Differences(prior, next flow.Outline) []Difference {
	c := &comparison{prior: prior, next: next}
	c.match()
	c.workflow()
	c.steps()
	return c.found
}

type comparison struct {
	prior, next flow.Outline
	// now and was lead from a step to its match, by index; -1 for none.
	now, was []int
	found    []Difference
}

func (c *comparison) add(k Kind, step, what string) {
	c.found = append(c.found, Difference{Kind: k, Step: step, What: what})
}
