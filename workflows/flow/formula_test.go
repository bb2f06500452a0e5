package flow

import (
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

const formulaYAML = "workflow: w\ninputs: {n: {type: number, label: notice}, b: {type: yesno, label: notice}, x: {type: text, label: notice}, p: {type: person, label: notice}, v: {type: list of visit, label: notice}, t: {type: list of text, label: notice}, o: {type: number, label: notice, optional: true}}\nsteps:\n  - when: \"%\"\n    then: end\n  - say: Hi\n"

// attacks are expressions that try to reach something, to build something or to take
// long; at is where the first thing stands that is not allowed.
var attacks = []struct{ src, at string }{
	{"$env['x'] == 'y'", "$env"}, {"$env == $env", "$env"}, {"env('PATH') == x", "env"}, {"now() != x", "now"}, {"toJSON(v) == x", "toJSON"},
	{"map(1..1000000, #) == v", "map"}, {"reduce(1..9, #acc + #, 0) > 1", "reduce"}, {"filter(v, true) == v", "filter"}, {"all(v, {#.first == x})", "all"}, {"count(v) > 1", "count"},
	{"repeat(x, 1000000) == x", "repeat"}, {"get(v, 0) == x", "get"}, {"x | upper() == x", "upper"}, {"upper(x) == x", "upper"}, {"x.foo() == x", "foo"}, {"v[0].first.method() == x", "method"},
	{"1..1000000 == v", ".."}, {"n in 1..10", ".."}, {"x matches '(a+)+$'", "matches"}, {"x startsWith 'a'", "startsWith"}, {"n ** n > 1", "**"}, {"n ^ n > 1", "^"}, {"n + 1 > 1", "+"}, {"x + x == x", "+"}, {"n / 0 == 1", "/"}, {"n % 0 == 1", "%"}, {"n * n == 1", "*"}, {"x * 3 == x", "*"}, {"n - 1 > 1", "-"}, {"-n > 1", "-"}, {"+n > 1", "+"},
	{"[1, 2] == v", "["}, {"n in [n, 1]", "n, 1"}, {"n in []", "in"}, {"n in x", "in"}, {"n in clinic.hour", "in"}, {"{'a': 1}.a == n", "{"}, {"v[1:2] == v", "[1"}, {"v[n].first == x", "[n"}, {"v[-1].first == x", "[-"}, {"v[9999].first == x", "[9"}, {"v?.first == x", "first"}, {"p?.first == x", "first"}, {"(x ?? x) == x", "??"},
	{"let y = x; y == x", "y = x"}, {"b; b", "b"}, {"b ? b : n", "n"}, {"if b { b } else { b }", "if"}, {"#.a == x", "#"}, {"x == nil", "nil"}, {"99999999999 == n", "9"}, {"1e300 == n", "1e"}, {"0x7fffffffffff == n", "0x"},
	{"n == 'one'", "=="}, {"n < x", "<"}, {"b < b", "<"}, {"not n", "not"}, {"n and b", "and"}, {"b or 'x'", "or"}, {"n contains 'x'", "contains"}, {"v contains 'x'", "contains"}, {"v == v", "=="}, {"known(v[0]) and v[0] == v[0]", "=="}, {"x in [1, 2]", "in"}, {"x in p", "in"},
	{"len(n) > 1", "len"}, {"len(v[0]) > 1", "len"}, {"len() > 1", "len"}, {"len(v, v) > 1", "len"}, {"len('xx') > 1", "'xx'"}, {"known() == b", "known"}, {"known('x')", "'x'"}, {"known(known(x))", "known(x)"}, {"clinic", "clinic"}, {"known(clinic)", "clinic"}, {"clinic.name == x", "name"}, {"clinic['__proto__'] == x", "["},
	{"zz == 1", "zz"}, {"known(v[0]) and v[0].second == x", "second"}, {"x.first == x", "first"}, {"n[0] == 1", "[0]"}, {"n", "n"}, {"len(v)", "len"}, {"'yes'", "'yes'"}, {"", ""}, {"n ==", "n =="}, {"/* x", "/* x"},
	{strings.Repeat("(", 200) + "b" + strings.Repeat(")", 200), "("}, {strings.Repeat("b and ", 60) + "b", "b"}, {strings.Repeat("not ", 90) + "b", ""},
}

func TestAttackOnAnExpressionIsRefusedAtItsPlace(t *testing.T) {
	t.Parallel()
	for _, a := range attacks {
		problems := problemsOf(strings.Replace(formulaYAML, "%", a.src, 1))
		i := slices.IndexFunc(problems, func(p Problem) bool { return p.Severity == Fault })
		if i < 0 {
			t.Errorf("%s: got no fault, want one", a.src)
			continue
		}
		p, want := problems[i], len("  - when: \"")+1+strings.Index(a.src, a.at)
		if p.Rule != "expression" && p.Rule != "variable" && p.Rule != "characters" {
			t.Errorf("%s: got rule %s, want expression or variable", a.src, p.Rule)
		}
		if p.Line != 4 || p.Column != want && p.Column != want-1 {
			t.Errorf("%s: got %d:%d, want 4:%d\n%s", a.src, p.Line, p.Column, want, p.Render())
		}
	}
	if got, want := len(attacks), 80; got < want {
		t.Errorf("got %d attacks, want at least %d", got, want)
	}
}

func TestExpressionIsTrueWhereItSaysSo(t *testing.T) {
	t.Parallel()
	visits := Value{Type: ListType, Items: []Value{{Type: VisitType, Fields: map[string]Value{"first": {Type: PersonType, Says: phi.New(phi.Notice, "Mia")}}}}}
	vars := bindings{{"n", Value{Type: NumberType, Key: "3"}}, {"b", Value{Type: YesNoType, Key: "yes"}}, {"x", public("Flu shot")}, {"v", visits},
		{"p", Value{Type: PersonType, Key: "p1", Says: phi.New(phi.Notice, "Leo")}}, {"t", Value{Type: ListType, Items: []Value{public("a"), public("Flu shot")}}}}
	w := World{ClinicOpen: true, Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Zone: time.UTC}
	for src, want := range map[string]bool{
		"b": true, "not b": false, "!b": false, "b == true": true, "n == 3": true, "n != 3": false, "n > -1": true, "n >= 3.5": false, "n <= 3": true, "1 < n && n < 4": true, "n in [1, 2, 3]": true, "not (n in [1, 2])": true, "n not in [3]": false,
		"x == 'Flu shot'": true, "x contains 'shot'": true, "x contains 'Shot'": false, "x < 'G'": true, "x in ['a', 'b']": false, "x in t": true, "p == 'Leo'": true, "'Leo' == p": true,
		"len(v) == 1": true, "len(x) == 8": true, "len(v) > 0 and v[0].first == 'Mia'": true, "known(v[0]) and v[0]['first'] == 'Mia'": true, "len(v) == 0 or len(v[0].first) == 3": true, "1 < len(v) and v[1].first == 'Mia'": false,
		"known(o)": false, "known(x)": true, "known(v[1])": false, "known(o) and o > 3": false, "not known(o) or o > 3": true, "o == 3": false, "b or n > 3 and not b": true,
		"clinic.open": true, "clinic.weekday == 'mon'": true, "clinic.hour >= 12": true, "clinic.weekday in ['sat', 'sun']": false,
	} {
		if problems := problemsOf(strings.Replace(formulaYAML, "%", src, 1)); Blocks(problems) && src != "o == 3" {
			t.Errorf("%s: got %v, want no fault", src, problems)
		}
		f, wrong := readFormula(src)
		if wrong != nil {
			t.Fatalf("%s: %s", src, wrong.what)
		}
		if got, ok := f.eval(vars, w); !ok || got != want {
			t.Errorf("%s: got %v (%v), want %v", src, got, ok, want)
		}
	}
	for _, src := range []string{"o > 3", "len(o) > 1", "n contains 'x'", "x < 3", "v == v", "not n", "n and b"} {
		f, _ := readFormula(src)
		if out, ok := f.eval(vars, w); ok {
			t.Errorf("%s: got %v, want none", src, out)
		}
	}
}
