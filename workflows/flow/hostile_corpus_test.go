package flow

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/lexer"
)

// hostileDoc is a document that is meant to hurt, and what it tries.
type hostileDoc struct{ name, src string }

// hostileDocs are all kinds of them: as long as a document may be, and as long as one is
// that is read to its end.
func hostileDocs() []hostileDoc {
	out := packer{size: MaxSource}.docs()
	for _, d := range (packer{size: MaxSource, inside: true}).docs() {
		d.name += ", within bounds"
		out = append(out, d)
	}
	return out
}

// packer makes documents of many parts, up to a size in bytes.
type packer struct {
	size   int
	inside bool
}

func (f packer) docs() (out []hostileDoc) {
	for _, kind := range []func() []hostileDoc{f.yaml, f.lines, f.steps, f.shapes, f.texts, f.expressions, f.graphs} {
		out = append(out, kind()...)
	}
	return out
}

// filled repeats what unit says between head and tail, up to the size of a document, or
// as often as the other bounds let through.
func (f packer) filled(head string, unit func(i int) string, tail string) string {
	if !f.inside {
		return f.repeated(head, unit, tail, MaxSource)
	}
	src := f.repeated(head, unit, tail, maxMarks)
	if n := len(lexer.Tokenize(src)); n > maxTokens {
		return f.repeated(head, unit, tail, maxMarks*maxTokens/n-100)
	}
	return src
}

// repeated has at most as many marks, and lines that are not too long when that matters.
func (f packer) repeated(head string, unit func(i int) string, tail string, marks int) string {
	var b strings.Builder
	b.WriteString(head)
	line := len(head)
	for i := 0; ; i++ {
		u := unit(i)
		marks -= marksIn(u)
		if b.Len()+len(u)+len(tail) > f.size || u == "" || marks < 1000 {
			b.WriteString(tail)
			return b.String()
		}
		if line += len(u); line > maxLine && f.inside {
			b.WriteString("\n      ")
			line = len(u)
		}
		if strings.HasSuffix(u, "\n") {
			line = 0
		}
		b.WriteString(u)
	}
}

func marksIn(s string) (n int) {
	for _, c := range []byte(s) {
		if strings.IndexByte(yamlMarks, c) >= 0 {
			n++
		}
	}
	return n
}

func repeat(s string) func(int) string { return func(int) string { return s } }

// numbered puts the number into a unit.
func numbered(format string) func(int) string {
	return func(i int) string { return strings.ReplaceAll(format, "%", fmt.Sprint(i)) }
}

const hostileHead = stuckYAML + "workflow: w\ninputs: {n: {type: number, label: notice}, v: {type: list of visit, label: notice}, x: {type: text, label: care}, b: {type: yesno, label: notice}, t: {type: list of choice, label: notice}}\n"

// hostileYAML is made of single tokens, alone and where a step, a text or a key stands.
func (f packer) yaml() []hostileDoc {
	var out []hostileDoc
	for _, unit := range []string{"[", "]", "{", "}", ",", ":", ": ", "- ", "-", "? ", "|\n", ">\n", "'", "\"", "\"a\",", "'a',", "# x\n", "\n", "\t", " ", "&a ", "*a ", "!!x ", "%x ", "---\n", "...\n", "<<: ",
		"{a: ", "[a,", "a,", "a: ", "a:\n ", "a: b\n", "? a\n: b\n", "1,", "~,", "{},", "[],", "{a: 1},", "0x1,", "1e9,", ".inf ", "2001-01-01 ", "\\", "@", "`", "\r", "\r\n", "\u0085", "\u2028", "é", "👍", "a\u0301", "\ufffd", "- a\n", "- - ", "- a: b\n", "'' ", "\"\": \"\"\n"} {
		name := fmt.Sprintf("tokens %q", unit)
		out = append(out, hostileDoc{name, f.filled("", repeat(unit), "")},
			hostileDoc{name + " as steps", f.filled("workflow: w\nsteps:\n", repeat("  "+unit), "")},
			hostileDoc{name + " in braces", f.filled("workflow: w\nsteps: [", repeat(unit), "]\n")},
			hostileDoc{name + " in a text", f.filled("workflow: w\nsteps:\n  - say: {en: \"", repeat(unit), "\"}\n")})
	}
	return out
}

