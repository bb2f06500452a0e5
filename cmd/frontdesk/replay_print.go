package main

import (
	"fmt"
	"strings"

	"frontdesk/workflows/flow/replay"
)

// replayed prints how conversations would go: a line a kind, with where, and examples of
// what differs. It shows names and wordings of the workflows, and nobody's words.
func (p page) replayed(r replay.Report) {
	for _, k := range replay.Kinds() {
		if r.By[k] == 0 && k != replay.Same {
			continue
		}
		line := fmt.Sprintf("%-13s %6d  %s", k, r.By[k], p.paint("2", placesOf(r, k)))
		fmt.Fprintln(p.out, p.paint(kindColour(k), strings.TrimSpace(line)))
	}
	if r.Invented > 0 {
		fmt.Fprintf(p.out, "In %s an action was called that was not called then; its answer is made up.\n", numbered(r.Invented, "conversation"))
	}
	if r.Unread > 0 {
		fmt.Fprintf(p.out, "%s cannot be read: another release recorded them.\n", numbered(r.Unread, "conversation"))
	}
	kinds := replay.Kinds()
	for i := len(kinds) - 1; i > 0; i-- {
		for _, v := range r.Examples[kinds[i]] {
			p.example(v)
		}
	}
}

func kindColour(k replay.Kind) string {
	switch k {
	case replay.Same:
		return "32"
	case replay.Changed, replay.Branched:
		return "33"
	}
	return "31"
}

// placesShown leave a line on a terminal room.
const placesShown = 3

// placesOf says where the conversations of a kind differ, most first.
func placesOf(r replay.Report, k replay.Kind) string {
	var all []string
	for _, at := range r.Worst() {
		if at.Kind == k {
			all = append(all, fmt.Sprintf("%s %d", place(at.Workflow, at.Step), r.Steps[at]))
		}
	}
	if more := len(all) - placesShown; more > 0 {
		all = append(all[:placesShown], few("", more, "more step"))
	}
	return strings.Join(all, ", ")
}

func place(workflow, step string) string {
	if workflow == "" {
		return "no step"
	}
	return workflow + ":" + step
}

// example prints one difference: what was said in red, what would be said in green.
func (p page) example(v replay.Verdict) {
	fmt.Fprintf(p.out, "\n%s at %s, in turn %d%s\n", p.paint(kindColour(v.Kind), v.Kind.String()), place(v.Workflow, v.Step), v.Turn, plain(because(v)))
	if v.Was == v.Is {
		if v.Is != "" {
			fmt.Fprintf(p.out, "    %s\n", plain(v.Is))
		}
		return
	}
	p.said("31", "- ", v.Was)
	p.said("32", "+ ", v.Is)
}

func because(v replay.Verdict) string {
	why := v.Why
	if len(v.Invented) > 0 {
		why = strings.TrimPrefix(why+"; ", "; ") + "made up is the answer of " + strings.Join(v.Invented, ", ")
	}
	if why == "" {
		return ""
	}
	return ": " + why
}

func (p page) said(code, mark, words string) {
	if words == "" {
		words = "(nothing)"
	}
	fmt.Fprintf(p.out, "    %s\n", p.paint(code, mark+plain(words)))
}
