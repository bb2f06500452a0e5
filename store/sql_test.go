package store_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"frontdesk/store/storetest"
)

var server *storetest.Server

func TestMain(m *testing.M) { os.Exit(storetest.Main(m, &server)) }

func TestEverySQLConstantPreparesOnTheMigratedSchema(t *testing.T) {
	t.Parallel()
	conn, err := pgx.Connect(t.Context(), server.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	consts := stringConstants(t)
	prepared := 0
	for name := range consts {
		if !strings.HasSuffix(name, "SQL") {
			continue
		}
		prepared++
		if _, err := conn.Prepare(t.Context(), name, valueOf(t, consts, consts[name])); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if prepared < 50 {
		t.Errorf("got %d statements prepared, want at least 50", prepared)
	}
}

// stringConstants are the package's constants by name.
func stringConstants(t *testing.T) map[string]ast.Expr {
	t.Helper()
	pkgs, err := parser.ParseDir(token.NewFileSet(), ".", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	consts := map[string]ast.Expr{}
	for _, f := range pkgs["store"].Files {
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				for i, n := range v.Names {
					if i < len(v.Values) {
						consts[n.Name] = v.Values[i]
					}
				}
			}
		}
	}
	return consts
}

func valueOf(t *testing.T, consts map[string]ast.Expr, e ast.Expr) string {
	t.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			t.Fatal(err)
		}
		return s
	case *ast.BinaryExpr:
		return valueOf(t, consts, e.X) + valueOf(t, consts, e.Y)
	case *ast.Ident:
		return valueOf(t, consts, consts[e.Name])
	default:
		t.Fatalf("a SQL constant is built with %T; use literals and +", e)
		return ""
	}
}
