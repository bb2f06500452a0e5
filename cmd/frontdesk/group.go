package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// group makes a command that only holds others answer a word that is none of them with
// an error, and not with its help and a success.
func group(cmd *cobra.Command, members ...*cobra.Command) *cobra.Command {
	cmd.AddCommand(members...)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		var names []string
		for _, m := range cmd.Commands() {
			names = append(names, m.Name())
		}
		return fmt.Errorf("%s has no command %q; %s ('%s --help' lists them)", cmd.CommandPath(), args[0], meant(args[0], names), cmd.CommandPath())
	}
	return cmd
}
