package flow

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// document reads src as one YAML document, after it has been bounded: a hostile one is
// refused by its size, its characters or its tokens, before anything recurses into it.
func (r *reader) document(src []byte) ast.Node {
	if !r.bounded(src) {
		return nil
	}
	tokens := lexer.Tokenize(string(src))
	r.tokens = len(tokens)
	if !r.tame(tokens) {
		return nil
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		at, what := yamlError(err)
		r.fault(at, "yaml", "this is not YAML: "+what, "", "")
		return nil
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		r.fault(pos{1, 1}, "yaml", fmt.Sprintf("a file is one workflow, and this one has %d documents", len(file.Docs)), "", "begin with `workflow: name`")
		return nil
	}
	return file.Docs[0].Body
}

func (r *reader) bounded(src []byte) bool {
	if len(src) > MaxSource {
		r.fault(pos{1, 1}, "size", fmt.Sprintf("the document is %d bytes, and %d are read", len(src), MaxSource), "", "split it with `call`")
		return false
	}
	if !utf8.Valid(src) {
		r.fault(pos{1, 1}, "characters", "the document is not UTF-8", "", "save it as UTF-8")
		return false
	}
	return r.readable(string(src))
}

// readable bounds lines and marks, and refuses characters that nobody sees.
func (r *reader) readable(src string) bool {
	at, marks := pos{1, 0}, 0
	for i, c := range src {
		at.col++
		if c < utf8.RuneSelf && strings.IndexByte(yamlMarks, byte(c)) >= 0 {
			marks++
		}
		switch {
		case marks > maxMarks:
			r.fault(at, "size", fmt.Sprintf("the document has more than %d marks such as `:` and `,`, and no more are read", maxMarks), "", "split it with `call`")
			return false
		case at.col > maxLine:
			r.fault(at, "size", fmt.Sprintf("the line is longer than %d characters", maxLine), "", "break it; no text that is said is as long")
			return false
		case unseen(c) || c == '\r' && !strings.HasPrefix(src[i:], "\r\n"):
			r.invisible(c, at)
			return false
		case c == '\n':
			at = pos{at.line + 1, 0}
		}
	}
	return true
}

func (r *reader) invisible(c rune, at pos) {
	r.fault(at, "characters", fmt.Sprintf("an invisible character (U+%04X)", c),
		"text that shows in another order than it is written can hide what a patient is told", "delete it")
}

// yamlMarks are the characters at which a token can begin or end.
const yamlMarks = "{}[],:-?&*!|>%#'\"@`\n"

// unseen reports controls, the characters that turn the direction of text, and those
// that separate lines or words for one reader and are nothing for another. The joiner
// of emoji and of Persian letters is none of them.
func unseen(c rune) bool {
	switch {
	case c < 0x7F:
		return c < ' ' && c != '\t' && c != '\r' && c != '\n'
	case c < 0xA0, c == 0xAD, c == 0x061C, c == 0xFEFF, c >= 0xE0000 && c < 0xE0080:
		return true
	}
	return c >= 0x2028 && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0x200B || c == 0x200E || c == 0x200F
}

// yamlError takes place and message out of the parser's error. Its own Error() draws the
// whole document again, which takes a third of a second for a hostile one.
func yamlError(err error) (pos, string) {
	var e interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if !errors.As(err, &e) || e.GetToken() == nil || e.GetToken().Position == nil {
		return pos{1, 1}, "it cannot be read"
	}
	p := e.GetToken().Position
	return pos{p.Line, p.Column}, e.GetMessage()
}
