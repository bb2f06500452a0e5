// Command frontdesk is the whole of Frontdesk in one binary: the clinic's gateway,
// workers and pages, a demo of all of it, and the tools to run it.
//
// wire.go is the one file that knows everyone. The other files are one command each.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(run()) }

// run lets deferred work end before the process does. The first interrupt asks for a
// clean stop; a second one ends the process at once.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	if err := rootCommand().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "frontdesk:", err)
		return 1
	}
	return 0
}
