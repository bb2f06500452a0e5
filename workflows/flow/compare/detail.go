package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"frontdesk/workflows/flow"
)

// place is where something is different: whose it is, and the step that it belongs to.
type place struct {
	what string
	step string
	// kind is that of its details where their key says no other.
	kind Kind
}

// kindOf is what sort of thing a detail is.
func (p place) kindOf(key string) Kind {
	switch first, _, _ := strings.Cut(key, " "); first {
	case "label", "reveals", "items", "channel":
		return Label
	case "word":
		return Start
	case "with", "gives":
		return Input
	case "set":
		return Route
	case "at", "before", "anytime":
		return Time
	}
	return cmp.Or(p.kind, Step)
}

// details compares what is written beside something, key by key, in the newer order.
// A key that is there several times is a set.
func (c *comparison) details(p place, was, now []flow.Detail) {
	for _, key := range keys(was, now) {
		old, new := values(was, key), values(now, key)
		gone, added := without(old, new), without(new, old)
		switch {
		case key == "optional" && len(gone)+len(added) > 0:
			word := "required"
			if len(added) > 0 {
				word = "optional"
			}
			c.add(p.kindOf(key), p.step, p.what+" is now "+word)
			continue
		case len(gone) == 1 && len(added) == 1 && len(old) == 1:
			c.add(p.kindOf(key), p.step, fmt.Sprintf("%s: %s %s → %s", p.what, key, gone[0], added[0]))
			continue
		}
		for _, v := range gone {
			c.add(p.kindOf(key), p.step, fmt.Sprintf("%s: %s %s is gone", p.what, key, v))
		}
		for _, v := range added {
			c.add(p.kindOf(key), p.step, fmt.Sprintf("%s: %s %s added", p.what, key, v))
		}
	}
}

func keys(was, now []flow.Detail) (all []string) {
	for _, d := range slices.Concat(now, was) {
		if !slices.Contains(all, d.Key) {
			all = append(all, d.Key)
		}
	}
	return all
}

func values(all []flow.Detail, key string) (out []string) {
	for _, d := range all {
		if d.Key == key {
			out = append(out, d.Value)
		}
	}
	return out
}

// without are the values of a that b has not.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(v string) bool { return slices.Contains(b, v) })
}

// texts compares what is said, by key and language.
func (c *comparison) texts(p place, was, now []flow.Sentence) {
	for _, n := range now {
		at := place{what: strings.TrimSpace(p.what + " " + nameOf(n)), step: p.step}
		i := slices.IndexFunc(was, func(w flow.Sentence) bool { return alikeKey(w, n) })
		if i < 0 {
			c.add(Text, p.step, fmt.Sprintf("%s added: “%s”", at.what, n.Words))
		} else if was[i].Words != n.Words {
			c.text(at, was[i].Words, n.Words)
		}
	}
	for _, w := range was {
		if !slices.ContainsFunc(now, func(n flow.Sentence) bool { return alikeKey(w, n) }) {
			c.add(Text, p.step, fmt.Sprintf("%s is gone: “%s”", strings.TrimSpace(p.what+" "+nameOf(w)), w.Words))
		}
	}
}

func (c *comparison) text(p place, old, new string) {
	c.found = append(c.found, Difference{Kind: Text, Step: p.step, What: p.what + " changed", Old: old, New: new})
}

func alikeKey(a, b flow.Sentence) bool {
	return a.Key == b.Key && a.Lang == b.Lang && a.Notice == b.Notice
}

// nameOf is how a text is spoken of: "text (en)".
func nameOf(s flow.Sentence) string {
	name := s.Key
	if s.Notice {
		name = "notice of " + name
	}
	if s.Lang != "" {
		name += " (" + s.Lang + ")"
	}
	return name
}
