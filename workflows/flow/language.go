package flow

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Language is the version of the workflow language that is read here. A document of an
// older one says so at its top (`language: 1`) or is stored with its version; it is
// migrated before it is read.
const Language = 2

// Why Migrate refuses.
var (
	// ErrNewer: the source is of a version that came after Language.
	ErrNewer = errors.New("written in a newer version of the language")
	// ErrMigrate: the source is no document of the version that it is said to be.
	ErrMigrate = errors.New("cannot be migrated")
)

// migrations are, for each version, the edits that make the next one of a document.
// They know the grammar of their version and are never changed after its release.
var migrations = map[int]func(doc ast.Node) []edit{
	1: retryRoutes,
}

// Migrate rewrites a source of version from in the version Language, token by token, so
// that comments and layout stay. The version that a document names at its top goes
// before from. What is of version Language already comes back as it is, and migrating
// twice changes nothing. Errors: ErrNewer, ErrMigrate, with the version and the line.
func Migrate(src []byte, from int) ([]byte, error) {
	r := &reader{src: string(src[:min(len(src), MaxSource)])}
	doc := r.document(src)
	if doc == nil {
		return nil, fmt.Errorf("language %d, line %d: %s: %w", from, r.problems[0].Line, r.problems[0].What, ErrMigrate)
	}
	at := pos{1, 1}
	written, named := versionOf(doc)
	if named {
		from, at = number32(written), place(written.val)
	}
	if from > Language {
		return nil, fmt.Errorf("language %d, line %d, and %d is read here: %w", from, at.line, Language, ErrNewer)
	}
	for v := from; v < Language; v++ {
		edits, ok := migrations[v]
		if !ok {
			return nil, fmt.Errorf("language %d, line %d: there is no such version: %w", v, at.line, ErrMigrate)
		}
		next, err := edited(src, edits(doc))
		if err != nil {
			return nil, fmt.Errorf("language %d, %w", v, err)
		}
		src, doc = next, r.document(next)
		if doc == nil {
			return nil, fmt.Errorf("language %d, line %d: %w", v, r.problems[0].Line, ErrMigrate)
		}
	}
	if !named || from == Language {
		return src, nil
	}
	return edited(src, []edit{{at, strconv.Itoa(from), strconv.Itoa(Language)}})
}

// versionOf is the `language` at the top of a document.
func versionOf(doc ast.Node) (f field, named bool) {
	for _, f := range pairs(doc) {
		if f.key == "language" {
			return f, true
		}
	}
	return field{}, false
}

func number32(f field) int {
	word, _ := f.plain()
	n, err := strconv.ParseInt(word, 10, 32)
	if err != nil {
		return 0
	}
	return int(n)
}

// pairs are the keys of a mapping; none for anything else.
func pairs(n ast.Node) []field {
	quiet := reader{}
	o, _ := quiet.object(n, "")
	return o.fields
}

// modern is a document in the version Language: the one that it is given, unless that
// names an older version. The source of the reader is then the migrated one.
func (r *reader) modern(doc ast.Node) ast.Node {
	f, named := versionOf(doc)
	if !named || number32(f) == Language {
		return doc
	}
	if r.tokens > maxOldTokens {
		r.fault(place(f.val), "size", fmt.Sprintf("a document of an older language is read three times, and this one has %d words and marks where %d are read", r.tokens, maxOldTokens), "",
			"leave `language` out, and mend what is then said")
		return nil
	}
	src, err := Migrate([]byte(r.src), Language)
	if err != nil {
		r.fault(place(f.val), "version", "this `language` cannot be read here: "+err.Error(), "",
			fmt.Sprintf("this release reads versions 1 to %d; leave `language` out for the current one", Language))
		return nil
	}
	r.src, r.lines = string(src), nil
	return r.document(src)
}

// edit replaces a word of a source.
type edit struct {
	at       pos
	old, new string
}

// edited is src with each edit made, the last first, so that no place moves.
func edited(src []byte, edits []edit) ([]byte, error) {
	slices.SortFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(b.at.line, a.at.line), cmp.Compare(b.at.col, a.at.col))
	})
	out := string(src)
	for _, e := range edits {
		i := byteAt(out, e.at)
		if i < len(out) && (out[i] == '"' || out[i] == '\'') {
			i++
		}
		if !strings.HasPrefix(out[i:], e.old) {
			return nil, fmt.Errorf("line %d: `%s` is not where it was read: %w", e.at.line, e.old, ErrMigrate)
		}
		out = out[:i] + e.new + out[i+len(e.old):]
	}
	return []byte(out), nil
}

// byteAt is the byte at which a place begins; len(src) behind the end.
func byteAt(src string, at pos) int {
	start := 0
	for range at.line - 1 {
		n := strings.IndexByte(src[start:], '\n')
		if n < 0 {
			return len(src)
		}
		start += n + 1
	}
	col := 1
	for i := range src[start:] {
		if col == at.col {
			return start + i
		}
		col++
	}
	return len(src)
}
