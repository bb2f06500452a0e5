package flow

import (
	"fmt"
)

// link resolves the targets of every route.
func (d *Def) link(r *reader) {
	d.index = make(map[string]int, len(d.steps))
	for i, s := range d.steps {
		if _, double := d.index[s.id]; double || s.id == end {
			r.fault(s.at, "name", fmt.Sprintf("there is already a step `%s`", s.id), "", "give each step its own id")
		}
		d.index[s.id] = i
	}
	for _, s := range d.steps {
		for _, e := range s.verb.exits() {
			d.resolve(r, e.to, d.onward(s, e.to))
		}
	}
	for _, shared := range []*route{d.stuck, d.unanswered} {
		if shared != nil {
			d.resolve(r, shared, "")
		}
	}
	d.entries(r)
}

// resolve finds where a route leads when next follows the step it belongs to.
func (d *Def) resolve(r *reader, to *route, next string) {
	switch {
	case to == d.stuck && next != "", to == d.unanswered && next != "":
		return // shared by all questions, resolved once
	case to.handoff != "":
		return
	case to.again != "":
		if i, ok := d.index[to.again]; !ok || !isAsk(d.steps[i]) {
			r.fault(to.at, "target", fmt.Sprintf("there is no question `%s` to ask again", to.again), "", r.mean(to.again, d.ids))
		}
		return
	case to.then == "":
		if to.to = next; next == "" {
			r.fault(to.at, "target", "this leads nowhere", "a patient would be left without an answer", "add `handoff: front desk` or `then: end`")
		}
		return
	}
	if _, ok := d.index[to.then]; !ok && to.then != end {
		r.fault(to.at, "target", fmt.Sprintf("there is no step `%s`", excerpt(to.then, 1)), "", r.mean(to.then, func() []string { return append(d.ids(), end) }))
	}
	to.to = to.then
}

func (d *Def) ids() []string {
	out := make([]string, 0, len(d.steps)+1)
	for _, s := range d.steps {
		if s.id[0] != '#' {
			out = append(out, s.id)
		}
	}
	return out
}

func isAsk(s *step) bool {
	_, ok := s.verb.(*ask)
	return ok
}
