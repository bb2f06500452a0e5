package main

import (
	"github.com/spf13/cobra"

	"frontdesk/workflows"
	"frontdesk/workflows/flow/reference"
)

func workflowSchemaCommand() *cobra.Command {
	var completion bool
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a workflow, for your editor",
		Long: "Prints the JSON Schema of a workflow document, with every action of this release. An editor that\n" +
			"knows YAML completes by it and underlines what cannot be: in VS Code with the YAML extension,\n" +
			"write '# yaml-language-server: $schema=workflow.schema.json' on top of a workflow.",
		Example: "  frontdesk workflow schema > workflow.schema.json\n  frontdesk workflow schema --completion > completion.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			write := reference.Schema
			if completion {
				write = reference.Completion
			}
			b, err := write(workflows.Specs())
			if err != nil {
				return err
			}
			_, err = cmd.OutOrStdout().Write(append(b, '\n'))
			return err
		},
	}
	cmd.Flags().BoolVar(&completion, "completion", false, "the words that an editor offers, with their help, instead")
	return cmd
}

func workflowDocsCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "docs",
		Short:   "Print the reference: every step, question, action and limit",
		Long:    "Prints the reference page of the workflow language and of the actions of this release, in Markdown.",
		Example: "  frontdesk workflow docs > docs/reference.md\n  frontdesk workflow docs | less",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(reference.Page(workflows.Specs()))
			return err
		},
	}
}
