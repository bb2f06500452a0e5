package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/workflows/flow"
)

// newWorkflow and newConversation are what a workflow begins as. NAME is its name, WORD
// the keyword that starts it.
const newWorkflow = `workflow: NAME
about: Say in one line what it is for.

starts:
  keywords: [WORD]
  phrases:
    en: [tell me about WORD]
    es: [cuénteme sobre WORD]

stuck: # after two answers that were not understood, a person
  say:
    en: "I'm passing this to our staff. They reply {clinic.hours}. Emergency? Call 911."
    es: "Paso su mensaje a nuestro equipo. Responde de {clinic.hours}. ¿Emergencia? Llame al 911."
  handoff: front desk

steps: # from the top down; only what leaves the line is named
  - ask: yesno
    id: wanted
    text:
      en: "Shall our staff call you about this? Reply Y or N."
      es: "¿Quiere que le llame nuestro equipo? Responda S o N."
    again: # the same in other words, for whoever was not understood
      en: "Sorry, I didn't get that. Reply Y for a call, N for none, or A for our staff."
      es: "Perdone, no entendí. Responda S para una llamada, N si no la quiere, o A para ayuda."
    no:
      say: {en: Good. We will not call., es: De acuerdo. No le llamaremos.}
      then: end
    unanswered: {after: 24h, then: end}

  - handoff: front desk
    say:
      en: "Thank you. We will call you, {clinic.hours}."
      es: "Gracias. Le llamaremos, {clinic.hours}."
`

const newConversation = `# What a patient writes (>), and what the clinic answers (<).
@ now 2026-11-23T09:00-05:00
@ people Ana

> WORD
< Shall our staff call you about this? Reply Y or N.
> maybe later this year
< Sorry, I didn't get that. Reply Y for a call, N for none, or A for our staff.
> y
< Thank you. We will call you, ...
= handoff front desk

> WORD
< Shall our staff call you about this? Reply Y or N.
> no
< Good. We will not call.
`

func workflowNewCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "new NAME",
		Short: "Begin a workflow: a small one that works, and its conversation",
		Long: "Writes NAME.yaml, a small workflow that can go live as it is, and NAME.txt, a conversation with it\n" +
			"that rehearses. Change one, then the other. No file is overwritten.",
		Example: "  frontdesk workflow new flu-shot\n  frontdesk workflow new flu-shot --out drafts",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, p := args[0], newPage(cmd.OutOrStdout())
			word := strings.NewReplacer("-", " ", "_", " ").Replace(name)
			fill := strings.NewReplacer("NAME", name, "WORD", word)
			source, conversation := fill.Replace(newWorkflow), fill.Replace(newConversation)
			if err := p.begins(name, source, conversation); err != nil {
				return err
			}
			base := filepath.Join(dir, name)
			if err := createBoth(base, source, conversation); err != nil {
				return err
			}
			fmt.Fprintf(p.out, "%s wrote %s.yaml and %s.txt\n", p.paint("32", "✓"), base, base)
			fmt.Fprintf(p.out, "Next: edit them, then 'frontdesk workflow check %s.yaml' and 'frontdesk workflow rehearse %s.yaml'.\n", dotted(base), dotted(base))
			return nil
		},
	}
	cmd.Flags().StringVar(&dir, "out", ".", "the folder to write into")
	return cmd
}

// dotted is a path that no command takes for a name.
func dotted(base string) string {
	if strings.ContainsAny(base, `/\`) {
		return base
	}
	return "./" + base
}

// begins reports why a workflow of that name cannot begin: the name is none or is taken,
// or its keyword is.
func (p page) begins(name, source, conversation string) error {
	s, err := openScripts(nil)
	if err != nil {
		return err
	}
	if _, taken := s.all[name]; taken {
		return fmt.Errorf("there is a workflow %q already; change it with 'frontdesk workflow show %s --shipped > %s.yaml'", name, name, name)
	}
	one := script{path: name}
	one.def, one.problems = flow.Parse([]byte(source))
	if s.all[name] = one; one.def == nil {
		delete(s.all, name)
	}
	if n, _ := p.problems(one, s.env(s.languages)); n > 0 {
		return fmt.Errorf("nothing is written: a workflow cannot be called %q; choose another name", plain(name))
	}
	lib, err := s.compiled(p.out)
	if err != nil {
		return err
	}
	return flow.Rehearse(lib, conversation)
}

// createBoth writes the workflow and its conversation, where neither file is there.
func createBoth(base, source, conversation string) error {
	files := []struct{ path, content string }{{base + ".yaml", source}, {base + ".txt", conversation}}
	for _, f := range files {
		if _, err := os.Lstat(f.path); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already; choose another name, or another folder with --out", f.path)
		}
	}
	for _, f := range files {
		out, err := os.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = out.WriteString(f.content)
		if err := errors.Join(err, out.Close()); err != nil {
			return err
		}
	}
	return nil
}
