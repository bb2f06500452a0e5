package flow

import (
	"fmt"
	"strings"
)

// hostileShapes are deep or wide in one place of the language.
func (f packer) shapes() []hostileDoc {
	say := "steps:\n  - say: x\n"
	ask := func(body string) string {
		return hostileHead + "steps:\n  - ask: choice\n    id: q\n    text: x\n    again: y\n" + body
	}
	return []hostileDoc{
		{"keywords", f.filled("workflow: w\n"+say+"starts: {keywords: [", numbered("k%, "), "]}\n")},
		{"same keyword", f.filled("workflow: w\n"+say+"starts: {keywords: [", repeat("stop, "), "]}\n")},
		{"phrases", f.filled("workflow: w\n"+say+"starts: {phrases: {en: [", numbered("I want %, "), "]}}\n")},
		{"languages of phrases", f.filled("workflow: w\n"+say+"starts: {phrases: {", numbered("l%: [x], "), "}}\n")},
		{"events", f.filled("workflow: w\n"+say+"starts: {events: [", numbered("e.%, "), "]}\n")},
		{"starts", f.filled("workflow: w\n"+say+"starts: [", repeat("{}, "), "]\n")},
		{"starts with inputs", f.filled("workflow: w\n"+say+"starts:\n", numbered("  - {keywords: [k%], with: {u: \"'x'\"}}\n"), "")},
		{"inputs", f.filled("workflow: w\n"+say+"inputs:\n", numbered("  i%: {type: text, label: care}\n"), "")},
		{"unlabelled inputs", f.filled("workflow: w\n"+say+"inputs:\n", numbered("  i%: {}\n"), "")},
		{"bad inputs", f.filled("workflow: w\n"+say+"inputs:\n", numbered("  I%: {type: txet, label: crae}\n"), "")},
		{"results", f.filled("workflow: w\n"+say+"results:\n", numbered("  r%: {type: text, label: care}\n"), "")},
		{"results at every end", f.filled(hostileHead+"results: {"+strings.Repeat("", 1), numbered("r%: {type: text, label: care}, "), "}\nsteps: ["+strings.Repeat("{when: b, then: end}, ", 900)+"end]\n")},
		{"options", f.filled(ask("    options:\n"), numbered("      o%: {words: [w%]}\n"), "")},
		{"same option", f.filled(ask("    options:\n"), repeat("      o: {words: [w]}\n"), "")},
		{"words of an option", f.filled(ask("    options: {o: {words: ["), numbered("w%, "), "]}}\n")},
		{"options with labels", f.filled(ask("    options:\n"), numbered("      o%: {label: {en: Option %}}\n"), "")},
		{"options that lead to one another", f.filled(ask("    options:\n"), numbered("      o%: {words: [w], then: q}\n"), "")},
		{"options without words", f.filled(ask("    options:\n"), numbered("      o%: {}\n"), "")},
		{"outcomes", f.filled(hostileHead+"steps:\n  - do: shots.list\n", numbered("    o%: end\n"), "")},
		{"outcomes of nobody", f.filled(hostileHead+"steps:\n  - do: shots.nobody\n", numbered("    o%: end\n"), "")},
		{"inputs of an action", f.filled(hostileHead+"steps:\n  - do: shots.give\n    with:\n", numbered("      i%: x\n"), "")},
		{"inputs of a call", f.filled(hostileHead+"steps:\n  - call: w\n    with:\n", numbered("      i%: x\n"), "")},
		{"sets of a route", f.filled(hostileHead+"steps:\n  - when: b\n    then:\n      set:\n", numbered("        a%: x\n"), "")},
		{"sets from one another", f.filled(hostileHead+"steps:\n  - when: b\n    then:\n      set:\n", func(i int) string { return fmt.Sprintf("        a%d: a%d\n", i, i+1) }, "        z: x\n")},
		{"sets of unknowns", f.filled(hostileHead+"steps:\n  - when: b\n    then:\n      set:\n", numbered("        a%: u%\n"), "")},
		{"nested routes", f.filled(hostileHead+"steps:\n  - when: b\n    then: ", repeat("{then: "), "")},
		{"a name of braces", f.filled("workflow: {", repeat("workflow: w, "), "}\n")},
		{"keys of a route", f.filled(hostileHead+"steps:\n  - when: b\n    then: {", numbered("k%: x, "), "}\n")},
		{"list for words", f.filled("workflow: [", repeat("w, "), "]\n")},
	}
}

