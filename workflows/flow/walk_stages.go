package flow

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// maxStages is how many worlds a workflow is begun in.
const maxStages = 24

// maxSeeds is how many draws are tried to find somebody who goes each way of a split.
const maxSeeds = 10_000

// stages are the conversations in which a workflow may begin: by how many people stand
// behind the phone, where one of the workflows asks for a person, by the clinic's hours,
// where one looks at them, and by the chance of each split.
func (w *walk) stages(workflow, lang string) []*waypoint {
	all := []*waypoint{w.stage(nil, setting{})}
	if lang != all[0].stage.w.Lang {
		all = w.each(all, []setting{{name: "lang", text: lang}})
	}
	for _, settings := range axes(w.lib.calledFrom(workflow)) {
		all = w.each(all, settings)
	}
	return all
}

// each is every stage with each of the settings.
func (w *walk) each(all []*waypoint, settings []setting) []*waypoint {
	var out []*waypoint
	for _, s := range settings {
		for _, p := range all {
			out = append(out, w.stage(p, s))
		}
	}
	return out[:min(len(out), maxStages)]
}

// stage is the one before it with another setting; the default for none.
func (w *walk) stage(from *waypoint, s setting) *waypoint {
	if from == nil {
		return &waypoint{stage: rehearsal{lib: w.lib, w: stage()}}
	}
	p := &waypoint{stage: from.stage, settings: append(slices.Clip(from.settings), s)}
	if p.stage.set(s) != nil {
		return from
	}
	return p
}

// axes are the settings that make a difference to workflows, by what they are about.
func axes(defs []*Def) [][]setting {
	var people, open, now []setting
	var out [][]setting
	for _, d := range defs {
		if slices.ContainsFunc(d.steps, asksPerson) {
			people = []setting{{name: "people", text: "Ana"}, {name: "people", text: "Ana, Leo"}, {name: "people"}}
		}
		for _, e := range d.exprs {
			if e.clinic && strings.Contains(e.src, "open") {
				open = []setting{{name: "open", text: "yes"}, {name: "open", text: "no"}}
			}
			if e.clinic {
				now = append(now, times(e)...)
			}
		}
		for _, s := range d.steps {
			if v, ok := s.verb.(*splitting); ok {
				out = append(out, v.seeds(d.Name, s.id))
			}
		}
	}
	out = append(out, people, open, now)
	return slices.DeleteFunc(out, func(s []setting) bool { return len(s) == 0 })
}

// times are moments on each side of what an expression says of the clock and the day.
func times(e *expression) []setting {
	at := func(day, hour int) setting {
		return setting{name: "now", text: fmt.Sprintf("2026-11-%dT%02d:00+00:00", 23+day, hour)}
	}
	var out []setting
	for _, c := range constants(e) {
		if n, err := strconv.Atoi(c); err == nil && n < 24 {
			out = append(out, at(0, n))
		}
		if day := slices.Index([]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, c); day >= 0 {
			out = append(out, at(day, 14), at((day+1)%7, 14))
		}
	}
	return out
}

// seeds are, for each way of a split, the first seed that goes there.
func (v *splitting) seeds(workflow, step string) []setting {
	var out []setting
	var met []string
	for seed := range uint64(maxSeeds) {
		name := v.way(dealt(seed, workflow, step)).name
		if !slices.Contains(met, name) {
			met = append(met, name)
			out = append(out, setting{name: "seed", text: strconv.FormatUint(seed, 10)})
		}
		if len(met) == len(v.ways) {
			break
		}
	}
	return out
}

func asksPerson(s *step) bool {
	a, ok := s.verb.(*ask)
	return ok && a.kind == askPerson
}
