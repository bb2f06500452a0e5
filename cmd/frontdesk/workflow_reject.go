package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

func workflowRejectCommand() *cobra.Command {
	var w where
	cmd := &cobra.Command{
		Use:     "reject ID",
		Short:   "End a proposal without doing it",
		Long:    "Ends a proposal without doing it. Who proposed it may take it back so.",
		Example: "  frontdesk workflow reject 4",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := proposalID(args[0])
			if err != nil {
				return err
			}
			s, err := openShelf(cmd.Context(), w)
			if err != nil {
				return err
			}
			defer s.close()
			err = s.db.Do(cmd.Context(), s.who, func(tx *store.Tx) error { return tx.Reject(cmd.Context(), id) })
			if err != nil {
				return undecided(id, err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "proposal %d is rejected.\n", id)
			return nil
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	return cmd
}
