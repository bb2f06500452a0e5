package flow

import "fmt"

// manner is how something looks from outside when its words are sealed.
type manner struct {
	at pos
	// what it does that shows: "asks `who`". Empty for nothing.
	what string
	// says tells that it may say something, hushed that it may not.
	says, hushed bool
}

// manner is how a node looks; it is looked at once.
func (a *analysis) manner(n int) manner {
	if a.looks == nil {
		a.looks = make([]*manner, len(a.courses.next))
	}
	if a.looks[n] == nil {
		m := a.look(n)
		a.looks[n] = &m
	}
	return *a.looks[n]
}

func (a *analysis) look(n int) manner {
	if to := a.courses.route(n); to != nil {
		return a.mannerOfRoute(to)
	}
	m := manner{hushed: true}
	i, ok := a.courses.step(n)
	switch {
	case n == a.courses.over:
		m.what = "ends the workflow"
		return m
	case !ok:
		m.what = "hands over to a person"
		return m
	}
	s := a.def.steps[i]
	m.at = s.at
	switch v := s.verb.(type) {
	case *ask:
		m.what = "asks `" + v.id + "`"
		if n != i {
			m.what += " again"
		}
	case *waiting:
		m.what = "waits"
	case *saying:
		m = mannerOfText(v.spoken)
	case *doing:
		if a.env.Specs[v.action].Settles {
			m.what = "does `" + v.action + "` for good"
		}
	}
	return m
}

func mannerOfText(s spoken) manner {
	if s.text == nil {
		return manner{hushed: true}
	}
	m := manner{at: s.text.at, says: true}
	if s.notice != nil {
		m.what = "says a notice"
	}
	return m
}

// mannerOfRoute is how what is done on a way looks.
func (a *analysis) mannerOfRoute(to *route) manner {
	m := mannerOfText(to.say)
	if to.call == nil {
		return m
	}
	called := a.mannerOfCall(to.call.workflow)
	if called.what != "" {
		m.at, m.what = to.call.at, fmt.Sprintf("calls `%s`, which %s", to.call.workflow, called.what)
	}
	if called.says && !m.says {
		m.at, m.says = to.call.at, true
	}
	m.hushed = m.hushed && called.hushed
	return m
}

// mannerOfCall is how a workflow looks that is called, to its end. One that calls itself
// has no end that could be told.
func (a *analysis) mannerOfCall(name string) manner {
	if m, ok := a.manners[name]; ok {
		return m
	}
	d := a.env.Workflows[name]
	if d == nil {
		return manner{hushed: true} // names says so
	}
	a.manners[name] = manner{what: "may never end"}
	sub := &analysis{def: d, env: a.env, vars: map[string]shape{}, manners: a.manners}
	sub.connect()
	sub.courses = sub.courseOf()
	p := sub.walked(0, sub.courses.over)
	m := manner{says: p.talks != pos{}, hushed: p.hushed}
	if len(p.sounds) > 0 {
		_, node := sub.loudest([]path{p})
		m.what = sub.manner(node).what
	}
	a.manners[name] = m
	return m
}
