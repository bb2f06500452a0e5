package main

import (
	"fmt"
	"strings"

	"frontdesk/workflows"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/compare"
)

// compare says in plain words what is different between two versions of a workflow, and
// returns it.
func (p page) compare(old, new *flow.Def) []compare.Difference {
	found := compare.Differences(old.Outline().Against(actionSpecs()), new.Outline().Against(actionSpecs()))
	for _, d := range found {
		p.difference(d)
	}
	switch {
	case len(found) > 0:
	case old.Source == new.Source:
		fmt.Fprintln(p.out, "  nothing is different")
	default:
		fmt.Fprintln(p.out, "  nothing is different that anybody could notice: comments, or the layout")
	}
	return found
}

// actionSpecs are the contracts of all actions, by name.
func actionSpecs() map[string]flow.Spec { return flow.Specs(workflows.Specs()...) }

// kindCodes are the colours of the kinds of differences.
var kindCodes = map[compare.Kind]string{compare.Text: "36", compare.Route: "33", compare.Step: "34", compare.Start: "35", compare.Label: "31"}

// difference prints one, and of a changed text the words that are gone and added.
func (p page) difference(d compare.Difference) {
	fmt.Fprintf(p.out, "  %s  %s\n", p.paint(kindCodes[d.Kind], fmt.Sprintf("%-5s", d.Kind)), p.starred(plain(d.What)))
	if d.Old == "" && d.New == "" {
		return
	}
	var words []string
	for _, w := range compare.Words(plain(d.Old), plain(d.New)) {
		switch {
		case w.Gone && p.colour:
			w.Words = p.paint("9;31", w.Words)
		case w.Added && p.colour:
			w.Words = p.paint("32", w.Words)
		case w.Gone:
			w.Words = "[-" + w.Words + "-]"
		case w.Added:
			w.Words = "{+" + w.Words + "+}"
		}
		words = append(words, w.Words)
	}
	fmt.Fprintf(p.out, "         %s\n", strings.Join(words, " "))
}

// starred makes *names* bold where there is colour.
func (p page) starred(words string) string {
	if !p.colour {
		return words
	}
	parts := strings.Split(words, "*")
	if len(parts)%2 == 0 {
		return words // one of the stars is a word of a text
	}
	for i := 1; i < len(parts); i += 2 {
		parts[i] = p.paint("1", parts[i])
	}
	return strings.Join(parts, "")
}
