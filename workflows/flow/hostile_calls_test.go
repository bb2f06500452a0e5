package flow

import (
	"fmt"
	"strings"
	"testing"
)

// manyWorkflows are n workflows of several calls each.
func manyWorkflows(t testing.TB, n int, body func(i int) string) Env {
	env := testEnv()
	env.Workflows = map[string]*Def{}
	for i := range n {
		def := mustParse(t, fmt.Sprintf("workflow: w%d\ninputs: {v: {type: list of visit, label: notice}}\nsteps:\n%s  - say: x\n", i, body(i)))
		env.Workflows[def.Name] = def
	}
	return env
}

// TestCallsAmongManyWorkflowsAreFollowedOnce: each is looked at once, however many ways
// lead to it. Were they followed one by one, this would not end.
func TestCallsAmongManyWorkflowsAreFollowedOnce(t *testing.T) {
	for name, body := range map[string]func(i int) string{
		"a chain of pairs": func(i int) string {
			call := fmt.Sprintf("call: w%d, with: {v: v}", (i+1)%48)
			return strings.Repeat("  - {"+call+"}\n", 2) + "  - {each: v, as: c, steps: [{" + call + "}, {" + call + "}]}\n"
		},
		"a ladder": func(i int) string {
			if i >= 46 {
				return ""
			}
			return fmt.Sprintf("  - {each: v, as: c, steps: [{call: w%d, with: {v: v}}, {call: w%d, with: {v: v}}]}\n", i+1, i+2)
		},
		"everybody": func(i int) string {
			var b strings.Builder
			for j := range 48 {
				fmt.Fprintf(&b, "  - {call: w%d, with: {v: v}}\n", j)
			}
			return b.String()
		},
	} {
		env := manyWorkflows(t, 48, body)
		if n := allocated(func() { Check(env.Workflows["w0"], env) }); n > maxHostileBytes {
			t.Errorf("%s: got %.1f MB allocated, want at most %d", name, mega(n), maxHostileBytes>>20)
		}
	}
}
