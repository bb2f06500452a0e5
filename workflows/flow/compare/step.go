package compare

import (
	"fmt"
	"slices"
	"strings"

	"frontdesk/workflows/flow"
)

// steps compares step by step; what is gone is told where it stood.
func (c *comparison) steps() {
	moved := c.moved()
	told := 0
	gone := func(upTo int) {
		for ; told < upTo; told++ {
			if s := c.prior.Stages[told]; c.now[told] < 0 {
				c.add(Step, s.ID, name(s)+" is gone")
			}
		}
	}
	for j, n := range c.next.Stages {
		i := c.was[j]
		if i < 0 {
			c.add(Step, n.ID, name(n)+" is new: "+does(n))
			continue
		}
		gone(i)
		c.step(c.prior.Stages[i], n, moved[j])
	}
	gone(len(c.prior.Stages))
}

// name is how a step is spoken of.
func name(s flow.Stage) string {
	if s.Named {
		return "step *" + s.ID + "*"
	}
	return fmt.Sprintf("step %s (%s)", strings.TrimPrefix(s.ID, "#"), s.Verb)
}

// does is what a step does, and its first words.
func does(s flow.Stage) string {
	out := strings.TrimSpace(s.Verb + " " + s.What)
	if len(s.Texts) > 0 {
		out += " “" + s.Texts[0].Words + "”"
	}
	return out
}

func (c *comparison) step(o, n flow.Stage, moved bool) {
	if o.ID != n.ID && (o.Named || n.Named) {
		c.add(Step, n.ID, fmt.Sprintf("%s was %s", name(n), strings.TrimPrefix(name(o), "step ")))
	}
	if moved {
		c.add(Step, n.ID, name(n)+" stands elsewhere")
	}
	if c.renamed(o.Within) != n.Within {
		c.add(Step, n.ID, fmt.Sprintf("%s is inside %s, was inside %s", name(n), loop(n.Within), loop(o.Within)))
	}
	at := place{what: name(n) + ":", step: n.ID}
	if o.Verb != n.Verb {
		c.add(Step, n.ID, fmt.Sprintf("%s does `%s`, did `%s`", name(n), does(n), does(o)))
	} else if o.What != n.What {
		kind := Step
		if n.Verb == "wait" {
			kind = Time
		}
		c.add(kind, n.ID, fmt.Sprintf("%s: %s %s → %s", name(n), n.Verb, o.What, n.What))
	}
	c.texts(at, o.Texts, n.Texts)
	c.details(place{what: name(n), step: n.ID}, o.Details, n.Details)
	c.ways(o, n)
}

func loop(id string) string {
	if id == "" {
		return "no loop"
	}
	return "the loop *" + id + "*"
}

// renamed is the id in the newer version of a step of the older one; a step that is gone
// keeps its own.
func (c *comparison) renamed(id string) string {
	for i, s := range c.prior.Stages {
		if s.ID == id && c.now[i] >= 0 {
			return c.next.Stages[c.now[i]].ID
		}
	}
	return id
}

// ways compares the ways on, matched by their names.
func (c *comparison) ways(o, n flow.Stage) {
	at := place{what: name(n), step: n.ID}
	find := func(all []flow.Way, w flow.Way) int {
		return slices.IndexFunc(all, func(x flow.Way) bool { return x.Name == w.Name && x.Aside == w.Aside })
	}
	for _, w := range n.Ways {
		i := find(o.Ways, w)
		if i >= 0 {
			c.way(at, o.Ways[i], w)
			continue
		}
		c.add(Route, n.ID, fmt.Sprintf("%s: new exit *%s* → %s", name(n), wayName(w), target(w)))
	}
	for _, w := range o.Ways {
		if find(n.Ways, w) < 0 {
			c.add(Route, n.ID, fmt.Sprintf("%s: exit *%s* is gone", name(n), wayName(w)))
		}
	}
	if was, now := listed(o, n), listed(n, o); !slices.Equal(was, now) {
		c.add(Step, n.ID, fmt.Sprintf("%s: the options stand in another order: %s → %s", name(n), strings.Join(was, ", "), strings.Join(now, ", ")))
	}
}

// listed are the options of a that stand in its {list}, as far as b has them too: their
// order is the number that a patient answers with.
func listed(a, b flow.Stage) (out []string) {
	for _, w := range a.Ways {
		labelled := slices.ContainsFunc(w.Says, func(s flow.Sentence) bool { return s.Key == "label" })
		if labelled && slices.ContainsFunc(b.Ways, func(x flow.Way) bool { return x.Name == w.Name && !x.Aside }) {
			out = append(out, w.Name)
		}
	}
	return out
}

func (c *comparison) way(at place, o, n flow.Way) {
	if o.After != n.After {
		c.add(Time, at.step, fmt.Sprintf("time-out of %s: %s → %s", strings.TrimPrefix(at.what, "step "), after(o), after(n)))
	}
	was, now := o, n
	was.To, was.Retry = c.renamed(o.To), c.renamed(o.Retry)
	falls := !o.Written && !n.Written // what comes next is told by the steps
	if a, b := target(was), target(now); a != b && !falls {
		c.add(Route, at.step, fmt.Sprintf("%s: *%s* leads to %s, led to %s", at.what, wayName(n), b, target(o)))
	}
	on := place{what: at.what + ": *" + wayName(n) + "*", step: at.step}
	if o.Call != n.Call {
		c.add(Route, at.step, fmt.Sprintf("%s calls %s, called %s", on.what, orNothing(n.Call), orNothing(o.Call)))
	}
	c.details(on, o.Details, n.Details)
	c.texts(on, o.Says, n.Says)
}

func after(w flow.Way) string {
	if w.After == 0 {
		return "the workflow's"
	}
	return flow.Span(w.After)
}

func orNothing(workflow string) string {
	if workflow == "" {
		return "nothing"
	}
	return "*" + workflow + "*"
}

func wayName(w flow.Way) string {
	if w.Name == "" {
		return "otherwise"
	}
	return w.Name
}

// target is where a way leads, in words.
func target(w flow.Way) string {
	switch {
	case w.Handoff != "":
		return "a person (" + w.Handoff + ")"
	case w.Retry != "":
		return "*" + w.Retry + "* again"
	}
	return "*" + w.To + "*"
}
