package flow

import (
	"testing"

	"frontdesk/internal/phi"
)

func TestAnAsideLeavesOpenWhatWasPickedFromTheMenu(t *testing.T) {
	t.Parallel()
	const menu = stuckYAML + `workflow: menu
steps:
  - {ask: choice, id: q, text: {en: "1 or 2?"}, again: {en: 1 or 2?}, options: {one: {words: ["1"], call: poll, then: end}, two: {words: ["2"], then: end}}}
`
	const aside = `workflow: aside
starts: {phrases: {en: [where are you]}}
steps: [{say: {en: Here.}}]
`
	lib := mustLibrary(t, pollYAML, menu, aside)
	res, _ := play(t, lib, State{}, testWorld(), noAction, starts("menu"))
	where := phi.New(phi.Care, "where are you again?")
	if taken := lib.Take(res.State, where, testWorld()); !taken.State.Empty() {
		t.Errorf("at the menu: got %q open, want nothing", taken.State.OpenWorkflow())
	}
	res, _ = play(t, lib, res.State, testWorld(), noAction, says("1"))
	taken := lib.Take(res.State, where, testWorld())
	_, got := play(t, lib, taken.State, testWorld(), noAction, taken.Event)
	if want := "Here. | Was it good?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
