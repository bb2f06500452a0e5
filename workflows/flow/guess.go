package flow

import (
	"slices"
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
			w.vague[way{d.Name, i}] = len(d.Starts) > 1 && len(d.Starts[i].with) == 0
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

// tells reports whether a phrase says what the vague way of an example leaves open: it
// begins the same workflow, by a start that no other intent has.
func (w ways) tells(said, vague way) bool {
	for _, to := range w.intents {
		if to == said {
			return false
		}
	}
	return said.workflow == vague.workflow
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

// How likely it must be that a text wants a workflow. A guess that is wrong and one that
// is not made cost the same turn, so that even odds are enough; an open question is left
// for more. Cross-validated on the shipped examples, one text in forty then begins what it
// does not want, and of those that want none one in nine; for an open question one in a
// hundred and one in eighteen.
const evenOdds, longOdds = 0.5, 0.8

// beyondDoubt is how likely it must be for what a phrase says to be overruled: "I need to
// move the check-up" is that, though a part of it is like "need a check-up".
const beyondDoubt = 0.95

// guess is the way that the model takes a text for, and how likely. Where it cannot tell
// two ways into one workflow apart, that workflow begins with neither, and asks; where it
// cannot tell two workflows apart, the menu asks, and the other way is `or`.
func (w ways) guess(text phi.Text) (to, or way, odds float64) {
	if w.model == nil {
		return nowhere, nowhere, 0
	}
	if _, known := w.examples[sameness(text.Reveal())]; known {
		return nowhere, nowhere, 0 // what is known to want nothing is not asked for its likeness
	}
	g := w.model.Read(text.Reveal())
	first, second := w.intents[g.First.Intent], w.intents[g.Second.Intent]
	switch {
	case g.Kind == intent.Sure && g.First.Confidence >= evenOdds && forbidsUndoing(fold(text.Reveal())):
		return way{first.workflow, nowhere.start}, nowhere, evenOdds // "please don't cancel my visit"
	case g.Kind == intent.Sure && g.First.Confidence >= evenOdds:
		return first, nowhere, g.First.Confidence
	case g.Kind == intent.Torn && g.First.Confidence+g.Second.Confidence < longOdds, g.Kind != intent.Torn:
		return nowhere, nowhere, 0
	case first.workflow == second.workflow:
		return way{first.workflow, nowhere.start}, nowhere, evenOdds
	}
	return first, second, evenOdds
}

// forbidsUndoing reports whether words want nothing changed or cancelled, or ask whether it
// was: what resembles such a wish says the opposite.
func forbidsUndoing(words []string) bool {
	if inquiresUndone(words) {
		return true
	}
	for i, w := range words {
		if undoes(w) && negated(words[max(0, i-4):i]) && !slices.ContainsFunc(words[max(0, i-4):i], func(w string) bool { return unableTo[w] }) {
			return true
		}
	}
	return false
}

// inquiresUndone reports whether words ask whether something was changed or cancelled.
func inquiresUndone(words []string) bool {
	return len(words) > 0 && wasIt[words[0]] && slices.ContainsFunc(words, undoes)
}

var wasIt = wordSet("did was were has have had is are why who")

// unableTo says that somebody cannot, which forbids nothing: "can't come, cancel it".
var unableTo = wordSet("cant cannot can wont make come go puedo podemos podre voy vamos")

// guessed is the beginning of the workflow that a text resembles which nothing else
// claims. While a question is open that is an aside only, a workflow that asks nothing:
// the question comes back after it, whatever the text was.
func (l *Library) guessed(st State, text phi.Text, w World) (start Event, ok bool) {
	to, or, odds := l.ways.guess(text)
	start = Event{Kind: Started, Workflow: to.workflow, Text: text}
	if or != nowhere {
		start.Workflow, start.With = Menu, l.between(w, to, or)
	}
	p := l.current[start.Workflow]
	if p == nil || !p.def.SpeaksOn(w.Channel) || st.Open() && (odds < longOdds || p.asks()) {
		return Event{}, false
	}
	return start, true
}

func (p *program) asks() bool {
	return slices.ContainsFunc(p.def.steps, isAsk) || len(p.calls) > 0
}

// startFor is the start by which a text began a workflow; ok is false for none. guessed
// says that no word of the text is known to ask for it: of what else it says little is
// taken for a wish.
func (w ways) startFor(d *Def, text phi.Text, lang string) (start int, guessed, ok bool) {
	to, fit := w.find(text, lang)
	if fit == NoFit {
		var or way
		if to, or, _ = w.guess(text); or != nowhere {
			to = way{Menu, nowhere.start}
		}
	}
	mine := to.workflow == d.Name
	return to.start, mine && fit == NoFit, mine && to.start >= 0 && to.start < len(d.Starts)
}
