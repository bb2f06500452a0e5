package flow

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sourceFiles parses the package, without its tests.
func sourceFiles(t *testing.T) (all []*ast.File) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// asked are the words in quotes that the parser gives to a method of that name.
func asked(t *testing.T, method string, argument int) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, f := range sourceFiles(t) {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != method || len(call.Args) <= argument {
				return true
			}
			for _, arg := range call.Args[argument:] {
				if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					word, _ := strconv.Unquote(lit.Value)
					out[word] = true
				}
			}
			return true
		})
	}
	return out
}

func TestTheFormsHaveEveryKeyThatTheParserTakesAndNoOther(t *testing.T) {
	t.Parallel()
	listed := map[string]bool{}
	for _, f := range slices.Concat(Steps(), Parts()) {
		for _, k := range f.Keys {
			if listed[k.Name] = true; k.Help == "" {
				t.Errorf("`%s` of %s has no help", k.Name, f.Name)
			}
		}
	}
	// The rest are taken by a name that is handed over.
	taken := asked(t, "take", 0)
	for _, word := range append([]string{"text", "say", "min", "max"}, verbs...) {
		taken[word] = true
	}
	for word := range taken {
		if !listed[word] {
			t.Errorf("the parser takes `%s`, and no form of the grammar has it: nobody would know", word)
		}
	}
	for word := range listed {
		if !taken[word] {
			t.Errorf("a form of the grammar has `%s`, which the parser does not take", word)
		}
	}
	for form := range asked(t, "close", 1) {
		if len(known(form)) == 0 {
			t.Errorf("the parser knows keys of %q, which is no form of the grammar", form)
		}
	}
}

// A limit that nobody tells an admin of is met without warning.
func TestEveryExportedLimitIsToldWithItsReason(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("grammar_limits.go")
	if err != nil {
		t.Fatal(err)
	}
	// What an admin cannot meet: they bound what a conversation keeps, and the search for
	// a script.
	inside := []string{"MaxState", "MaxKey", "MaxWalkTurns", "MaxWalkStates", "MaxWalkDepth"}
	for _, f := range sourceFiles(t) {
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			for _, name := range spec.Names {
				told := strings.Contains(string(src), name.Name) || slices.Contains(inside, name.Name)
				if strings.HasPrefix(name.Name, "Max") && !told {
					t.Errorf("%s is not in Bounds", name.Name)
				}
			}
			return true
		})
	}
	for _, b := range Bounds() {
		if b.Most == "" || b.Why == "" {
			t.Errorf("got %+v, want a number and a reason", b)
		}
	}
}
