package flow

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The random workflows of the tests: every step and every way of using a secret that the
// language has, put together without any thought of what may be known. Most that branch
// on a secret are refused; what passes has to keep it.

// author puts one workflow together.
type author struct {
	r     *rand.Rand
	out   strings.Builder
	n     int
	depth int
	inset string
	// vars are variables that are surely set here, texts those of them that are words.
	vars, texts []string
	// owed says that an event may have brought what it need not bring.
	owed bool
	// looped says that the block is inside a loop.
	looped bool
	// quiet says that nothing that shows may be written, talk that each way says one
	// text at least.
	quiet bool
}

const randomHead = `stuck: {say: {en: Staff.}, handoff: desk}
inputs:
  secret: {type: text, label: care}
  deep: {type: text, label: sensitive}
  flag: {type: yesno, label: care}
  num: {type: number, label: care}
  maybe: {type: text, label: care, optional: true}
  name: {type: person, label: notice}
  kids: {type: list of person, label: notice}
  pills: {type: list of choice, label: notice, items: care}
  ills: {type: list of choice, label: care, items: sensitive}
  day: {type: time, label: notice}
  due: {type: time, label: care}
`

// randomWorkflow is the source of a workflow that begins by an event. It may call what
// callees names.
func randomWorkflow(r *rand.Rand, name string, size int) string {
	w := &author{r: r, inset: "  ", vars: []string{"secret", "name", "pills", "ills", "kids"}, texts: []string{"secret", "deep"}}
	head := "workflow: " + name + "\n" + randomHead
	if name == "hush" {
		w.quiet = true
	}
	if name != "w" {
		head += "results:\n  got: {type: text, label: " + w.one("care", "care", "notice") + "}\n"
		w.assign("got", w.one("\"'x'\"", "\"'x'\"", "secret"))
	}
	w.block(size)
	if name != "hush" && w.chance(80) {
		w.say()
	}
	if w.out.Len() == 0 {
		w.line("- end")
	}
	return head + "steps:\n" + w.out.String()
}

func (w *author) one(of ...string) string { return of[w.r.IntN(len(of))] }

func (w *author) chance(percent int) bool { return w.r.IntN(100) < percent }

func (w *author) id(prefix string) string {
	w.n++
	return fmt.Sprintf("%s%d", prefix, w.n)
}

func (w *author) line(format string, args ...any) {
	fmt.Fprintf(&w.out, w.inset+format+"\n", args...)
}

// block writes steps. What is set inside is not surely set behind it.
func (w *author) block(size int) {
	vars, texts := len(w.vars), len(w.texts)
	for range 1 + w.r.IntN(size) {
		w.step()
	}
	w.vars, w.texts = w.vars[:vars:vars], w.texts[:texts:texts]
}

func (w *author) step() {
	hushed := []func(){w.set, w.do, w.when, w.when, w.each, w.split, w.hush}
	loud := []func(){w.say, w.say, w.say, w.ask, w.ask, w.ask, w.wait, w.call, w.act, w.leave}
	if w.depth > 2 || w.looped {
		hushed = []func(){w.set, w.set, w.do}
	}
	all := hushed
	if !w.quiet {
		all = append(loud, hushed...)
	}
	all[w.r.IntN(len(all))]()
}

// conditions are what is branched on: mostly secrets.
func (w *author) condition() string {
	if w.owed && w.chance(60) {
		return "known(owed)"
	}
	return w.one("secret == 'aspirin'", "flag", "num > 1", "deep == 'flu'", "known(maybe)", "len(ills) > 1", "len(pills) == 2", "len(kids) > 1",
		"clinic.open", "'aspirin' in pills", "secret contains 'a' or clinic.open", w.word()+" == 'aspirin'", "known("+w.variable()+")", "len("+w.word()+") > 3",
		"known(opening)")
}

// variable is one of those that are set.
func (w *author) variable() string { return w.vars[w.r.IntN(len(w.vars))] }

// word is a variable that holds words.
func (w *author) word() string { return w.texts[w.r.IntN(len(w.texts))] }

// assign sets a variable, whichever way is taken.
func (w *author) assign(name, value string) {
	w.line("- {when: \"true\", then: {set: {%s: %s}}, else: {set: {%s: %s}}}", name, value, name, value)
}

func (w *author) mark(id string) {
	w.line("- {when: \"true\", id: %s, then: {set: {mark: \"'x'\"}}}", id)
}

func (w *author) jump(to string) { w.line("- {when: \"true\", then: %s, else: %s}", to, to) }

// fork writes the ways of a step behind it, all of which meet at its end. Often they look
// alike: whoever writes about a secret would see to that.
func (w *author) fork(ways []string) {
	meet := w.id("m")
	quiet, talk := w.quiet, !w.quiet && w.chance(30)
	if w.depth++; w.chance(75) {
		w.quiet = true
	}
	for _, way := range ways {
		w.mark(way)
		if talk {
			w.line("- say: {en: %q}", w.words())
		}
		w.block(2)
		switch {
		case w.depth > 1 || w.chance(88):
			w.jump(meet)
		case w.chance(50):
			w.line("- handoff: desk")
		default:
			w.line("- end")
		}
	}
	w.depth--
	w.quiet = quiet
	w.mark(meet)
}