// hostileTexts try to break what fills and measures them.
func (f packer) texts() []hostileDoc {
	var out []hostileDoc
	for _, unit := range []string{"{x}", "{{.Exec}}", "{", "}", "${x}", "%s", "%!s(MISSING)", "{list}", "{count}", "{clinic.name}", "{v[0]}", "{v[255].first}", "{v[9999999999]}", "{x.y.z}", "{x.first.first.first}", "{unknown}", "<script>", "\u00a0", "€", "👨‍👩‍👧‍👦", "ﷺ", "‏", "x ", "\\n", "\\t", "\\\\", "{x[0]}{x[0]}"} {
		out = append(out, hostileDoc{fmt.Sprintf("text of %q", unit), f.filled(hostileHead+"steps:\n  - say: \"", repeat(unit), "\"\n")},
			hostileDoc{fmt.Sprintf("texts of %q", unit), f.filled(hostileHead+"steps:\n", repeat("  - {say: \""+unit+unit+"\"}\n"), "")})
	}
	holes := strings.Repeat("{list}", 900)
	return append(out, hostileDoc{"text of long parts", f.filled(hostileHead+"steps:\n  - say: \"", repeat("{"+strings.Repeat("x", 41)+"}"), "\"\n")},
		hostileDoc{"lists in many texts", f.filled(stuckYAML+"workflow: w\nsteps:\n", numbered("  - {ask: person, id: q%, text: \""+holes+"\", again: \""+holes+"\"}\n"), "")},
		hostileDoc{"a list of options in one text", f.filled(hostileHead+"steps:\n  - ask: choice\n    id: q\n    text: \""+strings.Repeat("{list}", 4000)+"\"\n    again: y\n    options:\n", numbered("      o%: {label: Option number %}\n"), "")},
		hostileDoc{"a text that is never closed", f.filled(hostileHead+"steps:\n  - say: \"{", repeat("x"), "\"\n")})
}

// hostileExpressions try to reach something, or to take long.
func (f packer) expressions() []hostileDoc {
	var out []hostileDoc
	one := func(name, src string) {
		out = append(out, hostileDoc{"expression: " + name, hostileHead + "steps:\n  - when: \"" + src + "\"\n    then: end\n  - say: x\n"})
	}
	many := func(src string) {
		out = append(out, hostileDoc{"expressions: " + src, f.filled(hostileHead+"steps:\n", repeat("  - {when: \""+src+"\", then: end}\n"), "  - say: x\n")})
	}
	for _, unit := range []string{"(", "[", "{a:", "-", "!", "not ", "n+", "n ** ", "1..", "n?1:", "b ? b : ", "b and ", "b or ", "b ?? ", "v[", "x | ", "x.", "let a=n;", "len(", "known(", "map(v,", "1,", "'a'+", "n == ", "x in "} {
		for _, size := range []int{380, 60000} {
			one(fmt.Sprintf("%d of %q", size/len(unit), unit), strings.Repeat(unit, size/len(unit))+"b")
		}
	}
	for _, src := range []string{"map(1..1000000, #)", "reduce(1..99999, #acc + #, 0) > 0", "filter(v, true) == v", "repeat(x, 1000000) == x", "x matches '(a+)+$'", "x matches x", "$env['x'] == x", "$env == $env", "1..1000000 == v", "all(v, {#.first == x})", "let y = x; y == x",
		"x | upper() == x", "v?.first == x", "x.foo() == x", "v[0].first.method()", "{'a': 1}.a == n", "[1,2,3] == v", "v[1:2] == v", "b ? b : b ? b : b", "n ** n ** n > 1", "99999999999999999999 == n", "1e309 == n", "0x7fffffffffffffff == n", "'" + strings.Repeat("x", 300) + "' == x", "x + x + x + x == x", "x * 3 == x", "n / 0 == 1", "n % 0 == 1", "toJSON(v) == x", "now() == x", "env('PATH') == x", "get(v, 0) == x", "x contains x", "#.a", "b; b", "//", "/* ", "b //", "b ?: b", "x =~ x", "if b { b } else { b }"} {
		one(src, strings.ReplaceAll(src, "\\", "\\\\"))
		many(src)
	}
	return out
}

