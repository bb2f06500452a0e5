package flow

import "fmt"

// sealed reports texts that do not clear a channel: without a notice the patient reads
// the clinic's neutral one there, and has to open a link.
func (a *analysis) sealed() {
	for _, s := range a.allSpoken() {
		if s.notice != nil {
			if l := a.labels[s.notice.n]; a.hidden(l) != "" {
				a.fault(s.notice.at, "label", fmt.Sprintf("the notice is %s, and may not be shown on %s", l, a.hidden(l)),
					"a notice is said where the text may not be, and so it must clear", "take out what is private; mind the conditions under which it is said")
			}
			continue
		}
		if l := a.labels[s.text.n]; a.hidden(l) != "" {
			a.warn(s.text.at, "sealed", fmt.Sprintf("this text is %s and will be sealed on %s", l, a.hidden(l)),
				"the patient gets the clinic's neutral notice with a link instead", "add a `notice:`, or take out what is private")
		}
	}
}

// allSpoken lists every text with its notice, once.
func (a *analysis) allSpoken() []spoken {
	var out []spoken
	seen := make([]bool, len(a.def.texts))
	add := func(s spoken) {
		if s.text != nil && !seen[s.text.n] {
			seen[s.text.n] = true
			out = append(out, s)
		}
	}
	for i, s := range a.def.steps {
		for _, t := range s.verb.says() {
			add(t)
		}
		for _, e := range a.edges[i] {
			add(e.to.say)
		}
	}
	return out
}
