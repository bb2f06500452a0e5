package flow

import (
	"fmt"
	"math"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// refusal is why an expression is none, or why what it compares does not fit, and where.
type refusal struct {
	rule, what, why, mend string
	// at is the distance from the beginning of the expression.
	at int
}

// formulaReader turns the tree of expr-lang into a formula. It is a list of what is
// allowed: what the parser may learn one day is refused until it is written here.
type formulaReader struct {
	nodes int
	wrong *refusal
}

// readFormula reads the source of an expression.
func readFormula(src string) (*formula, *refusal) {
	if len(src) > MaxExpression {
		return nil, &refusal{rule: "expression", what: fmt.Sprintf("the expression has %d bytes, and %d are read", len(src), MaxExpression), mend: "use several steps"}
	}
	if at := longNumber(src); at >= 0 {
		return nil, &refusal{rule: "expression", at: at, what: "the number is too long", mend: fmt.Sprintf("write a plain one, at most %d", int(maxNumber))}
	}
	tree, err := parser.Parse(src)
	if err != nil || src == "" {
		return nil, &refusal{rule: "expression", what: fmt.Sprintf("`%s` is no expression", excerpt(src, 1)), why: firstLine(err),
			mend: "write a variable, a 'word' in quotes, or a comparison such as len(visits) == 1"}
	}
	r := &formulaReader{}
	f := r.read(tree.Node)
	return f, r.wrong
}

// operators are what stands between two values, as it may be written.
var operators = map[string]operator{"and": opAnd, "&&": opAnd, "or": opOr, "||": opOr, "==": opEqual, "!=": opUnequal,
	"<": opLess, "<=": opLessEqual, ">": opMore, ">=": opMoreEqual, "contains": opContains}

func (r *formulaReader) read(n ast.Node) *formula {
	f := &formula{at: n.Location().From}
	if r.nodes++; r.nodes > maxNodes {
		return r.refuse(&ast.NilNode{}, "the expression has too many parts", "use several steps")
	}
	switch n := n.(type) {
	case *ast.BoolNode:
		f.op, f.is = opConstant, n.Value
	case *ast.IntegerNode:
		return r.number(n, float64(n.Value))
	case *ast.FloatNode:
		return r.number(n, n.Value)
	case *ast.StringNode:
		if strings.ContainsFunc(n.Value, unseen) {
			return r.refuse(n, "there is an invisible character in the words", "delete it")
		}
		f.op, f.is = opConstant, n.Value
	case *ast.IdentifierNode, *ast.MemberNode:
		f.op, f.ref = opVariable, r.path(n)
		r.clinic(n, f.ref)
	case *ast.UnaryNode:
		return r.unary(n)
	case *ast.BinaryNode:
		return r.binary(n)
	case *ast.BuiltinNode:
		return r.call(n, n.Name, n.Arguments)
	case *ast.CallNode:
		return r.call(n, strings.TrimPrefix(n.Callee.String(), "$"), n.Arguments)
	default:
		return r.unknown(n)
	}
	return f
}

// refuse notes the first thing that is not allowed.
func (r *formulaReader) refuse(n ast.Node, what, mend string) *formula {
	if r.wrong == nil {
		r.wrong = &refusal{rule: "expression", at: n.Location().From, what: what, mend: mend}
	}
	return &formula{op: opConstant}
}

// unknown refuses a kind of node that is not in the list.
func (r *formulaReader) unknown(n ast.Node) *formula {
	what, mend := "this is not used here", "compare variables with ==, !=, <, <=, >, >=, in or contains, and join with and, or, not"
	switch n.(type) {
	case *ast.NilNode:
		what, mend = "there is no nil here", "ask known(variable)"
	case *ast.ArrayNode:
		what, mend = "a list stands behind `in` only", "write topic in ['late', 'who']"
	case *ast.ConditionalNode:
		what, mend = "a choice between two values is not made here", "make it with a `when` step"
	case *ast.VariableDeclaratorNode, *ast.SequenceNode:
		what, mend = "an expression is one comparison, and sets nothing", "use `set:`"
	case *ast.ChainNode:
		what, mend = "`?.` is not used here", "ask known(variable) first"
	}
	return r.refuse(n, what, mend)
}

// number bounds what is compared: prices in cents and counts are far below.
func (r *formulaReader) number(n ast.Node, x float64) *formula {
	if math.IsNaN(x) || math.Abs(x) > maxNumber {
		return r.refuse(n, "the number is too big", fmt.Sprintf("at most %d", int(maxNumber)))
	}
	return &formula{op: opConstant, at: n.Location().From, is: x}
}

func (r *formulaReader) unary(n *ast.UnaryNode) *formula {
	inner := r.read(n.Node)
	switch x, isNumber := inner.is.(float64); {
	case n.Operator == "not" || n.Operator == "!":
		return &formula{op: opNot, at: n.Location().From, args: []*formula{inner}}
	case n.Operator == "-" && inner.op == opConstant && isNumber:
		inner.is = -x
		return inner
	}
	return r.arithmetic(n, n.Operator)
}

func (r *formulaReader) arithmetic(n ast.Node, op string) *formula {
	return r.refuse(n, fmt.Sprintf("`%s` is not computed here: an expression compares", op), "compare with ==, !=, <, <=, >, >=, in or contains, and join with and, or, not")
}

func (r *formulaReader) binary(n *ast.BinaryNode) *formula {
	if n.Operator == "in" {
		return r.among(n)
	}
	op, ok := operators[n.Operator]
	if !ok {
		return r.arithmetic(n, n.Operator)
	}
	left := r.read(n.Left)
	if r.wrong != nil {
		return left
	}
	return &formula{op: op, at: n.Location().From, args: []*formula{left, r.read(n.Right)}}
}

// among reads `topic in ['late', 'who']` and `topic in topics`.
func (r *formulaReader) among(n *ast.BinaryNode) *formula {
	f := &formula{op: opIn, at: n.Location().From, args: []*formula{r.read(n.Left)}}
	list, written := n.Right.(*ast.ArrayNode)
	if !written {
		f.args = append(f.args, r.read(n.Right))
		if f.args[1].op != opVariable || f.args[1].ref.name == clinicWord {
			r.refuse(n, "behind `in` stands a list", "write topic in ['late', 'who'], or name a variable that is a list")
		}
		return f
	}
	for _, item := range list.Nodes {
		arg := r.read(item)
		if arg.op != opConstant {
			r.refuse(item, "a list is written with words and numbers only", "compare with == and join with or")
		}
		f.args = append(f.args, arg)
	}
	if len(list.Nodes) == 0 {
		r.refuse(n, "nothing is in an empty list", "write topic in ['late', 'who']")
	}
	return f
}

// call reads len(visits) and known(visit).
func (r *formulaReader) call(n ast.Node, name string, args []ast.Node) *formula {
	f := &formula{op: operator(name), at: n.Location().From}
	if f.op != opLen && f.op != opKnown {
		return r.refuse(n, fmt.Sprintf("there is no `%s()` here", excerpt(name, 1)), "len() and known() are all that there is")
	}
	if len(args) != 1 {
		return r.refuse(n, fmt.Sprintf("`%s()` is about one variable", name), fmt.Sprintf("write %s(visits)", name))
	}
	if f.ref = r.path(args[0]); f.ref.name == clinicWord {
		r.clinic(args[0], ref{name: clinicWord})
	}
	return f
}
