package flow

import (
	"maps"
	"slices"
	"time"
)

// Outline is a plain view of a Def for whoever draws, compares or lists workflows. It
// holds words and names only, all of them as they are written, and belongs to its
// receiver.
type Outline struct {
	Name, About string
	// Languages are those in which anything is said, in the order in which they appear.
	Languages []string
	// Starts are the ways in; none for a workflow that is only called.
	Starts []Opening
	// Examples are the messages that it is learnt from, by intent and language.
	Examples []Lesson
	// Inputs and Results have their fields "type", "label" and so on as Details.
	Inputs, Results []Stated
	// Settings are what else the workflow says of itself.
	Settings []Detail
	// Snippets are those of the clinic's document of snippets, in the order of their
	// names, which are the keys; none for a workflow.
	Snippets []Sentence
	Stages   []Stage
	// Stuck and Unanswered are the shared ways on of all questions; nil where the
	// workflow has none. After is how long its questions wait.
	Stuck, Unanswered *Way
	After             time.Duration
}

// Lesson is what people write who want one intent, in one language.
type Lesson struct {
	Intent, Lang string
	Lines        []string
}

// Opening is one start of a workflow.
type Opening struct {
	// Intent is the name of its examples; empty where it is not written.
	Intent           string
	Keywords, Events []string
	Phrases          []Phrases
	With             []Detail
}

// Phrases are what people write in one language.
type Phrases struct {
	Lang  string
	Words []string
}

// Stated is an input or a result.
type Stated struct {
	Name    string
	Details []Detail
}

// Detail is something that is written beside a step, an input or a way: its key and its
// value in one line.
type Detail struct{ Key, Value string }

// Stage is one step.
type Stage struct {
	// ID is written, or "#3" for the third step; Named tells which.
	ID    string
	Named bool
	// Line counts from 1.
	Line int
	// Verb is "ask", and What what follows it: the kind of question, the action, the
	// condition, the length of time, the workflow, the queue. Empty for say and end.
	Verb, What string
	// Within is the id of the loop that the step stands in.
	Within  string
	Details []Detail
	// Texts are said at the step itself, Ways lead on from it, in written order.
	Texts []Sentence
	Ways  []Way
}

// Sentence is a text in one language; Lang is empty for one that is the same in all.
type Sentence struct {
	// Key is "say", "text", "again" or what else the text stands under.
	Key, Lang, Words string
	// Notice marks what an uncleared channel says instead.
	Notice bool
}

// Way is one way on from a step.
type Way struct {
	// Name is an outcome, an option, "answered", "stuck", "unanswered", "then", "else".
	// It is empty for the outcome of an action that is not written: the first one.
	Name string
	// To is the id of a step, or "end". It is empty where Handoff names a queue of
	// staff, or Retry the question to ask again.
	To, Handoff, Retry string
	// Written tells a way that the workflow writes from one that falls through to
	// the next step.
	Written bool
	// Aside marks the ways that depend on no answer.
	Aside bool
	// After is how long it takes a time-out to go this way; zero for all others.
	After time.Duration
	// Call is the workflow that is called on the way. Details are what is set, what
	// the call is given, and the words of an option.
	Call    string
	Details []Detail
	Says    []Sentence
}

// Outline views the definition.
func (d *Def) Outline() Outline {
	o := Outline{Name: d.Name, About: d.About, After: d.after}
	for _, t := range d.texts {
		for _, w := range t.langs {
			if w.lang != "" && !slices.Contains(o.Languages, w.lang) {
				o.Languages = append(o.Languages, w.lang)
			}
		}
	}
	for _, c := range d.channels {
		o.Settings = append(o.Settings, Detail{"channel", c})
	}
	for _, s := range d.Starts {
		o.Starts = append(o.Starts, s.outline())
	}
	for _, l := range d.examples {
		one := Lesson{Intent: l.intent, Lang: l.lang}
		for _, e := range l.lines {
			one.Lines = append(one.Lines, e.text)
		}
		o.Examples = append(o.Examples, one)
	}
	for _, name := range slices.Sorted(maps.Keys(d.snippets)) {
		o.Snippets = append(o.Snippets, sentences(name, spoken{text: d.snippets[name]})...)
	}
	o.Inputs, o.Results = stated(d.inputs), stated(d.results)
	if d.stuck != nil {
		w := wayOf(exit{name: "stuck", to: d.stuck, aside: true})
		o.Stuck = &w
	}
	if d.unanswered != nil {
		w := wayOf(exit{name: "unanswered", to: d.unanswered, aside: true})
		w.After = d.after
		o.Unanswered = &w
	}
	for _, s := range d.steps {
		o.Stages = append(o.Stages, s.outline())
	}
	return o
}

// Stage finds a step by its id.
func (o Outline) Stage(id string) (Stage, bool) {
	for _, s := range o.Stages {
		if s.ID == id {
			return s, true
		}
	}
	return Stage{}, false
}

// Against names the outcome that each action falls through with, as its spec has it, and
// drops that way where the workflow routes the first outcome itself.
func (o Outline) Against(specs map[string]Spec) Outline {
	o.Stages = slices.Clone(o.Stages)
	for i, s := range o.Stages {
		spec, ok := specs[s.What]
		if s.Verb != "do" || !ok || len(spec.Outcomes) == 0 {
			continue
		}
		first := spec.Outcomes[0].Name
		routed := slices.ContainsFunc(s.Ways, func(w Way) bool { return w.Name == first })
		var ways []Way
		for _, w := range s.Ways {
			if w.Name == "" && routed {
				continue
			}
			if w.Name == "" {
				w.Name = first
			}
			ways = append(ways, w)
		}
		o.Stages[i].Ways = ways
	}
	return o
}
