package jobs

import "testing"

func TestARunThatEndsLetsTheNextOneIn(t *testing.T) {
	t.Parallel()
	for _, ending := range []bool{false, true} {
		g := &gate{max: 1}
		if !g.enter() {
			t.Fatal("the first run was turned away")
		}
		if g.enter() {
			t.Fatal("got two runs, want one")
		}
		for g.leave(ending) { // somebody asked: a process that goes on looks again
		}
		if !g.enter() {
			t.Errorf("ending %v: the gate stayed shut", ending)
		}
	}
}

func TestAWakeUpDuringARunIsNotLost(t *testing.T) {
	t.Parallel()
	g := &gate{max: 1}
	g.enter()
	g.enter()
	if again := g.leave(false); !again {
		t.Error("got an end, want another look at the work")
	}
	if again := g.leave(false); again {
		t.Error("got a third look, want an end")
	}
}
