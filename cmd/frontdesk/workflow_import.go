package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func workflowImportCommand() *cobra.Command {
	var w where
	var i aim
	cmd := &cobra.Command{
		Use:   "import DIR --note WHY",
		Short: "Publish a folder of workflows and their conversations",
		Long: "Publishes all workflows of a folder together, as 'publish' does: what reads as what is live\n" +
			"already is left out. 'frontdesk workflow export' writes such a folder.",
		Example: "  frontdesk workflow import backup --note \"as at the other site\" --dry-run",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			drafts, err := openFolder(args[0])
			if err := errors.Join(i.valid(), err); err != nil {
				return err
			}
			return withEdition(cmd, w, i, func(ctx context.Context, e *edition) error {
				return e.publish(ctx, drafts)
			})
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	i.add(cmd)
	return cmd
}

func openFolder(dir string) ([]script, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".yaml" {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no workflow: there is no .yaml file in it", dir)
	}
	return openDrafts(files)
}
