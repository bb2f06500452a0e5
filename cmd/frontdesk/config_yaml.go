package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// readYAML reads the file as the environment's names and texts. It is one flat mapping of
// known names; a value is a word, a number, or a list of them. Errors give the line and
// never the text, which may be a secret.
func readYAML(path string) (map[string]string, []error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, []error{problem{"--config", err.Error(), "name a file that this user can read"}}
	}
	if info.Size() > valueLimit {
		return nil, []error{problem{path, fmt.Sprintf("has over %d bytes", valueLimit), "is this the right file?"}}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, []error{problem{"--config", err.Error(), "name a file that this user can read"}}
	}
	return parseYAML(path, b)
}

func parseYAML(path string, b []byte) (map[string]string, []error) {
	if !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0 {
		return nil, []error{problem{path, "is not text", "is this the right file?"}}
	}
	file, err := parser.ParseBytes(b, 0)
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) && syntax.Token != nil {
		return nil, []error{problem{at(path, syntax.Token.Position.Line), "is not YAML", "write lines of name: value"}}
	}
	if err != nil || len(file.Docs) > 1 {
		return nil, []error{problem{path, "is not one YAML document", "write lines of name: value"}}
	}
	values := make(map[string]string)
	var problems []error
	for _, entry := range entries(file) {
		if entry == nil {
			problems = append(problems, problem{path, "is not a mapping", "write lines of name: value"})
			continue
		}
		where := at(path, entry.Key.GetToken().Position.Line)
		name := entry.Key.GetToken().Value
		value, ok := scalar(entry.Value)
		switch env := strings.ToUpper(name); {
		case !slices.Contains(yamlNames(), name):
			problems = append(problems, problem{where, fmt.Sprintf("%q is not a name", name), suggest(name)})
		case !ok:
			problems = append(problems, problem{where, name + " is not a plain value", "write a word, a number or a list of words"})
		default:
			values[env] = value
		}
	}
	return given(values), problems
}

func at(path string, line int) string { return fmt.Sprintf("%s:%d", path, line) }

// entries are the lines of the mapping; one nil where the document is something else.
func entries(file *ast.File) []*ast.MappingValueNode {
	if len(file.Docs) == 0 {
		return nil
	}
	switch body := file.Docs[0].Body.(type) {
	case nil, *ast.CommentGroupNode, *ast.NullNode:
		return nil
	case *ast.MappingNode:
		return body.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{body}
	}
	return []*ast.MappingValueNode{nil}
}

// scalar is a scalar as it is written, or a list of scalars with commas. Anchors, aliases,
// tags and nesting are none.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.NullNode:
		return "", true
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	case *ast.SequenceNode:
		items := make([]string, len(n.Values))
		for i, item := range n.Values {
			if _, list := item.(*ast.SequenceNode); list {
				return "", false
			}
			text, ok := scalar(item)
			if !ok {
				return "", false
			}
			items[i] = text
		}
		return strings.Join(items, ","), true
	}
	return "", false
}

// yamlNames are the names that the file may use.
func yamlNames() []string {
	var names []string
	for _, name := range fieldNames() {
		name = strings.ToLower(name)
		names = append(names, name, name+"_file")
	}
	return names
}

// suggest names the nearest name, if one is near.
func suggest(name string) string {
	best, least := "", len(name)/3+2
	for _, n := range yamlNames() {
		if d := distance(strings.ToLower(name), n); d < least {
			best, least = n, d
		}
	}
	if best == "" {
		return "see frontdesk.sample.yaml for all names"
	}
	return "did you mean " + best + "?"
}

// distance is Levenshtein's: how many letters to add, drop or change.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, corner+1)
		}
	}
	return row[len(b)]
}
