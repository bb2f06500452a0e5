package flow

import (
	"fmt"
	"slices"
	"strings"
)

// silence reports what tells a channel a secret without a word of it: a question that
// only some are asked, a text that only some get, another number of messages. Between
// a step that branches on a secret and the place where its ways meet again, nothing
// may differ but words that are sealed: every way says some, or none does.
func (a *analysis) silence() {
	if a.partial {
		return // where an unknown action leads cannot be told
	}
	for i, s := range a.def.steps {
		if q, ok := s.verb.(*ask); ok {
			a.tellingQuestion(i, q)
		}
		if v, ok := s.verb.(*waiting); ok {
			a.tellingWait(s, v)
			continue
		}
		if g := a.branch(i); a.hidden(g.secret) != "" && !a.full() {
			a.sameOnEveryWay(i, g)
		}
	}
}

// tellingQuestion reports a question that is asked, or understood, by what the channel
// may not know.
func (a *analysis) tellingQuestion(i int, q *ask) {
	const why = "whoever holds the phone sees whether and how the question is asked, and so learns it without a word"
	if g := a.listGrade(q); a.hidden(g.secret) != "" {
		at := q.at
		if q.of != nil {
			at = q.of.at
		}
		a.fault(at, "silence", fmt.Sprintf("how many answers `%s` offers is %s, and it is seen on %s which are understood", q.id, g.secret, a.hidden(g.secret)),
			why, "ask about a list whose length may be known: its words may still be `items: care`")
	}
	if g := a.context[q.id]; a.hidden(g.secret) != "" && a.hidden(a.under[i].secret) == "" {
		a.fault(q.at, "silence", fmt.Sprintf("`%s` may have an answer before it is asked, and whether it has is %s on %s", q.id, g.secret, a.hidden(g.secret)),
			why, "keep what is set there under a name of its own")
	}
	if q.moving != nil {
		if g := a.exprGrade(q.moving); a.hidden(g.secret) != "" {
			a.fault(q.moving.at, "silence", fmt.Sprintf("`%s` is %s, and on %s it is seen which answers are understood beside it", q.moving.src, g.secret, a.hidden(g.secret)),
				why, "leave `moving` out, or name a time that may be known")
		}
	}
	if q.from == nil || !q.kind.foundInside() {
		return
	}
	if g := a.exprGrade(q.from); a.hidden(g.secret) != "" {
		a.fault(q.from.at, "silence", fmt.Sprintf("`%s` is not asked where `%s` answers it, and that is %s on %s", q.id, q.from.src, g.secret, a.hidden(g.secret)),
			why, "look `from` what the patient wrote, such as `opening`, or ask always")
	}
}

// tellingWait reports a wait whose end the channel may not know: what is said next is
// seen to come then.
func (a *analysis) tellingWait(s *step, v *waiting) {
	const why = "when the patient hears from the clinic would tell it"
	if v.until != nil {
		if g := a.refGrade(v.until.ref); a.hidden(g.secret) != "" {
			a.fault(v.until.at, "silence", fmt.Sprintf("`%s` is %s, and on %s it is seen when a wait is over", v.until.src, g.secret, a.hidden(g.secret)),
				why, "wait until a time that may be known, or for a length of time")
		}
		return
	}
	if g := a.decision(s); a.hidden(g.secret) != "" {
		a.fault(s.at, "silence", fmt.Sprintf("whether `%s` happened is %s, and on %s it is seen when a wait is over", v.event, g.secret, a.hidden(g.secret)),
			why, "say `label: notice` in the wait if a lock screen may tell it, or wait for a length of time")
	}
}

// path is what one way from a branch does until the ways meet.
type path struct {
	exits  string
	sounds []int // the nodes that are heard on it whatever is sealed
	talks  pos   // a text on it; the zero pos for none
	hushed bool  // it may be silent to the end
}

// sameOnEveryWay compares the ways from step i, whose branch is of grade g.
func (a *analysis) sameOnEveryWay(i int, g grade) {
	var paths []path
	for _, way := range a.courses.next[i] {
		p := a.walked(way, a.courses.idom[i])
		p.exits = a.exitNames(i, way)
		paths = append(paths, p)
	}
	what, mend := a.differing(paths)
	if what == "" {
		return
	}
	s := a.def.steps[i]
	a.fault(s.at, "silence", fmt.Sprintf("%s: on %s that tells which way step %s took, which is %s", what, a.hidden(g.secret), s.id, g.secret),
		"what is sealed is not read on a lock screen, but that a text came, or none, is seen there",
		mend+"; or say `reveals: {as: notice, because: \"...\"}` here if everybody may know")
}

// differing tells what one way does and another does not; empty when they look alike.
func (a *analysis) differing(paths []path) (what, mend string) {
	if i, node := a.loudest(paths); i >= 0 {
		s := a.manner(node)
		var without []string
		for _, p := range paths {
			if !slices.Contains(p.sounds, node) {
				without = append(without, p.exits)
			}
		}
		rest := "on another way it may not"
		if len(without) > 0 {
			rest = strings.Join(without, ", ") + " does not"
		}
		return fmt.Sprintf("%s %s (line %d), %s", paths[i].exits, s.what, s.at.line, rest), "do that before branching, or on every way after they have met"
	}
	talking := slices.IndexFunc(paths, func(p path) bool { return p.talks != pos{} })
	hushed := slices.IndexFunc(paths, func(p path) bool { return p.hushed })
	if talking < 0 || hushed < 0 {
		return "", ""
	}
	return fmt.Sprintf("%s says something (line %d), %s may say nothing", paths[talking].exits, paths[talking].talks.line, paths[hushed].exits), "say something on every way, or nothing"
}

// loudest finds the sound that stands first in the source; i is negative without any.
func (a *analysis) loudest(paths []path) (i, node int) {
	i = -1
	for m, p := range paths {
		for _, n := range p.sounds {
			if i < 0 || a.manner(n).at.line < a.manner(node).at.line {
				i, node = m, n
			}
		}
	}
	return i, node
}

func (a *analysis) exitNames(i, way int) string {
	var out []string
	for _, e := range a.edges[i] {
		if a.courses.index[e.to] == way {
			name := e.name
			if name == "" {
				name = "what follows"
			}
			out = append(out, "`"+name+"`")
		}
	}
	return strings.Join(out, "/")
}

// stop is a node that a walk has come to; hushed says that nothing was said on the way.
type stop struct {
	node   int
	hushed bool
}

// walked follows all ways from a node to another.
func (a *analysis) walked(from, to int) path {
	out := path{}
	seen, hushed := a.courses.marks()
	todo := append(a.courses.todo[:0], stop{from, true})
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if at.node == to || at.node == a.courses.outside() {
			out.hushed = out.hushed || at.hushed
			continue
		}
		if seen[at.node] && (hushed[at.node] || !at.hushed) {
			continue
		}
		m := a.manner(at.node)
		if m.what != "" && !seen[at.node] {
			out.sounds = append(out.sounds, at.node)
		}
		if m.says && out.talks == (pos{}) {
			out.talks = m.at
		}
		seen[at.node], hushed[at.node] = true, hushed[at.node] || at.hushed
		for _, n := range a.courses.next[at.node] {
			todo = append(todo, stop{n, at.hushed && m.hushed})
		}
	}
	a.courses.todo = todo
	return out
}
