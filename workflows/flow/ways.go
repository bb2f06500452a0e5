package flow

import (
	"maps"
	"slices"
	"strings"

	"frontdesk/internal/intent"
	"frontdesk/internal/phi"
)

// ways are all ways into the current workflows.
type ways struct {
	keywords map[string]way
	phrases  []phrase
	events   map[string]string
	// examples are those of all intents, each with its way; that of one that is outside is
	// nowhere.
	examples map[string]way
	intents  map[string]way
	// vague are the ways that an intent begins and that say nothing of what is wanted.
	vague map[way]bool
	// model is what was learnt of them; nil for nothing.
	model *intent.Model
}

// way is one start of one workflow.
type way struct {
	workflow string
	start    int
}

// phrase is something that people write when they want a workflow.
type phrase struct {
	way
	lang  string
	words []string
	// content are the words that carry its meaning.
	content []string
}

func (l *Library) waysIn() ways {
	out := ways{keywords: map[string]way{}, events: map[string]string{}, examples: map[string]way{}, intents: map[string]way{}, vague: map[way]bool{}}
	for _, rev := range l.Workflows() {
		out.learn(rev.Def)
		for i, s := range rev.Def.Starts {
			to := way{rev.Def.Name, i}
			for _, k := range s.Keywords {
				out.keywords[strings.Join(fold(k), " ")] = to
			}
			for _, e := range s.Events {
				out.events[e] = rev.Def.Name
			}
			for _, lang := range slices.Sorted(maps.Keys(s.Phrases)) {
				for _, p := range s.Phrases[lang] {
					words := fold(p)
					out.phrases = append(out.phrases, phrase{to, lang, words, without(words, politeness, filler)})
				}
			}
		}
	}
	return out
}

// ForEvent is the workflow that begins when name happens.
func (l *Library) ForEvent(name string) (workflow string, ok bool) {
	workflow, ok = l.ways.events[name]
	return workflow, ok
}

// Route finds the workflow that a text asks for: Exact when the text is a keyword and
// nothing else, Loose when it begins with one or says a phrase. A text with a "not" in
// it that the phrase has not ("don't cancel my visit") asks for nothing, unless the
// "not" concerns a time or another clause only; nor does one that fits two workflows
// equally well. Every language is heard, and of equals the
// phrase in lang wins.
func (l *Library) Route(text phi.Text, lang string) (workflow string, fit Fit) {
	to, fit := l.ways.find(text, lang)
	return to.workflow, fit
}

func (w ways) find(text phi.Text, lang string) (way, Fit) {
	h := hearing(text, World{Lang: lang})
	to, known := w.examples[sameness(text.Reveal())]
	if known && !w.vague[to] {
		return w.asExample(to, h.words)
	}
	said, fit := w.said(h, text, lang)
	if known && (fit == NoFit || !w.tells(said, to)) {
		return w.asExample(to, h.words)
	}
	if fit == Loose && inquiresUndone(h.words) {
		return way{}, NoFit
	}
	if fit == Loose {
		if other, or, odds := w.guess(text); or == nowhere && odds >= beyondDoubt && other.workflow != said.workflow {
			return other, Loose
		}
	}
	return said, fit
}

// said is the way that keywords and phrases ask for.
func (w ways) said(h heard, text phi.Text, lang string) (way, Fit) {
	if !negated(h.words) {
		to, fit := w.sought(h.words, lang)
		if said, other := mine(text.Reveal()); fit == NoFit && other {
			return w.sought(fold(said), lang)
		}
		return to, fit
	}
	if to, fit := w.sought(h.words, lang); fit != NoFit {
		return to, fit
	}
	if spared := h.spared(); len(spared) < len(h.words) {
		if to, fit := w.sought(spared, lang); fit != NoFit {
			return to, Loose
		}
	}
	to, fit := w.sought(fold(positive(text)), lang)
	return to, min(fit, Loose)
}

// sought is the way that words ask for.
func (w ways) sought(all []string, lang string) (way, Fit) {
	words := without(all, politeness)
	for _, whole := range [][]string{all, words} {
		if to, ok := w.keywords[strings.Join(whole, " ")]; ok && len(whole) > 0 {
			return to, Exact
		}
	}
	var best way
	score, tied := 0, false
	consider := func(to way, points int) {
		if points > score {
			best, score, tied = to, points, false
		} else if points == score && points > 0 && to.workflow != best.workflow {
			tied = true
		}
	}
	for _, p := range w.phrases {
		points := 2 * p.score(words)
		if points > 0 && p.lang == lang {
			points++
		}
		consider(p.way, points)
	}
	if score == 0 && len(words) > 0 && len(words[0]) >= minKeyword && !negated(words) {
		if to, ok := w.keywords[words[0]]; ok {
			consider(to, 1)
		}
	}
	if score == 0 || tied {
		return way{}, NoFit
	}
	return best, Loose
}

// minKeyword is how long a keyword is that may begin a longer text: "book" does,
// "b" does not.
const minKeyword = 4

// filler is in every sentence and says nothing about what is wanted.
var filler = wordSet("i a an the to my me for of is it id would like want need can could you we us im ive have get some with at on in do does how una un mi me el la lo los las quiero necesito de para que quisiera puedo podria tengo hay se es en con yo al del su")

// score is how many content words of the phrase a text has, when it has enough of them:
// all of the phrase in one piece, or, of two or more content words, three in four. A
// phrase with a "not" in it has to stand in one piece.
func (p phrase) score(words []string) int {
	if len(p.words) == 0 || negated(words) && !negated(p.words) {
		return 0
	}
	if holds(words, p.words) {
		return len(p.content) + 1
	}
	if len(p.content) < 2 || negated(p.words) {
		return 0
	}
	found := 0
	for _, c := range p.content {
		if slices.ContainsFunc(words, func(w string) bool { return akin(w, c) }) {
			found++
		}
	}
	if found*4 < len(p.content)*3 {
		return 0
	}
	return found
}

// akin reports whether two words are forms of one: "appointments", "appointment".
func akin(a, b string) bool {
	if a == b {
		return true
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) >= 4 && len(long)-len(short) <= 3 && strings.HasPrefix(long, short) ||
		len(short) >= 6 && distance(a, b, 2) < 2
}

// openingVars are the variables that a workflow begins with: what the event brings,
// what its start says, whom the words that started it name, and those words; see
// ask.said for those that are understood by their likeness.
func (l *Library) openingVars(p *program, ev Event, w World) bindings {
	var vars bindings
	add := func(name string, v Value) {
		if v.known() && !vars.value(name).known() {
			vars = append(vars, binding{name, p.raised(name, v)})
		}
	}
	for _, f := range p.def.fields() {
		add(f.Name, ev.With[f.Name])
	}
	if ev.Text.Empty() {
		return vars
	}
	if person, ok := p.openingPerson(hearing(ev.Text, w)); ok {
		add(Named, person)
	}
	start, guessed, ok := l.ways.startFor(p.def, ev.Text, w.Lang)
	if ok {
		for _, a := range p.def.Starts[start].with {
			v, err := a.expr.value(nil, World{}, p.vars[a.name].kind)
			if err == nil {
				add(a.name, v)
			}
		}
	}
	words := Value{Type: TextType, Says: phi.New(phi.Highest(phi.Care, ev.Text.Label()), clip(ev.Text.Reveal()))}
	if guessed {
		words.Key = byLikeness
	}
	add(opening, words)
	return vars
}
