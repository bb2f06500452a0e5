package defs

import (
	"testing"

	"frontdesk/workflows/flow"
)

func TestNothingGoesWrongInAnyConversationWithAShippedWorkflow(t *testing.T) {
	t.Parallel()
	lib := library(t)
	for _, r := range lib.Workflows() {
		for _, lang := range []string{"en", "es"} {
			t.Run(r.Def.Name+" "+lang, func(t *testing.T) {
				t.Parallel()
				got := flow.Walk(lib, r.Def.Name, lang)
				t.Logf("%d turns from %d states", got.Turns, got.States)
				for _, s := range got.Stumbles {
					t.Errorf("%s at %s:%s %s\n%s", s.Rule, s.Workflow, s.Step, s.Name, s.Script)
				}
				if got.Bounded || len(got.Missed) > 0 {
					t.Errorf("got a walk that ended early (%v) or missed %v, want all of it", got.Bounded, got.Missed)
				}
			})
		}
	}
}
