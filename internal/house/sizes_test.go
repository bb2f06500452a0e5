package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

const (
	maxFileLines     = 300
	maxFunctionLines = 60
	maxParameters    = 5
	maxMethods       = 8
)

func TestFilesAndFunctionsKeepTheirSize(t *testing.T) {
	t.Parallel()
	eachFile(t, func(file string) {
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, filepath.Join(root, file), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if n := set.File(f.Pos()).LineCount(); n > maxFileLines {
			t.Errorf("%s has %d lines, want at most %d: does it tell two stories?", file, n, maxFileLines)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				checkFunction(t, set, file, fn)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if i, ok := n.(*ast.InterfaceType); ok && i.Methods.NumFields() > maxMethods {
				t.Errorf("%s: an interface of %d methods narrows nothing, want at most %d", set.Position(i.Pos()), i.Methods.NumFields(), maxMethods)
			}
			return true
		})
	})
}

func checkFunction(t *testing.T, set *token.FileSet, file string, fn *ast.FuncDecl) {
	name := fn.Name.Name
	if name == "init" && fn.Recv == nil {
		t.Errorf("%s has an init: register in a table that a reader can see", file)
	}
	if n := set.Position(fn.End()).Line - set.Position(fn.Pos()).Line + 1; n > maxFunctionLines {
		t.Errorf("%s: %s has %d lines, want at most %d", file, name, n, maxFunctionLines)
	}
	if n := fn.Type.Params.NumFields(); n > maxParameters+1 || n > maxParameters && !takesContext(fn) {
		t.Errorf("%s: %s has %d parameters, want at most %d and a context", file, name, n, maxParameters)
	}
}

func takesContext(fn *ast.FuncDecl) bool {
	sel, ok := fn.Type.Params.List[0].Type.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Context"
}

// Time is passed in to everything under floor 5 (law 8).
func TestLowerFloorsDoNotReadTheClock(t *testing.T) {
	t.Parallel()
	eachFile(t, func(file string) {
		if _, floor := floorOf(filepath.ToSlash(filepath.Dir(file))); floor >= 5 {
			return
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "time" && strings.Contains(" Now Since Until Sleep After Tick ", " "+sel.Sel.Name+" ") {
				t.Errorf("%s calls time.%s: time is passed in under floor 5", file, sel.Sel.Name)
			}
			return true
		})
	})
}
