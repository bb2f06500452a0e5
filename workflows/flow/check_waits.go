package flow

import "fmt"

// waits reports waits until what is no moment, and warns of those that may end at night.
func (a *analysis) waits() {
	for _, s := range a.def.steps {
		if v, ok := s.verb.(*waiting); ok && v.until != nil {
			a.resolve(v.until.ref, v.until.at)
			a.moment(v.until)
		}
		for _, e := range a.exitsOf(s) {
			if e.to.anytime {
				a.warn(e.to.at, "quiet", "this may be said in quiet hours: `anytime` is on", "a patient's phone would ring at night", "leave `anytime` out: it is said in the morning then")
			}
		}
	}
}

func (a *analysis) moment(e *expression) {
	s, wrong, _ := e.ref.of(a.vars)
	switch {
	case wrong != "":
	case s.kind != TimeType:
		a.fault(e.at, "type", fmt.Sprintf("`%s` is a %s and no time", e.src, s.kind), "", "name a time, such as visit.when")
	}
}
