package flow

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// The bounds of a walk, in what it does and not in time, so that it finds the same on
// every machine. The largest shipped workflow, the reminder with all that it calls, takes
// 9,500 turns from 610 states; a turn takes about a fifteenth of a millisecond.
const (
	// MaxWalkTurns is how many turns are tried.
	MaxWalkTurns = 30_000
	// MaxWalkStates is how many different states are gone on from.
	MaxWalkStates = 4_000
	// MaxWalkDepth is how many messages a conversation has.
	MaxWalkDepth = 200
	// maxWalkFan is how many ways one message can go, by how the actions end that it
	// leads to.
	maxWalkFan = 256
)

// walk runs a workflow through its conversations, the shortest first: each answer that a
// question tells apart, silence, and each way in which an action can end.
type walk struct {
	lib    *Library
	sights sights
	needed map[string]needed
	asked  map[string][]scriptedCall
	known  map[string]bool
	queue  []*waypoint
	turns  int
	// bounded says that the walk ended at a bound before it had seen everything.
	bounded bool
	// visit sees every turn; the walk ends when it returns false.
	visit func(at *waypoint, p *passage) bool
	over  bool
}

// waypoint is where a conversation has come to, and the turn that led there.
type waypoint struct {
	before   *waypoint
	settings []setting
	scene    scene
	stage    rehearsal
	depth    int
}

// newWalk prepares a walk through the current revision of a workflow.
func newWalk(l *Library, workflow string) *walk {
	w := &walk{lib: l, asked: map[string][]scriptedCall{}, known: map[string]bool{}}
	all := l.calledFrom(workflow)
	w.sights, w.needed = sightsOf(all), neededIn(all, l)
	return w
}

// run walks until nothing new is left, a bound is met, or visit has seen enough.
func (w *walk) run(workflow, lang string) {
	for _, start := range w.stages(workflow, lang) {
		for _, s := range w.openings(workflow, &start.stage) {
			w.play(start, s)
		}
	}
	for len(w.queue) > 0 && !w.over {
		at := w.queue[0]
		w.queue = w.queue[1:]
		for _, s := range w.moves(at) {
			w.play(at, s)
		}
	}
}

// play takes one message from a place, in every way in which the actions can end.
func (w *walk) play(from *waypoint, s scene) {
	to := waypoint{before: from, scene: s, stage: from.stage, depth: from.depth + 1}
	ev, err := to.stage.event(s)
	if err != nil {
		return
	}
	missed := w.lib.misses(from.stage.st, ev, to.stage.w)
	todo := [][]int{nil}
	for n := 0; len(todo) > 0 && !w.over; n++ {
		if n >= maxWalkFan || w.turns >= MaxWalkTurns {
			w.bounded = true
			return
		}
		d := &director{walk: w, choices: todo[0]}
		todo = todo[1:]
		w.turn(to, &passage{ev: ev, missed: missed}, d)
		todo = append(todo, d.others()...)
	}
}

// turn takes one message to a waypoint, and goes on later from where it leads.
func (w *walk) turn(at waypoint, p *passage, d *director) {
	to := &at
	w.turns++
	p.take(w.lib.turn(context.Background(), to.stage.st, to.stage.w, d.do))
	to.scene.calls = d.calls
	if len(d.calls) > 0 {
		p.ended = d.calls[len(d.calls)-1].outcome
	}
	to.scene.hears(p)
	if !w.visit(to, p) {
		w.over = true
	}
	if p.err != nil || p.res.State.Empty() {
		return
	}
	to.stage.st = p.res.State
	w.later(to)
}

// later notes a place to go on from, unless the walk was in one like it.
func (w *walk) later(to *waypoint) {
	key := w.key(to)
	switch {
	case w.known[key]:
	case len(w.known) >= MaxWalkStates || to.depth >= MaxWalkDepth:
		w.bounded = true
	default:
		w.known[key] = true
		w.queue = append(w.queue, to)
	}
}

// hears takes what a turn said as what is expected of it.
func (s *scene) hears(p *passage) {
	s.lines, s.handoffs = nil, nil
	for _, l := range p.res.Lines {
		text := l.Text.Reveal()
		if strings.ContainsAny(text, "\n\r") || strings.TrimSpace(text) != text {
			text = "..." // a line of a transcript cannot hold it
		}
		s.lines = append(s.lines, expected{text: text})
	}
	for _, h := range p.res.Handoffs {
		s.handoffs = append(s.handoffs, expected{text: h})
	}
}

func (w *walk) repliesOf(action string) []scriptedCall {
	all, ok := w.asked[action]
	if !ok {
		all = w.sights.replies(w.lib.specs[action])
		w.asked[action] = all
	}
	return all
}

// calledFrom are the current revisions of a workflow and of all that it comes to call.
func (l *Library) calledFrom(workflow string) []*Def {
	var out []*Def
	todo := []string{workflow}
	for len(todo) > 0 {
		p, ok := l.current[todo[0]]
		todo = todo[1:]
		if !ok || slices.Contains(out, p.def) {
			continue
		}
		out = append(out, p.def)
		for _, s := range p.def.steps {
			for _, e := range s.verb.exits() {
				if e.to.call != nil {
					todo = append(todo, e.to.call.workflow)
				}
			}
		}
	}
	return out
}

// found says how far a walk looked that found nothing.
func (w *walk) found() string {
	if w.bounded {
		return fmt.Sprintf("%d turns were tried, and none of them walks into it; there are more", w.turns)
	}
	return fmt.Sprintf("all conversations were tried, %d turns, and none of them walks into it: the branches on the way may exclude each other", w.turns)
}
