package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"frontdesk/workflows/flow"
)

// update rewrites conversations with what the clinic says now, and shows what became
// different. Only lines that the clinic says change.
func (s scripts) update(ctx context.Context, out io.Writer, all []conversation) error {
	lib, err := s.library(ctx, out)
	if err != nil {
		return err
	}
	p := newPage(out)
	var faults []error
	for _, c := range all {
		now, err := flow.Retell(lib, c.text)
		switch {
		case err != nil:
			faults = append(faults, fmt.Errorf("%s takes another way, which only you can write: %w", c.path, err))
		case now == c.text:
			fmt.Fprintf(out, "%s %s\n", p.paint("32", "✓"), c.path)
		default:
			fmt.Fprintf(out, "%s %s\n", p.paint("33", "~"), c.path)
			p.lines(c.text, now)
			faults = append(faults, c.rewrite(now))
		}
	}
	return errors.Join(faults...)
}

// rewrite replaces a file in one step, so that nobody is left with half of one.
func (c conversation) rewrite(text string) error {
	if !c.file {
		return fmt.Errorf("%s comes with the program and is not rewritten: write yours beside a file of yours", c.path)
	}
	info, err := os.Stat(c.path)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(c.path), ".frontdesk-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), c.path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
