package flow

import (
	"fmt"
	"strings"
	"testing"
)

// TestCallsDeeperThanAStateAreRefusedAtTheCall has chains of workflows that each are right.
func TestCallsDeeperThanAStateAreRefusedAtTheCall(t *testing.T) {
	t.Parallel()
	for depth, want := range map[int]bool{MaxDepth: false, MaxDepth + 1: true} {
		env := testEnv()
		env.Workflows = map[string]*Def{}
		for i := range depth {
			head := fmt.Sprintf("%sworkflow: w%d\n", stuckYAML, i)
			if i == 0 {
				head += "starts: {keywords: [zebra]}\n"
			}
			next := fmt.Sprintf("  - call: w%d\n", i+1)
			if i == depth-1 {
				next = "  - {ask: text, id: q" + againYAML + "}\n"
			}
			def := mustParse(t, head+"steps:\n"+next+"  - say: {en: Bye.}\n")
			env.Workflows[def.Name] = def
		}
		for name, def := range env.Workflows {
			refused := false
			for _, p := range Explain(Check(def, env), def, env) {
				if p.Rule != "deep" {
					continue
				}
				refused = true
				if !strings.Contains(p.What, "w0 → w1 → w2") {
					t.Errorf("got %q, want the chain", p.What)
				}
				if name == "w0" && !strings.Contains(p.Script, "> zebra") {
					t.Errorf("got script %q (%s), want one", p.Script, p.Search)
				}
			}
			if last := name == fmt.Sprintf("w%d", depth-1); refused != (want && !last) {
				t.Errorf("%d deep, %s: got refused %v, want %v", depth, name, refused, !refused)
			}
		}
	}
}
