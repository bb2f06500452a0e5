package compare

import (
	"fmt"
	"slices"
	"strings"

	"frontdesk/workflows/flow"
)

// workflow compares what belongs to no step.
func (c *comparison) workflow() {
	o, n := c.prior, c.next
	if o.Name != n.Name {
		c.add(Step, "", fmt.Sprintf("the workflow is called *%s*, was *%s*", n.Name, o.Name))
	}
	if o.About != n.About {
		c.text(place{what: "its description"}, o.About, n.About)
	}
	c.details(place{what: "the workflow"}, o.Settings, n.Settings)
	c.starts()
	c.stated("input", o.Inputs, n.Inputs)
	c.stated("result", o.Results, n.Results)
	c.texts(place{what: "snippet"}, o.Snippets, n.Snippets)
	c.shared("not understood", o.Stuck, n.Stuck)
	if o.After != n.After {
		c.add(Time, "", fmt.Sprintf("time-out of every question: %s → %s", flow.Span(o.After), flow.Span(n.After)))
	}
	c.shared("unanswered", o.Unanswered, n.Unanswered)
}

// shared compares a way on of all questions.
func (c *comparison) shared(name string, o, n *flow.Way) {
	at := place{what: "every question"}
	switch {
	case o == nil && n != nil:
		c.add(Route, "", fmt.Sprintf("every question: new exit *%s* → %s", name, target(*n)))
	case o != nil && n == nil:
		c.add(Route, "", fmt.Sprintf("every question: exit *%s* is gone", name))
	case o != nil:
		a, b := *o, *n
		a.Name, b.Name, a.After, b.After = name, name, 0, 0
		c.way(at, a, b)
	}
}

// starts compares how a workflow begins. What a start gives belongs to each of its words.
func (c *comparison) starts() {
	was, now := waysIn(c.prior), waysIn(c.next)
	is, had := byName(now), byName(was)
	for _, w := range was {
		if gives, ok := is[w.name]; !ok {
			c.add(Start, "", w.name+" is gone")
		} else if gives != w.gives {
			c.add(Start, "", fmt.Sprintf("%s gives %s, gave %s", w.name, gives, w.gives))
		}
	}
	for _, n := range now {
		if _, ok := had[n.name]; !ok {
			c.add(Start, "", n.name+" added"+strings.TrimSuffix(", gives "+n.gives, ", gives nothing"))
		}
	}
}

func byName(all []wayIn) map[string]string {
	out := make(map[string]string, len(all))
	for _, w := range all {
		out[w.name] = w.gives
	}
	return out
}

// wayIn is one word, phrase or event that starts a workflow, and what it gives.
type wayIn struct{ name, gives string }

func waysIn(o flow.Outline) (all []wayIn) {
	for _, s := range o.Starts {
		var given []string
		for _, d := range s.With {
			given = append(given, d.Key+": "+d.Value)
		}
		slices.Sort(given)
		gives := "nothing"
		if len(given) > 0 {
			gives = strings.Join(given, ", ")
		}
		if s.Intent != "" {
			all = append(all, wayIn{"intent " + s.Intent, gives})
		}
		for _, k := range s.Keywords {
			all = append(all, wayIn{"keyword " + k, gives})
		}
		for _, p := range s.Phrases {
			for _, w := range p.Words {
				all = append(all, wayIn{fmt.Sprintf("phrase (%s) “%s”", p.Lang, w), gives})
			}
		}
		for _, e := range s.Events {
			all = append(all, wayIn{"event " + e, gives})
		}
	}
	for _, l := range o.Examples {
		for _, line := range l.Lines {
			all = append(all, wayIn{fmt.Sprintf("example (%s) “%s”", l.Lang, line), "intent " + l.Intent})
		}
	}
	return all
}

func (c *comparison) stated(what string, was, now []flow.Stated) {
	for _, w := range was {
		if !slices.ContainsFunc(now, func(n flow.Stated) bool { return n.Name == w.Name }) {
			c.add(Input, "", fmt.Sprintf("%s *%s* is gone", what, w.Name))
		}
	}
	for _, n := range now {
		i := slices.IndexFunc(was, func(w flow.Stated) bool { return w.Name == n.Name })
		if i < 0 {
			c.add(Input, "", fmt.Sprintf("%s *%s* is new: %s", what, n.Name, written(n.Details)))
			continue
		}
		c.details(place{what: what + " *" + n.Name + "*", kind: Input}, was[i].Details, n.Details)
	}
}

func written(all []flow.Detail) string {
	var out []string
	for _, d := range all {
		out = append(out, d.Key+" "+d.Value)
	}
	return strings.Join(out, ", ")
}
