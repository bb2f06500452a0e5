package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"frontdesk/store"
)

// openDrafts reads workflows, each with the conversations beside it.
func openDrafts(paths []string) (drafts []script, err error) {
	var faults []error
	for _, path := range paths {
		one, err := openDraft(path)
		faults = append(faults, err)
		same := func(d script) bool { return d.def != nil && one.def != nil && d.def.Name == one.def.Name }
		if i := slices.IndexFunc(drafts, same); i >= 0 {
			faults = append(faults, fmt.Errorf("%s and %s are both the workflow %s: publish one of them", drafts[i].path, path, one.def.Name))
		}
		drafts = append(drafts, one)
	}
	return drafts, errors.Join(faults...)
}

func openDraft(path string) (script, error) {
	if !isFile(path) {
		return script{}, fmt.Errorf("%q is no file: a file is named with its path, as ./%s.yaml", path, path)
	}
	one, err := openScript(path)
	if err != nil {
		return one, err
	}
	if one.told, err = besideFile(path); err != nil {
		return one, err
	}
	return one, recordable(one.told)
}

// The record keeps conversations byte for byte, as text.
func recordable(told []conversation) error {
	for _, c := range told {
		if !utf8.ValidString(c.text) || strings.ContainsRune(c.text, 0) {
			return fmt.Errorf("%s is not text in UTF-8", c.path)
		}
	}
	return nil
}

// draft is what goes on record. The conversations are named for the workflow, also
// where the file is not.
func (s script) draft() store.Draft {
	d := store.Draft{Workflow: s.def.Name, Source: s.source, Language: s.language}
	for _, c := range s.told {
		name := filepath.Base(c.path)
		if isFile(s.path) {
			name = s.def.Name + strings.TrimPrefix(name, filepath.Base(stem(s.path)))
		}
		d.Transcripts = append(d.Transcripts, store.Transcript{Name: name, Text: c.text})
	}
	return d
}

func namesOf(drafts []script) string {
	var names []string
	for _, d := range drafts {
		names = append(names, d.def.Name)
	}
	return strings.Join(names, ", ")
}
