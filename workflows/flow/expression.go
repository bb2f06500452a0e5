package flow

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
	yaml "github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"frontdesk/internal/phi"
)

// expression is a value that a workflow computes: a ref, a quoted word, or an
// expression of expr-lang over the workflow's variables and nothing else.
type expression struct {
	n   int
	at  pos
	src string
	// inset is how far src begins behind at: a quote.
	inset int
	// ref is set for a plain reference, which hands a value on whole.
	ref   ref
	isRef bool
	// word is set for a quoted word.
	word   string
	isWord bool
	// uses are the variables whose value is needed, asks those that are only given
	// to known().
	uses, asks []string
	// clinic says that it looks at the clinic's clock.
	clinic bool
}

func (r *reader) expression(f field) *expression {
	e := &expression{n: len(r.exprs), at: place(f.val)}
	r.exprs = append(r.exprs, e)
	src, ok := r.scalar(f)
	if !ok {
		return e
	}
	e.src = strings.TrimSpace(src)
	if n, ok := f.val.(*yaml.StringNode); ok && (n.Token.Type == token.DoubleQuoteType || n.Token.Type == token.SingleQuoteType) {
		e.inset = 1
	}
	if e.ref, e.isRef = readRef(e.src); e.isRef {
		e.uses = []string{e.ref.name}
		return e
	}
	if len(e.src) > MaxExpression {
		r.fault(e.at, "expression", fmt.Sprintf("the expression has %d bytes, and %d are read", len(e.src), MaxExpression), "", "use several steps")
		return e
	}
	tree, err := parser.Parse(e.src)
	if err != nil || e.src == "" {
		r.fault(e.at, "expression", fmt.Sprintf("`%s` is no expression", excerpt(e.src, 1)), firstLine(err), "write a variable, a 'word' in quotes, or a comparison such as len(visits) == 1")
		return e
	}
	if s, ok := tree.Node.(*ast.StringNode); ok {
		e.word, e.isWord = s.Value, true
		return e
	}
	var unknown string
	if e.clinic, unknown = clinicUse(tree.Node); unknown != "" {
		r.fault(e.at, "variable", fmt.Sprintf("`%s`: of the clinic, expressions see clinic.open, clinic.weekday and clinic.hour", excerpt(unknown, 1)), "",
			didYouMean(unknown, clinicParts))
	}
	seen := &uses{}
	ast.Walk(&tree.Node, seen)
	e.uses, e.asks = seen.split()
	for _, u := range e.uses {
		if u[0] == '$' {
			r.fault(e.at, "expression", fmt.Sprintf("`%s` is not seen here", u), "", "name the variable itself")
		}
	}
	return e
}

func firstLine(err error) string {
	if err == nil {
		return ""
	}
	return excerpt(err.Error(), 1)
}

// uses collects the variables of an expression.
type uses struct{ all, known []string }

func (u *uses) Visit(n *ast.Node) {
	switch n := (*n).(type) {
	case *ast.IdentifierNode:
		if n.Value != "known" && n.Value != clinicWord {
			u.all = append(u.all, n.Value)
		}
	case *ast.CallNode:
		f, ok := n.Callee.(*ast.IdentifierNode)
		if !ok || f.Value != "known" || len(n.Arguments) != 1 {
			return
		}
		if arg, ok := n.Arguments[0].(*ast.IdentifierNode); ok {
			u.known = append(u.known, arg.Value)
		}
	}
}

// split tells needed variables from those that only known() is asked about.
func (u *uses) split() (needed, asked []string) {
	count := map[string]int{}
	for _, n := range u.all {
		count[n]++
	}
	for _, n := range u.known {
		if count[n]--; count[n] == 0 {
			asked = append(asked, n)
		}
	}
	for n, c := range count {
		if c > 0 {
			needed = append(needed, n)
		}
	}
	return needed, asked
}

// compile makes the program of an expression, with its types checked.
func (e *expression) compile(vars map[string]shape, wantBool bool) (*vm.Program, error) {
	env := make(map[string]any, len(vars))
	for n, s := range vars {
		env[n] = sample(s)
	}
	if e.clinic {
		env[clinicWord] = clinicView{}
	}
	options := []expr.Option{
		expr.Env(env), expr.MaxNodes(maxNodes), expr.DisableAllBuiltins(), expr.EnableBuiltin("len"),
		expr.Function("known", known, new(func(any) bool)),
	}
	if wantBool {
		options = append(options, expr.AsBool())
	}
	return expr.Compile(e.src, options...)
}

func known(args ...any) (any, error) { return args[0] != nil, nil }

// run computes an expression. Its label is the highest of what it used.
func (e *expression) run(p *vm.Program, vars bindings, w World) (any, phi.Label, error) {
	env := make(map[string]any, len(e.uses)+len(e.asks))
	l := phi.Public
	for _, n := range e.uses {
		v := vars.value(n)
		env[n], l = native(v), phi.Highest(l, v.Label())
	}
	for _, n := range e.asks {
		env[n] = native(vars.value(n))
	}
	if e.clinic {
		env[clinicWord] = w.clinicView()
	}
	machine := vm.VM{MemoryBudget: maxMemory}
	out, err := machine.Run(p, env)
	if err != nil {
		// The machine's own words may quote a value.
		return nil, phi.Sensitive, fmt.Errorf("line %d: %w", e.at.line, ErrExpression)
	}
	return out, l, nil
}

// value computes an expression to a Value of type want.
func (e *expression) value(p *vm.Program, vars bindings, w World, want Type) (Value, error) {
	if e.isRef {
		return e.ref.in(vars), nil
	}
	if e.isWord {
		return Value{Type: want, Key: e.word, Says: phi.New(phi.Public, e.word)}, nil
	}
	out, l, err := e.run(p, vars, w)
	if err != nil {
		return Value{}, err
	}
	return fromNative(out, l, want), nil
}
