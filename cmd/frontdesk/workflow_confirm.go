package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

var errNotSaid = errors.New("nothing was done: there is no terminal to ask at; say --yes to do it, or --dry-run to look only")

// confirm asks on a terminal whether to do what was shown.
func confirm(in io.Reader, out io.Writer, question string) error {
	if !onTerminal(in) {
		return errNotSaid
	}
	fmt.Fprintf(out, "%s [y/N] ", question)
	answer, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && err != io.EOF {
		return err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return nil
	}
	return errors.New("nothing was done")
}
