package main

import "github.com/spf13/cobra"

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "frontdesk",
		Short: "A patient portal that people reach by message",
		Long: "Frontdesk is a patient portal that people reach by message: they text the clinic and book,\n" +
			"move a visit, get reminders for everyone they care for.\n\n" +
			"Start with 'frontdesk demo': it needs no account and no configuration.",
		Example:       "  frontdesk demo\n  frontdesk serve --config frontdesk.yaml\n  frontdesk doctor",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(demoCommand(), serveCommand(), migrateCommand(), clinicCommand(), chatCommand(),
		workflowCommand(), doctorCommand(), versionCommand())
	return root
}
