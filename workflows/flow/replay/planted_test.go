package replay_test

import (
	"strings"
	"testing"

	"frontdesk/workflows/flow/replay"
)

// planted are edits of the shipped workflows that somebody may make and regret, with the
// worst that a replay of the shipped conversations shows of each, and where.
var planted = []struct {
	name string
	edit edit
	kind replay.Kind
	at   string
	// shows is a part of the verdict's texts or reason.
	shows string
}{
	{"another wording", edit{"times", "When would you like to come? Send", "When suits you? Send"}, replay.Changed, "times.wish", "When suits you?"},
	{"another wording in Spanish", edit{"times", "Le guardamos {hold} hasta {hold.until}. Responda S", "Guardamos {hold} hasta {hold.until}. Responda S"},
		replay.Changed, "times.sure", "Guardamos {hold}"},
	{"a placeholder that is gone", edit{"times", "Confirmed: {visit}. Add", "Confirmed. Add"}, replay.Changed, "times.#7", "Confirmed: {visit}."},
	{"another wording when not understood", edit{"times", "Sorry, I didn't get that. Send a day", "What was that? Send a day"}, replay.Changed, "times.wish", "What was that?"},
	{"a text that is sealed now", edit{"times", "\"Openings: {list}.", "\"Openings for {wish}: {list}."}, replay.Changed, "times.pick", "sealed now"},
	{"a route to the end", edit{"times", "es: \"Esa hora ya pasó.\"}\n      then: wish", "es: \"Esa hora ya pasó.\"}\n      then: end"}, replay.Branched, "times.free", "When would you"},
	{"a swapped branch", edit{"asides", "topic == 'late'", "topic == 'who'"}, replay.Branched, "asides.late", "This is {clinic.name}"},
	{"a longer time-out", edit{"times", "after: 10m", "after: 2h"}, replay.Branched, "times.sure", "time does not run out here any more"},
	{"a shorter time-out", edit{"times", "after: 10m", "after: 1m"}, replay.Branched, "times.sure", "time runs out here"},
	{"a new question", edit{"book", "  - call: times", "  - ask: yesno\n    id: first\n    text: {en: Is it your first visit?, es: ¿Es su primera visita?}\n    again: {en: Y or N?, es: ¿S o N?}\n\n  - call: times"},
		replay.Branched, "book.first", "Is it your first visit?"},
	{"a question that hears no opening", edit{"times", "    from: opening # \"book me thursday after 3\" has said it already\n", ""}, replay.Branched, "times.wish", "booking.free is not called any more"},
	{"another action", edit{"change-visit", "do: visits.cancel", "do: visits.confirm"}, replay.Branched, "change-visit.cancel", "visits.confirm is called, and not visits.cancel"},
	{"an action that is given less", edit{"times", "slot: pick, moves: moves}", "slot: pick}"}, replay.Branched, "times.sure", "booking.hold is given something else"},
	{"options that are mixed up", edit{"change-visit", "confirmo]}, then: confirm}\n      move: {words: {en: [r, change, reschedule, move, another day, another time, a different day], es: [cambiar, mover, otro día, otra hora]}, then: move}",
		"confirmo]}, then: move}\n      move: {words: {en: [r, change, reschedule, move], es: [cambiar, mover]}, then: confirm}"}, replay.Branched, "change-visit.move", "is kept until"},
	{"an action that nobody called", edit{"help", "steps:\n", "steps:\n  - do: visits.upcoming\n    many: end\n    none: end\n\n"}, replay.Branched, "help.#2", "visits.upcoming is called"},
	{"an answer that is gone", edit{"menu", "      visit:\n        label: {en: Confirm or change a visit, es: Confirmar o cambiar una cita}\n        call: change-visit\n        then: end\n", ""},
		replay.Handed, "menu.choice", "front desk takes over"},
	{"a handoff instead of an answer", edit{"times", "unclear: {retry: wish}", "unclear: {handoff: front desk, say: {en: Our staff will write., es: Le escribirá nuestro equipo.}}"},
		replay.Handed, "times.free", "front desk takes over"},
	{"a person at once", edit{"times", "es: \"Ese día u hora no existe.\"}\n      then: wish", "es: \"Ese día u hora no existe.\"}\n      handoff: front desk"}, replay.Handed, "times.free", "front desk takes over"},
	{"a dropped option word", edit{"change-visit", "[y, \"yes\", yep, yeah, yes please, x, ", "[y, yep, yeah, x, "}, replay.Stuck, "change-visit.sure", "not understood now"},
	{"a keyword that is gone", edit{"menu", "keywords: [menu, menú, options", "keywords: [options"}, replay.Stuck, "menu.choice", "not understood now"},
	{"silence at the end", edit{"help", "  - say:", "  - when: 1 == 2\n    else: end\n\n  - say:"}, replay.Stuck, "help.#1", "nothing is said any more"},
	{"a reminder that begins nothing", edit{"reminder", "events: [appointment.reminder]", "events: [appointment.soon]"}, replay.Stuck, "reminder.answer", "no workflow begins on appointment.reminder"},
}

func TestPlantedRegressionsAreFoundWhereTheyAre(t *testing.T) {
	t.Parallel()
	live := library(t)
	conversations := shipped(t, live)
	if len(planted) < 20 {
		t.Errorf("got %d regressions, want at least 20", len(planted))
	}
	for _, p := range planted {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			draft := library(t, p.edit)
			var r replay.Report
			for _, c := range conversations {
				r.Add(replay.Run(t.Context(), draft, c))
			}
			worst := r.Worst()
			if len(worst) == 0 || worst[0].Kind != p.kind {
				t.Fatalf("got %v, want %v first", worst, p.kind)
			}
			for _, e := range r.Examples[p.kind] {
				if e.Workflow+"."+e.Step == p.at && strings.Contains(e.Was+"|"+e.Is+"|"+e.Why, p.shows) {
					return
				}
			}
			t.Errorf("got %+v, want one at %s that shows %q", r.Examples[p.kind], p.at, p.shows)
		})
	}
}
