package flow

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"frontdesk/internal/intent"
)

// Outside is the intent of examples that want nothing a workflow begins with. A model is
// learnt only where some stand: what has never met a stranger takes everybody for a
// friend.
const Outside = "outside"

// maxExample is how many bytes an example has: two SMS segments in most alphabets.
const maxExample = 320

// lesson is what people write who want one intent, in one language.
type lesson struct {
	intent, lang string
	at           pos
	lines        []example
}

// example is one message as somebody would send it.
type example struct {
	text string
	// folded is what makes two examples the same.
	folded string
	at     pos
}

// examples reads messages by intent and language: a line each, or a list.
func (r *reader) examples(f field) []lesson {
	intents, ok := r.object(f.val, "`examples`")
	if !ok {
		return nil
	}
	var out []lesson
	for _, in := range intents.rest() {
		if !identifier(in.key) {
			r.fault(in.at, "name", fmt.Sprintf("`%s` cannot be a name", excerpt(in.key, 1)), "", "name the `intent:` of a start, or `outside`")
			continue
		}
		langs, ok := r.object(in.val, "the examples of an intent")
		if !ok {
			continue
		}
		for _, lang := range langs.rest() {
			out = append(out, lesson{in.key, lang.key, in.at, r.exampleLines(lang)})
		}
	}
	return out
}

func (r *reader) exampleLines(f field) []example {
	var out []example
	for _, item := range r.list(f) {
		words, _ := r.scalar(item)
		at := place(item.val)
		for i, line := range strings.Split(words, "\n") {
			line = strings.TrimSpace(line)
			here := pos{at.line + i, at.col}
			if strings.Contains(words, "\n") { // a block begins on the line after its mark
				here.line++
			}
			switch {
			case line == "":
				continue
			case len(line) > maxExample:
				r.fault(here, "examples", fmt.Sprintf("an example has %d bytes, and %d are learnt from", len(line), maxExample), "", "write it as a patient would send it, one message a line")
				continue
			}
			out = append(out, example{line, sameness(line), here})
		}
	}
	return out
}

// sameness is equal for texts that differ only in case, accents and marks.
func sameness(text string) string {
	if words := fold(text); len(words) > 0 {
		return strings.Join(words, " ")
	}
	return text
}

// intentOf is the intent of a start: its `intent`, or the name of the workflow whose only
// start it is; empty for a start that nothing is learnt for.
func (d *Def) intentOf(start int) string {
	if s := d.Starts[start]; s.Intent != "" || len(d.Starts) > 1 {
		return s.Intent
	}
	return d.Name
}

// startOf is the start that an intent names.
func (d *Def) startOf(name string) (start int, ok bool) {
	for i := range d.Starts {
		if d.intentOf(i) == name {
			return i, true
		}
	}
	return 0, false
}

// intentID names an intent among those of all workflows.
func intentID(workflow, name string) string { return workflow + "/" + name }

// Examples are what a model of these workflows learns: the examples and phrases of every
// intent, and what is outside of all; of the same workflows always the same. None where
// nothing stands outside, or nothing else.
func (l *Library) Examples() []intent.Example {
	var out []intent.Example
	for _, rev := range l.Workflows() {
		for _, lesson := range rev.Def.examples {
			id := intentID(rev.Def.Name, lesson.intent)
			if lesson.intent == Outside {
				id = ""
			}
			for _, e := range lesson.lines {
				out = append(out, intent.Example{Intent: id, Text: e.text})
			}
		}
		out = append(out, rev.Def.phraseExamples()...)
	}
	if inside, outside := l.lessons(); inside == 0 || outside == 0 {
		return nil
	}
	return out
}

// lessons counts the examples that want something, and those that want nothing.
func (l *Library) lessons() (inside, outside int) {
	for _, rev := range l.Workflows() {
		for _, lesson := range rev.Def.examples {
			if lesson.intent == Outside {
				outside += len(lesson.lines)
			} else {
				inside += len(lesson.lines)
			}
		}
	}
	return inside, outside
}

// Unlearnt says in plain words why nothing is learnt from the examples that are there;
// empty where something is, and where there are none.
func (l *Library) Unlearnt() string {
	const only = "only keywords and phrases begin workflows"
	switch inside, outside := l.lessons(); {
	case inside > 0 && outside == 0:
		return fmt.Sprintf("nothing is learnt from %d examples, and %s: none of them shows what begins nothing; give one workflow examples of `outside`, as the shipped `menu` has", inside, only)
	case outside > 0 && inside == 0:
		return fmt.Sprintf("nothing is learnt from %d examples of `outside`, and %s: none shows what begins something; give the workflows examples of their intents, as the shipped `book` has", outside, only)
	}
	return ""
}

// phraseExamples are the phrases of the starts that have examples: a phrase by itself is
// too little to learn from.
func (d *Def) phraseExamples() (out []intent.Example) {
	for i, s := range d.Starts {
		name := d.intentOf(i)
		if !slices.ContainsFunc(d.examples, func(l lesson) bool { return l.intent == name }) {
			continue
		}
		for _, lang := range slices.Sorted(maps.Keys(s.Phrases)) {
			for _, p := range s.Phrases[lang] {
				out = append(out, intent.Example{Intent: intentID(d.Name, name), Text: p})
			}
		}
	}
	return out
}
