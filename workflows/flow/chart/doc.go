// Package chart draws the map of a workflow: as SVG for a page, and as text for a
// terminal. Equal outlines and marks give equal bytes.
//
// The SVG is a layered drawing (Sugiyama, Tagawa, Toda, "Methods for Visual
// Understanding of Hierarchical System Structures", 1981): steps stand in layers below
// those that lead to them, in an order with few crossings, and lines run at right
// angles in the channels between the layers. All ways to one step share one line, and
// ways back climb beside the steps, so that a map of thirty steps stays readable. It
// has no script, no font and no picture of another origin, and follows the reader's
// light or dark setting.
package chart

import "frontdesk/workflows/flow"

// Options say how a map is drawn; the zero value is a plain one.
type Options struct {
	// Language is that of the quoted words; empty or unknown for the first there is.
	Language string
	// Marks stand at steps, by their ids.
	Marks map[string]Mark
}

// Mark is what stands at a step besides what it does.
type Mark struct {
	// People are how many conversations stand there now.
	People int
	// Faults and Warnings are how many problems the checker has there.
	Faults, Warnings int
	// Change is a word such as "new" or "changed"; empty for none.
	Change string
}

// words are a text of a step or a way in the language that is asked for.
func (o Options) words(said []flow.Sentence, key string) string {
	first := ""
	for _, s := range said {
		if s.Key != key || s.Notice {
			continue
		}
		if s.Lang == o.Language || s.Lang == "" {
			return s.Words
		}
		if first == "" {
			first = s.Words
		}
	}
	return first
}
