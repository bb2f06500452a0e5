package flow

import (
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/phi"
)

// nonsense is no answer to any question.
const nonsense = "???"

// sayings are answers to each kind of question that lists none of its own.
var sayings = map[asking][]string{
	askYesNo: {"y", "n"},
	askWish:  {"tomorrow at 10"},
	askSlot:  {"none"},
	askPhone: {"555 010 0199"},
	askName:  {"Ana Lopez"},
	askText:  {"I feel fine today"},
	askDate:  {"Dec 5", "Nov 25"},
	askTime:  {"3pm", "8 am"},
	askMoney: {"$20"},

	askChoices: {"1", "all", "none"},
}

// anotherTime is what people say who want another time than the offered ones.
const anotherTime = "friday at 3pm"

// moves are what can happen in a place: the answers that the open question tells apart,
// words that nobody understands, what a wait is for, and silence.
func (w *walk) moves(at *waypoint) []scene {
	var out []scene
	if at.stage.st.Open() {
		for _, words := range w.answers(at) {
			out = append(out, scene{said: words})
		}
		for _, words := range w.corrections(at) {
			out = append(out, scene{said: words})
		}
	}
	if v, ok := w.lib.wait(&at.stage.st.frames[len(at.stage.st.frames)-1]); ok && v.event != "" {
		for _, with := range w.sights.fill(v.fields()) {
			out = append(out, scene{happens: v.event, with: with})
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
		got := a.hear(hearing(text, at.stage.w), list)
		key := w.difference(a.id, got)
		if seen[key] || key == missed && words != nonsense {
			continue
		}
		if ev, ok := w.lib.Hear(at.stage.st, text, at.stage.w); ok && ev.Kind == Said { // else they begin another workflow
			seen[key] = true
			out = append(out, words)
		}
	}
	return out
}

// corrections are the first words that take back an earlier answer of each kind. One
// miss makes no difference to them.
func (w *walk) corrections(at *waypoint) []string {
	st := at.stage.st
	if st.frames[len(st.frames)-1].misses > 0 {
		return nil
	}
	seen := map[string]bool{}
	var out []string
	for i := range st.frames {
		for _, id := range st.frames[i].answered {
			if a, ok := w.lib.asked(&st.frames[i], id); ok {
				out = append(out, w.takingBack(at, a, &st.frames[i], seen)...)
			}
		}
	}
	return out
}

// sorrys are how a correction begins; a bare yes or no takes the firmer one.
var sorrys = []string{"sorry, ", "no sorry, "}

// takingBack are the first words that correct the answer to a question, where its value
// matters one for each.
func (w *walk) takingBack(at *waypoint, a *ask, f *frame, seen map[string]bool) (out []string) {
	for _, words := range w.candidates(a, len(a.listIn(f.vars, at.stage.w))) {
		for _, sorry := range sorrys {
			h := hearing(phi.New(phi.Care, sorry+words), at.stage.w)
			_, got := w.lib.meant(at.stage.st, h)
			c, ok := w.lib.correction(at.stage.st, h, got)
			if !ok {
				continue
			}
			if key := strconv.Itoa(c.frame) + c.ask.id + w.difference(c.ask.id, c.got); !seen[key] {
				seen[key] = true
				out = append(out, sorry+words)
			}
			if _, ok := w.sights[c.ask.id]; !ok {
				return out // one is like the other
			}
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
	if a.has("other") {
		out = append(out, anotherTime)
	}
	return append(out, sayings[a.kind]...)
}

// missed is the difference of an answer that was not understood.
const missed = "?"

// difference tells answers apart as far as a conversation can: by their way on, and by
// their value where something depends on it.
func (w *walk) difference(id string, got answer) string {
	if got.fit == NoFit || got.short {
		return missed
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
