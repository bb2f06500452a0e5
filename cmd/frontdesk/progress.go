package main

import (
	"fmt"
	"io"
)

// progress is one line of a terminal that tells how far something is. Elsewhere it
// is silent.
type progress struct {
	out   io.Writer
	what  string
	shown int
}

// newProgress tells of what is counted: "conversations are read".
func newProgress(out io.Writer, what string) *progress {
	if !onTerminal(out) {
		out = io.Discard
	}
	return &progress{out: out, what: what}
}

// at shows n of all, a hundred times at most.
func (p *progress) at(n, of int) {
	if n-p.shown < of/100 && n != of {
		return
	}
	p.shown = n
	fmt.Fprintf(p.out, "\r\x1b[K  %d of %d %s", n, of, p.what)
}

// end clears the line.
func (p *progress) end() {
	if p.shown > 0 {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
