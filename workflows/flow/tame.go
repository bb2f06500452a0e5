package flow

import (
	"fmt"

	"github.com/goccy/go-yaml/token"
)

// tame refuses what the language does not need and what can blow up: aliases, tags,
// explicit keys, nesting, and mappings of thousands of keys.
func (r *reader) tame(tokens token.Tokens) bool {
	if len(tokens) > maxTokens {
		r.fault(pos{1, 1}, "size", fmt.Sprintf("the document has %d words and marks, and %d are read", len(tokens), maxTokens), "", "split it with `call`")
		return false
	}
	n := &nesting{}
	for _, t := range tokens {
		at := pos{t.Position.Line, t.Position.Column}
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType, token.MappingKeyType:
			r.fault(at, "yaml", fmt.Sprintf("`%s` is not used here", excerpt(t.Value, 1)), "", "write the value out")
			return false
		}
		n.meet(t)
		if len(n.blocks)+len(n.braces) > MaxNesting {
			r.fault(at, "nesting", fmt.Sprintf("this nests deeper than %d", MaxNesting), "", "use a step and its id instead")
			return false
		}
		if n.keys() > maxKeys {
			r.fault(at, "size", fmt.Sprintf("there are more than %d keys in one place, and no more are read", maxKeys), "", "split it with `call`")
			return false
		}
	}
	return true
}

// nesting is what stands open at a token: blocks by their column, and inside them
// braces, where the indentation means nothing. Both count their keys.
type nesting struct {
	blocks []block
	braces []int
}

type block struct{ col, keys int }

func (n *nesting) meet(t *token.Token) {
	switch t.Type {
	case token.SequenceStartType, token.MappingStartType:
		n.braces = append(n.braces, 0)
	case token.SequenceEndType, token.MappingEndType:
		n.braces = n.braces[:max(0, len(n.braces)-1)]
	case token.MappingValueType:
		if len(n.braces) > 0 {
			n.braces[len(n.braces)-1]++
		} else if t.Prev != nil {
			n.at(t.Prev.Position.Column)
			n.blocks[len(n.blocks)-1].keys++
		}
	case token.SequenceEntryType, token.StringType:
		if len(n.braces) == 0 {
			n.at(t.Position.Column)
		}
	}
}

// at closes the blocks that stand further to the right than col, and opens one there.
func (n *nesting) at(col int) {
	for len(n.blocks) > 0 && n.blocks[len(n.blocks)-1].col > col {
		n.blocks = n.blocks[:len(n.blocks)-1]
	}
	if len(n.blocks) == 0 || n.blocks[len(n.blocks)-1].col < col {
		n.blocks = append(n.blocks, block{col: col})
	}
}

// keys is how many the innermost place has.
func (n *nesting) keys() int {
	switch {
	case len(n.braces) > 0:
		return n.braces[len(n.braces)-1]
	case len(n.blocks) > 0:
		return n.blocks[len(n.blocks)-1].keys
	}
	return 0
}
