package replay_test

import (
	"strings"
	"testing"

	"frontdesk/workflows/flow/replay"
)

func TestAnUnchangedWorkflowDiffersNowhere(t *testing.T) {
	t.Parallel()
	lib := library(t)
	for name, conversation := range shipped(t, lib) {
		v := replay.Run(t.Context(), lib, conversation)
		if v.Kind != replay.Same || v.Turns != len(conversation) {
			t.Errorf("%s: got %v in turn %d, %q at %s.%s, was %q, is %q, %d of %d turns, want the same", name, v.Kind, v.Turn, v.Why, v.Workflow, v.Step, v.Was, v.Is, v.Turns, len(conversation))
		}
	}
}

func TestAConversationIsComparedFromWhereNothingWasOpen(t *testing.T) {
	t.Parallel()
	lib := library(t)
	whole := record(t, lib, visitTranscript)
	if v := replay.Run(t.Context(), lib, whole[2:]); v.Kind != replay.Same || v.Turns != 2 {
		t.Errorf("begun in the middle: got %v after %d turns, want the same and the two of the reminder", v.Kind, v.Turns)
	}
	lost := append([]replay.Turn{}, whole...)
	lost[2] = replay.Turn{Lost: true, Before: lost[2].Before, After: lost[2].After}
	if v := replay.Run(t.Context(), lib, lost); v.Kind != replay.Same || v.Turns != 4 {
		t.Errorf("a turn is lost: got %v after %d turns, want the same after four", v.Kind, v.Turns)
	}
	// The house takes over (STOP), and what was open is gone.
	stopped := append(append([]replay.Turn{}, whole[:3]...), replay.Turn{House: true, Before: whole[2].After})
	if v := replay.Run(t.Context(), lib, append(stopped, whole...)); v.Kind != replay.Same || v.Turns != 11 {
		t.Errorf("a stop: got %v after %d turns, want the same after eleven", v.Kind, v.Turns)
	}
}

func TestAnActionThatWasNotCalledThenIsAnsweredWithAMadeUpReplyThatIsTold(t *testing.T) {
	t.Parallel()
	draft := library(t, edit{"help", "steps:\n", "steps:\n  - do: visits.upcoming\n    many: end\n    none: end\n\n  - say: {en: \"You come {visit.when}.\", es: \"Viene {visit.when}.\"}\n\n"})
	v := replay.Run(t.Context(), draft, record(t, library(t), "@ people Ana\n> how does this work?\n"))
	if v.Kind != replay.Branched || len(v.Invented) != 1 || v.Invented[0] != "visits.upcoming" || v.Is != "You come {visit.when}." {
		t.Errorf("got %v, %q invented, %q, want the upcoming visits made up", v.Kind, v.Invented, v.Is)
	}
}

func TestTimeRunsOutBetweenTurnsWhereTheDraftSaysSo(t *testing.T) {
	t.Parallel()
	talk := "@ now 2026-11-23T09:00-05:00\n@ people Ana\n> menu\n@ now 2026-11-23T09:30-05:00\n> 3\n= handoff front desk\n"
	v := replay.Run(t.Context(), library(t, edit{"menu", "after: 1h, then: end", "after: 10m, then: end"}), record(t, library(t), talk))
	// Nothing is said when a menu ends; the 3 that comes then means nothing.
	if v.Kind != replay.Stuck || v.Turn != 2 {
		t.Errorf("got %v in turn %d, want stuck in the second", v.Kind, v.Turn)
	}
}

func TestAVerdictHoldsNoWordOfAnybody(t *testing.T) {
	t.Parallel()
	live := library(t)
	talk := "@ people Zenobia\n> book a check-up for marmalade\n= booking.services() -> some {services: [Check-up | Flu shot]}\n> quince\n> quince again\n"
	for _, p := range planted {
		v := replay.Run(t.Context(), library(t, p.edit), record(t, live, talk))
		for _, secret := range []string{"Zenobia", "marmalade", "quince", "Flu shot"} {
			if strings.Contains(v.Was+v.Is+v.Why+v.Workflow+v.Step, secret) {
				t.Errorf("%s: got %+v, want no %q in it", p.name, v, secret)
			}
		}
	}
}
