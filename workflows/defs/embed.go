// Package defs is the shipped workflows, each with the conversations that it was
// written for: book.yaml beside book.txt, book.es.txt and so on. A clinic edits them;
// these are where it begins.
package defs

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"frontdesk/workflows/flow"
)

// FS holds the workflows (*.yaml) and their transcripts (*.txt).
//
//go:embed *.yaml *.txt
var FS embed.FS

// Load parses the shipped workflows, in the order of their names.
func Load() ([]*flow.Def, error) {
	files, err := fs.Glob(FS, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list shipped workflows: %w", err)
	}
	var defs []*flow.Def
	var faults []error
	for _, name := range files {
		src, err := FS.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		def, problems := flow.Parse(src)
		for _, p := range problems {
			faults = append(faults, errors.New(p.String()))
		}
		if def != nil {
			defs = append(defs, def)
		}
	}
	return defs, errors.Join(faults...)
}

// Revisions are the shipped workflows as current revisions. The id of a revision is the
// hash of its source, so the same words are the same revision everywhere.
func Revisions() ([]flow.Revision, error) {
	defs, err := Load()
	if err != nil {
		return nil, err
	}
	out := make([]flow.Revision, 0, len(defs))
	for _, d := range defs {
		sum := sha256.Sum256([]byte(d.Source))
		out = append(out, flow.Revision{ID: hex.EncodeToString(sum[:8]), Def: d, Current: true})
	}
	return out, nil
}

// Transcript is a written conversation, for flow.Rehearse.
type Transcript struct {
	// Name is the file's, Workflow the one that it is about.
	Name, Workflow string
	Text           string
}

// Transcripts are the conversations of the shipped workflows, in the order of their
// names.
func Transcripts() ([]Transcript, error) {
	files, err := fs.Glob(FS, "*.txt")
	if err != nil {
		return nil, fmt.Errorf("list transcripts: %w", err)
	}
	var out []Transcript
	for _, name := range files {
		text, err := FS.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		workflow, _, _ := strings.Cut(name, ".")
		out = append(out, Transcript{Name: name, Workflow: workflow, Text: string(text)})
	}
	return out, nil
}
