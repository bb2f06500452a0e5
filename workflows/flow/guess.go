package flow

import (
	"strings"

	"frontdesk/internal/intent"
	"frontdesk/internal/phi"
)

// Learned is the library with a model of its Examples: it also understands what no
// keyword and no phrase says. Without one it hears only what is written.
func (l *Library) Learned(m *intent.Model) *Library {
	out := *l
	out.ways.model = m
	return &out
}

// nowhere is the way of what is outside.
var nowhere = way{start: -1}

// learn notes the examples of a workflow and the ways of its intents.
func (w *ways) learn(d *Def) {
	for i := range d.Starts {
		if name := d.intentOf(i); name != "" {
			w.intents[intentID(d.Name, name)] = way{d.Name, i}
		}
	}
	for _, lesson := range d.examples {
		to, ok := w.intents[intentID(d.Name, lesson.intent)]
		if !ok {
			to = nowhere
		}
		for _, e := range lesson.lines {
			w.examples[e.folded] = to
		}
	}
}

// asExample is the way of a text that is word for word an example. A keyword is one
// still.
func (w ways) asExample(to way, words []string) (way, Fit) {
	if k, ok := w.keywords[strings.Join(words, " ")]; ok && len(words) > 0 {
		return k, Exact
	}
	if to == nowhere {
		return way{}, NoFit
	}
	return to, Loose
}

// guess is the way that the model takes a text for, where it is sure. Where it cannot
// tell two ways into one workflow apart, that workflow begins with neither, and asks;
// where it cannot tell two workflows apart, the menu lists them.
func (w ways) guess(text phi.Text) (to way, sure, ok bool) {
	if w.model == nil {
		return nowhere, false, false
	}
	if _, known := w.examples[sameness(text.Reveal())]; known {
		return nowhere, false, false // and not outside only by likeness
	}
	g := w.model.Read(text.Reveal())
	first, known := w.intents[g.First.Intent]
	if !known || g.Kind == intent.Nothing {
		return nowhere, false, false
	}
	if g.Kind == intent.Sure {
		return first, true, true
	}
	if second := w.intents[g.Second.Intent]; second.workflow == first.workflow {
		return way{first.workflow, nowhere.start}, false, true
	}
	return way{Menu, nowhere.start}, false, true
}

// guessed is the workflow that begins with a text that nothing else claims. An open
// question is left only for what the model is sure of, and never for the workflow that
// asks it.
func (l *Library) guessed(st State, text phi.Text, w World) (workflow string, ok bool) {
	to, sure, ok := l.ways.guess(text)
	p := l.current[to.workflow]
	if !ok || p == nil || !p.def.SpeaksOn(w.Channel) || st.Open() && (!sure || st.under(to.workflow)) {
		return "", false
	}
	return to.workflow, true
}

// startFor is the start by which a text began a workflow.
func (w ways) startFor(d *Def, text phi.Text, lang string) (start int, ok bool) {
	to, fit := w.find(text, lang)
	if fit == NoFit {
		to, _, _ = w.guess(text)
	}
	return to.start, to.workflow == d.Name && to.start >= 0 && to.start < len(d.Starts)
}
