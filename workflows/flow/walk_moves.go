package flow

import (
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/phi"
)

// nonsense is no answer to any question.
const nonsense = "???"

// sayings are answers to the questions that list none of their own.
var sayings = []string{"y", "n", "1", "2", "tomorrow at 10", "friday at 3pm", "none", "all", "Ana Lopez", "555 010 0199",
	"1 2", "$20", "Dec 5", "3pm", "with dr rivera", "I feel fine today"}

// moves are what can happen in a place: the answers that the open question tells apart,
// words that nobody understands, and silence.
func (w *walk) moves(at *waypoint) []scene {
	var out []scene
	if at.stage.st.Open() {
		for _, words := range w.answers(at) {
			out = append(out, scene{said: words})
		}
	}
	if due := at.stage.st.frames[len(at.stage.st.frames)-1].dueAt; !due.IsZero() {
		out = append(out, scene{ticks: max(due.Sub(at.stage.w.Now), time.Second)})
	}
	return out
}

// answers are the first words that lead to each answer that makes a difference.
func (w *walk) answers(at *waypoint) []string {
	f := &at.stage.st.frames[len(at.stage.st.frames)-1]
	a, ok := w.lib.question(f)
	if !ok {
		return nil
	}
	list := a.listIn(f.vars, at.stage.w)
	seen := map[string]bool{}
	var out []string
	for _, words := range append(w.candidates(a, len(list)), nonsense) {
		text := phi.New(phi.Care, words)
		if ev, ok := w.lib.Hear(at.stage.st, text, at.stage.w); !ok || ev.Kind != Said {
			continue // they begin another workflow
		}
		run, got := w.lib.meant(at.stage.st, hearing(text, at.stage.w))
		key := strconv.Itoa(run) + w.difference(a.id, got)
		if !seen[key] {
			seen[key] = true
			out = append(out, words)
		}
	}
	return out
}

// candidates are the words to try on a question: those of its options, the places of
// its list, the numbers that expressions compare with, and what is commonly said.
func (w *walk) candidates(a *ask, items int) []string {
	var out []string
	for _, o := range a.options {
		for _, words := range o.words {
			one := strings.Join(words, " ")
			if a.kind == askMarks {
				out = append(out, one, "1 "+o.key, one+" all")
				continue
			}
			out = append(out, one)
		}
	}
	for i := range items {
		out = append(out, strconv.Itoa(i+1))
	}
	for _, n := range append(w.sights.numbers(a.id), a.min, a.max) {
		out = append(out, strconv.Itoa(n))
	}
	return append(out, sayings...)
}

// difference tells answers apart as far as a conversation can: by their way on, and by
// their value where something depends on it.
func (w *walk) difference(id string, got answer) string {
	if got.fit == NoFit || got.short {
		return "?"
	}
	key := got.exit + "/"
	if hollow(got.value) {
		key += "hollow"
	}
	if _, ok := w.sights[id]; ok {
		key += digest(got.value)
	}
	return key
}
