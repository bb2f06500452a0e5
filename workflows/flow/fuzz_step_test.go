package flow

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
)

// randomSteps are the steps that a random workflow is put together from: # is the number
// of the step, @ a target, $ a variable.
var randomSteps = []string{
	"say: 'Hi {$}'", "say: Hi", "wait: 10m", "end", "handoff: desk", "say: Ho\n    then: @", "when: b\n    then: @", "when: known(o)\n    then: {say: '{o}', then: @}\n    else: @", "when: known($)\n    then: @\n    else: @", "when: n > 2 and x != 'a'\n    then: {set: {y#: x}, say: Set., then: @}\n    else: @",
	"ask: yesno\n    text: 'Q {$}?'\n    again: Y or N?\n    no: @", "ask: text\n    text: Q?\n    again: Again?", "ask: choice\n    of: t\n    text: 'Reply {range}.'\n    again: '{range}'\n    unanswered: {after: 1h, then: @}",
	"ask: choice\n    text: Q?\n    again: Again?\n    options: {a: {words: [a], then: @}, c: {words: [see], label: See}}", "ask: wish\n    from: opening\n    text: When?\n    again: When please?", "ask: number\n    min: 1\n    max: 9\n    text: How many?\n    again: How many please?\n    then: {set: {n: q#}, then: @}",
	"ask: person\n    text: '{list}'\n    again: '{range}'\n    none: @", "do: shots.list\n    none: {say: None., then: @}", "do: shots.times\n    with: {shot: x}\n    unclear: @", "do: shots.note", "each: t\n    as: i#\n    steps:\n      - say: '{i#}'\n      - {ask: yesno, id: k#, text: 'Q {i#}?', again: Y or N?}",
	"split: {l: {share: 1, then: @}, r: {share: 2, then: @}}", "wait: {for: payment.settled, at_most: 1d, label: notice, late: @, gives: {amount: {type: money, label: notice}}}", "ask: date\n    text: Day?\n    again: Day please?", "ask: money\n    text: How much?\n    again: How much please?", "ask: choices\n    of: t\n    text: 'Reply {range}.'\n    again: '{range}'\n    none: @",
}

// workflow is a random one of at most eight steps.
func (d *Dice) workflow() string {
	var b strings.Builder
	b.WriteString(stuckYAML + "workflow: w\nstarts: {events: [go.now]}\ninputs: {n: {type: number, label: notice}, b: {type: yesno, label: notice}, x: {type: text, label: notice}, o: {type: text, label: notice, optional: true}, t: {type: list of choice, label: notice}}\nsteps:\n")
	size := 2 + d.roll(7)
	for i := range size {
		step := randomSteps[d.roll(len(randomSteps))]
		for strings.ContainsAny(step, "@$") {
			target := "end"
			if n := d.roll(size + 1); n < size {
				target = fmt.Sprintf("q%d", n)
			}
			step = strings.Replace(step, "@", target, 1)
			step = strings.Replace(step, "$", []string{"n", "x", "t", "o", fmt.Sprintf("q%d", d.roll(size)), fmt.Sprintf("y%d", d.roll(size))}[d.roll(6)], 1)
		}
		if step == "end" {
			step = "end:"
		}
		fmt.Fprintf(&b, "  - %s\n    id: q%d\n", strings.ReplaceAll(step, "#", fmt.Sprint(i)), i)
	}
	return b.String()
}

var scripts = []string{"!start\n1\ny\nno\n!tick\n2", "!start\n!tick\nthursday after 3\n!happens payment.settled\ny", "!start\nno, friday\n👍🏽\n1C 2R\n\x00\xff\xfe", "!start\nsorry I meant Leo\nnot Mia Leo\n2 not 1\nno no, wait\n$20", "!start\n١\n99999999999999999999\n\u202eyes\nﷺ\nnever mind\nSTOP"}

// FuzzStep: whatever happens in whatever workflow that passes the check, a turn ends with
// a state that can be kept.
func FuzzStep(f *testing.F) {
	n := 0
	for shape, lib := range randomShapes(600) {
		if lib != nil {
			f.Add(shape, shape[20:], scripts[n%len(scripts)])
			n++
		}
	}
	f.Fuzz(func(t *testing.T, shape, replies []byte, script string) {
		lib := randomLibrary(shape)
		if lib == nil {
			t.Skip("the check refuses it")
		}
		w := testWorld()
		w.People = items(PersonType, "Mia", "Leo")[:len(shape)%3]
		(&Dice{replies}).Converse(t, lib, w, script)
	})
}

// randomLibrary is a random workflow that passes the check; nil when it does not.
func randomLibrary(shape []byte) *Library {
	def, _ := Parse([]byte((&Dice{shape}).workflow()))
	if def == nil {
		return nil
	}
	lib, _ := NewLibrary([]Revision{{ID: "1", Def: def, Current: true}}, testEnv())
	return lib
}

// randomShapes are n shapes, the same each time.
func randomShapes(n int) iter.Seq2[[]byte, *Library] {
	return func(yield func([]byte, *Library) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		for range n {
			shape := make([]byte, 40)
			for i := range shape {
				shape[i] = byte(random.Uint32())
			}
			if !yield(shape, randomLibrary(shape)) {
				return
			}
		}
	}
}

// TestRandomWorkflowsReachEveryKindOfStep keeps FuzzStep from trying nothing.
func TestRandomWorkflowsReachEveryKindOfStep(t *testing.T) {
	t.Parallel()
	reached := map[string]int{}
	for _, lib := range randomShapes(3000) {
		if lib == nil {
			continue
		}
		for _, s := range lib.current["w"].def.steps {
			reached[s.word]++
		}
	}
	for _, word := range verbs {
		if reached[word] < 5 && word != "call" {
			t.Errorf("%s: got %d in workflows that pass, want at least 5 (of %v)", word, reached[word], reached)
		}
	}
}