func (w *author) when() {
	a, b := w.id("a"), w.id("b")
	if w.chance(20) {
		w.line("- {when: %q, then: {set: {mark: %s}}}", w.condition(), w.one("secret", "\"'y'\""))
		return
	}
	w.line("- {when: %q, then: %s, else: %s}", w.condition(), a, b)
	w.fork([]string{a, b})
}

func (w *author) split() {
	a, b, id := w.id("a"), w.id("b"), w.id("d")
	w.line("- {split: {x: {share: 1, then: %s}, y: {share: 2, then: %s}}, id: %s}", a, b, id)
	w.fork([]string{a, b})
}

func (w *author) each() {
	as, id := w.id("i"), w.id("e")
	w.line("- each: %s\n%s  as: %s\n%s  id: %s\n%s  steps:", w.one("kids", "pills", "ills"), w.inset, as, w.inset, id, w.inset)
	inset := w.inset
	w.inset += "    "
	w.depth++
	vars, looped := len(w.vars), w.looped
	w.vars, w.looped = append(w.vars, as), true
	w.block(2)
	w.vars, w.looped = w.vars[:vars], looped
	w.depth--
	w.inset = inset
}

func (w *author) set() {
	name := w.id("v")
	if w.chance(25) {
		list, i := w.one("ills", "pills", "kids"), w.r.IntN(2)
		proof := w.one(fmt.Sprintf("len(%s) > %d", list, i), fmt.Sprintf("known(%s[%d])", list, i), fmt.Sprintf("clinic.open and %d < len(%s)", i, list))
		w.line("- {when: %q, then: {set: {%s: \"%s[%d]\"}}, else: {set: {%s: secret}}}", proof, name, list, i, name)
		w.vars = append(w.vars, name)
		return
	}
	value := w.one("secret", "num", "\"pills[0]\"", "\"len(ills) > 1\"", "\"'x'\"", "\"'y'\"", "\"secret == 'flu'\"", w.variable(), w.word())
	w.assign(name, value)
	if w.vars = append(w.vars, name); strings.Contains(value, "'x'") || value == "secret" {
		w.texts = append(w.texts, name)
	}
}

// do asks for an action whose ending may be a secret; all its endings give the same.
func (w *author) do() {
	what := w.one("result", "sens", "note")
	out := map[string]string{"result": "result", "sens": "diag", "note": "note"}[what]
	if what == "note" {
		w.line("- do: x.note")
	} else if a := w.id("a"); w.chance(50) {
		w.line("- {do: x.%s, with: {words: %s}, found: %s, none: %s}", what, w.word(), a, a)
		w.mark(a)
	} else {
		b := w.id("b")
		w.line("- {do: x.%s, with: {words: secret}, found: %s, none: %s}", what, a, b)
		w.fork([]string{a, b})
	}
	w.vars, w.texts = append(w.vars, out), append(w.texts, out)
}

// hush calls the workflow that is never heard.
func (w *author) hush() {
	w.line("- {call: %s, with: {secret: secret, deep: deep, flag: flag, num: num, name: name, kids: kids, pills: pills, ills: ills, day: day, due: due%s}}", w.one("hush", "hush", "talk"),
		w.one("", "", ", opening: opening", ", maybe: maybe", ", maybe: maybe", ", opening: "+w.word()))
	w.vars = append(w.vars, "got")
}

func (w *author) call() { w.hush() }

func (w *author) act() { w.line("- do: x.settle") }

func (w *author) leave() {
	switch {
	case w.chance(60) || w.depth == 0:
		w.say()
	case w.chance(30):
		w.line("- handoff: desk")
	default:
		w.line("- {when: %q, then: end}", w.condition())
	}
}

func (w *author) words() string {
	v := w.variable()
	return w.one("Hello.", "Go on.", "Bye.", "{name}, hi.", "You: {"+v+"}.", "It is {secret}.", "{clinic.name}", "{kids|one|# kids}", "{ills|one|# ills}", "{pills}", "See {day}.", "{snippet.tail}")
}

func (w *author) say() {
	notice := ""
	if w.chance(15) {
		notice = fmt.Sprintf(", notice: {en: %q}", w.one("A message.", "{name}, look.", w.words()))
	}
	if w.chance(10) {
		notice += ", media: {url: \"https://pictures.example.org/map.png\", alt: {en: A map.}}"
	}
	w.line("- {say: {en: %q}%s}", w.words(), notice)
}

func (w *author) wait() {
	switch w.r.IntN(4) {
	case 0:
		w.line("- {wait: 2h}")
	case 1:
		w.line("- {wait: {until: %s, before: 1h}}", w.one("day", "day", "day", "due"))
	default:
		a, b := w.id("a"), w.id("b")
		w.line("- wait: {for: x.paid, at_most: 1d, late: %s, label: %s, gives: {paid: {type: text, label: %s}, owed: {type: text, label: care, optional: true}}}\n%s  then: %s", b, w.one("notice", "notice", "care"), w.one("care", "notice"), w.inset, a)
		w.owed = true
		w.fork([]string{a, b})
	}
}
