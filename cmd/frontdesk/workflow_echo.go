package main

import (
	"errors"
	"fmt"

	"frontdesk/workflows/flow"
)

// echoes replays the conversations of workflows that did not change, where something
// that they meet did. Other words are shown; a conversation that played before and can
// be played no more is an error: it takes a way that nobody has looked at.
func (p page) echoes(others []script, before, after *flow.Library) error {
	if before == nil {
		return nil
	}
	var broken []error
	for _, one := range others {
		for _, c := range one.told {
			if was, err := flow.Retell(before, c.text); err == nil {
				broken = append(broken, p.echo(one, conversation{path: c.path, text: was}, after))
			}
		}
	}
	if errors.Join(broken...) != nil {
		broken = append(broken, errors.New("where that is meant, publish the other workflow too, with the new conversation beside it"))
	}
	return errors.Join(broken...)
}

// recall replays the conversations that a workflow had when it was live. Its others may
// say things in other words since then.
func (p page) recall(one script, lib *flow.Library) error {
	if len(one.told) == 0 {
		fmt.Fprintf(p.out, "%s %s was published without a conversation: nothing is rehearsed\n", p.paint("33", "!"), one.path)
	}
	var broken []error
	for _, c := range one.told {
		broken = append(broken, p.echo(one, c, lib))
	}
	return errors.Join(broken...)
}

// echo replays one conversation and shows what reads differently.
func (p page) echo(of script, c conversation, lib *flow.Library) error {
	now, err := flow.Retell(lib, c.text)
	switch {
	case err != nil:
		return fmt.Errorf("%s of %s can be played no more: %w", c.path, of.path, err)
	case now != c.text:
		fmt.Fprintf(p.out, "%s %s of %s reads differently now\n", p.paint("33", "!"), c.path, of.path)
		p.lines(c.text, now)
	}
	return nil
}
