package flow

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"frontdesk/internal/phi"
)

// State is where a conversation stands: a stack of frames, the last on top. The zero
// State is a conversation in which nothing is open. It holds what people answered, so
// it prints as nothing, and Encode is to be sealed.
type State struct{ frames []frame }

// frame is one workflow under way.
type frame struct {
	workflow, revision string
	// at is the step that is next, or whose question is open; end when it is over.
	at string
	// root marks a frame that an event started; the others were called by the one
	// below.
	root bool
	// open says that the question of step at was said and waits for an answer.
	open bool
	// under is the label of the conditions under which the frame was begun.
	under phi.Label
	// dueAt is when an open question or a wait has lasted long enough; zero for never.
	dueAt time.Time
	// missed is the question whose answers were last not understood, misses how often.
	missed string
	misses int
	vars   bindings
	// answered are the questions that were answered, in order: what a correction can
	// go back to.
	answered []string
}

// Open reports whether a question is open.
func (st State) Open() bool { return len(st.frames) > 0 && st.frames[len(st.frames)-1].open }

// OpenWorkflow is the workflow whose question is open, as it was started: the one on
// the bottom of the run, not what it called. Empty when none is open.
func (st State) OpenWorkflow() string {
	if !st.Open() {
		return ""
	}
	return st.frames[st.runs()[len(st.runs())-1]].workflow
}

// asks reports whether the open question is one of workflow's own.
func (st State) asks(workflow string) bool {
	return st.Open() && st.frames[len(st.frames)-1].workflow == workflow
}

// Empty reports whether nothing is under way.
func (st State) Empty() bool { return len(st.frames) == 0 }

// Format hides the state from every verb.
func (st State) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "[state of %d]", len(st.frames)) }

// LogValue hides the state from slog.
func (st State) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(st)) }

// runs are the indices at which the runs begin, bottom first.
func (st State) runs() []int {
	var out []int
	for i, f := range st.frames {
		if f.root || i == 0 {
			out = append(out, i)
		}
	}
	return out
}

// without is the stack with the run that begins at runs()[n] taken out.
func (st State) without(n int) State {
	from, to := st.run(n)
	rest := append([]frame(nil), st.frames[:from]...)
	return State{append(rest, st.frames[to:]...)}
}

// within reports whether run n is in a workflow, started or called.
func (st State) within(n int, workflow string) bool {
	from, to := st.run(n)
	return slices.ContainsFunc(st.frames[from:to], func(f frame) bool { return f.workflow == workflow })
}

// under reports whether the run on top is in a workflow.
func (st State) under(workflow string) bool {
	return !st.Empty() && st.within(len(st.runs())-1, workflow)
}

// raised is the stack with run n on top.
func (st State) raised(n int) State {
	from, to := st.run(n)
	out := st.without(n)
	return State{append(out.frames, st.frames[from:to]...)}
}

// run is the part [from, to) of the stack that run n takes.
func (st State) run(n int) (from, to int) {
	runs := st.runs()
	to = len(st.frames)
	if n+1 < len(runs) {
		to = runs[n+1]
	}
	return runs[n], to
}
