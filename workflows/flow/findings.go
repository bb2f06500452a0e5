package flow

import (
	"fmt"
	"strings"
)

// findings are the problems that a reader or a check has come upon: MaxProblems faults
// and as many warnings. The others are left out, so that a document that is wrong at
// thousands of places costs no more than one that is wrong at a hundred.
type findings struct {
	problems []Problem
	// kept counts them by Severity, and more says that there are others.
	kept [2]int
	more [2]bool
	// lines are the source's, cut once for all excerpts.
	lines []string
	// spare takes what is said of a problem that was not kept.
	spare Problem
	// lost says that the latest problem was not kept.
	lost bool
}

// found keeps a problem, with its line of src.
func (f *findings) found(p Problem, src string) {
	if f.lost = f.kept[p.Severity] >= MaxProblems; f.lost {
		f.more[p.Severity] = true
		return
	}
	if len(p.What) > maxMessage {
		p.What = strings.ToValidUTF8(p.What[:maxMessage], "") + " ..."
	}
	f.kept[p.Severity]++
	if f.lines == nil {
		f.lines = strings.Split(src, "\n")
	}
	if p.Line > 0 && p.Line <= len(f.lines) {
		p.Excerpt = excerpt(f.lines[p.Line-1], 1)
	}
	f.problems = append(f.problems, p)
}

// latest is the problem that was found last; what is not kept may be written to.
func (f *findings) latest() *Problem {
	if f.lost || len(f.problems) == 0 {
		return &f.spare
	}
	return &f.problems[len(f.problems)-1]
}

// full reports that no further fault is kept: what only words one can be left out.
func (f *findings) full() bool { return f.kept[Fault] >= MaxProblems }

// mean is a mend: what word may have been meant to be.
func (f *findings) mean(word string, candidates func() []string) string {
	if f.full() {
		return ""
	}
	return didYouMean(word, candidates())
}

// all are the problems of a workflow in reading order; the last ones say where
// there are more.
func (f *findings) all(workflow string) []Problem {
	out := sorted(f.problems)
	for i := range out {
		out[i].Workflow = workflow
	}
	for severity, more := range f.more {
		if more {
			out = append(out, Problem{Workflow: workflow, Line: max(1, len(f.lines)), Column: 1, Severity: Severity(severity), Rule: "many",
				What: fmt.Sprintf("there are more like these, and %d are shown", MaxProblems), Mend: "mend these first, and check again"})
		}
	}
	return out
}
