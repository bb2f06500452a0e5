package workflows_test

import (
	"testing"

	"frontdesk/internal/phi"
	"frontdesk/workflows"
	"frontdesk/workflows/flow"
)

func TestAPersonSaysTheirRelationAndNothingMorePrivateThanTheName(t *testing.T) {
	t.Parallel()
	p := person(1, "Mia")
	if part, known := workflows.PersonValue(p).Fields[flow.Relation]; known {
		t.Errorf("no relation on record: got %v, want none", part)
	}
	p.Relation, p.Birth = flow.Child, phi.New(phi.Care, "2019-05-01")
	v := workflows.PersonValue(p)
	if got := v.Fields[flow.Relation].Key; got != flow.Child {
		t.Errorf("relation: got %q, want %q", got, flow.Child)
	}
	if got := v.Label(); got != phi.Notice {
		t.Errorf("label: got %v, want %v", got, phi.Notice)
	}
}
