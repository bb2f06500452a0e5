package flow

import "fmt"

// asks writes a question of any kind, with its ways.
func (w *author) ask() {
	id := w.id("q")
	more := ""
	if w.chance(25) {
		more = ", from: " + w.one("opening", "opening", "opening", w.word())
	}
	if w.chance(20) {
		more += ", unanswered: {after: 1h, say: {en: \"" + w.words() + "\"}, then: end}"
	}
	text := fmt.Sprintf("id: %s, text: {en: %q}, again: {en: %q}", id, w.question(), w.one("Again?", "Again {name}?"))
	kind := w.one("text", "yesno", "choice", "choice", "options", "options", "choices", "marks", "number", "money", "date", "time", "wish", "phone", "name", "person", "slot")
	switch kind {
	case "choice", "choices":
		more = ", of: " + w.one("pills", "pills", "kids", "ills") + ", text: {en: \"" + w.one("{count}: {list}? {range}", "Which?", "{count|one|#}") + "\"}" + more
		text = fmt.Sprintf("id: %s, again: {en: Again?}", id)
		if kind == "choices" {
			more += ", none: " + "{say: {en: None.}, then: end}"
		}
	case "marks":
		w.line("- {ask: marks, of: %s, %s, options: {c: {words: [c, \"yes\"]}, x: {words: [x]}}}", w.one("kids", "kids", "pills", "ills"), text)
		w.vars = append(w.vars, id)
		return
	case "slot":
		w.line("- do: x.slots")
		w.line("- {ask: slot, of: slots, %s, none: {say: {en: None.}, then: end}, other: {say: {en: No.}, then: end}}", text)
		w.vars = append(w.vars, id)
		return
	case "options", "yesno":
		a, b := w.id("a"), w.id("b")
		if kind == "yesno" {
			w.line("- {ask: yesno, %s%s, yes: %s, no: %s}", text, more, a, b)
		} else {
			w.line("- {ask: choice, %s%s, options: {one: {words: [one, flu], label: {en: %q}, then: %s}, two: {words: [two], label: {en: %q}, then: %s}}}", text, more,
				w.one("One", "{secret}", "{"+w.variable()+"}"), a, w.one("Two", "Water", "{pills}"), b)
		}
		w.vars = append(w.vars, id)
		if kind == "options" {
			w.texts = append(w.texts, id)
		}
		w.fork([]string{a, b})
		return
	case "person":
		more += ", none: {say: {en: None.}, then: end}"
	}
	w.line("- {ask: %s, %s%s}", kind, text, more)
	w.vars = append(w.vars, id)
	if kind == "text" || kind == "choice" {
		w.texts = append(w.texts, id)
	}
	if w.chance(20) && kind != "person" {
		w.line("- {do: x.check, with: {words: secret}, bad: {retry: %s}}", id)
	}
}

func (w *author) question() string {
	return w.one("Well?", "Which one?", "{name}?", "About {secret}?", "{"+w.variable()+"}?", "And {kids|child|# children}?")
}
