package flow

import (
	"fmt"
	"slices"
	"strings"

	yaml "github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"frontdesk/internal/phi"
)

// expression is a value that a workflow computes: a ref, a quoted word, or a formula
// over the workflow's variables and nothing else.
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
	// formula is how it is computed.
	formula *formula
	// uses are the variables whose value is needed, asks those that are only given
	// to known(). Of those in counts, which are in uses too, only the length is.
	uses, asks, counts []string
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
		e.uses, e.formula = []string{e.ref.name}, &formula{op: opVariable, ref: e.ref}
		return e
	}
	m, wrong := readFormula(e.src)
	if wrong != nil {
		r.fault(e.behind(wrong.at), wrong.rule, wrong.what, wrong.why, wrong.mend)
		return e
	}
	if word, ok := m.is.(string); ok {
		if e.word, e.isWord = word, true; strings.TrimSpace(word) == "" {
			r.fault(e.at, "expression", "the quotes are empty", "a patient would read a gap", "write a word between them, or leave this out and ask known()")
		}
	}
	e.formula, e.clinic = m, m.showsClinic()
	e.uses, e.asks, e.counts = m.variables()
	return e
}

// behind is the place so many characters behind the beginning of an expression, where it
// is one line.
func (e *expression) behind(n int) pos {
	if strings.Contains(e.src, "\n") {
		return e.at
	}
	return pos{e.at.line, e.at.col + e.inset + n}
}

func firstLine(err error) string {
	if err == nil {
		return ""
	}
	return excerpt(err.Error(), 1)
}

// run computes an expression. Its label is the highest of what it used.
func (e *expression) run(vars bindings, w World) (any, phi.Label, error) {
	l := phi.Public
	for _, n := range e.uses {
		if v := vars.value(n); v.Type != ListType || !slices.Contains(e.counts, n) {
			l = phi.Highest(l, v.Label())
		}
	}
	out, ok := e.formula.eval(vars, w)
	if !ok {
		return nil, phi.Sensitive, fmt.Errorf("line %d: %w", e.at.line, ErrExpression)
	}
	return out, l, nil
}

// value computes an expression to a Value of type want.
func (e *expression) value(vars bindings, w World, want Type) (Value, error) {
	if e.isRef {
		return e.ref.in(vars), nil
	}
	if e.isWord {
		return Value{Type: want, Key: e.word, Says: phi.New(phi.Public, e.word)}, nil
	}
	out, l, err := e.run(vars, w)
	if err != nil {
		return Value{}, err
	}
	return fromNative(out, l, want), nil
}