// hostileLines are long ones, and many keys.
func (f packer) lines() []hostileDoc {
	long := strings.Repeat("x", MaxSource-100)
	return []hostileDoc{
		{"beyond the size", strings.Repeat("x: y\n", MaxSource)},
		{"one word", long}, {"one name", "workflow: " + long}, {"one key", long + ": w\n"}, {"one quoted key", "\"" + long + "\": w\n"},
		{"one comment", "workflow: w # " + long}, {"one literal", "workflow: |\n  " + long}, {"one number", "workflow: " + strings.Repeat("9", MaxSource-100)},
		{"one fraction", "workflow: 0." + strings.Repeat("9", MaxSource-100)}, {"one exponent", "workflow: 1e" + strings.Repeat("9", MaxSource-100)},
		{"one octal", "workflow: 0o" + strings.Repeat("7", MaxSource-100)}, {"one with underscores", "workflow: 1" + strings.Repeat("_1", MaxSource/2-100)},
		{"lines of a literal", f.filled("workflow: |\n", repeat("  x\n"), "")}, {"empty lines of a literal", f.filled("workflow: |\n  x\n", repeat("\n"), "  x\n")},
		{"lines of a folded text", f.filled("workflow: >\n", repeat("  x\n"), "")}, {"lines of plain words", f.filled("workflow: x\n", repeat("  x\n"), "")},
		{"lines of a quoted text", f.filled("workflow: \"x\n", repeat("  x\n"), "\"")}, {"empty lines of a quoted text", f.filled("workflow: 'x\n", repeat("\n"), "'")},
		{"lines of spaces", f.filled("workflow: >\n  x\n", repeat("   \n"), "")}, {"growing indentation", f.filled("", func(i int) string { return strings.Repeat(" ", i) + "a:\n" }, "")},
		{"old language", f.filled("language: 1\n"+hostileHead+"steps:\n", numbered("  - {when: n == %, then: {again: q%}}\n"), "")}, {"older language", f.filled("language: 0\n"+hostileHead+"steps:\n", repeat("  - {say: x}\n"), "")},
		{"old language, half", "language: 1\n" + hostileHead + "steps:\n" + strings.Repeat("  - {do: shots.times, with: {shot: x}, unclear: {again: q}}\n", 190)}, {"same key", f.filled("workflow: w\n", repeat("about: x\n"), "")}, {"same key in braces", f.filled("workflow: w\nstarts: {", repeat("a: x, "), "}")},
		{"keys", f.filled("workflow: w\n", numbered("k%: x\n"), "")}, {"keys in braces", f.filled("workflow: w\nstarts: {", numbered("k%: x, "), "}")},
		{"keys without values", f.filled("workflow: w\n", numbered("k%:\n"), "")}, {"empty keys", f.filled("workflow: w\n", repeat(": x\n"), "")},
		{"keys of a step", f.filled("workflow: w\nsteps:\n  - say: {en: x}\n", numbered("    k%: x\n"), "")}, {"keys with dots", f.filled("workflow: w\n", numbered("a.b[%]: x\n"), "")},
		{"aliases", "a: &a [x,x,x,x,x,x,x,x,x]\n" + f.filled("", numbered("b%: &b% [*a,*a,*a,*a,*a,*a,*a,*a]\n"), "")}, {"merge keys", f.filled("a: &a {x: y}\n", numbered("b%: {<<: *a}\n"), "")},
		{"tags", f.filled("", numbered("k%: !!binary x\n"), "")}, {"documents", f.filled("", repeat("---\nworkflow: w\n"), "")}, {"escapes", f.filled("workflow: \"", repeat("\\u0041"), "\"")},
		{"broken escapes", f.filled("workflow: \"", repeat("\\z"), "\"")}, {"not UTF-8", strings.Repeat("\xff", MaxSource)}, {"NUL", strings.Repeat("\x00", MaxSource)},
		{"right to left", f.filled("workflow: \"", repeat("\u202e"), "\"")}, {"zero width", f.filled("workflow: \"", repeat("\u200b"), "\"")}, {"zalgo", f.filled("workflow: \"w", repeat("\u0335\u0321"), "\"")},
		{"nested lists", f.filled("workflow: w\nsteps:\n", func(i int) string { return strings.Repeat("  ", i%15) + "-\n" }, "")}, {"comments between keys", f.filled("workflow: w\n", repeat("#\n"), "steps: []\n")},
	}
}

