package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"frontdesk/store"
)

func workflowApprovalsCommand() *cobra.Command {
	var w where
	var note string
	cmd := &cobra.Command{
		Use:   "approvals [on|off]",
		Short: "Ask for a second person before a workflow goes live, or no longer",
		Long: "Says whether a second person has to approve what is published, or changes it. Anybody who may\n" +
			"publish can ask for a second person; that nobody asks any more needs a second person itself.\n" +
			"What comes with a release is published by whoever installs it, and waits for nobody.",
		Example:   "  frontdesk workflow approvals\n  frontdesk workflow approvals on\n  frontdesk workflow approvals off --note \"one admin in August\"",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"on", "off"},
		RunE: func(cmd *cobra.Command, args []string) error {
			e, err := openEdition(cmd, w, aim{note: note})
			if err != nil {
				return err
			}
			defer e.shelf.close()
			switch {
			case len(args) == 0 || (args[0] == "on") == e.shelf.approvals:
				e.sayApprovals()
				return nil
			case args[0] == "on":
				return e.requireApprovals(cmd)
			}
			return e.endApprovals(cmd)
		},
	}
	w.add(cmd)
	w.addWho(cmd)
	cmd.Flags().StringVar(&note, "note", "", "why a second person is asked for no longer")
	return cmd
}

func (e *edition) sayApprovals() {
	if e.shelf.approvals {
		fmt.Fprintln(e.page.out, "on: what is published waits for a second person.")
		return
	}
	fmt.Fprintln(e.page.out, "off: what is published is live at once.")
}

func (e *edition) requireApprovals(cmd *cobra.Command) error {
	err := e.shelf.db.Do(cmd.Context(), e.shelf.who, func(tx *store.Tx) error {
		tx.RequireApprovals()
		return nil
	})
	if err != nil {
		return err
	}
	e.shelf.approvals = true
	e.sayApprovals()
	return nil
}

func (e *edition) endApprovals(cmd *cobra.Command) error {
	if err := e.valid(); err != nil {
		return err
	}
	var id int64
	err := e.shelf.db.Do(cmd.Context(), e.shelf.who, func(tx *store.Tx) (err error) {
		id, err = tx.EndApprovals(cmd.Context(), e.note)
		return err
	})
	if err != nil {
		return errors.Join(errors.New("approvals are still on"), err)
	}
	e.waits(id)
	return nil
}
