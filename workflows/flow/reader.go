package flow

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
)

// reader turns YAML into a Def and notes what it cannot read.
type reader struct {
	findings
	name string
	src  string
	// tokens is how many the document has.
	tokens int
	// Every text and every expression has a number, under which a program keeps what
	// it finds out about it.
	texts []*text
	exprs []*expression
	// snippets are written out where a text says them. spells says that one does, spelt
	// how many bytes were written.
	snippets map[string]*text
	spells   bool
	spelt    int
}

func (r *reader) fault(at pos, rule, what, why, mend string) {
	r.found(Problem{Line: at.line, Column: at.col, Rule: rule, What: what, Why: why, Mend: mend}, r.src)
}

// object is a mapping that is read key by key; what nobody took is unknown.
type object struct {
	r      *reader
	at     pos
	fields []field
	// taken says of each field that somebody took it.
	taken []bool
}

// field is one key of a mapping with its value.
type field struct {
	key string
	at  pos
	val ast.Node
}

// object reads n as a mapping; what says what stands there, for the message.
func (r *reader) object(n ast.Node, what string) (*object, bool) {
	o := &object{r: r, at: place(n)}
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		r.fault(o.at, "yaml", what+" is written as `key: value` pairs", "", "")
		return o, false
	}
	for _, p := range pairs {
		tk := p.Key.GetToken()
		f := field{key: tk.Value, at: pos{tk.Position.Line, tk.Position.Column}, val: p.Value}
		r.open(f.key, f.at)
		o.fields = append(o.fields, f)
	}
	o.taken = make([]bool, len(o.fields))
	if len(o.fields) > 0 {
		o.at = o.fields[0].at
	}
	return o, true
}

// take hands out the value of a key, and marks it as understood.
func (o *object) take(key string) (field, bool) {
	for i, f := range o.fields {
		if f.key == key {
			o.taken[i] = true
			return f, true
		}
	}
	return field{}, false
}

// rest are the fields that nobody took, marked as taken.
func (o *object) rest() []field {
	var out []field
	for i, f := range o.fields {
		if !o.taken[i] {
			out = append(out, f)
			o.taken[i] = true
		}
	}
	return out
}

// left reports whether there is a field that nobody took.
func (o *object) left() bool {
	return slices.Contains(o.taken, false)
}

// close reports every key that nobody took. what is the owner, for the message, and forms
// are those of the language whose keys it can have.
func (o *object) close(what string, forms ...string) {
	for _, f := range o.rest() {
		o.r.fault(f.at, "key", fmt.Sprintf("%s has no `%s`", what, f.key), "", didYouMean(f.key, known(forms...)))
	}
}

// place is where a node starts.
func place(n ast.Node) pos {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
		n = m.Values[0].Key
	}
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return pos{1, 1}
	}
	p := n.GetToken().Position
	return pos{p.Line, p.Column}
}

// scalar reads words; a number or a bool is taken as it is written.
func (r *reader) scalar(f field) (string, bool) {
	switch n := f.val.(type) {
	case *ast.StringNode:
		r.open(n.Value, place(n))
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n"), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	case *ast.NullNode, nil:
		return "", true
	}
	r.fault(place(f.val), "yaml", fmt.Sprintf("`%s` is one line of words", f.key), "", "")
	return "", false
}

// open refuses an invisible character that is written as an escape: "\u202e".
func (r *reader) open(s string, at pos) {
	if i := strings.IndexFunc(s, unseen); i >= 0 {
		c, _ := utf8.DecodeRuneInString(s[i:])
		r.invisible(c, at)
	}
}

// ident reads an identifier: what ids, variables and languages are made of.
func (r *reader) ident(f field) string {
	s, ok := r.scalar(f)
	if ok && !identifier(s) {
		r.fault(place(f.val), "name", fmt.Sprintf("`%s` cannot be a name", excerpt(s, 1)), "", "use small letters, digits, - and _, and begin with a letter")
		return ""
	}
	return s
}

// identifier reports whether s is a name: it begins with a letter, and has at most 40
// small letters, digits, - and _.
func identifier(s string) bool {
	if s == "" || len(s) > maxWord || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// list reads `[a, b]` or a single value as a list.
func (r *reader) list(f field) []field {
	seq, ok := f.val.(*ast.SequenceNode)
	if !ok {
		return []field{f}
	}
	out := make([]field, 0, len(seq.Values))
	for _, v := range seq.Values {
		out = append(out, field{key: f.key, at: place(v), val: v})
	}
	return out
}

// span reads a length of time: 10m, 24h, 3d.
func (r *reader) span(f field) time.Duration {
	s, ok := r.scalar(f)
	if !ok {
		return 0
	}
	d, err := readSpan(s)
	if err != nil || d <= 0 || d > MaxPatience {
		r.fault(place(f.val), "time", fmt.Sprintf("`%s` is no length of time", excerpt(s, 1)), "", "write 10m, 24h or 3d, at most 90d")
		return 0
	}
	return d
}

func readSpan(s string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.ParseUint(days, 10, 10)
		return time.Duration(n) * 24 * time.Hour, err
	}
	return time.ParseDuration(s)
}