// hostileGraphs are shapes that are slow to analyse.
func (f packer) graphs() []hostileDoc {
	step := func(body func(i int) string) string { return f.filled(hostileHead+"steps:\n", body, "  - end\n") }
	all := func(i int) string { return fmt.Sprintf("{a%d: x}", i) }
	return []hostileDoc{
		{"everybody leads back to the first", step(func(i int) string { return fmt.Sprintf("  - {when: b, then: s0, id: s%d}\n", i) })},
		{"everybody leads to the one before", step(func(i int) string { return fmt.Sprintf("  - {when: b, then: s%d, id: s%d}\n", max(i-1, 0), i) })},
		{"everybody skips one", step(func(i int) string { return fmt.Sprintf("  - {when: b, then: s%d, id: s%d}\n", min(i+2, 1500), i) })},
		{"everybody leads across", step(func(i int) string { return fmt.Sprintf("  - {when: b, then: s%d, id: s%d}\n", (i*7919)%1500, i) })},
		{"a ladder turned round", step(func(i int) string { return fmt.Sprintf("  - {when: b, then: s%d, id: s%d}\n", 1500-i, i) })},
		{"nested branches", step(func(i int) string { return fmt.Sprintf("  - {when: b, then: end, id: s%d}\n", i) })},
		{"private branches", step(func(i int) string {
			return fmt.Sprintf("  - {when: x == 'y', then: s%d, id: s%d}\n", min(i+2, 1400), i)
		})},
		{"a new variable at each step", step(func(i int) string { return "  - {when: b, then: {set: " + all(i) + "}}\n" })},
		{"a new variable at each step, and back", step(func(i int) string {
			return fmt.Sprintf("  - {when: b, id: s%d, then: {set: "+all(i)+", then: s0}}\n", i)
		})},
		{"questions back to the first", step(func(i int) string { return fmt.Sprintf("  - {ask: yesno, id: s%d, text: x, again: y, no: s0}\n", i) })},
		{"questions that are used at the end", f.filled(hostileHead+"steps:\n", func(i int) string {
			return fmt.Sprintf("  - {ask: yesno, id: s%d, text: x, again: '{s%d}', no: end}\n", i, i/2)
		}, "  - end\n")},
		{"variables from later ones", step(func(i int) string { return fmt.Sprintf("  - {when: b, then: {set: {a%d: a%d}}}\n", i, i+1) })},
		{"labels that rise backwards", step(func(i int) string {
			return fmt.Sprintf("  - {when: a%d == 'x', id: s%d, then: {set: {a%d: \"'x'\"}, then: s0}}\n", i+1, i, i)
		})},
		{"one step with every target", f.filled(hostileHead+"steps:\n"+strings.Repeat("  - {say: x}\n", 500)+"  - ask: choice\n    id: q\n    text: x\n    again: y\n    options:\n", func(i int) string { return fmt.Sprintf("      o%d: {words: [w], then: '#%d'}\n", i, i%500+1) }, "")},
	}
}
