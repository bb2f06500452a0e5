package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/google/uuid"

	"frontdesk/internal/care"
)

// roster is who or what of one kind the file describes, by name.
type roster[T any] struct {
	kind  string
	known map[string]entry[T]
}

type entry[T any] struct {
	id   care.ID[T]
	name string
	line int
}

func newRoster[T any](kind string) roster[T] {
	return roster[T]{kind: kind, known: map[string]entry[T]{}}
}

// add enters a name and makes its id. A name that is there already is reported.
func (g roster[T]) add(r *clinicReader, line int, name string) care.ID[T] {
	key := folded(name)
	if earlier, ok := g.known[key]; ok {
		r.report(line, fmt.Sprintf("%s is described twice, first in line %d", earlier.name, earlier.line), "give each a name of its own")
		return earlier.id
	}
	id := idOf[T](g.kind, name)
	if key != "" {
		g.known[key] = entry[T]{id, name, line}
	}
	return id
}

// find is the id of the one that a node names; one that is not there is reported.
func (g roster[T]) find(r *clinicReader, n ast.Node) (entry[T], bool) {
	name, ok := r.word(n, "the name of a "+g.kind)
	if !ok {
		return entry[T]{}, false
	}
	e, ok := g.known[folded(name)]
	if !ok {
		r.report(lineOf(n), fmt.Sprintf("there is no %s %q", g.kind, name), meant(name, g.names()))
	}
	return e, ok
}

func (g roster[T]) names() (all []string) {
	for _, key := range slices.Sorted(maps.Keys(g.known)) {
		all = append(all, g.known[key].name)
	}
	return all
}

// idOf derives an id from a name: the same name is the same row, so that a file can be
// imported again. Case and spaces do not make another.
func idOf[T any](kind, name string) care.ID[T] {
	space := uuid.NewSHA1(uuid.NameSpaceURL, []byte("frontdesk:clinic:"+kind))
	return care.ID[T](uuid.NewSHA1(space, []byte(folded(name))))
}

func folded(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }
