package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// clinicReader walks the syntax tree of a clinic's file and goes on after a mistake, so
// that a person mends all of them in one go.
type clinicReader struct {
	path  string
	wrong []misprint
}

// misprint is a problem at a line of the file.
type misprint struct {
	line int
	problem
}

func (r *clinicReader) report(line int, wrong, do string) {
	r.wrong = append(r.wrong, misprint{line, problem{at(r.path, line), wrong, do}})
}

// err joins all that is wrong, each once, in reading order; nil if nothing is.
func (r *clinicReader) err() error {
	slices.SortStableFunc(r.wrong, func(a, b misprint) int { return cmp.Compare(a.line, b.line) })
	var all []error
	for _, m := range slices.Compact(r.wrong) {
		all = append(all, m)
	}
	return errors.Join(all...)
}

// document is the file's one mapping; nil where it is none.
func (r *clinicReader) document(src []byte) ast.Node {
	if !utf8.Valid(src) || bytes.IndexByte(src, 0) >= 0 {
		r.report(1, "this is not text", "is this the right file?")
		return nil
	}
	file, err := parser.ParseBytes(src, 0)
	if err != nil {
		line, what := yamlFault(err)
		r.report(line, "this is not YAML: "+what, "compare it with 'frontdesk clinic example'")
		return nil
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		r.report(1, "this is not one YAML document with something in it", "compare it with 'frontdesk clinic example'")
		return nil
	}
	return file.Docs[0].Body
}

// yamlFault takes line and words out of the parser's "[3:5] words\n excerpt".
func yamlFault(err error) (line int, what string) {
	var col int
	what, _, _ = strings.Cut(err.Error(), "\n")
	if n, _ := fmt.Sscanf(what, "[%d:%d]", &line, &col); n == 2 {
		_, what, _ = strings.Cut(what, "] ")
	}
	return max(line, 1), what
}

// fields is one mapping of the file, read by name.
type fields struct {
	*clinicReader
	// what is how messages call it: "a location".
	what  string
	line  int
	nodes map[string]ast.Node
}

// fields reads a mapping of no other names than these. A value that is left empty counts
// as not there. What is no mapping is reported and not ok.
func (r *clinicReader) fields(n ast.Node, what string, names ...string) (f fields, ok bool) {
	f = fields{clinicReader: r, what: what, line: lineOf(n), nodes: map[string]ast.Node{}}
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		r.report(f.line, what+" is not written as name: value", "it may have "+strings.Join(names, ", "))
		return f, false
	}
	for _, v := range values {
		token := v.Key.GetToken()
		f.line = min(f.line, token.Position.Line)
		if !slices.Contains(names, token.Value) {
			r.report(token.Position.Line, fmt.Sprintf("%q is no name in %s", token.Value, what), meant(token.Value, names))
		} else if _, empty := v.Value.(*ast.NullNode); !empty {
			f.nodes[token.Value] = v.Value
		}
	}
	return f, true
}

// need is the value of a name that must be there.
func (f fields) need(name string) (ast.Node, bool) {
	n, ok := f.nodes[name]
	if !ok {
		f.lacks(name)
	}
	return n, ok
}

// lacks points at a name that has nothing under it, or at the mapping without the name.
func (f fields) lacks(name string) {
	line := f.line
	if n, ok := f.nodes[name]; ok {
		line = lineOf(n)
	}
	f.report(line, fmt.Sprintf("%s has no %s", f.what, name), "add "+name+": (see 'frontdesk clinic example')")
}

// needs is a list that must have something in it.
func (f fields) needs(name string) []ast.Node {
	all := f.list(name)
	if len(all) == 0 {
		f.lacks(name)
	}
	return all
}

// list is the items under a name; a value that is no list is a list of one.
func (f fields) list(name string) []ast.Node {
	n, ok := f.nodes[name]
	if !ok {
		return nil
	}
	if s, ok := n.(*ast.SequenceNode); ok {
		return s.Values
	}
	return []ast.Node{n}
}

func lineOf(n ast.Node) int {
	if n == nil || n.GetToken() == nil {
		return 1
	}
	return n.GetToken().Position.Line
}

// meant names the candidate nearest to a word, or all of them.
func meant(word string, candidates []string) string {
	best, least := "", len(word)/3+2
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < least {
			best, least = c, d
		}
	}
	switch {
	case best != "":
		return "did you mean " + best + "?"
	case len(candidates) == 0:
		return "there is none yet"
	default:
		return "there are " + strings.Join(candidates, ", ")
	}
}
