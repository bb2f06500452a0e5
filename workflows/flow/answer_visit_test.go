package flow

import (
	"testing"

	"frontdesk/internal/phi"
)

func TestTheHourOfWhatMayNotBeShownIsNoAnswer(t *testing.T) {
	t.Parallel()
	list := items(VisitType, "Tue Mar 4 2:30 PM (Mia)", "Thu Mar 6 9:00 AM (Leo)")
	q := &ask{kind: askChoice}
	for _, said := range []string{"9", "the morning one", "the later one", "the 9am one", "thursday"} {
		for _, label := range []phi.Label{phi.Notice, phi.Care} {
			for i := range list {
				list[i].Says = phi.New(label, list[i].Says.Reveal())
			}
			got := q.hear(hearing(phi.New(phi.Care, said), testWorld()), list)
			if shown := label == phi.Notice; (got.fit != NoFit) != shown {
				t.Errorf("%q, shown %t: got %s", said, shown, took(got))
			}
		}
	}
}
