package flow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Severity says whether a Problem stops a workflow from going live.
type Severity int

// The severities.
const (
	// Fault blocks: the workflow may not be published.
	Fault Severity = iota
	// Warning is shown and does not block.
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Problem is something wrong with a workflow, at a place in its source.
type Problem struct {
	Workflow string
	// Line and Column count from 1, columns in characters.
	Line, Column int
	Severity     Severity
	// Rule is the short name of what was broken: "outcome", "loop".
	Rule string
	// What is wrong, Why it matters to a patient, and how to Mend it.
	What, Why, Mend string
	// Excerpt is the line of source that Line names.
	Excerpt string
	// Script is the shortest conversation that walks into the fault, for Rehearse;
	// empty where the fault is not a path.
	Script string
	// Search says how far a search for the script came that found none.
	Search string

	flaw flaw
}

// String is one line: "book:23:5: error[outcome]: ...".
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s[%s]: %s", cmp.Or(p.Workflow, "?"), p.Line, p.Column, p.Severity, p.Rule, p.What)
}

// Render is the problem as a compiler would print it, with the line of source and a
// caret under the place.
func (p Problem) Render() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s[%s]: %s\n", p.Severity, p.Rule, p.What)
	fmt.Fprintf(&b, "  --> %s:%d:%d\n", cmp.Or(p.Workflow, "?"), p.Line, p.Column)
	if p.Excerpt != "" {
		n := fmt.Sprint(p.Line)
		gap := strings.Repeat(" ", len(n))
		fmt.Fprintf(&b, " %s |\n %s | %s\n %s | %s^\n", gap, n, p.Excerpt, gap, pad(p.Excerpt, p.Column-1))
	}
	if p.Why != "" {
		fmt.Fprintf(&b, "  why:  %s\n", p.Why)
	}
	if p.Mend != "" {
		fmt.Fprintf(&b, "  mend: %s\n", p.Mend)
	}
	if p.Search != "" {
		fmt.Fprintf(&b, "  path: %s\n", p.Search)
	}
	if p.Script != "" {
		fmt.Fprintf(&b, "  path: how a patient walks into it\n    %s\n", strings.ReplaceAll(strings.TrimSpace(p.Script), "\n", "\n    "))
	}
	return b.String()
}

// pad is as wide as the first n characters of line, tabs kept, so that a caret stands
// under the place in any terminal.
func pad(line string, n int) string {
	var b strings.Builder
	for _, r := range line {
		if n <= 0 {
			break
		}
		if r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
		n--
	}
	return b.String()
}

// Blocks reports whether any of the problems stops a publish.
func Blocks(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Fault })
}

// sorted puts problems in reading order and drops repeats.
func sorted(ps []Problem) []Problem {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Workflow, b.Workflow), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.What, b.What))
	})
	return slices.Compact(ps)
}

// pos is a place in a source; the zero pos is the document itself.
type pos struct{ line, col int }

// excerpt is line n of src, cut to what fits a terminal.
func excerpt(src string, n int) string {
	for range n - 1 {
		_, rest, ok := strings.Cut(src, "\n")
		if !ok {
			return ""
		}
		src = rest
	}
	line, _, _ := strings.Cut(src[:min(len(src), maxExcerpt*utf8.UTFMax)], "\n")
	line = strings.Map(func(r rune) rune {
		if unseen(r) || r == '\r' {
			return ' '
		}
		return r
	}, line)
	if r := []rune(line); len(r) > maxExcerpt {
		return string(r[:maxExcerpt])
	}
	return line
}

// maxExcerpt is how many characters of a line are quoted.
const maxExcerpt = 160
