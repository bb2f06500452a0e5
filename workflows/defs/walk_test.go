package defs

import (
	"testing"
	"time"

	"frontdesk/workflows/flow"
)

func TestNothingGoesWrongInAnyConversationWithAShippedWorkflow(t *testing.T) {
	t.Parallel()
	lib := library(t)
	for _, r := range lib.Workflows() {
		for _, lang := range []string{"en", "es"} {
			t.Run(r.Def.Name+" "+lang, func(t *testing.T) {
				t0 := time.Now()
				got := flow.Walk(lib, r.Def.Name, lang)
				t.Logf("%d turns, %d states, bounded %v, missed %v, %v", got.Turns, got.States, got.Bounded, got.Missed, time.Since(t0))
				for _, s := range got.Stumbles {
					t.Errorf("%s at %s:%s %s\n%s", s.Rule, s.Workflow, s.Step, s.Name, s.Script)
				}
			})
		}
	}
}
