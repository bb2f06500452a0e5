package flow

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// shippedSources are the documents of the shipped workflows.
func shippedSources(t testing.TB) (out []string) {
	t.Helper()
	files, err := filepath.Glob("../defs/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("got %v, %v, want the shipped workflows", files, err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(src))
	}
	return out
}

// FuzzCheck: beside whatever other workflow, a check says the same twice, points into the
// document, costs what any may cost, and lets through what can be compiled.
func FuzzCheck(f *testing.F) {
	for i, src := range slices.Concat(shippedSources(f), []string{pollYAML, shotYAML, inviteYAML, kidsYAML, refillYAML, payYAML, circle}) {
		f.Add(src, []byte{byte(i), 5, 9, byte(3 * i)})
	}
	for shape := range randomShapes(40) {
		f.Add((&Dice{shape}).workflow(), shape[20:])
	}
	f.Fuzz(func(t *testing.T, src string, shape []byte) {
		def, _ := Parse([]byte(src))
		if def == nil {
			t.Skip("it does not parse")
		}
		env := testEnv()
		env.Workflows = map[string]*Def{def.Name: def}
		if other, _ := Parse([]byte(strings.Replace((&Dice{shape}).workflow(), "workflow: w\n", "workflow: other\n", 1))); other != nil {
			env.Workflows[other.Name] = other
		}
		var problems []Problem
		if n := allocated(func() { problems = Check(def, env) }); n > maxHostileBytes {
			t.Errorf("got %.1f MB allocated, want at most %d", mega(n), maxHostileBytes>>20)
		}
		if again := Check(def, env); !slices.Equal(problems, again) {
			t.Errorf("got %v, and then %v", problems, again)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Line > strings.Count(def.Source, "\n")+1 {
				t.Errorf("%s points out of the document", p)
			}
			_ = p.Render()
		}
		lib, _ := NewLibrary([]Revision{{ID: "1", Def: def, Current: true}}, testEnv())
		if lib == nil && !Blocks(Check(def, testEnv())) {
			t.Error("got no library, want one of what nothing blocks")
		}
	})
}

// FuzzExpression: whatever is written, an expression is bounded, computes without a
// panic, and one that fits gives what the check says.
func FuzzExpression(f *testing.F) {
	for _, a := range attacks {
		f.Add(a.src)
	}
	for _, src := range []string{"b", "not b or n >= 3 and x in ['a', 'b']", "len(v) == 1", "v[0].first == 'Mia'", "clinic.open and clinic.weekday != 'sat'", "known(o) and o > 3", "x contains 'shot'", "-1 < n"} {
		f.Add(src)
	}
	def, problems := Parse([]byte(strings.Replace(formulaYAML, "%", "b", 1)))
	if def == nil {
		f.Fatal(problems)
	}
	a := analyse(def, testEnv())
	vars := (&Dice{}).given(slices.DeleteFunc(def.fields(), func(f Field) bool { return f.Name == "o" }))
	var known bindings
	for _, in := range def.inputs {
		if v, ok := vars[in.name]; ok {
			known = append(known, binding{in.name, v})
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		var got *formula
		var wrong *refusal
		if n := allocated(func() { got, wrong = readFormula(src) }); n > 1<<20 {
			t.Errorf("got %d bytes allocated, want at most 1 MB", n)
		}
		if wrong != nil {
			if wrong.at < 0 || wrong.at > len(src) || wrong.what == "" {
				t.Errorf("got %+v, want a reason inside of the expression", wrong)
			}
			return
		}
		nodes, plain := 0, true
		got.each(func(f *formula) {
			nodes++
			plain = plain && len(f.ref.path) == 0 && f.ref.name != "o" && f.ref.name != opening
		})
		if nodes > maxNodes {
			t.Errorf("got %d parts, want at most %d", nodes, maxNodes)
		}
		sort, misfit := a.sort(got)
		out, ok := got.eval(known, World{Clearance: phi.ClearNotice})
		if misfit == nil && plain && sort != sortList && sort != sortThing && (!ok || constantSort(out) != sort) {
			t.Errorf("got %v (%v), want %s", out, ok, sort)
		}
	})
}
