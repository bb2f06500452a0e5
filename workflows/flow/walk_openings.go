package flow

import (
	"maps"
	"slices"

	"frontdesk/internal/phi"
)

// openings are the ways in which a workflow begins: the first words of each of its
// starts that begin it, its events, and a start with its inputs, as a call would give
// them.
func (w *walk) openings(workflow string, on *rehearsal) []scene {
	p, ok := w.lib.current[workflow]
	if !ok {
		return nil
	}
	var out []scene
	var events []string
	for i, s := range p.def.Starts {
		if words, ok := w.opener(way{workflow, i}, s, on.w); ok {
			out = append(out, scene{said: words})
		}
		events = append(events, s.Events...)
	}
	if len(events) == 0 && (len(p.def.inputs) > 0 || len(out) == 0) {
		events = []string{workflow}
	}
	fields := p.def.fields()
	given := w.sights.fill(fields[:len(fields)-1]) // the words that started it are said, not given
	for _, e := range events {
		for _, with := range given {
			out = append(out, scene{starts: e, with: with})
		}
	}
	return out
}

// opener are the first words of a start that begin it.
func (w *walk) opener(to way, s Start, on World) (words string, ok bool) {
	all := slices.Clone(s.Keywords)
	all = append(all, s.Phrases[on.Lang]...)
	for _, lang := range slices.Sorted(maps.Keys(s.Phrases)) {
		all = append(all, s.Phrases[lang]...)
	}
	for _, lesson := range w.lib.current[to.workflow].def.examples {
		if name := lesson.intent; name == w.lib.current[to.workflow].def.intentOf(to.start) && len(lesson.lines) > 0 {
			all = append(all, lesson.lines[0].text)
		}
	}
	for _, words := range all {
		if got, fit := w.lib.ways.find(phi.New(phi.Care, words), on.Lang); fit != NoFit && got == to {
			return words, true
		}
	}
	return "", false
}
