package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/workflows/defs"
	"frontdesk/workflows/flow"
)

func workflowRehearseCommand() *cobra.Command {
	var transcript string
	var update bool
	var o origin
	cmd := &cobra.Command{
		Use:   "rehearse [FILE|NAME|NAME@NUMBER]...",
		Short: "Replay written conversations and compare every answer",
		Long: "Replays written conversations against workflows, without a clinic, a clock or a database, and\n" +
			"shows the first line of each at which something else is said or done. A conversation lies\n" +
			"beside its workflow: book.txt, book.es.txt and so on beside book.yaml. Without arguments it\n" +
			"replays all that is shipped. Ends with 1 if one of them does not go as written.\n\n" +
			"In a conversation a line begins with > (the patient writes), < (the clinic answers; ... stands\n" +
			"for anything), = (an action that is called, and how it ends), ! (time passes, or something\n" +
			"starts), @ (a setting) or # (a comment).",
		Example: "  frontdesk workflow rehearse\n  frontdesk workflow rehearse book\n  frontdesk workflow rehearse book.yaml\n" +
			"  frontdesk workflow rehearse book.yaml --transcript saturday.txt\n  frontdesk workflow rehearse book.yaml --update",
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := o.scripts(cmd.Context(), args)
			if err != nil {
				return err
			}
			conversations, err := s.conversations(transcript)
			if err != nil {
				return err
			}
			if update {
				return s.update(cmd.Context(), cmd.OutOrStdout(), conversations)
			}
			return s.rehearse(cmd.Context(), cmd.OutOrStdout(), conversations)
		},
	}
	cmd.Flags().StringVar(&transcript, "transcript", "", "replay this conversation instead of those beside the workflows")
	o.add(cmd)
	cmd.Flags().BoolVar(&update, "update", false, "rewrite the lines that the clinic says otherwise now, and show them")
	return cmd
}

// conversation is a transcript and where it is from.
type conversation struct {
	path, text string
	// file says that path is one.
	file bool
}

// conversations are the one at path, or those of the workflows that were asked for.
func (s scripts) conversations(path string) (all []conversation, err error) {
	if path != "" {
		one, err := openConversation(path)
		return []conversation{one}, err
	}
	shipped, err := defs.Transcripts()
	if err != nil {
		return nil, fmt.Errorf("shipped transcripts: %w", err)
	}
	for _, one := range s.asked {
		found := len(all)
		all = append(all, one.told...)
		if isFile(one.path) {
			beside, err := besideFile(one.path)
			if err != nil {
				return nil, err
			}
			all = append(all, beside...)
		}
		for _, t := range shipped {
			if t.Workflow == one.path {
				all = append(all, conversation{path: t.Name, text: t.Text})
			}
		}
		if len(all) == found {
			return nil, fmt.Errorf("%s has no conversation beside it: write %s.txt, or name one with --transcript", one.path, stem(one.path))
		}
	}
	return all, nil
}

// stem is a file's path without its last extension.
func stem(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) }

// besideFile reads book.txt and book.*.txt beside book.yaml.
func besideFile(path string) (all []conversation, err error) {
	base := filepath.Base(stem(path))
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !strings.HasPrefix(name, base+".") || filepath.Ext(name) != ".txt" {
			continue
		}
		one, err := openConversation(filepath.Join(filepath.Dir(path), name))
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// conversationLimit is hours of talk.
const conversationLimit = 1 << 20

func openConversation(path string) (conversation, error) {
	f, err := os.Open(path)
	if err != nil {
		return conversation{}, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, conversationLimit+1))
	if err == nil && len(text) > conversationLimit {
		err = errors.New("over 1 MB; is this the right file?")
	}
	if err != nil {
		return conversation{}, fmt.Errorf("%s: %w", path, err)
	}
	return conversation{path: path, text: string(text), file: true}, nil
}

// rehearse prints a tick for each conversation, or where it went another way.
func (s scripts) rehearse(ctx context.Context, out io.Writer, all []conversation) error {
	lib, err := s.library(ctx, out)
	if err != nil {
		return err
	}
	p, failed := newPage(out), 0
	for _, c := range all {
		err := flow.Rehearse(lib, c.text)
		if err == nil {
			fmt.Fprintf(out, "%s %s\n", p.paint("32", "✓"), c.path)
			continue
		}
		failed++
		fmt.Fprintf(out, "%s %s\n", p.paint("31", "✗"), c.path)
		p.diff(err.Error())
	}
	if failed > 0 {
		return fmt.Errorf("%d of %s did not go as written", failed, numbered(len(all), "conversation"))
	}
	return nil
}

// library compiles the workflows and learns from their examples.
func (s scripts) library(ctx context.Context, out io.Writer) (*flow.Library, error) {
	lib, err := s.compiled(out)
	if err != nil {
		return nil, err
	}
	return school{}.teach(ctx, lib)
}

// compiled compiles the workflows. Where one of those asked for cannot go live, it says
// why and fails.
func (s scripts) compiled(out io.Writer) (*flow.Library, error) {
	var revisions []flow.Revision
	for _, name := range slices.Sorted(maps.Keys(s.all)) {
		revisions = append(revisions, flow.Revision{ID: name + "@rehearsed", Def: s.all[name].def, Current: true})
	}
	lib, _ := flow.NewLibrary(revisions, s.env(s.languages))
	if lib != nil && !slices.ContainsFunc(s.asked, func(a script) bool { return a.def == nil }) {
		return lib, nil
	}
	return nil, fmt.Errorf("nothing was rehearsed; %w", s.check(out))
}

// diff prints what went another way: what was written in red, what came in green.
func (p page) diff(words string) {
	for _, line := range strings.Split(plain(words), "\n") {
		switch {
		case strings.HasPrefix(line, "  - "):
			line = p.paint("31", line)
		case strings.HasPrefix(line, "  + "):
			line = p.paint("32", line)
		}
		fmt.Fprintln(p.out, "  "+line)
	}
}
