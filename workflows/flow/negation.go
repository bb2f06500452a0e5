package flow

import (
	"slices"
	"strings"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// spared are the words of a text before a "no" or "not" that takes back a time and
// nothing else: "book a checkup tomorrow, no, thursday", "una cita pero no el lunes". All
// of them where there is no such.
func (h heard) spared() []string {
	for i, w := range h.words {
		if i == 0 || w != "no" && w != "not" || i+1 == len(h.words) {
			continue
		}
		tail := h.part(i+1, len(h.words))
		c := h.reading()
		if c.Now.IsZero() {
			c.Now = time.Unix(0, 0).UTC() // whether it is a time at all
		}
		r := when.Read(clip(tail.text.Reveal()), c)
		if r.Found() && len(without(fold(r.Rest), politeness, pointing, filler, correcting)) == 0 {
			return h.words[:i]
		}
	}
	return h.words
}

// correcting begins what is meant instead.
var correcting = wordSet("wait sorry actually rather mean make that instead better espera perdon mejor digo")

// positive is what a text says in its clauses without a "not": "I don't want to cancel, I
// want to move my visit". Empty where a negated clause may go on in the next one ("please
// don't, cancel it"), and for a text without negation.
func positive(text phi.Text) string {
	var kept []string
	for _, clause := range clauses(read(text.Reveal())) {
		words := fold(clause)
		if len(words) == 0 {
			continue
		}
		switch last := words[len(words)-1]; {
		case !negated(words):
			kept = append(kept, clause)
		case len(words) > 1 && (negations[last] || filler[last]), len(words) == 1 && words[0] != "no":
			return ""
		}
	}
	return strings.Join(kept, ", ")
}

// clauses parts a text at its punctuation and at each "but".
func clauses(s string) []string {
	for _, but := range []string{" but ", " pero ", " sino "} {
		s = strings.ReplaceAll(s, but, ", ")
	}
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;.!\n", r) })
}

// concluded is the last clause of a text that says no in those before it and none itself:
// "I can't make it, cancel it". It is empty where the "not" may go on into it, and for a
// question or a condition.
func (h heard) concluded() []string {
	if h.asks() || slices.ContainsFunc(h.words, func(w string) bool { return conditions[w] }) {
		return nil
	}
	all := clauses(read(h.text.Reveal()))
	var parts [][]string
	for _, c := range all {
		parts = append(parts, atJoints(fold(c))...)
	}
	parts = slices.DeleteFunc(parts, func(p []string) bool { return len(p) == 0 })
	if len(parts) < 2 {
		return nil
	}
	last, before := parts[len(parts)-1], parts[len(parts)-2]
	if end := before[len(before)-1]; negated(last) || negations[end] || negated(before) && filler[end] && !objects[end] {
		return nil
	}
	return last
}

// atJoints parts words where a wish begins after a reason: "I can't come please cancel it".
func atJoints(words []string) [][]string {
	for i, w := range slices.Backward(words) {
		if joints[w] && i+1 < len(words) && slices.ContainsFunc(words[:i], func(w string) bool { return unable[w] }) {
			return [][]string{words[:i], words[i+1:]}
		}
	}
	return [][]string{words}
}

var (
	objects    = wordSet("it me us you la lo")
	unable     = wordSet("cant cannot wont couldnt unable puedo puede podemos podre podra poder podremos voy vamos")
	joints     = wordSet("please pls plz so favor porfa")
	conditions = wordSet("if unless or when once until till in case should si o cuando hasta")
)