// hostileSteps are thousands of one kind of step, right or wrong.
func (f packer) steps() []hostileDoc {
	var out []hostileDoc
	for _, s := range []struct{ name, unit string }{
		{"say", "  - say: x\n"}, {"say in short", "  - {say: x}\n"}, {"end", "  - end\n"}, {"empty steps", "  -\n"}, {"words", "  - x\n"}, {"unknown verbs", "  - sya: x\n"}, {"two verbs", "  - {say: x, do: a.b}\n"},
		{"no verb", "  - {id: a%}\n"}, {"same id", "  - {say: x, id: a}\n"}, {"other id", "  - {say: x, id: a%}\n"}, {"long ids", "  - {say: x, id: abcdefghijabcdefghijabcdefghija%}\n"}, {"bad ids", "  - {say: x, id: A%}\n"},
		{"unknown targets", "  - {say: x, then: n%}\n"}, {"known ids, unknown targets", "  - {say: x, id: target%, then: targte%}\n"}, {"unknown actions", "  - {do: a.b%}\n"}, {"unknown outcomes", "  - {do: shots.list, none: end, nine: end}\n"},
		{"unrouted outcomes", "  - {do: shots.list}\n"}, {"missing inputs", "  - {do: shots.give}\n"}, {"actions", "  - {do: shots.list, none: end}\n"}, {"unknown calls", "  - {call: c%}\n"}, {"calls of itself", "  - {call: w}\n"}, {"unknown variables", "  - {say: '{u%}'}\n"},
		{"unknown parts", "  - {say: '{v.first.u%}'}\n"}, {"branches", "  - {when: b, then: end}\n"}, {"branches to nowhere", "  - {when: b}\n"}, {"unknown in branches", "  - {when: u% == 1, then: end}\n"}, {"waits", "  - {wait: 1h}\n"}, {"bad waits", "  - {wait: 1}\n"},
		{"handoffs", "  - {handoff: a}\n"}, {"bare questions", "  - {ask: text}\n"}, {"questions", "  - {ask: text, id: q%, text: x, again: y}\n"}, {"questions of slots", "  - {ask: slot, id: q%, text: x, again: y, of: v}\n"}, {"unknown questions", "  - {ask: txet, id: q%}\n"},
		{"unknown languages", "  - {say: {xx: x}}\n"}, {"many languages", "  - {say: {a: x, b: x, c: x, d: x}}\n"}, {"sets", "  - {when: b, then: {set: {a%: x}}, else: end}\n"}, {"chained sets", "  - {when: b, then: {set: {a%: a1%}}}\n"}, {"same set", "  - {when: b, then: {set: {a: b}}}\n"},
		{"sealed texts", "  - {say: '{x}'}\n"}, {"sealed notices", "  - {say: '{x}', notice: '{x}'}\n"}, {"expressions", "  - {when: n == % and b, then: end}\n"}, {"faulty expressions", "  - {when: n ==, then: end}\n"},
		{"splits", "  - {split: {a: {share: 50}, b: {share: 50}}, id: s%}\n"}, {"loops", "  - {each: v, as: i%, steps: [{say: x}]}\n"}, {"nested loops", "  - {each: v, as: i%, steps: [{each: v, as: j%, steps: [{each: v, as: k%, steps: [{say: x}]}]}]}\n"},
		{"waits for events", "  - {wait: {for: e.x, at_most: 1h}, id: w%, late: end}\n"}, {"dates", "  - {ask: date, id: d%, text: x, again: y}\n"}, {"money", "  - {ask: money, id: d%, text: x, again: y, min: 1, max: 5}\n"}, {"several", "  - {ask: choices, of: t, id: d%, text: x, again: y}\n"},
		{"private branches that say", "  - {when: x == 'y', then: {say: a}, else: {say: b}}\n"}, {"private branches around a question", "  - {when: x == 'y', else: end}\n  - {ask: yesno, id: q%, text: x, again: y}\n"}, {"retries", "  - {do: shots.times, with: {shot: x}, unclear: {retry: q}}\n"},
		{"private sets", "  - {when: x == 'y', then: {set: {s%: \"'z'\"}}, else: {set: {s%: x}}}\n"}, {"plural texts", "  - {say: '{n|one thing|# things}'}\n"}, {"snippets", "  - {say: '{snippet.s%}'}\n"}, {"corrections", "  - {ask: text, id: a%, text: '{a%}', again: '{a%}'}\n"},
	} {
		out = append(out, hostileDoc{"steps: " + s.name, f.filled(hostileHead+"steps:\n", numbered(s.unit), "")})
	}
	return out
}
