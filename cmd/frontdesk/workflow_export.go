package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func workflowExportCommand() *cobra.Command {
	var w where
	var out string
	var force bool
	cmd := &cobra.Command{
		Use:   "export [NAME[@NUMBER]]... --out DIR",
		Short: "Write published workflows and their conversations as files",
		Long: "Writes workflows that are live, or revisions by number, into a folder: book.yaml and the\n" +
			"conversations beside it, byte for byte as they were published. Without a name it writes all\n" +
			"that is live. 'frontdesk workflow import DIR' publishes them again, here or at another clinic.",
		Example: "  frontdesk workflow export --out backup\n  frontdesk workflow export book@3 --out draft",
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return errors.New("where to? name a folder: --out DIR")
			}
			s, err := openShelf(cmd.Context(), w)
			if err != nil {
				return err
			}
			defer s.close()
			files, err := s.files(cmd, args)
			if err != nil {
				return err
			}
			if err := writeFiles(out, files, force); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s in %s\n", numbered(len(files), "file"), out)
			return nil
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	cmd.Flags().StringVar(&out, "out", "", "the folder; made where there is none")
	cmd.Flags().BoolVar(&force, "force", false, "write over files that read differently")
	return cmd
}

// files are revisions and their conversations by the names of their files.
func (s *shelf) files(cmd *cobra.Command, args []string) (map[string]string, error) {
	if len(args) == 0 {
		for _, r := range s.revisions {
			if r.Live {
				args = append(args, r.ID)
			}
		}
	}
	files := map[string]string{}
	for _, arg := range args {
		r, err := s.revision(arg)
		if err != nil {
			return nil, err
		}
		name := r.Workflow + ".yaml"
		if _, twice := files[name]; twice {
			return nil, fmt.Errorf("%s is named twice: export one revision of it at a time", r.Workflow)
		}
		files[name] = r.Source
		told, err := s.transcripts(cmd.Context(), r.ID)
		if err != nil {
			return nil, err
		}
		for _, t := range told {
			files[t.Name] = t.Text
		}
	}
	return files, nil
}

// writeFiles writes all of them, or none where one would be written over.
func writeFiles(dir string, files map[string]string, force bool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, text := range files {
		old, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err == nil && string(old) != text && !force {
			return fmt.Errorf("%s is there and reads differently: choose another folder, or write over it with --force", filepath.Join(dir, name))
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
