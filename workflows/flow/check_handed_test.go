package flow

import (
	"fmt"
	"slices"
	"testing"

	"frontdesk/internal/phi"
)

// TestWhatIsHandedOnHasThePartsThatAreCountedOn has an action whose visit knows no day: a
// workflow that is called with it, or gets it as a result, would say a gap.
func TestWhatIsHandedOnHasThePartsThatAreCountedOn(t *testing.T) {
	t.Parallel()
	part := func(name string) Field { return Field{Name: name, Type: TimeType, Label: phi.Notice} }
	for parts, refused := range map[string]bool{"first when": true, "first when day": false} {
		fields := []Field{part("first"), part("when")}
		if parts == "first when day" {
			fields = append(fields, part("day"))
		}
		env := testEnv()
		env.Specs = Specs(Spec{Name: "visits.next", Help: "the next visit",
			Outcomes: []Outcome{{Name: "one", Label: phi.Notice, Out: []Field{{Name: "visit", Type: VisitType, Label: phi.Notice, Fields: fields}}}}})
		called := mustParse(t, stuckYAML+"workflow: called\ninputs: {visit: {type: visit, label: notice}}\nsteps:\n  - say: {en: \"On {visit.day}.\"}\n")
		gives := mustParse(t, stuckYAML+"workflow: gives\nresults: {visit: {type: visit, label: notice}}\nsteps:\n  - {do: visits.next, id: next, one: end}\n")
		caller := mustParse(t, stuckYAML+"workflow: caller\nstarts: {keywords: [zebra]}\nsteps:\n  - {do: visits.next, id: next}\n  - call: called\n    with: {visit: visit}\n  - say: {en: Bye.}\n")
		env.Workflows = map[string]*Def{"called": called, "gives": gives, "caller": caller}
		for _, def := range []*Def{gives, caller} {
			got := Check(def, env)
			found := slices.ContainsFunc(got, func(p Problem) bool { return p.Rule == "part" && p.Severity == Fault })
			if found != refused || !refused && Blocks(got) {
				t.Errorf("%s of a visit with %s: got %v, want refused %v", def.Name, parts, fmt.Sprint(got), refused)
			}
		}
	}
}
